"""Two states of a codebook compared: who came, went, changed name, place or meaning."""

from __future__ import annotations

from collections.abc import Callable

from qualcode.coding.codebook_changes import CodebookChanges
from qualcode.coding.codebook_comparison import compare_codebooks
from qualcode.coding.codebook_operations import (
    create_code,
    edit_code,
    move_code,
    rename_code,
    restore_code,
    retire_code,
)
from qualcode.model import Code, Codebook

TREE = Codebook(
    (
        Code("a", "Freins"),
        Code("b", "Temps", parent_id="a"),
        Code("c", "Soir", parent_id="b"),
        Code("d", "Argent", position=1),
    )
)


def test_the_same_codebook_shows_no_difference() -> None:
    assert compare_codebooks(TREE, TREE).is_empty


def test_each_change_is_in_its_list_and_a_code_may_be_in_several() -> None:
    after = TREE
    steps: tuple[Callable[[Codebook], CodebookChanges], ...] = (
        lambda t: create_code(t, "Distance", parent_id="a", code_id="e"),
        lambda t: rename_code(t, "b", "Manque de temps"),
        lambda t: move_code(t, "b", "d"),
        lambda t: edit_code(t, "b", definition="Ce qui prend du temps"),
        lambda t: retire_code(t, "d"),
    )
    for changes in steps:
        after = changes(after).apply_to(after)
    after = Codebook(tuple(c for c in after.codes if c.id != "c"))
    found = compare_codebooks(TREE, after)
    assert [(c.id, path) for c, path in found.added] == [("e", ("Freins", "Distance"))]
    assert [(c.id, path) for c, path in found.gone] == [("c", ("Freins", "Temps", "Soir"))]
    assert [p.after.name for p in found.renamed] == ["Manque de temps"]
    (moved,) = found.moved
    assert (moved.path_before, moved.path_after) == (
        ("Freins", "Temps"),
        ("Argent", "Manque de temps"),
    )
    assert [p.after.id for p in found.redefined] == ["b"]
    assert {p.after.id for p in found.retired} == {"b", "d"}


def test_what_moves_along_with_its_parent_has_not_moved_itself() -> None:
    after = move_code(TREE, "b", None).apply_to(TREE)
    assert [p.after.id for p in compare_codebooks(TREE, after).moved] == ["b"]


def test_a_code_taken_into_use_again_is_said_to_be() -> None:
    without = retire_code(TREE, "d").apply_to(TREE)
    again = restore_code(without, "d").apply_to(without)
    assert [p.after.id for p in compare_codebooks(without, again).restored] == ["d"]
