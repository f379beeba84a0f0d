"""The counting parts of the canvas, run as the browser runs them: in node, or in chromium."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from app.components.reader import PARTS, part_script

PURE = ("offsets", "moves", "fold", "ranges", "book", "ledger", "recent")
Run = Callable[[str, Any], Any]
TEXTS = (
    "Bonjour, ça va ?",
    "👨‍👩‍👧‍👦 famille 🇫🇷🇧🇪 e\u0301te\u0301 नमस्ते 한국어 🏳️‍🌈!",
    "L’équipe, aujourd’hui : « rien ». Oui\u00a0? Non.",
    "שלום עולם mixed text مرحبا",
    "a",
    "\u202f…",
    "Deux\nparagraphes ici 🙂\n\nfin",
)


@pytest.fixture(scope="module")
def run() -> Run:
    """Runs some JavaScript after the parts; ``given`` is what it works on, ``return`` what comes."""
    assert set(PURE) < set(PARTS)
    parts = "\n".join(part_script(part) for part in PURE)
    node = shutil.which("node")
    if node is None:
        pytest.skip("There is no node here; the browser tests go through the same parts.")

    def ran(body: str, given: Any = None) -> Any:
        program = (
            f"{parts}\nconst given = JSON.parse(require('fs').readFileSync(0, 'utf8'));\n"
            f"const found = (() => {{ {body} }})();\n"
            "process.stdout.write(JSON.stringify(found ?? null));"
        )
        done = subprocess.run(
            [str(node), "-e", program],
            input=json.dumps(given).encode(),
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return ran


def turns_of(texts: tuple[str, ...]) -> tuple[list[dict[str, Any]], str]:
    """Turns as the page gives them, and the whole text they stand in."""
    turns, start = [], 0
    for n, text in enumerate(texts, start=1):
        turns.append({"n": n, "text": text, "start": start, "role": "respondent", "notes": []})
        start += len(text) + 1
    return turns, "\n".join(texts)


DOC = "const doc = new Doc(given.turns, 'fr');"


def test_every_code_point_is_found_again_in_every_text(run: Run) -> None:
    turns, whole = turns_of(TEXTS)
    body = (
        DOC
        + """
      const wrong = [];
      for (let point = 0; point <= given.length; point += 1) {
        const { turn, at } = doc.locate(point, true);
        const back = doc.point(turn, at);
        if (back !== point) wrong.push([point, back]);
      }
      return wrong;"""
    )
    assert run(body, {"turns": turns, "length": len(whole)}) == []


def test_a_selection_is_what_python_cuts_and_splits_no_cluster(run: Run) -> None:
    turns, whole = turns_of(TEXTS)
    picked = random.Random(7)
    pairs = [sorted(picked.sample(range(len(whole) + 1), 2)) for _ in range(400)]
    body = (
        DOC
        + """
      return given.pairs.map(([a, b]) => {
        const one = doc.refine(a, b, false);
        if (!one) return null;
        const cuts = [one.start, one.end].map((point, n) => {
          const { turn, at } = doc.locate(point, n === 1);
          return floorCluster(turn.text, at) === at;
        });
        return [one.start, one.end, doc.quote(one.start, one.end), cuts.every(Boolean)];
      });"""
    )
    found = run(body, {"turns": turns, "pairs": pairs})
    assert len([f for f in found if f]) > 350
    for (a, b), one in zip(pairs, found, strict=True):
        if one is None:
            assert not whole[a:b].strip(), (a, b)
            continue
        start, end, quote, is_whole = one
        assert whole[start:end] == quote
        assert quote == quote.strip()
        assert is_whole


def test_whole_words_are_selected_when_asked(run: Run) -> None:
    turns, whole = turns_of(("L’équipe est là, aujourd’hui.", "Oui 🙂 bon"))
    body = (
        DOC
        + """
      const quoted = (one) => doc.quote(one.start, one.end);
      return given.pairs.map(([a, b]) => quoted(doc.refine(a, b, true)));"""
    )
    start = whole.index("quipe")
    pairs = [[start, start + 2], [start, whole.index("hui")], [0, whole.index("Oui") + 1]]
    assert run(body, {"turns": turns, "pairs": pairs}) == [
        "L’équipe",
        "L’équipe est là, aujourd’hui",
        "L’équipe est là, aujourd’hui.\nOui",
    ]


def test_the_caret_walks_over_everything_and_back(run: Run) -> None:
    turns, whole = turns_of(TEXTS)
    body = (
        DOC
        + """
      const walks = {};
      for (const unit of ["grapheme", "word", "sentence", "turn"]) {
        const there = [0];
        for (let n = 0; n < 500; n += 1) {
          const next = step(doc, there.at(-1), unit, 1);
          if (next === there.at(-1)) break;
          there.push(next);
        }
        const back = [there.at(-1)];
        for (let n = 0; n < 500 && back.at(-1) > 0; n += 1) back.push(step(doc, back.at(-1), unit, -1));
        walks[unit] = [there, back];
      }
      return walks;"""
    )
    for unit, (there, back) in run(body, {"turns": turns}).items():
        assert there == sorted(set(there)), unit
        assert there[-1] == len(whole), unit
        assert back[-1] == 0, unit
        assert back == sorted(set(back), reverse=True), unit


def test_words_are_found_whatever_their_accents(run: Run) -> None:
    body = """
      return given.map(([text, wanted]) => places(text, fold(wanted)).map(([a, b]) => text.slice(a, b)));"""
    assert run(
        body,
        [
            ["L’ÉQUIPE, l'équipe, équipée", "equipe"],
            ["un cœur, le COEUR", "coeur"],
            ["e\u0301te\u0301 🙂 Été", "ete"],
            ["aujourd’hui", "aujourd'hui"],
        ],
    ) == [
        ["ÉQUIPE", "équipe", "équipé"],
        ["cœur", "COEUR"],
        ["e\u0301te\u0301", "Été"],
        ["aujourd’hui"],
    ]


def test_codings_that_overlap_never_share_a_line(run: Run) -> None:
    picked = random.Random(3)
    rows = [
        {"id": str(n), "start": (s := picked.randrange(900)), "end": s + picked.randrange(1, 60)}
        for n in range(200)
    ]
    placed = run("return giveLanes(given, 64);", rows)
    for a in placed:
        for b in placed:
            if a["id"] < b["id"] and a["start"] < b["end"] and b["start"] < a["end"]:
                assert a["lane"] != b["lane"]


def test_what_is_not_coded_is_what_no_coding_covers(run: Run) -> None:
    texts = ("Bonjour ?", "Oui, je vais bien. Et vous ?", "…", "Bien (rires).")
    turns, whole = turns_of(texts)
    turns[0]["role"] = "interviewer"
    covered = [
        {"start": whole.index("je"), "end": whole.index(". Et")},
        {"start": whole.index("vais"), "end": whole.index("Et") + 2},
    ]
    body = (
        DOC
        + """
      const counts = (turn) => turn.role !== 'interviewer';
      const left = uncovered(doc, given.covered, counts);
      return [left.map(({start, end}) => doc.quote(start, end)), share(doc, given.covered, counts)];"""
    )
    left, part = run(body, {"turns": turns, "covered": covered})
    assert left == ["Oui, ", " vous ?", "Bien (rires)."]
    assert 0 < part < 1


def test_the_palette_puts_the_likeliest_code_first(run: Run) -> None:
    codes = [
        {"id": "t", "name": "Freins", "parent": None, "position": 0, "definition": ""},
        {
            "id": "a",
            "name": "Équipe soudée",
            "parent": "t",
            "position": 0,
            "definition": "le temps d’équipe",
        },
        {"id": "b", "name": "Temps", "parent": "t", "position": 1, "definition": ""},
        {"id": "c", "name": "Manque de temps", "parent": "t", "position": 2, "definition": ""},
        {"id": "d", "name": "Contretemps", "parent": None, "position": 1, "definition": ""},
        {
            "id": "e",
            "name": "Temps ancien",
            "parent": None,
            "position": 2,
            "definition": "",
            "retired": True,
        },
    ]
    body = """
      const book = new Book(given);
      const asked = [["temps", [], []], ["equipe", [], []], ["", ["c"], ["d"]], ["frei temps", ["c"], []]];
      return asked.map(([typed, recent, near]) =>
        book.ranked(typed, recent, near, typed && !typed.includes(" ") ? 9 : 2).map((code) => code.id));"""
    assert run(body, codes) == [["b", "c", "d", "a"], ["a"], ["c", "d"], ["c", "b"]]


def test_a_code_keeps_its_key_while_it_is_in_use(run: Run) -> None:
    body = """
      const book = { get: (id) => id };
      const recent = new Recent({ book }, ["a", "b"]);
      for (const id of "cdefghi") recent.use(id);
      const before = [...recent.slots];
      recent.use("a"); recent.use("z");
      return [before.join(""), recent.slots.join(""), recent.last()];"""
    assert run(body, None) == ["abcdefghi", "azcdefghi", "z"]


def test_what_is_done_here_is_seen_until_the_program_says_otherwise(run: Run) -> None:
    turns, _ = turns_of(TEXTS)
    body = (
        DOC
        + """
      const ledger = new Ledger(doc);
      ledger.source = "s";
      ledger.reset([{ id: "1", code: "a", coder: "me", start: 0, end: 7, comment: "" }]);
      const flat = (row) => [row.id, row.code, row.start, row.end, !!row.unsaved];
      const now = () => [...ledger.view.values()].map(flat).sort();
      const op = { do: "code", source: "s", start: 3, end: 30, codes: [["b", "2"]] };
      const twice = { do: "code", source: "s", start: 0, end: 7, codes: [["a", "3"]] };
      const said = [];
      ledger.refresh([op, twice], "me"); said.push(now());
      ledger.hear([{ id: "2", code: "b", coder: "me", start: 3, end: 30, comment: "" }], []);
      ledger.refresh([], "me"); said.push(now());
      const off = { do: "uncode", source: "s", coding: "1" };
      const other = { do: "recode", source: "s", coding: "2", code: "c" };
      ledger.refresh([off, other], "me"); said.push(now());
      ledger.refresh([], "me"); said.push(now());
      ledger.hear([], ["1"]); ledger.refresh([], "me"); said.push(now());
      said.push(ledger.byTurn.map((ids) => ids.size));
      return said;"""
    )
    first, second, third, fourth, fifth, turns_with = run(body, {"turns": turns})
    assert first == [["1", "a", 0, 7, False], ["2", "b", 3, 30, True]]
    assert second == [["1", "a", 0, 7, False], ["2", "b", 3, 30, False]]
    assert third == [["2", "c", 3, 30, True]]
    assert fourth == second
    assert fifth == [["2", "b", 3, 30, False]]
    assert turns_with[:2] == [1, 1]
    assert sum(turns_with) == 2


def test_a_new_name_of_small_words_is_not_taken_for_a_code_that_merely_holds_its_letters(
    run: Run,
) -> None:
    codes = [
        {"id": "a", "name": "Charge"},
        {"id": "b", "name": "Solitude la nuit", "parent": "a", "position": 1},
    ]
    body = """
      const book = new Book(given);
      const found = (typed) => book.ranked(typed, [], [], 9).map((code) => code.id);
      return [found("Charge de nuit"), found("nuit"), found("charge nuit"), found("solit"),
              book.holds(book.get("b"), "charge la nuit"), book.holds(book.get("b"), "la nuit")];
    """
    assert run(body, codes) == [[], ["b"], ["b"], ["b"], False, True]


def test_a_code_made_here_gives_way_to_the_one_somebody_else_made_under_its_name(run: Run) -> None:
    codes = [{"id": "a", "name": "Charge", "parent": None, "position": 0}]
    body = """
      const book = new Book(given), recent = new Recent({ book }, []);
      const theirs = { id: "c", name: "cadence ", parent: null, position: 1 };
      book.make([{ id: "b", name: "Cadence" }, { id: "d", name: "Cadence", parent: "a" }]);
      recent.use("b");
      const before = book.order.map((code) => code.id);
      book.take([theirs, { id: "d", name: "Cadence", parent: "a", position: 0 }], []);
      recent.follow(book.same);
      const after = book.order.map((code) => code.id);
      book.take([{ ...theirs, id: "b" }], []);
      return [before, after, recent.at(1), book.get("b").id, book.get("d").id];
    """
    found = run(body, codes)
    assert found == [["a", "d", "b"], ["a", "d", "c"], "c", "b", "d"]
