"""The French study that ships keeps what it promises to teachers."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest
import yaml
from openpyxl import load_workbook

from qualcode.ingest.reading import read_documents
from qualcode.ingest.structure.recognise import recognise
from qualcode.model import Role

CORPORA = Path(__file__).parents[2] / "corpora"
STUDY = CORPORA / "territoire"
INTERVIEWS = [f"M{number}" for number in range(1, 9)]
FILES = {path.stem: path for path in (STUDY / "transcripts").iterdir()}
CODERS = ("coder_a", "coder_b", "consensus")

Turns = list[tuple[str, str]]
Row = dict[str, str]


@pytest.fixture(scope="session")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study made again from its masters, elsewhere."""
    target = tmp_path_factory.mktemp("territoire")
    command = [sys.executable, str(CORPORA / "build.py"), "territoire", "--turns"]
    command += ["--to", str(target)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    return target


@pytest.fixture(scope="session")
def turns(rebuilt: Path) -> dict[str, Turns]:
    """Interview -> (role, text) of every turn, as its author wrote them."""
    written = json.loads((rebuilt / "turns.json").read_text("utf-8"))
    return {name: [(role, text) for role, text in spoken] for name, spoken in written.items()}


@pytest.fixture(scope="session")
def texts(turns: dict[str, Turns]) -> dict[str, str]:
    """Interview -> canonical text."""
    return {name: "\n".join(text for _, text in spoken) for name, spoken in turns.items()}


@pytest.fixture(scope="session")
def answers(turns: dict[str, Turns]) -> dict[str, list[range]]:
    """Interview -> where its respondent speaks."""
    return {name: list(_answers(spoken)) for name, spoken in turns.items()}


def _answers(spoken: Turns) -> list[range]:
    start, places = 0, []
    for role, text in spoken:
        if role == "respondent":
            places.append(range(start, start + len(text)))
        start += len(text) + 1
    return places


@pytest.fixture(scope="session")
def codings() -> dict[str, list[Row]]:
    """Coder -> rows."""
    return {coder: _rows(STUDY / "codings" / f"{coder}.csv") for coder in CODERS}


@pytest.fixture(scope="session")
def gold() -> dict[str, list[dict[str, Any]]]:
    """Interview -> marked spans."""
    return {
        name: json.loads((STUDY / "gold" / f"{name}.json").read_text("utf-8"))["spans"]
        for name in INTERVIEWS
    }


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _nodes(kinds: set[str]) -> list[dict[str, Any]]:
    def walk(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [n for node in nodes for n in (node, *walk(node.get("children", [])))]

    book = yaml.safe_load((STUDY / "codebook.yaml").read_text("utf-8"))
    return [node for node in walk(book) if node["kind"] in kinds]


def _whole_word(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.IGNORECASE)


@pytest.mark.parametrize("name", INTERVIEWS)
def test_ingest_finds_the_turns_the_author_wrote(name: str, turns: dict[str, Turns]) -> None:
    path = FILES[name]
    (document,) = read_documents(path.name, path.read_bytes())
    draft = recognise(document)
    roles = {Role.INTERVIEWER: "interviewer", Role.RESPONDENT: "respondent"}
    assert [(roles.get(turn.role), turn.text) for turn in draft.turns] == turns[name]


def test_a_rebuild_gives_the_files_that_ship(rebuilt: Path) -> None:
    for made in sorted(path for path in rebuilt.rglob("*.*") if path.name != "turns.json"):
        shipped = STUDY / made.relative_to(rebuilt)
        assert _content(made) == _content(shipped), shipped.name


def _content(path: Path) -> object:
    """The bytes, or what a zip holds: two machines may press the same words differently."""
    if not is_zipfile(path):
        return path.read_bytes()
    with ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_each_interview_has_two_to_four_thousand_words(texts: dict[str, str]) -> None:
    words = {name: len(text.split()) for name, text in texts.items()}
    assert list(words) == INTERVIEWS
    assert all(2000 <= n <= 4000 for n in words.values()), words


def test_every_quote_stands_where_it_says_in_an_answer(
    codings: dict[str, list[Row]], texts: dict[str, str], answers: dict[str, list[range]]
) -> None:
    for coder, rows in codings.items():
        for row in rows:
            start, end = int(row["start"]), int(row["end"])
            assert row["coder"] == coder
            assert row["quote"] == texts[row["interview"]][start:end]
            turn = [place for place in answers[row["interview"]] if start in place]
            assert turn, row
            assert end <= turn[0].stop


def test_every_coding_names_a_leaf_at_its_place_in_the_codebook(
    codings: dict[str, list[Row]],
) -> None:
    book = yaml.safe_load((STUDY / "codebook.yaml").read_text("utf-8"))
    places = {
        leaf["id"]: (theme["name"], sub_theme["name"], leaf["name"], leaf["kind"])
        for theme in book
        for sub_theme in theme["children"]
        for leaf in sub_theme["children"]
    }
    for rows in codings.values():
        for row in rows:
            place = (row["theme"], row["sub_theme"], row["code"], row["kind"])
            assert places[row["code_id"]] == place
    assert {row["code_id"] for row in codings["consensus"]} == set(places)


def test_each_coder_made_25_to_40_codings_an_interview(codings: dict[str, list[Row]]) -> None:
    for coder, rows in codings.items():
        per_interview = Counter(row["interview"] for row in rows)
        assert set(per_interview) == set(INTERVIEWS)
        assert all(25 <= n <= 40 for n in per_interview.values()), (coder, per_interview)


def test_the_codebook_has_three_levels_and_about_45_leaves_with_definitions() -> None:
    themes, leaves = _nodes({"theme"}), _nodes({"code", "lever"})
    assert 43 <= len(leaves) <= 47
    assert len({node["id"] for node in themes + leaves}) == len(themes) + len(leaves)
    for leaf in leaves:
        for part in ("name", "definition", "inclusion", "exclusion", "example", "colour"):
            assert leaf[part], (leaf["id"], part)
        assert "children" not in leaf


def test_every_lever_stands_beside_the_barrier_it_answers() -> None:
    for sub_theme in _nodes({"theme"}):
        siblings = {node["id"]: node["kind"] for node in sub_theme["children"]}
        for node in sub_theme["children"]:
            assert (node["kind"] == "lever") == ("answers" in node), node["id"]
            if "answers" in node:
                assert siblings[node["answers"]] == "code", node["id"]


def test_every_example_is_said_in_the_interview_it_names(texts: dict[str, str]) -> None:
    for leaf in _nodes({"code", "lever"}):
        said = re.fullmatch(r"(.+) \((M\d)\)", leaf["example"])
        assert said, leaf["id"]
        assert said[1] in texts[said[2]].replace("'", "’"), leaf["id"]


def test_most_leaves_appear_early_and_hardly_any_late(codings: dict[str, list[Row]]) -> None:
    first: dict[str, int] = {}
    for row in codings["consensus"]:
        at = INTERVIEWS.index(row["interview"])
        first[row["code_id"]] = min(at, first.get(row["code_id"], at))
    assert sum(at < 3 for at in first.values()) >= 0.6 * len(first)
    assert sum(at >= 6 for at in first.values()) <= 0.05 * len(first)


def test_no_coder_uses_a_leaf_before_the_consensus_knows_it(
    codings: dict[str, list[Row]],
) -> None:
    def first(coder: str) -> dict[str, int]:
        seen: dict[str, int] = {}
        for row in codings[coder]:
            at = INTERVIEWS.index(row["interview"])
            seen[row["code_id"]] = min(at, seen.get(row["code_id"], at))
        return seen

    agreed = first("consensus")
    for coder in ("coder_a", "coder_b"):
        assert {c for c, at in first(coder).items() if at < agreed[c]} == set()


def test_the_coders_agree_as_people_do(
    codings: dict[str, list[Row]], answers: dict[str, list[range]]
) -> None:
    n = sum(len(place) for places in answers.values() for place in places)
    one, other = _characters(codings["coder_a"]), _characters(codings["coder_b"])
    kappas = {code: _kappa(one[code], other[code], n) for code in one.keys() | other.keys()}
    assert 0.5 <= median(kappas.values()) <= 0.8, kappas


def _characters(rows: list[Row]) -> dict[str, set[tuple[str, int]]]:
    marked: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for row in rows:
        places = range(int(row["start"]), int(row["end"]))
        marked[row["code_id"]].update((row["interview"], at) for at in places)
    return marked


def _kappa(one: set[tuple[str, int]], other: set[tuple[str, int]], n: int) -> float:
    """Cohen (1960) on two yes/no ratings of n characters."""
    p_one, p_other = len(one) / n, len(other) / n
    by_chance = p_one * p_other + (1 - p_one) * (1 - p_other)
    return (1 - len(one ^ other) / n - by_chance) / (1 - by_chance)


def test_no_leaf_with_more_than_three_extracts_is_coded_the_same_by_both(
    codings: dict[str, list[Row]],
) -> None:
    def extracts(coder: str) -> dict[str, set[tuple[str, str, str]]]:
        by_code: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
        for row in codings[coder]:
            by_code[row["code_id"]].add((row["interview"], row["start"], row["end"]))
        return by_code

    one, other = extracts("coder_a"), extracts("coder_b")
    same = [c for c in one if one[c] == other[c] and len(one[c]) > 3]
    assert same == []
    assert any(len(extracts_of) > 3 for extracts_of in one.values())


def test_gold_stands_where_it_says_and_holds_every_kind_that_was_asked_for(
    gold: dict[str, list[dict[str, Any]]], texts: dict[str, str]
) -> None:
    for name, spans in gold.items():
        assert any(span["identifying"] for span in spans)
        for span in spans:
            assert texts[name][span["start"] : span["end"]] == span["text"]
    kinds = {s["type"] for spans in gold.values() for s in spans if s["identifying"]}
    assert kinds == {"PER", "LOC", "ORG", "DATE", "AGE", "PHONE", "EMAIL", "ID", "OTHER"}
    assert any(not s["identifying"] for spans in gold.values() for s in spans)


def test_gold_spans_do_not_overlap(gold: dict[str, list[dict[str, Any]]]) -> None:
    for spans in gold.values():
        ordered = sorted(spans, key=lambda span: span["start"])
        for before, after in pairwise(ordered):
            assert before["end"] <= after["start"], (before, after)


def test_no_identifying_form_is_left_unmarked_anywhere(
    gold: dict[str, list[dict[str, Any]]], texts: dict[str, str]
) -> None:
    left = []
    for row in _rows(STUDY / "key.csv"):
        for name, text in texts.items():
            for hit in _whole_word(row["form"]).finditer(text):
                if not any(s["start"] <= hit.start() and hit.end() <= s["end"] for s in gold[name]):
                    left.append((name, row["form"], text[hit.start() - 20 : hit.end() + 20]))
    assert left == []


def test_the_key_holds_every_identifying_form_and_one_replacement_for_each(
    gold: dict[str, list[dict[str, Any]]],
) -> None:
    rows = _rows(STUDY / "key.csv")
    keyed = {(row["interview"], row["form"]): row["kind"] for row in rows}
    for name, spans in gold.items():
        for span in spans:
            if span["identifying"]:
                assert keyed[name, span["text"]] == span["type"]
    replacements = defaultdict(set)
    for row in rows:
        replacements[row["form"].casefold()].add(row["replacement"])
    assert {f: r for f, r in replacements.items() if len(r) > 1} == {}


def test_every_form_of_the_key_is_found_in_its_interview(texts: dict[str, str]) -> None:
    for row in _rows(STUDY / "key.csv"):
        if _whole_word(row["form"]).search(texts[row["interview"]]):
            continue
        assert _whole_word(row["form"]).search(_around(FILES[row["interview"]])), row


def _around(path: Path) -> str:
    """What a file says outside its turns: head, labels, other sheets."""
    (document,) = read_documents(path.name, path.read_bytes())
    said = [f"{paragraph.speaker or ''} {paragraph.text}" for paragraph in document.paragraphs]
    if path.suffix == ".xlsx":
        sheets = load_workbook(path, read_only=True).worksheets
        said += [str(cell) for sheet in sheets for row in sheet.values for cell in row]
    return " ".join(said)


def test_what_enters_the_study_as_it_is_says_no_form_of_the_key() -> None:
    forms = {row["form"]: _whole_word(row["form"]) for row in _rows(STUDY / "key.csv")}
    files = ("study.yaml", "guide.yaml", "participants.csv", "codebook.yaml", "README.md")
    spoken = {name: (STUDY / name).read_text("utf-8") for name in files}
    spoken["replacements"] = "\n".join(row["replacement"] for row in _rows(STUDY / "key.csv"))
    said = [(n, f) for n, text in spoken.items() for f, word in forms.items() if word.search(text)]
    assert said == []


def test_the_study_lists_its_interviews_with_their_files_and_participants() -> None:
    study = yaml.safe_load((STUDY / "study.yaml").read_text("utf-8"))
    participants = {row["identifiant"] for row in _rows(STUDY / "participants.csv")}
    versions = {v["number"] for v in yaml.safe_load((STUDY / "guide.yaml").read_text())["versions"]}
    assert [entry["identifier"] for entry in study["interviews"]] == INTERVIEWS
    assert [entry["order"] for entry in study["interviews"]] == list(range(1, 9))
    for entry in study["interviews"]:
        assert (STUDY / entry["file"]) == FILES[entry["identifier"]]
        assert (STUDY / entry["gold"]).exists()
        assert entry["participant"] in participants
        assert entry["guide_version"] in versions
    for entry in study["codings"]:
        assert (STUDY / entry["file"]).exists()
