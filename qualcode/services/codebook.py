"""The codebook: every operation on the tree, each one recorded and taken back by undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qualcode.coding import codebook_operations as operations
from qualcode.coding.codebook_changes import CodebookChanges
from qualcode.errors import ConflictError
from qualcode.model import Code, Codebook, CodeKind
from qualcode.services.codebook_merging import Merge as Merge
from qualcode.services.codebook_merging import merge as merge
from qualcode.services.codebook_merging import plan_merge as plan_merge
from qualcode.services.codebook_splitting import split as split
from qualcode.services.codebook_splitting import split_by_words as split_by_words
from qualcode.services.codebook_splitting import split_out as split_out
from qualcode.services.codebook_writing import do
from qualcode.services.codebook_writing import write_changes as write_changes
from qualcode.services.open_study import OpenStudy
from qualcode.services.visible import visible_codebook
from qualcode.wording import Message

TEXTS = ("definition", "inclusion", "exclusion", "example")


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
    position: int | None = None,
    definition: str = "",
    answers: str | None = None,
    colour: str = "",
    code_id: str | None = None,
    private_to: str | None = None,
    operation_id: str | None = None,
) -> Code:
    """A new code, last of its parent's children unless ``position`` (from 0) says otherwise.

    ``private_to`` keeps it to one coder while a blind round lasts. The same operation sent again
    gives the code that was made, wherever it stands by now.
    """

    def plan(tree: Codebook) -> CodebookChanges:
        made = operations.create_code(
            tree,
            name,
            kind=kind,
            parent_id=parent_id,
            position=position,
            definition=definition,
            answers=answers,
            colour=colour,
            code_id=code_id,
        )
        born = tuple(replace(code, private_to=private_to) for code in made.inserted)
        return replace(made, inserted=born)

    changes = do(study, "create_code", plan, operation_id)
    if changes.inserted:
        return changes.inserted[0]
    tree = get_codebook(study)
    return next(c for c in tree.codes if c.id == code_id or c.name == " ".join(name.split()))


def rename(study: OpenStudy, code_id: str, name: str, *, operation_id: str | None = None) -> None:
    """Gives a code another name."""
    do(study, "rename_code", lambda tree: operations.rename_code(tree, code_id, name), operation_id)


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
    seen: Mapping[str, str] | None = None,
    operation_id: str | None = None,
) -> None:
    """Changes what is given of a code's texts, kind and colour.

    With ``seen``, by name the texts these began from, ConflictError when somebody changed one.
    """

    def plan(tree: Codebook) -> CodebookChanges:
        if code_id in tree:
            _check_texts_stand(tree.get(code_id), seen or {})
        return operations.edit_code(
            tree,
            code_id,
            kind=kind,
            definition=definition,
            inclusion=inclusion,
            exclusion=exclusion,
            example=example,
            colour=colour,
        )

    do(study, "edit_code", plan, operation_id)


def _check_texts_stand(code: Code, seen: Mapping[str, str]) -> None:
    if any(getattr(code, name) != text for name, text in seen.items() if name in TEXTS):
        raise ConflictError(
            Message("Somebody else changed the definition of “{code}” meanwhile.", code=code.name),
            Message("Both texts are shown: keep one, or take from both."),
        )


def write_analysis(
    study: OpenStudy,
    code_id: str,
    analysis: str,
    *,
    seen: str | None = None,
    operation_id: str | None = None,
) -> None:
    """Keeps what the researcher writes of a code in the results.

    With ``seen``, the text this one began from, ConflictError when somebody changed it meanwhile.
    """

    def plan(tree: Codebook) -> CodebookChanges:
        present = tree.get(code_id).analysis if code_id in tree else None
        if seen is not None and present not in (None, seen, analysis):
            raise ConflictError(
                Message("Somebody else wrote on this analysis meanwhile."),
                Message("Both texts are shown: choose one, or take from both."),
            )
        return operations.write_analysis(tree, code_id, analysis)

    do(study, "write_analysis", plan, operation_id)


def move(
    study: OpenStudy,
    code_id: str,
    parent_id: str | None,
    position: int | None = None,
    *,
    operation_id: str | None = None,
) -> None:
    """Puts a code, with everything under it, under another parent (None: at the top)."""
    move_many(study, [code_id], parent_id, position, operation_id=operation_id)


def move_many(
    study: OpenStudy,
    code_ids: Sequence[str],
    parent_id: str | None,
    position: int | None = None,
    *,
    operation_id: str | None = None,
) -> None:
    """Puts several codes side by side under one parent, as one action."""
    do(
        study,
        "move_code",
        lambda tree: operations.move_codes(tree, code_ids, parent_id, position),
        operation_id,
    )


def gather(
    study: OpenStudy,
    code_ids: Sequence[str],
    name: str,
    *,
    code_id: str | None = None,
    operation_id: str | None = None,
) -> Code | None:
    """Puts several codes under a new theme, which is given; None when that was done before."""
    changes = do(
        study,
        "gather_codes",
        lambda tree: operations.gather_codes(tree, code_ids, name, code_id=code_id),
        operation_id,
    )
    return changes.inserted[0] if changes.inserted else None


def answer(
    study: OpenStudy, lever_id: str, barrier_id: str | None, *, operation_id: str | None = None
) -> None:
    """Says which barrier a lever answers, or that it answers none."""
    do(
        study,
        "answer",
        lambda tree: operations.set_answer(tree, lever_id, barrier_id),
        operation_id,
    )


def retire(study: OpenStudy, code_id: str, *, operation_id: str | None = None) -> None:
    """Takes a code out of use without losing its codings."""
    do(study, "retire_code", lambda tree: operations.retire_code(tree, code_id), operation_id)


def restore(study: OpenStudy, code_id: str, *, operation_id: str | None = None) -> None:
    """Takes a retired code into use again."""
    do(study, "restore_code", lambda tree: operations.restore_code(tree, code_id), operation_id)
