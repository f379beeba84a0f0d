from __future__ import annotations

import re

import pytest

from qualcode.export.word import build_report
from qualcode.model.report_plan import ReportPlan
from tests.export import material
from tests.export.word.reading import W, body, headings, paragraphs, parts, style_of, text_of


@pytest.fixture(scope="module")
def french() -> bytes:
    return build_report(material.report(), "fr")


def entries(docx_bytes: bytes, style: str) -> list[tuple[str, list[str]]]:
    found = []
    for paragraph in body(docx_bytes).iter(f"{W}p"):
        if style_of(paragraph).startswith(style) and paragraph.find(f"{W}hyperlink") is not None:
            found.append((style_of(paragraph), text_of(paragraph).split("\t")))
    return found


def test_the_contents_list_exactly_the_headings_down_to_their_level(french: bytes) -> None:
    listed = [
        (int(style.removeprefix("TOC")), words[-2].split("– ")[-1])
        for style, words in entries(french, "TOC")
    ]
    assert listed == [one for one in headings(body(french)) if one[0] <= 4]


def test_the_contents_number_headings_as_word_will(french: bytes) -> None:
    numbers = [words[0] if len(words) == 3 else words[0][:8] for _, words in entries(french, "TOC")]
    assert numbers == [
        *("1", "1.1", "1.2"),
        *("2", "2.1", "2.2"),
        *("3", "3.1", "3.1.1", "3.1.1.1", "3.1.1.2", "3.1.2", "3.2", "3.2.1"),
        *("4", "5", "Annexe\u00a0A", "A.1", "A.2", "Annexe\u00a0B"),
    ]


def test_fewer_levels_give_shorter_contents() -> None:
    short = build_report(material.report(ReportPlan(contents_levels=1)), "fr")
    assert {style for style, _ in entries(short, "TOC")} == {"TOC1", "TOC2"}
    assert b'TOC \\o "1-2" \\h \\z' in parts(short)["word/document.xml"]


def test_every_line_of_the_contents_leads_to_a_place_in_the_text(french: bytes) -> None:
    element = body(french)
    places = [mark.get(f"{W}name") for mark in element.iter(f"{W}bookmarkStart")]
    anchors = [link.get(f"{W}anchor") for link in element.iter(f"{W}hyperlink")]
    assert len(places) == len(set(places))
    assert set(anchors) <= set(places)
    pages = re.findall(rb"PAGEREF (\S+) ", parts(french)["word/document.xml"])
    assert [page.decode() for page in pages] == anchors


def test_fields_open_and_close_in_pairs(french: bytes) -> None:
    depth = 0
    for mark in body(french).iter(f"{W}fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[str(mark.get(f"{W}fldCharType"))]
        assert depth >= 0
    assert depth == 0


def test_tables_and_figures_are_numbered_and_listed(french: bytes) -> None:
    captions = [words for style, words in paragraphs(body(french)) if style == "Caption"]
    listed = [words[0] for _, words in entries(french, "TableofFigures")]
    assert sorted(listed) == sorted(captions)
    tables = [words for words in captions if words.startswith("Tableau")]
    assert [words.split("\u00a0")[1] for words in tables] == [
        str(n + 1) for n in range(len(tables))
    ]
    assert [words for words in captions if words.startswith("Figure\u00a01\u00a0–")]


def test_before_the_pages_are_known_the_file_asks_to_be_refreshed(french: bytes) -> None:
    assert b"updateFields" in parts(french)["word/settings.xml"]
    notes = [words for style, words in paragraphs(body(french)) if style == "RefreshNote"]
    assert notes == [
        "Les numéros de page apparaissent après mise à jour\u00a0: tout sélectionner (Ctrl+A), puis F9."
    ]
