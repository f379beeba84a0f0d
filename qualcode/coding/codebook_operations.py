"""Create, rename, edit, move, reorder, retire and restore codes: a codebook in, changes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qualcode.coding.codebook_changes import CodebookChanges, changes_between
from qualcode.coding.codebook_checks import (
    check_name_is_free,
    check_names_differ,
    check_no_cycle,
    clean_name,
    known_code,
)
from qualcode.coding.names import quoted
from qualcode.coding.siblings import put_all_under, put_under, replaced
from qualcode.errors import BadInputError
from qualcode.model import Code, Codebook, CodeKind, new_id, now
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
    given = {
        "kind": kind,
        "definition": definition,
        "inclusion": inclusion,
        "exclusion": exclusion,
        "example": example,
        "colour": colour,
    }
    changed = {
        field: value
        for field, value in given.items()
        if value is not None and value != getattr(code, field)
    }
    after = replace(code, **changed)  # type: ignore[arg-type]
    if _MEANING & changed.keys():
        after = replace(after, defined_at=now())
    return changes_between(codebook, replaced(codebook, after), _said_edited(code, changed))


_MEANING = {"definition", "inclusion", "exclusion"}


def _said_edited(code: Code, changed: Mapping[str, object]) -> Message:
    """Which texts of a code were changed, if it was one thing."""
    said = {
        "kind": Message("changed what kind of node “{code}” is", code=code.name),
        "definition": Message("changed the definition of “{code}”", code=code.name),
        "inclusion": Message("changed when to use “{code}”", code=code.name),
        "exclusion": Message("changed when not to use “{code}”", code=code.name),
        "example": Message("changed the example of “{code}”", code=code.name),
        "colour": Message("changed the colour of “{code}”", code=code.name),
    }
    if len(changed) == 1:
        return said[next(iter(changed))]
    if changed.keys() <= _MEANING | {"example"} and changed:
        return Message("changed the texts of “{code}”", code=code.name)
    return Message("edited “{code}”", code=code.name)


def write_analysis(codebook: Codebook, code_id: str, analysis: str) -> CodebookChanges:
    """The code with what the researcher writes of it in the results."""
    code = known_code(codebook, code_id)
    said = Message("wrote the analysis of “{code}”", code=code.name)
    return changes_between(codebook, replaced(codebook, replace(code, analysis=analysis)), said)


def set_answer(codebook: Codebook, lever_id: str, barrier_id: str | None) -> CodebookChanges:
    """The lever answering this barrier, or none; the code becomes a lever by it.

    ``BadInputError`` for a lever that would answer itself.
    """
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
    return move_codes(codebook, [code_id], parent_id, position)


def move_codes(
    codebook: Codebook,
    code_ids: Sequence[str],
    parent_id: str | None,
    position: int | None = None,
) -> CodebookChanges:
    """Several codes, each with everything under it, one after the other under one parent.

    They keep the order of the tree; one that stands under another of them moves with it.
    ``position`` counts from 0 among those that were there already. ``BadInputError`` when none is
    given.
    """
    wanted = {known_code(codebook, code_id).id for code_id in code_ids}
    if not wanted:
        raise BadInputError(
            Message("No code was chosen to be moved."), Message("Choose one or several.")
        )
    tops = [
        code
        for code in codebook.codes
        if code.id in wanted and wanted.isdisjoint(a.id for a in codebook.ancestors(code.id))
    ]
    for code in tops:
        check_no_cycle(codebook, code.id, parent_id)
    moving = [code.id for code in tops]
    for number, code in enumerate(tops):
        check_name_is_free(codebook, code.name, parent_id, besides=moving)
        check_names_differ(code, tops[:number])
    if position is None:
        position = sum(c.id not in moving for c in codebook.children(parent_id))
    return changes_between(
        codebook,
        put_all_under(codebook, tops, parent_id, position),
        _said_moved(codebook, tops, parent_id),
    )


def _said_moved(codebook: Codebook, moved: Sequence[Code], parent_id: str | None) -> Message:
    if all(code.parent_id == parent_id for code in moved):
        return Message("put {codes} in another place", codes=quoted([c.name for c in moved]))
    if len(moved) > 1:
        codes = quoted([c.name for c in moved])
        if parent_id is None:
            return Message("moved {codes} to the top", codes=codes)
        parent = codebook.get(parent_id).name
        return Message("moved {codes} under “{parent}”", codes=codes, parent=parent)
    code = moved[0].name
    if parent_id is None:
        return Message("moved “{code}” to the top", code=code)
    parent = codebook.get(parent_id).name
    return Message("moved “{code}” under “{parent}”", code=code, parent=parent)


def gather_codes(
    codebook: Codebook, code_ids: Sequence[str], name: str, *, code_id: str | None = None
) -> CodebookChanges:
    """A new theme with several codes under it, where the first of them stood.

    ``BadInputError`` when no code is given.
    """
    if not code_ids:
        raise BadInputError(
            Message("No code was chosen to be moved."), Message("Choose one or several.")
        )
    wanted = {known_code(codebook, each).id for each in code_ids}
    first = next(code for code in codebook.codes if code.id in wanted)
    place = [c.id for c in codebook.children(first.parent_id)].index(first.id)
    made = create_code(
        codebook,
        name,
        kind=CodeKind.THEME,
        parent_id=first.parent_id,
        position=place,
        code_id=code_id,
    )
    theme = made.inserted[0]
    with_theme = made.apply_to(codebook)
    moved = move_codes(with_theme, code_ids, theme.id)
    said = Message(
        "gathered {codes} under the new theme “{theme}”",
        codes=quoted([codebook.get(i).name for i in code_ids]),
        theme=theme.name,
    )
    return changes_between(codebook, moved.apply_to(with_theme), said)


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
