"""The Word file says what the study holds: every extract word for word, every count a query."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from qualcode.services.demo import DemoReport, run_demo
from qualcode.services.release import Statement
from tests.built_once import built_once
from tests.export.word.reading import W, body, paragraphs, style_of, table_after, text_of
from tests.orleans import FOLDER, needs_orleans

_QUOTED = re.compile(r"(?:«\s(.+)\s»|“(.+)”)\s\((.+)\)", re.DOTALL)
_VERBATIM = {"Verbatim", "CellVerbatim"}
_LEVER = re.compile(r"^(?:Levier|Lever)\s?: ")
_COUNT = re.compile(
    r"(\d+)\sextraits?, (\d+)\sparticipants?|(\d+)\sextracts?, (\d+)\sparticipants?"
)

# what is coded with a code or under it, its own levers apart, on the present text, by one coder
_COUNTED = """
WITH RECURSIVE under(id) AS (
    SELECT :code UNION
    SELECT code.id FROM code JOIN under ON code.parent_id = under.id
    WHERE NOT (code.kind = 'lever' AND code.answers = :code)
)
SELECT count(DISTINCT coding.source_id || ':' || coding.start || ':' || coding.end),
       count(DISTINCT interview_participant.participant_id)
FROM coding
JOIN source ON source.id = coding.source_id AND source.version = coding.version
JOIN interview_participant ON interview_participant.interview_id = source.interview_id
WHERE coding.code_id IN (SELECT id FROM under) AND coding.coder_id = :coder
"""
_TEXTS = """
SELECT participant.identifier, transcript_version.text
FROM source
JOIN transcript_version
  ON transcript_version.source_id = source.id AND transcript_version.number = source.version
JOIN interview_participant ON interview_participant.interview_id = source.interview_id
JOIN participant ON participant.id = interview_participant.participant_id
"""


@dataclass
class Written:
    """A Word file and the study it was written from."""

    word: etree._Element
    study: sqlite3.Connection
    coder: str

    @classmethod
    def of(cls, report: DemoReport) -> Written:
        docx = next(p for p in report.written if p.suffix == ".docx" and p.stem != "triangulation")
        study = sqlite3.connect(f"{report.study.as_uri()}?mode=ro", uri=True)
        coder = study.execute(
            "SELECT coder.id FROM coder JOIN coding ON coding.coder_id = coder.id "
            "ORDER BY coder.kind = 'consensus' DESC LIMIT 1"
        ).fetchone()[0]
        return cls(body(docx.read_bytes()), study, coder)

    def counted(self, code_id: str) -> tuple[int, int]:
        found = self.study.execute(_COUNTED, {"code": code_id, "coder": self.coder}).fetchone()
        return int(found[0]), int(found[1])

    def child(self, parent_id: str | None, name: str) -> str:
        found = self.study.execute(
            "SELECT id FROM code WHERE parent_id IS ? AND name = ?", (parent_id, name)
        ).fetchall()
        assert len(found) == 1, name
        return str(found[0][0])

    def nodes(self) -> Iterator[tuple[str, str]]:
        """Every heading of the tree with the line of counts under it: (code id, line)."""
        path: list[str] = []
        reached: str | None = None
        inside = False
        for style, words in paragraphs(self.word):
            if style == "Heading1":
                inside = words.startswith(("Résultats", "Findings", "Results"))
            elif style.startswith("Heading") and inside:
                path = path[: int(style.removeprefix("Heading")) - 2]
                reached = self.child(path[-1] if path else None, words)
                path.append(reached)
            elif style == "ExtractCount" and reached is not None:
                yield reached, words
                reached = None


@pytest.fixture(scope="module")
def orleans(tmp_path_factory: pytest.TempPathFactory) -> DemoReport:
    def build(to: Path) -> DemoReport:
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("QUALCODE_DATA", str(to / "data"))
            return run_demo(FOLDER, to / "out", statement=Statement())

    return built_once(tmp_path_factory, "orleans", build)


@pytest.fixture(
    params=["french_demo", "english_demo", pytest.param("orleans", marks=needs_orleans)]
)
def written(request: pytest.FixtureRequest) -> Iterator[Written]:
    found = Written.of(request.getfixturevalue(request.param))
    with closing(found.study):
        yield found


def test_every_extract_stands_word_for_word_in_its_released_transcript(written: Written) -> None:
    texts: dict[str, str] = {}
    for person, text in written.study.execute(_TEXTS):
        texts[person] = texts.get(person, "") + "\n" + text
    n_quoted = 0
    for style, words in paragraphs(written.word):
        if style in _VERBATIM and words.strip():
            quoted = _QUOTED.fullmatch(words.strip())
            assert quoted, words
            for part in (quoted[1] or quoted[2]).split("[…]"):
                assert part.strip() in texts[quoted[3]], words
            n_quoted += 1
    assert n_quoted > 80


def test_every_count_under_a_heading_equals_a_query(written: Written) -> None:
    n_seen = 0
    for code_id, line in written.nodes():
        assert _numbers(line) == written.counted(code_id), line
        n_seen += 1
    coded = written.study.execute(
        "SELECT count(DISTINCT parent.id) FROM code parent "
        "WHERE parent.kind = 'theme' AND parent.parent_id IS NULL"
    ).fetchone()[0]
    assert n_seen > 2 * coded


def test_every_count_beside_a_lever_equals_a_query(written: Written) -> None:
    n_seen = 0
    for cell in written.word.iter(f"{W}tc"):
        lever = ""
        for paragraph in cell.iter(f"{W}p"):
            style, words = style_of(paragraph), text_of(paragraph)
            if style == "LeverName":
                lever = words
            elif style == "CellCount":
                found = written.study.execute(
                    "SELECT id FROM code WHERE kind = 'lever' AND name = ?", (lever,)
                ).fetchall()
                assert _numbers(words) in [written.counted(row[0]) for row in found], lever
                n_seen += 1
    assert n_seen > 3


def test_the_annex_counts_every_code_as_a_query_does(written: Written) -> None:
    rows = _annex(written)
    names = dict(written.study.execute("SELECT id, name FROM code"))
    in_order = list(_in_tree_order(written.study, None))
    assert [_LEVER.sub("", row[0]) for row in rows] == [names[code_id] for code_id in in_order]
    for row, code_id in zip(rows, in_order, strict=True):
        assert (int(row[2] or 0), int(row[3] or 0)) == written.counted(code_id), row[0]


def test_the_first_lines_count_the_whole_study(written: Written) -> None:
    n_extracts, n_people = written.study.execute(
        "SELECT count(DISTINCT coding.source_id || ':' || start || ':' || end), "
        "count(DISTINCT participant_id) FROM coding "
        "JOIN source ON source.id = coding.source_id "
        "JOIN interview_participant i ON i.interview_id = source.interview_id "
        "WHERE coder_id = ?",
        (written.coder,),
    ).fetchone()
    said = [words for _, words in paragraphs(written.word) if _COUNT.search(words)]
    assert (n_extracts, n_people) in [_numbers(words) for words in said[:3]]


def test_no_heading_stands_without_text_or_extract(written: Written) -> None:
    for block, following in pairwise(written.word):
        style = style_of(block)
        if style.startswith("Heading"):
            deeper = style_of(following)
            assert text_of(following).strip() or deeper.startswith("Heading"), text_of(block)
            assert not deeper.startswith("Heading") or deeper > style, text_of(block)


def _numbers(line: str) -> tuple[int, int]:
    found = _COUNT.search(line)
    assert found, line
    first, second = (n for n in found.groups() if n is not None)
    return int(first), int(second)


def _annex(written: Written) -> list[list[str]]:
    titles = ("Livre de codes, définitions et effectifs", "Codebook with definitions and counts")
    captions = [words for style, words in paragraphs(written.word) if style == "Caption"]
    return table_after(written.word, next(c for c in captions if c.endswith(titles)))[1:]


def _in_tree_order(study: sqlite3.Connection, parent: str | None) -> Iterator[str]:
    found = study.execute(
        "SELECT id FROM code WHERE parent_id IS ? ORDER BY position, name", (parent,)
    ).fetchall()
    for (code_id,) in found:
        yield code_id
        yield from _in_tree_order(study, code_id)


def test_a_file_is_written_for_every_folder(french_demo: DemoReport) -> None:
    endings = sorted(Path(p).suffix for p in french_demo.written)
    assert endings == [".docx", ".docx", ".png", ".svg", ".xlsx", ".xlsx", ".xlsx"]
