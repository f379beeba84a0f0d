from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.codebook_operations import create_code, edit_code
from qualcode.coding.merge_codes import CodeTexts, merge_codes, merged_texts
from qualcode.coding.split_code import CodePart, split_code
from qualcode.errors import BadInputError, ConflictError, NotFoundError, QualcodeError
from qualcode.model import Code, Codebook, CodeKind, Coding
from qualcode.wording import render
from tests.coding.material import book, coded_books, coding

TREE = book("a", "a/x", "a/y", "b", "b/z", "b/z/deep")


def test_codings_go_to_the_kept_code_and_repeats_collapse() -> None:
    codings = (
        coding("k1", "x"),
        coding("k2", "z"),
        coding("k3", "z", 20, 30),
        coding("k4", "z", coder="ben"),
    )
    changes = merge_codes(TREE, codings, "x", ["z"])
    assert [(c.id, c.code_id) for c in changes.apply_to_codings(codings)] == [
        ("k1", "x"),
        ("k3", "x"),
        ("k4", "x"),
    ]
    assert changes.removed_codings == ("k2",)
    assert changes.deleted == ("z",)
    assert render(changes.said, "en") == "merged “z” into “x”"


def test_the_comment_of_a_collapsed_coding_is_kept() -> None:
    codings = (coding("k1", "x", comment="ici"), coding("k2", "z", comment="là"))
    (kept,) = merge_codes(TREE, codings, "x", ["z"]).apply_to_codings(codings)
    assert kept.comment == "ici\nlà"


def test_two_codings_that_move_onto_one_another_keep_the_older() -> None:
    codings = (coding("k2", "y"), coding("k1", "z"))
    (kept,) = merge_codes(TREE, codings, "x", ["y", "z"]).apply_to_codings(codings)
    assert (kept.id, kept.code_id) == ("k1", "x")


def test_children_come_along_after_those_at_home() -> None:
    tree = book("a", "a/x", "a/x/own", "b", "b/z", "b/z/deep")
    after = merge_codes(tree, (), "x", ["z"]).apply_to(tree)
    assert [code.name for code in after.children("x")] == ["own", "deep"]
    assert [code.position for code in after.children("x")] == [0, 1]


def test_merging_a_parent_into_its_child_puts_the_child_in_its_place() -> None:
    after = merge_codes(TREE, (), "deep", ["z"]).apply_to(TREE)
    assert after.path("deep") == ("b", "deep")


def test_merging_a_grandparent_away_does_not_circle() -> None:
    after = merge_codes(TREE, (), "deep", ["b"]).apply_to(TREE)
    assert after.path("deep") == ("z", "deep")


def test_definitions_are_joined_once_each_and_can_be_seen_before() -> None:
    tree = edit_code(TREE, "x", definition="Le soir.", example="e").apply_to(TREE)
    tree = edit_code(tree, "y", definition="le  soir.", inclusion="i").apply_to(tree)
    tree = edit_code(tree, "z", definition="La nuit.").apply_to(tree)
    preview = merged_texts(tree, "x", ["y", "z"])
    assert preview == CodeTexts("Le soir.\nLa nuit.", "i", "", "e")
    after = merge_codes(tree, (), "x", ["y", "z"]).apply_to(tree)
    assert after.get("x").definition == preview.definition
    chosen = merge_codes(tree, (), "x", ["y"], name="soirs", texts=CodeTexts("Mienne."))
    assert chosen.apply_to(tree).get("x").definition == "Mienne."
    assert chosen.apply_to(tree).get("x").name == "soirs"


def test_levers_follow_the_barrier_that_is_kept() -> None:
    lever = Code("l", "levier", kind=CodeKind.LEVER, parent_id="b", position=1, answers="z")
    tree = Codebook((*TREE.codes, lever))
    assert merge_codes(tree, (), "x", ["z"]).apply_to(tree).get("l").answers == "x"
    assert merge_codes(tree, (), "l", ["z"]).apply_to(tree).get("l").answers is None


def test_a_merge_needs_two_codes_and_no_clash_of_names() -> None:
    for merged in ([], ["x"], ["y", "x"]):
        with pytest.raises(BadInputError):
            merge_codes(TREE, (), "x", merged)
    with pytest.raises(NotFoundError):
        merge_codes(TREE, (), "x", ["?"])
    tree = create_code(TREE, "Deep", parent_id="x", code_id="d2").apply_to(TREE)
    with pytest.raises(ConflictError):
        merge_codes(tree, (), "x", ["z"])
    with pytest.raises(ConflictError):
        merge_codes(TREE, (), "x", ["z"], name="Y")


def test_a_split_puts_the_new_codes_right_after_and_moves_what_is_named() -> None:
    codings = (coding("k1", "x"), coding("k2", "x", 20, 30), coding("k3", "x", 40, 50))
    parts = [CodePart("x1", frozenset({"k1"}), "d1"), CodePart("x2", frozenset({"k3"}))]
    changes = split_code(TREE, codings, "x", parts)
    after = changes.apply_to(TREE)
    assert [code.name for code in after.children("a")] == ["x", "x1", "x2", "y"]
    assert after.get(parts[0].code_id).definition == "d1"
    assert [c.code_id for c in changes.apply_to_codings(codings)] == [
        parts[0].code_id,
        "x",
        parts[1].code_id,
    ]
    assert render(changes.said, "en") == "split “x” into “x1”, “x2”"


def test_a_split_can_put_the_new_codes_under_the_old() -> None:
    after = split_code(TREE, (), "z", [CodePart("z1")], under=True).apply_to(TREE)
    assert [code.name for code in after.children("z")] == ["deep", "z1"]


def test_a_split_refuses_what_it_cannot_do() -> None:
    codings = (coding("k1", "x"), coding("k2", "y"))
    twice = [CodePart("p", frozenset({"k1"})), CodePart("q", frozenset({"k1"}))]
    for parts in ([], twice, [CodePart("p", frozenset({"k2"}))], [CodePart(" ")]):
        with pytest.raises(BadInputError):
            split_code(TREE, codings, "x", parts)
    for parts in ([CodePart("Y")], [CodePart("p"), CodePart("P")]):
        with pytest.raises(ConflictError):
            split_code(TREE, codings, "x", parts)


def test_many_merged_codes_are_named_up_to_twelve() -> None:
    tree = book(*(f"n{i}" for i in range(16)))
    said = merge_codes(tree, (), "n0", [f"n{i}" for i in range(1, 16)]).said
    assert render(said, "en").endswith("“n12” and 3 others into “n0”")


def said_by_whom(codings: tuple[Coding, ...]) -> set[tuple[str, object]]:
    return {(coding.coder_id, coding.segment) for coding in codings}


@settings(deadline=None)
@given(coded_books(), st.data())
def test_a_merge_loses_no_segment_of_no_coder_and_repeats_none(
    coded: tuple[Codebook, tuple[Coding, ...]], data: st.DataObject
) -> None:
    tree, codings = coded
    into = data.draw(st.sampled_from([code.id for code in tree.codes]))
    others = [code.id for code in tree.codes if code.id != into]
    merged = data.draw(st.lists(st.sampled_from(others or [into]), unique=True, min_size=1))
    try:
        changes = merge_codes(tree, codings, into, merged)
    except QualcodeError:
        assert not others
        return
    after = changes.apply_to_codings(codings)
    assert said_by_whom(after) == said_by_whom(codings)
    keys = [(coding.code_id, coding.coder_id, coding.segment) for coding in after]
    assert len(set(keys)) == len(keys)
    moved = {(into if k.code_id in merged else k.code_id, k.coder_id, k.segment) for k in codings}
    assert set(keys) == moved
    book_after = changes.apply_to(tree)
    assert {code.id for code in book_after.codes} == {c.id for c in tree.codes} - set(merged)
    assert all(code.answers not in merged for code in book_after.codes)


@settings(deadline=None)
@given(coded_books(), st.data())
def test_a_split_then_a_merge_gives_the_codings_back(
    coded: tuple[Codebook, tuple[Coding, ...]], data: st.DataObject
) -> None:
    tree, codings = coded
    code_id = data.draw(st.sampled_from([code.id for code in tree.codes]))
    own = [coding.id for coding in codings if coding.code_id == code_id]
    chosen = frozenset(data.draw(st.lists(st.sampled_from(own), unique=True)) if own else ())
    part = CodePart("a new one", chosen)
    split = split_code(tree, codings, code_id, [part])
    middle, recoded = split.apply_to(tree), split.apply_to_codings(codings)
    back = merge_codes(middle, recoded, code_id, [part.code_id])
    assert back.apply_to_codings(recoded) == codings
    as_before = {code.id: replace(code, position=0) for code in tree.codes}
    assert {c.id: replace(c, position=0) for c in back.apply_to(middle).codes} == as_before
