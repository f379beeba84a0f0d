"""Create, rename, edit, move, reorder, retire and restore codes: a codebook in, changes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qualcode.coding.codebook_changes import CodebookChanges, changes_between
from qualcode.coding.codebook_checks import (
    check_name_is_free,
    check_no_cycle,
    clean_name,
    known_code,
)
from qualcode.coding.siblings import in_order, put_under, replaced
from qualcode.errors import BadInputError
from qualcode.model import Code, Codebook, CodeKind, new_id
from qualcode.wording import Message


def create_code(
    codebook: Codebook,
    name: str,
    *,
    kind: CodeKind = CodeKind.CODE,
    parent_id: str | None = None,
    position: int | None = None,
    definition: str = "",
    inclusion: str = "",
    exclusion: str = "",
    example: str = "",
    colour: str = "",
    answers: str | None = None,
    code_id: str | None = None,
) -> CodebookChanges:
    """A new code under a parent (last unless ``position``, counted from 0, says otherwise)."""
    name = clean_name(name)
    if parent_id is not None:
        known_code(codebook, parent_id)
    if answers is not None:
        known_code(codebook, answers)
    check_name_is_free(codebook, name, parent_id)
    code = Code(
        id=code_id or new_id(),
        name=name,
        kind=kind,
        definition=definition,
        inclusion=inclusion,
        exclusion=exclusion,
        example=example,
        colour=colour,
        answers=answers,
    )
    after = put_under(codebook, code, parent_id, position)
    said = (
        Message("created “{code}”", code=name)
        if parent_id is None
        else Message(
            "created “{code}” under “{parent}”", code=name, parent=codebook.get(parent_id).name
        )
    )
    return changes_between(codebook, after, said)


def rename_code(codebook: Codebook, code_id: str, name: str) -> CodebookChanges:
    """The code under another name."""
    code, name = known_code(codebook, code_id), clean_name(name)
    check_name_is_free(codebook, name, code.parent_id, besides=(code_id,))
    said = Message("renamed “{old}” to “{new}”", old=code.name, new=name)
    return changes_between(codebook, replaced(codebook, replace(code, name=name)), said)


def edit_code(
    codebook: Codebook,
    code_id: str,
    *,
    kind: CodeKind | None = None,
    definition: str | None = None,
    inclusion: str | None = None,
    exclusion: str | None = None,
    example: str | None = None,
    colour: str | None = None,
) -> CodebookChanges:
    """The code with what is given changed; None leaves a field as it is."""
    code = known_code(codebook, code_id)
    after = replace(
        code,
        kind=code.kind if kind is None else kind,
        definition=code.definition if definition is None else definition,
        inclusion=code.inclusion if inclusion is None else inclusion,
        exclusion=code.exclusion if exclusion is None else exclusion,
        example=code.example if example is None else example,
        colour=code.colour if colour is None else colour,
    )
    said = Message("edited “{code}”", code=code.name)
    return changes_between(codebook, replaced(codebook, after), said)


def set_answer(codebook: Codebook, lever_id: str, barrier_id: str | None) -> CodebookChanges:
    """The lever answering this barrier, or none; the code becomes a lever by it."""
    lever = known_code(codebook, lever_id)
    if barrier_id is None:
        after = replace(lever, answers=None)
        said = Message("“{lever}” no longer answers a barrier", lever=lever.name)
        return changes_between(codebook, replaced(codebook, after), said)
    barrier = known_code(codebook, barrier_id)
    if barrier_id == lever_id:
        raise BadInputError(
            Message("A lever cannot answer itself."), Message("Choose the barrier it answers.")
        )
    after = replace(lever, answers=barrier_id, kind=CodeKind.LEVER)
    said = Message("“{lever}” answers “{barrier}”", lever=lever.name, barrier=barrier.name)
    return changes_between(codebook, replaced(codebook, after), said)


def move_code(
    codebook: Codebook, code_id: str, parent_id: str | None, position: int | None = None
) -> CodebookChanges:
    """The code, with everything under it, under another parent (None: at the top)."""
    code = known_code(codebook, code_id)
    check_no_cycle(codebook, code_id, parent_id)
    check_name_is_free(codebook, code.name, parent_id, besides=(code_id,))
    said = (
        Message("moved “{code}” to the top", code=code.name)
        if parent_id is None
        else Message(
            "moved “{code}” under “{parent}”",
            code=code.name,
            parent=codebook.get(parent_id).name,
        )
    )
    return changes_between(codebook, put_under(codebook, code, parent_id, position), said)


def reorder_codes(
    codebook: Codebook, parent_id: str | None, ordered_ids: Sequence[str]
) -> CodebookChanges:
    """The codes under one parent (None: the roots) in this order; all must be named once."""
    siblings = {code.id: code for code in codebook.children(parent_id)}
    if sorted(ordered_ids) != sorted(siblings):
        raise BadInputError(
            Message("The order must name every code of this level once."),
            Message("Reload the codebook and try again."),
        )
    said = (
        Message("reordered the themes")
        if parent_id is None
        else Message("reordered what is under “{parent}”", parent=codebook.get(parent_id).name)
    )
    after = in_order(codebook, [siblings[code_id] for code_id in ordered_ids])
    return changes_between(codebook, after, said)


def retire_code(codebook: Codebook, code_id: str) -> CodebookChanges:
    """The code and everything under it retired: codings stay, new ones are not offered."""
    code = known_code(codebook, code_id)
    after = [replace(each, retired=True) for each in (code, *codebook.walk(code_id))]
    said = Message("retired “{code}”", code=code.name)
    return changes_between(codebook, replaced(codebook, *after), said)


def restore_code(codebook: Codebook, code_id: str) -> CodebookChanges:
    """A retired code, and the retired ones above it, in use again."""
    code: Code = known_code(codebook, code_id)
    line = (*codebook.ancestors(code_id), code)
    after = [replace(each, retired=False) for each in line]
    said = Message("restored “{code}”", code=code.name)
    return changes_between(codebook, replaced(codebook, *after), said)
