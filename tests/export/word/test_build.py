from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.coding.thematic_tree import ExtractChoice, SaidBy, thematic_tree
from qualcode.export.word import Report, build_report
from qualcode.model import (
    Approach,
    Code,
    Codebook,
    CodeKind,
    Extract,
    Segment,
    Span,
    Study,
    ThematicNode,
    ThematicTree,
)
from qualcode.model.report_plan import Quoted, ReportPlan
from tests.export import material
from tests.export.word import reading
from tests.export.word.reading import W, body, headings, paragraphs, style_of, text_of

NO_BREAK = "\u00a0"
ALL = ReportPlan(quoted=Quoted.EVERY)


@pytest.fixture(scope="module")
def french() -> bytes:
    return build_report(material.report(), "fr")


def quotes(docx_bytes: bytes) -> list[str]:
    return [words for _, words in paragraphs(body(docx_bytes)) if words.startswith("«")]


def test_two_builds_are_the_same_bytes(french: bytes) -> None:
    assert build_report(material.report(), "fr") == french


def test_no_clock_gets_into_the_file(french: bytes) -> None:
    with ZipFile(BytesIO(french)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_says_nothing_about_who_made_it(french: bytes) -> None:
    properties = material.opened(french).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.created is None
    assert properties.title == "Le temps des soignants"
    everything = b"".join(reading.parts(french).values()).lower()
    assert b"python" not in everything
    assert b"rsid" not in everything


@pytest.mark.parametrize(("language", "locale"), [("fr", "fr-FR"), ("en", "en-GB")])
def test_the_document_says_its_language(language: str, locale: str) -> None:
    members = reading.parts(build_report(material.report(), language))
    assert f'w:lang w:val="{locale}"'.encode() in members["word/styles.xml"]
    assert locale.encode() in members["docProps/core.xml"]


def test_every_extract_stands_in_the_annex_word_for_word(french: bytes) -> None:
    written = quotes(french)
    for _, who, words in material.SAID:
        line = f"«{NO_BREAK}{words}{NO_BREAK}»{NO_BREAK}({who})"
        assert line in written


def test_extracts_are_in_italics_and_their_attribution_is_not(french: bytes) -> None:
    shown = [p for p in body(french).iter(f"{W}p") if text_of(p).startswith("«")]
    for paragraph in shown:
        styles = [style.get(f"{W}val") for style in paragraph.iter(f"{W}rStyle")]
        assert styles == ["VerbatimWords", "Attribution"]
    verbatim = material.opened(french).styles["Verbatim Words"]
    assert verbatim.font.italic


def test_english_puts_extracts_between_english_marks_and_keeps_their_language() -> None:
    element = body(build_report(material.report(), "en"))
    shown = [p for p in element.iter(f"{W}p") if "Le temps, toujours le temps." in text_of(p)]
    assert shown
    assert text_of(shown[0]) == f"“Le temps, toujours le temps.”{NO_BREAK}(M3)"
    assert [mark.get(f"{W}val") for mark in shown[0].iter(f"{W}lang")] == ["fr-FR"]


def test_with_no_limit_every_extract_stands_under_its_node_too() -> None:
    written = quotes(build_report(material.report(ALL), "fr"))
    assert len(written) == 2 * len(material.SAID)


def test_extracts_chosen_by_hand_stand_under_their_node_and_all_of_them_in_the_annex() -> None:
    whole = material.tree()
    picked = thematic_tree(
        Codebook(material.CODES),
        material.codings().values(),
        {one: SaidBy(one[-2:], "") for one in material.codings()},
        choice=ExtractChoice({"reunions": ["coding-4-M3", "coding-0-M1"]}, n_proposed=1),
    )
    element = body(build_report(replace(material.report(ALL), tree=picked, annex_tree=whole), "fr"))
    written = [words for _, words in paragraphs(element)]
    assert f"5 extraits, 3 participants{NO_BREAK}; 2 cités ici" in written
    places = [n for n, words in enumerate(written) if "C’est le soir" in words]
    assert written[places[0] + 1].startswith(f"«{NO_BREAK}Le mardi soir")
    assert len(places) == 2
    assert sum(words.startswith("«") for words in written) > len(material.SAID)
    assert any(words.startswith("Tous les extraits figurent ici") for words in written)


def test_an_annex_that_does_not_hold_every_extract_does_not_claim_to() -> None:
    said_by = {one: SaidBy(one[-2:], "") for one in material.codings()}
    some = thematic_tree(
        Codebook(material.CODES),
        material.codings().values(),
        said_by,
        choice=ExtractChoice({}, n_proposed=1),
    )
    element = body(build_report(replace(material.report(), tree=some), "fr"))
    written = [words for _, words in paragraphs(element)]
    assert not any(words.startswith("Tous les extraits") for words in written)


def test_with_a_limit_a_node_quotes_as_many_participants_as_it_can() -> None:
    element = body(build_report(material.report(ReportPlan(most=2)), "fr"))
    lines = [words for style, words in paragraphs(element) if style.startswith("Extract")]
    assert f"5 extraits, 3 participants{NO_BREAK}; 2 cités ici" in lines


def test_counts_under_headings_are_those_of_the_tree(french: bytes) -> None:
    blocks = list(body(french))
    counts = {}
    for place, block in enumerate(blocks):
        if style_of(block).startswith("Heading"):
            counts[text_of(block)] = next(
                (text_of(b) for b in blocks[place + 1 :] if style_of(b) == "ExtractCount"), ""
            )
    for node in material.tree().walk():
        if node.code.kind is not CodeKind.LEVER and node.n_extracts:
            line = counts[node.code.name]
            assert line.startswith(f"{node.n_extracts} extrait")
            assert f", {node.n_participants} participant" in line


def test_counts_in_the_overview_are_those_of_the_tree(french: bytes) -> None:
    title = "Thèmes et sous-thèmes, avec le nombre d’extraits et de participants"
    rows = reading.table_after(body(french), title)
    nodes = {node.code.name: node for node in material.tree().walk()}
    assert rows[1:] == [
        [name, str(nodes[name].n_extracts), str(nodes[name].n_participants)]
        for name in (
            "Le temps qui manque",
            "Les soirées",
            "La famille",
            "Le lien entre soignants",
            "Connaître ses voisins",
        )
    ]


def test_no_heading_stands_without_words_under_it(french: bytes) -> None:
    blocks = list(body(french))
    for block, following in pairwise(blocks):
        if style_of(block).startswith("Heading"):
            assert not style_of(following).startswith("Heading")
            assert text_of(following).strip()


def test_what_stands_between_a_heading_and_its_first_extract_keeps_to_it(french: bytes) -> None:
    styles = material.opened(french).styles
    for name in ("Heading 1", "Heading 2", "Heading 5", "Node Definition", "Extract Count"):
        style = styles[name]
        while style.paragraph_format.keep_with_next is None and style.base_style is not None:
            style = style.base_style
        assert style.paragraph_format.keep_with_next


def test_nodes_without_extract_stand_in_the_codebook_only(french: bytes) -> None:
    element = body(french)
    names = {words for _, words in headings(element)}
    assert not names & {"Nœud jamais employé", "Thème sans extrait"}
    rows = reading.table_after(element, "Livre de codes, définitions et effectifs")
    assert ["Nœud jamais employé", "Rien ne s’y rapporte.", "0", "0"] in rows


def test_nodes_deeper_than_the_headings_are_labels_in_the_text() -> None:
    element = body(build_report(material.report(ReportPlan(heading_levels=2)), "fr"))
    assert "Réunions du soir" not in {words for _, words in headings(element)}
    assert ("NodeLabel", "Réunions du soir") in set(paragraphs(element))


def test_a_table_of_extracts_names_theme_and_sub_theme_on_every_row(french: bytes) -> None:
    rows = reading.table_after(body(french), f"Extraits de verbatim{NO_BREAK}: Le temps qui manque")
    assert rows[0] == ["Extraits de verbatim", "Thèmes générés", "Sous-thèmes générés"]
    evening = [row[1:] for row in rows if "la troisième" in row[0] or "mardi soir" in row[0]]
    assert evening == [["Les soirées", "Réunions du soir"]] * 2
    lever = next(row for row in rows if "sandwich" in row[0])
    assert lever[1:] == ["Les soirées", f"Levier{NO_BREAK}: Se voir à midi"]
    assert len(rows) == 1 + sum(code not in ("voisins",) for code, _, _ in material.SAID)


def test_rows_stay_whole_unless_their_extract_could_fill_a_page(french: bytes) -> None:
    rows = list(body(french).iter(f"{W}tr"))
    assert rows
    for row in rows:
        whole = row.find(f"{W}trPr/{W}cantSplit") is not None
        assert whole is (material.LONG not in text_of(row))


def test_header_rows_repeat_on_every_page(french: bytes) -> None:
    tables = [
        t for t in body(french).iter(f"{W}tbl") if text_of(t) and "Approche" not in text_of(t)
    ]
    assert len(tables) > 6
    for table in tables:
        first = next(table.iter(f"{W}tr"))
        assert first.find(f"{W}trPr/{W}tblHeader") is not None


def test_participants_and_interviews_are_written_as_people_write_them(french: bytes) -> None:
    element = body(french)
    people = reading.table_after(element, "Caractéristiques des participants")
    assert people[1] == ["M1", "35-45 ans", "1er mars 2012", "non", "1,5"]
    held = reading.table_after(element, "Entretiens, dans l’ordre")
    assert held[1] == ["Entretien M1", "M1", "1er mars 2026", "Cabinet", f"31{NO_BREAK}min"]


def test_many_attributes_lay_the_chapter_across_and_the_results_upright() -> None:
    attributes = tuple(
        replace(material.report().attributes[0], id=f"a{n}", name=f"Caractéristique{n}", position=n)
        for n in range(8)
    )
    element = body(build_report(replace(material.report(), attributes=attributes), "fr"))
    across = [size.get(f"{W}orient") for size in element.iter(f"{W}pgSz")]
    assert across == [None, "landscape", None]


def test_agreement_without_a_value_is_a_dash_and_its_reason_stands_below() -> None:
    element = body(build_report(material.report(), "en"))
    rows = reading.table_after(element, "Agreement per code")
    assert ["Nœud jamais employé", "–", "–", "–", "–", "–"] in rows
    assert ["Réunions du soir", "91.2%", "0.62", "0.61", "–", "–"] in rows
    assert ("TableNote", "Nobody used it.") in set(paragraphs(element))


def test_a_reflexive_study_reports_neither_saturation_nor_agreement_and_says_why() -> None:
    report = material.report()
    reflexive = replace(report, study=replace(report.study, approach=Approach.REFLEXIVE))
    element = body(build_report(reflexive, "fr"))
    titles = {words for _, words in headings(element)}
    assert not titles & {"Codes nouveaux par entretien", "Accord entre codeurs"}
    assert any(words.startswith("Ni la saturation") for _, words in paragraphs(element))


def test_a_study_with_nothing_coded_still_gives_a_report() -> None:
    empty = Report(Study("s", "Étude vide"), ThematicTree((), 0, 0))
    element = body(build_report(empty, "fr"))
    assert headings(element) == [(1, "Méthode"), (1, "Résultats\u00a0: l’arbre thématique")]


def test_the_curve_has_words_for_whoever_cannot_see_it(french: bytes) -> None:
    inline = next(material.opened(french).inline_shapes.__iter__())
    described = inline._inline.docPr.get("descr")
    assert "M1 3, M2 2, M3 1, M4 0" in described


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=40).filter(str.strip))
def test_any_words_give_a_file_that_opens_and_holds_them(words: str, name: str) -> None:
    segment = Segment("s", 1, Span(0, len(words)), words)
    code = Code("c", name, CodeKind.THEME, definition=words)
    node = ThematicNode(code, (Extract("k", segment, "M1", "E1", words),), (), (), 1, 1, 1, 1)
    report = Report(Study("s", name), ThematicTree((node,), 1, 1), Codebook((code,)))
    built = build_report(report, "en")
    material.opened(built)
    legible = "".join(one if _in_xml(one) else "\ufffd" for one in words)
    assert f"“{legible}”{NO_BREAK}(M1)" in [text for _, text in paragraphs(body(built))]


def _in_xml(letter: str) -> bool:
    n = ord(letter)
    return letter in "\t\n\r" or 0x20 <= n <= 0xD7FF or 0xE000 <= n <= 0xFFFD or n >= 0x10000


def test_three_thousand_extracts_are_all_quoted() -> None:
    words = "On ne sait pas trop ce que les gens attendent de nous ici, le soir. " * 4
    themes = []
    for theme in range(5):
        said = tuple(
            Extract(
                f"{theme}-{n}", Segment("s", 1, Span(0, len(words)), words), f"M{n % 9}", "E", words
            )
            for n in range(600)
        )
        code = Code(f"t{theme}", f"Thème {theme}", CodeKind.THEME, position=theme)
        themes.append(ThematicNode(code, said, (), (), 600, 9, 600, 9))
    report = Report(Study("s", "Grande étude"), ThematicTree(tuple(themes), 3000, 9), plan=ALL)
    built = build_report(report, "fr")
    assert len(quotes(built)) == 6000


def test_what_was_picked_trimmed_and_written_of_a_node_is_what_the_chapter_prints() -> None:
    codings = material.codings()
    picked = {
        "coding-4-M3": replace(codings["coding-4-M3"], report_position=0, divergent=True),
        "coding-2-M1": replace(
            codings["coding-2-M1"], report_position=1, report_quote="On finit […] à huit."
        ),
    }
    codes = tuple(
        replace(c, analysis="Le soir revient.\nIl pèse." if c.id == "reunions" else "")
        for c in material.CODES
    )
    tree = thematic_tree(
        Codebook(codes),
        (codings | picked).values(),
        {one: SaidBy(one[-2:], "") for one in codings},
        choice=ExtractChoice({}, n_proposed=None),
    )
    element = body(build_report(replace(material.report(), tree=tree), "fr"))
    written = [words for _, words in paragraphs(element)]
    at = written.index("Le soir revient.")
    assert written[at + 1] == "Il pèse."
    assert written[at + 2].endswith("2 cités ici")
    assert written[at + 3 : at + 5] == ["Frein", "Leviers"]
    assert written[at + 5] == (
        f"«{NO_BREAK}C’est le soir & c’est <long>, voilà.{NO_BREAK}»{NO_BREAK}(M3) [cas divergent]"
    )
    assert written[at + 6] == f"«{NO_BREAK}On finit […] à huit.{NO_BREAK}»{NO_BREAK}(M1)"
    assert any("On finit à vingt-trois heures" in words for words in written[at + 7 :])
