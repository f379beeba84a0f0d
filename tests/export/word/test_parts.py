"""What a plan of a report changes in the file."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree

from qualcode.errors import BadInputError
from qualcode.export.word import (
    build_report,
    outline,
)
from qualcode.export.word.attribution import Attribution, check_attribution
from qualcode.export.word.document.packing import cuts
from qualcode.model import (
    Extract,
    Segment,
    Span,
)
from qualcode.model.report_plan import (
    USUAL_PARTS,
    Definitions,
    Quoted,
    ReportPart,
    ReportPlan,
    ResultsForm,
    TitlePage,
)
from tests.export import material
from tests.export.full_report import full_report
from tests.export.word.reading import W, body, headings, paragraphs, parts, table_after, text_of

P = ReportPart
NO_BREAK = "\u00a0"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def built(*shown: ReportPart, **choices: object) -> bytes:
    plan = ReportPlan(parts=shown, **choices)  # type: ignore[arg-type]
    return build_report(full_report(plan), "fr")


def chapters(docx: bytes) -> list[str]:
    return [words for level, words in headings(body(docx)) if level == 1]


def test_parts_stand_in_the_order_asked_for() -> None:
    assert chapters(built(P.CODEBOOK, P.RESULTS, P.TRANSCRIPTS)) == [
        "Livre de codes",
        "Résultats\u00a0: l’arbre thématique",
        "Retranscriptions",
    ]


def test_every_part_together_is_the_same_bytes_twice_and_has_the_outline_it_was_said_to() -> None:
    plan = ReportPlan(parts=(*USUAL_PARTS, P.TRANSCRIPTS))
    report = full_report(plan)
    docx = build_report(report, "fr")
    assert build_report(report, "fr") == docx
    said = [(h.level, h.text) for h in outline(report, "fr")]
    assert said == headings(body(docx))


def test_the_tree_is_drawn_with_a_caption_and_words_for_each_axis() -> None:
    docx = built(P.TREE, P.RESULTS)
    assert chapters(docx)[0] == "Arbre thématique"
    drawn = list(body(docx).iter(f"{{{DRAWING}}}docPr"))
    captions = [words for style, words in paragraphs(body(docx)) if style == "Caption"]
    captions = [words for words in captions if words.startswith("Figure")]
    assert len(drawn) == len(captions) >= 1
    assert all(one.get("descr", "").startswith("Arbre thématique") for one in drawn)
    assert "Le temps qui manque" in "".join(one.get("descr", "") for one in drawn)
    assert len({one.get("id") for one in drawn}) == len(drawn)
    assert built(P.TREE, P.RESULTS) == docx
    assert P.TREE not in USUAL_PARTS


def test_ids_of_bookmarks_and_names_are_unique() -> None:
    root = etree.fromstring(parts(built(*USUAL_PARTS))["word/document.xml"])
    for attribute in ("id", "name"):
        found = [mark.get(f"{W}{attribute}") for mark in root.iter(f"{W}bookmarkStart")]
        assert len(found) == len(set(found)) > 20


def test_results_as_tables_have_three_columns_and_no_heading_under_a_great_theme() -> None:
    docx = built(P.RESULTS, results_form=ResultsForm.TABLES, quoted=Quoted.EVERY)
    assert [level for level, _ in headings(body(docx))] == [1, 2, 2]
    rows = table_after(body(docx), f"Extraits de verbatim{NO_BREAK}: Le temps qui manque")
    assert rows[0] == ["Extraits de verbatim", "Thèmes générés", "Sous-thèmes générés"]
    assert len(rows) == 1 + sum(code != "voisins" for code, _, _ in material.SAID)
    flat = table_after(body(docx), f"Extraits de verbatim{NO_BREAK}: Le lien entre soignants")
    assert flat[0] == ["Extraits de verbatim", "Sous-thèmes générés"]
    assert flat[1][1] == "Connaître ses voisins"


def test_counts_and_definitions_may_be_left_out() -> None:
    docx = built(P.RESULTS, counts=False, definitions=Definitions.NONE)
    styles = {style for style, _ in paragraphs(body(docx))}
    assert not styles & {"ExtractCount", "CellCount", "NodeDefinition", "CellDefinition"}


def test_definitions_as_footnotes_stand_in_their_own_part_each_with_its_mark() -> None:
    members = parts(built(P.RESULTS, definitions=Definitions.FOOTNOTE))
    notes = etree.fromstring(members["word/footnotes.xml"])
    ids = [note.get(f"{W}id") for note in notes]
    marks = [
        mark.get(f"{W}id")
        for mark in etree.fromstring(members["word/document.xml"]).iter(f"{W}footnoteReference")
    ]
    assert marks == ids[2:]
    assert "La réunion prend la soirée." in text_of(notes)
    assert b"footnotes.xml" in members["word/_rels/document.xml.rels"]
    assert b"footnotePr" in members["word/settings.xml"]


def test_levers_may_be_nodes_below_their_barrier() -> None:
    beside, below = built(P.RESULTS), built(P.RESULTS, levers_beside=False)
    lever = f"Levier{NO_BREAK}: Se voir à midi"
    assert lever not in {words for _, words in headings(body(beside))}
    assert lever in {words for _, words in headings(body(below))}


def test_long_extracts_are_cut_where_the_plan_says_so() -> None:
    written = [w for _, w in paragraphs(body(built(P.RESULTS, longest=200))) if "numéro 0" in w]
    assert "[…]" in written[0]
    assert len(written[0]) < 240


def test_the_guide_shows_its_last_version_and_what_changed() -> None:
    words = [words for _, words in paragraphs(body(built(P.GUIDE)))]
    assert "Version 2, à partir du 1er mars 2026" in words
    assert words.index("Vos soirées\u00a0?") < words.index("Et midi\u00a0?")
    assert f"Ajoutée{NO_BREAK}: «{NO_BREAK}Et midi{NO_BREAK}?{NO_BREAK}»" in words
    assert f"Retirée{NO_BREAK}: «{NO_BREAK}Le travail{NO_BREAK}?{NO_BREAK}»" in words


def test_a_checklist_gives_the_number_and_the_page_of_what_it_speaks_of() -> None:
    docx = built(P.INTERVIEWS, P.RESULTS, P.CHECKLIST)
    rows = {row[0]: row for row in table_after(body(docx), "COREQ")}
    assert rows["20"][3] == f"1, p.{NO_BREAK}–"
    assert rows["25"][3] == f"2, p.{NO_BREAK}–"
    assert any("Dites-la." in words for _, words in paragraphs(body(docx)))


def test_transcripts_stand_whole_with_their_notes_in_italics() -> None:
    element = body(built(P.TRANSCRIPTS))
    written = [words for style, words in paragraphs(element) if style.startswith("Turn")]
    assert written == [
        f"Enquêteur{NO_BREAK}: Et le soir ?",
        f"M1{NO_BREAK}: Le soir je dors. (rires)",
        "Toujours.",
    ]
    noted = [r for r in element.iter(f"{W}r") if "(rires)" in text_of(r)]
    style = noted[0].find(f"{W}rPr/{W}rStyle")
    assert style is not None
    assert style.get(f"{W}val") == "NoteInText"


def test_an_author_stands_on_the_title_page_and_in_the_file_only_if_asked() -> None:
    page = TitlePage(author="A. Uteur", institution="Université", supervisor="D. Irige")
    for signed in (False, True):
        members = parts(built(P.TITLE, title_page=page, author_in_file=signed))
        assert "A. Uteur" in members["word/document.xml"].decode()
        assert ("A. Uteur" in members["docProps/core.xml"].decode()) is signed


def said(pattern: str, **known: str) -> tuple[str, str]:
    extract = Extract("c", Segment("s", 1, Span(0, 3), "oui"), "M3", "Entretien 3", "oui")
    return Attribution(pattern, {("M3", "Entretien 3"): known}).around(extract)


@pytest.mark.parametrize(
    ("pattern", "around"),
    [
        ("({participant})", ("", "(M3)")),
        ("{interview}", ("", "Entretien 3")),
        ("{participant} : {extract}", ("M3 :", "")),
        ("({metier}, {site}, {year})", ("", "(MG, MSP, 2021)")),
        ("({metier}, {inconnu}, {year})", ("", "(MG, 2021)")),
        ("({inconnu}, {metier})", ("", "(MG)")),
        ("({inconnu})", ("", "")),
        ("{PARTICIPANT} – {Metier}", ("", "M3 – MG")),
    ],
)
def test_an_attribution_says_what_is_known_and_leaves_no_stray_comma(
    pattern: str, around: tuple[str, str]
) -> None:
    assert said(pattern, metier="MG", site="MSP", year="2021", inconnu="") == around


def test_an_attribution_asking_for_what_is_not_known_is_refused_with_what_is() -> None:
    check_attribution("({participant}, {Metier})", ("participant", "metier"))
    with pytest.raises(BadInputError) as refused:
        check_attribution("({nom})", ("participant",))
    assert "{participant}" in str(refused.value.hint)


def test_two_columns_are_cut_where_they_end_at_one_height() -> None:
    assert cuts([4, 4, 4, 4], [8, 8], 8) == [(2, 1), (4, 2)]
    assert cuts([3], [3], 16) == [(1, 1)]
    assert cuts([], [5], 16) == [(0, 1)]
    assert cuts([40, 2], [2], 16)[-1] == (2, 1)
    long = cuts([3] * 200, [5] * 100, 16)
    assert long[-1] == (200, 100)
    assert all(a <= b for a, b in pairwise(long))


@pytest.mark.parametrize(
    ("undated", "said"),
    [(0, "Ils se sont tenus entre"), (1, "Ceux dont la date est connue (3 sur 4) se sont tenus")],
)
def test_the_period_is_that_of_the_interviews_whose_date_is_known(undated: int, said: str) -> None:
    report = full_report(ReportPlan(parts=(P.METHODS,)))
    unknown = tuple(replace(one, date="") for one in report.interviews[:undated])
    known = report.interviews[undated:]
    document = build_report(replace(report, interviews=(*unknown, *known)), "fr")
    assert any(said in words for _, words in paragraphs(body(document)))
