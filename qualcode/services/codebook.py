"""The codebook: every operation on the tree, each one recorded and taken back by undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qualcode.coding import codebook_operations as operations
from qualcode.coding.codebook_changes import CodebookChanges
from qualcode.coding.merge_codes import CodeTexts, merge_codes, merged_texts
from qualcode.coding.split_code import CodePart, split_code
from qualcode.errors import BadInputError, NotFoundError
from qualcode.model import Code, Codebook, CodeKind, Coding
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.visible import visible_codebook, visible_codings
from qualcode.store.change import Change
from qualcode.store.rows.codebook import code_row, load_codebook
from qualcode.store.rows.codings import coding_row, load_codings
from qualcode.wording import Message


def get_codebook(study: OpenStudy) -> Codebook:
    """The tree as it is now, retired codes included."""
    with study.reading() as reader:
        return visible_codebook(reader, study)


def create(
    study: OpenStudy,
    name: str,
    *,
    kind: CodeKind = CodeKind.CODE,
    parent_id: str | None = None,
    definition: str = "",
    answers: str | None = None,
    colour: str = "",
) -> Code:
    """A new code at the end of its parent's children."""
    changes = _do(
        study,
        "create_code",
        lambda tree: operations.create_code(
            tree,
            name,
            kind=kind,
            parent_id=parent_id,
            definition=definition,
            answers=answers,
            colour=colour,
        ),
    )
    return changes.inserted[0]


def rename(study: OpenStudy, code_id: str, name: str) -> None:
    """Gives a code another name."""
    _do(study, "rename_code", lambda tree: operations.rename_code(tree, code_id, name))


def edit(
    study: OpenStudy,
    code_id: str,
    *,
    kind: CodeKind | None = None,
    definition: str | None = None,
    inclusion: str | None = None,
    exclusion: str | None = None,
    example: str | None = None,
    colour: str | None = None,
) -> None:
    """Changes what is given of a code's texts, kind and colour."""
    _do(
        study,
        "edit_code",
        lambda tree: operations.edit_code(
            tree,
            code_id,
            kind=kind,
            definition=definition,
            inclusion=inclusion,
            exclusion=exclusion,
            example=example,
            colour=colour,
        ),
    )


def move(
    study: OpenStudy, code_id: str, parent_id: str | None, position: int | None = None
) -> None:
    """Puts a code, with everything under it, under another parent (None: at the top)."""
    _do(
        study,
        "move_code",
        lambda tree: operations.move_code(tree, code_id, parent_id, position),
    )


def reorder(study: OpenStudy, parent_id: str | None, ordered_ids: Sequence[str]) -> None:
    """Puts the children of a parent in this order."""
    _do(
        study,
        "reorder_codes",
        lambda tree: operations.reorder_codes(tree, parent_id, ordered_ids),
    )


def answer(study: OpenStudy, lever_id: str, barrier_id: str | None) -> None:
    """Says which barrier a lever answers, or that it answers none."""
    _do(study, "answer", lambda tree: operations.set_answer(tree, lever_id, barrier_id))


def retire(study: OpenStudy, code_id: str) -> None:
    """Takes a code out of use without losing its codings."""
    _do(study, "retire_code", lambda tree: operations.retire_code(tree, code_id))


def restore(study: OpenStudy, code_id: str) -> None:
    """Takes a retired code into use again."""
    _do(study, "restore_code", lambda tree: operations.restore_code(tree, code_id))


def preview_merge(study: OpenStudy, into_id: str, merged_ids: Sequence[str]) -> CodeTexts:
    """The texts the kept code would have after a merge."""
    return merged_texts(get_codebook(study), into_id, merged_ids)


def merge(
    study: OpenStudy, into_id: str, merged_ids: Sequence[str], *, name: str | None = None
) -> None:
    """Makes several codes one, with all their codings."""
    _do_with_codings(
        study,
        "merge_codes",
        lambda tree, codings: merge_codes(tree, codings, into_id, merged_ids, name=name),
    )


def split(study: OpenStudy, code_id: str, parts: Sequence[CodePart]) -> None:
    """Gives chosen extracts of a code to new codes beside it."""
    _do_with_codings(
        study,
        "split_code",
        lambda tree, codings: split_code(tree, codings, code_id, parts),
    )


def split_out(study: OpenStudy, code_id: str, name: str, coding_ids: Sequence[str]) -> None:
    """Gives chosen extracts of a code to one new code beside it."""
    if not coding_ids:
        raise BadInputError(
            Message("No extract was chosen."), Message("Tick those that go to the new code.")
        )
    split(study, code_id, [CodePart(name, frozenset(coding_ids))])


def split_by_words(study: OpenStudy, code_id: str, name: str, words: str) -> int:
    """Gives a code's extracts that hold some words to a new code beside it; how many moved."""
    with study.reading() as reader:
        found = [
            c.id
            for c in visible_codings(reader, study)
            if c.code_id == code_id and words.casefold() in c.segment.quote.casefold()
        ]
    if not found:
        raise NotFoundError(
            Message("No extract of this code holds “{words}”.", words=words),
            Message("Look at its extracts with “qualcode codings list --code”."),
        )
    split(study, code_id, [CodePart(name, frozenset(found))])
    return len(found)


def write_changes(change: Change, changes: CodebookChanges) -> None:
    """Writes an operation's rows; new parents come before their children."""
    change.insert_many("code", [code_row(code) for code in changes.inserted])
    for code in changes.updated:
        row = code_row(code)
        change.update("code", row.pop("id"), **row)
    for coding_id in changes.removed_codings:
        change.delete("coding", coding_id)
    for coding in changes.recoded:
        row = coding_row(coding)
        change.update("coding", row.pop("id"), **row)
    for code_id in changes.deleted:
        change.delete("code", code_id)
    change.say(changes.said)


def _do(
    study: OpenStudy, action: str, plan: Callable[[Codebook], CodebookChanges]
) -> CodebookChanges:
    with study.acting(action, _CHANGED, Ability.EDIT_CODEBOOK) as change:
        changes = plan(load_codebook(change.connection))
        write_changes(change, changes)
    return changes


def _do_with_codings(
    study: OpenStudy,
    action: str,
    plan: Callable[[Codebook, Sequence[Coding]], CodebookChanges],
) -> CodebookChanges:
    with study.acting(action, _CHANGED, Ability.EDIT_CODEBOOK) as change:
        changes = plan(load_codebook(change.connection), load_codings(change.connection))
        write_changes(change, changes)
    return changes


_CHANGED = Message("changed the codebook")
