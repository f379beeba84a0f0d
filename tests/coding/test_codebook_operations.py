from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.codebook_changes import CodebookChanges
from qualcode.coding.codebook_operations import (
    create_code,
    edit_code,
    move_code,
    rename_code,
    restore_code,
    retire_code,
    set_answer,
)
from qualcode.errors import BadInputError, ConflictError, NotFoundError, QualcodeError
from qualcode.model import Code, Codebook, CodeKind
from qualcode.wording import render
from tests.coding.material import book, codebooks

TREE = book("temps", "temps/journée", "temps/soir", "liens", "liens/hôpital")


def names(codebook: Codebook, parent_id: str | None = None) -> list[str]:
    return [code.name for code in codebook.children(parent_id)]


def test_a_new_code_comes_last_and_says_where() -> None:
    changes = create_code(TREE, "  nuit ", parent_id="temps")
    assert names(changes.apply_to(TREE), "temps") == ["journée", "soir", "nuit"]
    assert render(changes.said, "en") == "created “nuit” under “temps”"
    assert [code.name for code in changes.inserted] == ["nuit"]
    assert changes.updated == ()


def test_a_new_code_can_come_first_and_the_others_move_on() -> None:
    changes = create_code(TREE, "nuit", parent_id="temps", position=0)
    assert names(changes.apply_to(TREE), "temps") == ["nuit", "journée", "soir"]
    assert {code.id for code in changes.updated} == {"journée", "soir"}


@pytest.mark.parametrize("name", ["Journee", "JOURNÉE", " journée  "])
def test_two_names_that_differ_by_case_or_accents_are_one_name(name: str) -> None:
    with pytest.raises(ConflictError) as caught:
        create_code(TREE, name, parent_id="temps")
    assert "journée" in caught.value.sentence("en")
    assert create_code(TREE, name, parent_id="liens").inserted


def test_a_name_taken_by_a_retired_code_advises_to_restore_it() -> None:
    retired = retire_code(TREE, "soir").apply_to(TREE)
    with pytest.raises(ConflictError, match=r"restore|restaurez"):
        create_code(retired, "Soir", parent_id="temps")


def test_a_code_needs_a_name() -> None:
    with pytest.raises(BadInputError):
        create_code(TREE, " \n ")


def test_a_code_can_change_the_case_of_its_own_name() -> None:
    changes = rename_code(TREE, "soir", "Soir")
    assert render(changes.said, "en") == "renamed “soir” to “Soir”"
    assert changes.apply_to(TREE).get("soir").name == "Soir"
    with pytest.raises(ConflictError):
        rename_code(TREE, "soir", "Journée")


def test_editing_changes_only_what_is_given() -> None:
    first = edit_code(TREE, "soir", definition="après 20 h", colour="#112233").apply_to(TREE)
    second = edit_code(first, "soir", definition="", kind=CodeKind.THEME).apply_to(first)
    assert replace(second.get("soir"), defined_at="") == Code(
        "soir", "soir", kind=CodeKind.THEME, parent_id="temps", position=1, colour="#112233"
    )
    assert edit_code(TREE, "soir").is_empty


def test_moving_takes_what_is_under_it_along_and_says_so() -> None:
    changes = move_code(TREE, "temps", "hôpital")
    after = changes.apply_to(TREE)
    assert after.path("soir") == ("liens", "hôpital", "temps", "soir")
    assert render(changes.said, "en") == "moved “temps” under “hôpital”"
    assert render(changes.said, "fr") == "a déplacé «\u00a0temps\u00a0» sous «\u00a0hôpital\u00a0»"


def test_a_code_cannot_go_under_itself_nor_under_what_is_under_it() -> None:
    for parent in ("temps", "soir"):
        with pytest.raises(ConflictError):
            move_code(TREE, "temps", parent)


def test_moving_to_a_place_where_the_name_is_taken_is_refused() -> None:
    tree = book("a", "a/x", "b")
    tree = create_code(tree, "X", parent_id="b", code_id="x2").apply_to(tree)
    with pytest.raises(ConflictError):
        move_code(tree, "x", "b")


def test_moving_to_the_top() -> None:
    changes = move_code(TREE, "soir", None, position=0)
    assert names(changes.apply_to(TREE)) == ["soir", "temps", "liens"]
    assert render(changes.said, "en") == "moved “soir” to the top"


def test_retiring_takes_what_is_under_it_and_restoring_what_is_above() -> None:
    retired = retire_code(TREE, "temps").apply_to(TREE)
    assert {code.id for code in retired.codes if code.retired} == {"temps", "journée", "soir"}
    back = restore_code(retired, "soir").apply_to(retired)
    assert {code.id for code in back.codes if code.retired} == {"journée"}


def test_a_lever_answers_a_barrier_or_none() -> None:
    changes = set_answer(TREE, "hôpital", "soir")
    after = changes.apply_to(TREE)
    assert after.get("hôpital").kind is CodeKind.LEVER
    assert after.levers_of("soir")[0].id == "hôpital"
    assert set_answer(after, "hôpital", None).apply_to(after).levers_of("soir") == ()
    with pytest.raises(BadInputError):
        set_answer(TREE, "soir", "soir")


def test_an_unknown_code_is_said_to_be_unknown() -> None:
    attempts: list[Callable[[], object]] = [
        lambda: rename_code(TREE, "?", "x"),
        lambda: move_code(TREE, "soir", "?"),
        lambda: create_code(TREE, "x", parent_id="?"),
        lambda: create_code(TREE, "x", answers="?"),
        lambda: retire_code(TREE, "?"),
    ]
    for attempt in attempts:
        with pytest.raises(NotFoundError):
            attempt()


@settings(deadline=None)
@given(codebooks(), st.data())
def test_any_row_of_operations_keeps_a_tree_with_positions_in_order(
    tree: Codebook, data: st.DataObject
) -> None:
    for _ in range(5):
        code_id = data.draw(st.sampled_from([code.id for code in tree.codes]))
        other = data.draw(st.sampled_from([None, *(code.id for code in tree.codes)]))
        position = data.draw(st.none() | st.integers(-2, 9))
        try:
            operation = data.draw(st.sampled_from(OPERATIONS))
            changes = operation(tree, code_id, other, position)
        except QualcodeError:
            continue
        before, tree = tree, changes.apply_to(tree)
        assert len(tree) == len(before) + len(changes.inserted)
        siblings = tree.children(other)
        assert [code.position for code in siblings] == list(range(len(siblings)))


def _create_under(
    tree: Codebook, code_id: str, other: str | None, position: int | None
) -> CodebookChanges:
    return create_code(tree, f"new {len(tree)} {code_id}", parent_id=other, position=position)


Operation = Callable[[Codebook, str, str | None, int | None], CodebookChanges]
OPERATIONS: tuple[Operation, ...] = (move_code, _create_under)
