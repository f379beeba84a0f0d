from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.ingest.codebook_draft import CodebookDraft, DraftNode
from qualcode.ingest.codebook_text import read_codebook_text
from qualcode.model import CodeKind

Shape = tuple[tuple[str, "Shape"], ...]


def shape(nodes: Sequence[DraftNode]) -> Shape:
    return tuple((node.name, shape(node.children)) for node in nodes)


TREE: Shape = (
    ("Temps", (("Journée", (("Surcharge", ()),)), ("Soir", ()))),
    ("Liens", (("Hôpital", ()),)),
)


@pytest.mark.parametrize(
    "text",
    [
        "Temps\n\tJournée\n\t\tSurcharge\n\tSoir\nLiens\n\tHôpital",
        "Temps\n  Journée\n    Surcharge\n\n  Soir\nLiens\n     Hôpital",
        "- Temps\n  - Journée\n    - Surcharge\n  - Soir\n- Liens\n  - Hôpital",
        "Temps\n• Journée\n– Surcharge\n• Soir\nLiens\n• Hôpital",
        "1. Temps\n1.1. Journée\n1.1.1. Surcharge\n1.2. Soir\n2. Liens\n2.1. Hôpital",
        "1 Temps\n1.1 Journée\n1.1.1 Surcharge\n1.2 Soir\n2 Liens\n2.1 Hôpital",
        "# Temps\n## Journée\n### Surcharge\n## Soir\n# Liens\n## Hôpital",
        "# Temps\n## Journée\n- Surcharge\n## Soir\n# Liens\n- Hôpital",
        "1) Temps\n   a) Journée\n      - Surcharge\n   b) Soir\n2) Liens\n   a) Hôpital",
    ],
)
def test_depth_is_read_from_indentation_bullets_and_numbers_alike(text: str) -> None:
    assert shape(read_codebook_text("collé", text).nodes) == TREE


def test_what_follows_a_tab_is_the_definition() -> None:
    (node,) = read_codebook_text("collé", "Soir\tAprès vingt heures.").nodes
    assert (node.name, node.definition, node.kind) == ("Soir", "Après vingt heures.", CodeKind.CODE)


def test_a_line_that_says_lever_becomes_one_and_is_pointed_out() -> None:
    draft = read_codebook_text("collé", "Temps\n  Soir\n  Levier : réunions à midi")
    assert draft.nodes[0].children[1].kind is CodeKind.LEVER
    assert draft.nodes[0].kind is CodeKind.THEME
    assert [f.place.values["line"] for f in draft.findings] == [3]


def test_names_with_hyphens_and_years_are_left_whole() -> None:
    draft = read_codebook_text("collé", "Porte-à-porte\n2019, année charnière\nÀ - côté")
    assert [n.name for n in draft.nodes] == ["Porte-à-porte", "2019, année charnière", "À - côté"]


@settings(deadline=None)
@given(st.text())
def test_any_text_gives_a_draft_or_a_sentence(text: str) -> None:
    try:
        draft: CodebookDraft = read_codebook_text("collé", text)
    except QualcodeError:
        return
    assert len(draft.codebook()) == sum(1 for _ in draft.walk()) > 0


names = st.text("abcdé fgh", min_size=1).map(lambda s: f"n{' '.join(s.split())}")
trees = st.recursive(
    st.lists(st.tuples(names, st.just(())), min_size=1, max_size=3).map(tuple),
    lambda inner: st.lists(st.tuples(names, inner), min_size=1, max_size=3).map(tuple),
    max_leaves=12,
)


def indented(tree: Shape, step: str, depth: int = 0) -> list[str]:
    lines: list[str] = []
    for name, under in tree:
        lines += [step * depth + name, *indented(under, step, depth + 1)]
    return lines


@settings(deadline=None)
@given(trees, st.sampled_from(["\t", " ", "    "]))
def test_an_indented_tree_is_read_back(tree: Shape, step: str) -> None:
    text = "\n".join(indented(tree, step))
    assert shape(read_codebook_text("collé", text).nodes) == tree


@pytest.mark.parametrize("heading", ["Leviers", "Levers :", "LEVIERS"])
def test_a_heading_over_levers_is_no_lever_itself(heading: str) -> None:
    draft = read_codebook_text("collé", f"Freins\n  Temps\n{heading}\n  Réunions à midi")
    kinds = {node.name: node.kind for node in draft.walk()}
    assert kinds[heading] is not CodeKind.LEVER
    assert draft.findings == ()
