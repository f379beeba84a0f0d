from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from qualcode.export.figures.branch import Branch, Shown, axis_branch, whole_branch
from qualcode.export.figures.paper import figure_png, figures_pdf
from qualcode.export.figures.table_svg import table_figures
from qualcode.export.figures.tree_layout import LANDSCAPE, PORTRAIT, Box, Room, pages
from qualcode.export.figures.tree_svg import tree_figures
from tests.export.material import tree

_SVG = "{http://www.w3.org/2000/svg}"

branches = st.recursive(
    st.builds(Branch, st.text(min_size=1, max_size=90), st.sampled_from(["", "3 extraits"])),
    lambda inner: st.builds(
        lambda label, children: Branch(label, children=tuple(children)),
        st.text(min_size=1, max_size=60),
        st.lists(inner, min_size=1, max_size=8),
    ),
    max_leaves=30,
)


def _leaves(branch: Branch) -> list[str]:
    return [each.label for each in branch.walk() if not each.children]


@settings(max_examples=25, deadline=None)
@given(branches, st.sampled_from([PORTRAIT, LANDSCAPE]))
def test_every_node_stands_once_inside_a_page_and_no_box_lies_on_another(
    branch: Branch, room: Room
) -> None:
    boxes = pages(branch, room)
    if branch.depth() <= 7:
        assert [label for box in boxes for label in _leaves(box.branch)] == _leaves(branch)
    for page in boxes:
        placed = list(page.walk())
        for box in placed:
            assert box.x >= -0.01
            assert box.y >= -0.01
            assert box.x + box.width <= room.width + 0.01
            assert box.y + box.height <= room.height + 0.01
        for level in {box.level for box in placed}:
            column = sorted((b for b in placed if b.level == level), key=lambda b: b.y)
            assert all(_clear(a, b) for a, b in pairwise(column))


def _clear(one: Box, other: Box) -> bool:
    return one.y + one.height <= other.y + 0.01


def test_a_tree_of_five_hundred_nodes_is_cut_between_branches() -> None:
    leaves = [tuple(Branch(f"Nœud {t}.{n}") for n in range(12)) for t in range(40)]
    axis = Branch(
        "Axe", children=tuple(Branch(f"Thème {n}", children=c) for n, c in enumerate(leaves))
    )
    figures = tree_figures(axis)
    assert len(figures) > 5
    assert all(figure.height < 700 for figure in figures)
    assert figures[0].name == f"Axe – page 1 sur {len(figures)}"
    with_themes = [f for f in figures if b"Th\xc3\xa8me 7<" in f.svg]
    assert len(with_themes) == 1


def test_levels_deeper_than_asked_are_counted_as_folded() -> None:
    (axis, *_others) = tree().roots
    folded = axis_branch(axis, Shown(n_levels=1))
    n_under = sum(1 for node in axis.walk()) - 1
    drawn = sum(1 for each in folded.walk()) - 1
    assert drawn + sum(each.n_folded for each in folded.walk()) == n_under
    assert b"+ " in tree_figures(folded)[0].svg


def test_the_figure_says_in_words_what_it_shows_and_levers_are_told_by_more_than_colour() -> None:
    figures = tree_figures(whole_branch("Étude", tree(), Shown()))
    root = ElementTree.fromstring(figures[0].svg)
    assert root.get("role") == "img"
    described = root.find(f"{_SVG}desc")
    assert described is not None
    assert "Réunions du soir" in (described.text or "")
    dashed = [r for r in root.iter(f"{_SVG}rect") if r.get("stroke-dasharray")]
    assert dashed
    assert "Levier" in figures[0].svg.decode()


def test_odd_words_are_drawn_as_words() -> None:
    odd = Branch("<b>&\"'`\x00\ud800 😀", "1 extrait", children=(Branch("שלום"),))
    svg = tree_figures(odd)[0].svg
    words = [t.text for t in ElementTree.fromstring(svg).iter(f"{_SVG}text")]
    assert any("<b>&\"'`" in (word or "") for word in words)
    (right,) = [t for t in ElementTree.fromstring(svg).iter(f"{_SVG}text") if t.text == "שלום"]
    assert right.get("text-anchor") == "end"


@pytest.mark.parametrize("portrait", [True, False])
def test_a_pdf_has_a_page_of_a4_a_figure_the_same_bytes_twice_and_nobody_s_name(
    portrait: bool,
) -> None:
    figures = tree_figures(whole_branch("Étude", tree(), Shown()), portrait=portrait)
    written = figures_pdf(figures)
    assert figures_pdf(figures) == written
    read = PdfReader(BytesIO(written))
    assert len(read.pages) == len(figures)
    sides = sorted(round(float(side)) for side in read.pages[0].mediabox[2:])
    assert sides == [595, 842]
    assert not read.metadata or set(read.metadata) <= {"/Producer"}
    assert "Réunions du soir" in " ".join(read.pages[0].extract_text().split())
    assert figure_png(figures[0], 72)[:4] == b"\x89PNG"


def test_a_table_goes_over_pages_with_its_header_on_each() -> None:
    rows = [[f"M{n}", "Femme", "Maison de santé pluriprofessionnelle"] for n in range(90)]
    figures = table_figures("Participants", "Tableau", ["Participant", "sexe", "exercice"], rows)
    assert len(figures) > 1
    assert all(b">Participant<" in figure.svg for figure in figures)
    assert all(figure.height < 700 for figure in figures)
    said = b"".join(figure.svg for figure in figures)
    assert all(f">M{n}<".encode() in said for n in range(90))
