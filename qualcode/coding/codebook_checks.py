"""What must hold before the codebook changes; each failure is a sentence with an advice."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from qualcode.coding.names import fold_name
from qualcode.errors import BadInputError, ConflictError, NotFoundError
from qualcode.model import Code, Codebook
from qualcode.wording import Message


def known_code(codebook: Codebook, code_id: str) -> Code:
    """The code with this id; NotFoundError when the codebook has none."""
    if code_id not in codebook:
        raise NotFoundError(
            Message("This code is not in the codebook (any more)."),
            Message("Reload the codebook: somebody may have merged or removed it."),
        )
    return codebook.get(code_id)


def clean_name(name: str) -> str:
    """The name with single spaces; BadInputError when nothing is left of it."""
    cleaned = " ".join(name.split())
    if not cleaned:
        raise BadInputError(Message("A code needs a name."), Message("Write a few words."))
    return cleaned


def check_name_is_free(
    codebook: Codebook, name: str, parent_id: str | None, besides: Collection[str] = ()
) -> None:
    """ConflictError when a code under this parent already has the name."""
    wanted = fold_name(name)
    for code in codebook.children(parent_id):
        if code.id not in besides and fold_name(code.name) == wanted:
            _refuse_name(codebook, code)


def check_names_differ(code: Code, others: Iterable[Code]) -> None:
    """ConflictError when a code that moves along has the same name."""
    if any(fold_name(other.name) == fold_name(code.name) for other in others):
        raise ConflictError(
            Message("Two of the codes are called “{name}”.", name=code.name),
            Message("Rename one of them first, or merge the two codes."),
        )


def _refuse_name(codebook: Codebook, code: Code) -> None:
    place = (
        Message("at the top of the codebook")
        if code.parent_id is None
        else Message("under “{parent}”", parent=codebook.get(code.parent_id).name)
    )
    raise ConflictError(
        Message("There is already a code “{name}” {place}.", name=code.name, place=place),
        Message("It is retired: restore it, or choose another name.")
        if code.retired
        else Message("Choose another name, or merge the two codes."),
    )


def check_no_cycle(codebook: Codebook, code_id: str, parent_id: str | None) -> None:
    """ConflictError when the parent is the code itself or stands somewhere under it."""
    if parent_id is None:
        return
    parent = known_code(codebook, parent_id)
    if code_id == parent_id or codebook.get(code_id) in codebook.ancestors(parent_id):
        raise ConflictError(
            Message(
                "“{code}” cannot be put under “{parent}”, which is the code itself or one of "
                "those under it.",
                code=codebook.get(code_id).name,
                parent=parent.name,
            ),
            Message("Choose another place, or first move “{parent}” out.", parent=parent.name),
        )
