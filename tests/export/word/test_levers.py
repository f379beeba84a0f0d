from __future__ import annotations

from dataclasses import replace

from lxml import etree

from qualcode.export.word import build_report
from qualcode.model import Extract, Segment, Span, ThematicNode, ThematicTree
from qualcode.model.report_plan import Quoted, ReportPlan
from tests.export import material
from tests.export.word.reading import W, body, paragraphs, style_of, text_of

ALL = ReportPlan(quoted=Quoted.EVERY)


def blocks_under(element: etree._Element, heading: str) -> list[etree._Element]:
    blocks = list(element)
    first = next(
        n for n, b in enumerate(blocks) if style_of(b) == "Heading4" and text_of(b) == heading
    )
    last = next(
        n for n in range(first + 1, len(blocks)) if style_of(blocks[n]).startswith("Heading")
    )
    return blocks[first + 1 : last]


def columns(table: etree._Element) -> list[str]:
    rows = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    return ["".join(column) for column in zip(*rows, strict=True)]


def said(n: int, words: str) -> Extract:
    return Extract(
        f"k{n}", Segment("s", 1, Span(0, len(words)), words), f"M{n % 3 + 1}", "E", words
    )


def with_lever_of(n: int) -> bytes:
    """The report in which the lever of the evening meetings holds ``n`` extracts."""
    tree = material.tree()
    theme = tree.roots[0]
    evening = theme.children[0]
    meetings = evening.children[0]
    lever = replace(
        meetings.levers[0], extracts=tuple(said(i, f"Levier {i}. " * 8) for i in range(n))
    )
    meetings = replace(meetings, levers=(lever,))
    evening = replace(evening, children=(meetings, *evening.children[1:]))
    theme = replace(theme, children=(evening, *theme.children[1:]))
    report = material.report(ALL)
    changed = ThematicTree((theme, *tree.roots[1:]), tree.n_extracts, tree.n_participants)
    return build_report(replace(report, tree=changed), "fr")


def test_a_barrier_and_its_levers_stand_side_by_side() -> None:
    element = body(build_report(material.report(ALL), "fr"))
    definition, counts, table = blocks_under(element, "Réunions du soir")
    assert [style_of(definition), style_of(counts)] == ["NodeDefinition", "ExtractCount"]
    left, right = columns(table)
    assert left.startswith("Frein")
    assert left.count("«\u00a0") == 5
    assert right.startswith("LeviersSe voir à midi")
    assert right.count("«\u00a0") == 2


def test_much_more_on_one_side_stands_below_instead() -> None:
    element = body(with_lever_of(40))
    *_, last_extract, table = blocks_under(element, "Réunions du soir")
    assert style_of(last_extract) == "Verbatim"
    (only,) = columns(table)
    assert only.startswith("Leviers")
    assert only.count("«\u00a0") == 40


def test_a_long_pair_of_columns_loses_and_repeats_nothing_and_keeps_its_order() -> None:
    element = body(with_lever_of(7))
    table = blocks_under(element, "Réunions du soir")[-1]
    left, right = columns(table)
    assert left.count("«\u00a0") == 5
    places = [right.index(f"Levier {i}. Levier") for i in range(7)]
    assert places == sorted(places)
    assert right.count("«\u00a0") == 7
    assert len(list(table.iter(f"{W}tr"))) > 2
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(f"{W}tr"))


def test_levers_of_a_theme_stand_directly_under_it_before_its_sub_themes() -> None:
    element = body(build_report(material.report(ALL), "fr"))
    blocks = list(element)
    theme = next(
        n
        for n, b in enumerate(blocks)
        if style_of(b) == "Heading2" and text_of(b) == "Le temps qui manque"
    )
    until = next(n for n in range(theme + 1, len(blocks)) if style_of(blocks[n]) == "Heading3")
    assert "Une aide au secrétariat" in text_of(blocks[until - 1])


def test_a_lever_under_a_lever_is_shown_with_its_own_extracts() -> None:
    tree = material.tree()
    theme = tree.roots[0]
    below = ThematicNode(
        replace(theme.levers[0].code, id="sous-levier", name="Un cahier partagé"),
        (said(1, "On l’écrit dans le cahier."),),
        n_own_extracts=1,
        n_own_participants=1,
        n_extracts=1,
        n_participants=1,
    )
    lever = replace(theme.levers[0], extracts=(), children=(below,))
    changed = replace(theme, levers=(lever,))
    report = replace(material.report(ALL), tree=ThematicTree((changed,), 1, 1))
    styles = dict.fromkeys(paragraphs(body(build_report(report, "fr"))))
    assert ("LeverName", "Une aide au secrétariat") in styles
    assert ("LeverName", "Un cahier partagé") in styles
