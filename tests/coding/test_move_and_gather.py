"""Several codes moved at once, gathered under a theme, or sorted by their extracts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.codebook_operations import gather_codes, move_codes
from qualcode.coding.heaps import Heap, heaps_into_themes
from qualcode.errors import BadInputError, ConflictError, QualcodeError
from qualcode.model import Code, Codebook, CodeKind, Coding, Segment, Span
from qualcode.wording import render

TREE = Codebook(
    (
        Code("a", "Freins", position=0),
        Code("b", "Temps", parent_id="a", position=0),
        Code("c", "Argent", parent_id="a", position=1),
        Code("d", "Surcharge", position=1),
        Code("e", "Fatigue", position=2),
    )
)


def names_under(tree: Codebook, parent_id: str | None) -> list[str]:
    return [code.name for code in tree.children(parent_id)]


def test_several_codes_go_side_by_side_in_the_order_of_the_tree() -> None:
    changes = move_codes(TREE, ["e", "d"], "a", 1)
    assert names_under(changes.apply_to(TREE), "a") == ["Temps", "Surcharge", "Fatigue", "Argent"]
    assert render(changes.said, "en") == "moved “Surcharge”, “Fatigue” under “Freins”"


def test_what_stands_under_a_moved_code_moves_with_it_and_only_once() -> None:
    after = move_codes(TREE, ["a", "b"], "d").apply_to(TREE)
    assert after.path("b") == ("Surcharge", "Freins", "Temps")


def test_a_move_among_neighbours_says_that_it_is_no_more_than_that() -> None:
    changes = move_codes(TREE, ["e"], None, 0)
    assert names_under(changes.apply_to(TREE), None) == ["Fatigue", "Freins", "Surcharge"]
    assert render(changes.said, "en") == "put “Fatigue” in another place"


def test_two_codes_of_one_name_do_not_end_up_side_by_side() -> None:
    twice = Codebook((*TREE.codes, Code("f", "fatigue", parent_id="c")))
    with pytest.raises(ConflictError):
        move_codes(twice, ["e", "f"], "a")


def test_codes_are_gathered_where_the_first_of_them_stood() -> None:
    changes = gather_codes(TREE, ["e", "b"], "Épuisement", code_id="new")
    after = changes.apply_to(TREE)
    assert names_under(after, "a") == ["Épuisement", "Argent"]
    assert names_under(after, "new") == ["Temps", "Fatigue"]
    assert after.get("new").kind is CodeKind.THEME


@settings(max_examples=60, deadline=None)
@given(
    moving=st.lists(st.sampled_from("abcde"), min_size=1, max_size=4),
    parent=st.sampled_from([None, *"abcde"]),
    place=st.integers(-1, 6),
)
def test_no_move_loses_a_code_or_leaves_a_gap(
    moving: list[str], parent: str | None, place: int
) -> None:
    try:
        after = move_codes(TREE, moving, parent, place).apply_to(TREE)
    except QualcodeError:
        return
    assert {c.id for c in after.codes} == set("abcde")
    for level in (None, *"abcde"):
        places = [c.position for c in after.children(level)]
        assert places == sorted(set(places))


def coding(coding_id: str, code_id: str, start: int) -> Coding:
    return Coding(coding_id, code_id, "anne", Segment("s", 1, Span(start, start + 3), "abc"))


CODINGS = (coding("k1", "d", 0), coding("k2", "d", 5), coding("k3", "e", 9))


def test_heaps_become_themes_and_what_lies_on_none_stays() -> None:
    heaps = [Heap("Le soir", frozenset({"k1", "k3"}), code_id="n")]
    changes = heaps_into_themes(TREE, CODINGS, heaps, "a", retire_emptied=True)
    after = changes.apply_to(TREE)
    assert after.path("n") == ("Freins", "Le soir")
    assert {c.id: c.code_id for c in changes.apply_to_codings(CODINGS)} == {
        "k1": "n",
        "k2": "d",
        "k3": "n",
    }
    assert [c.id for c in after.codes if c.retired] == ["e"]


@pytest.mark.parametrize(
    "heaps",
    [
        [],
        [Heap("Vide", frozenset())],
        [Heap("Un", frozenset({"k1"})), Heap("Deux", frozenset({"k1"}))],
    ],
)
def test_a_table_that_says_nothing_or_two_things_is_refused(heaps: list[Heap]) -> None:
    with pytest.raises(BadInputError):
        heaps_into_themes(TREE, CODINGS, heaps, None)
