"""One code becomes several: the codings named move, the rest stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from qualcode.coding.codebook_changes import CodebookChanges, changes_between
from qualcode.coding.codebook_checks import check_name_is_free, clean_name, known_code
from qualcode.coding.names import quoted
from qualcode.coding.recoding import recode
from qualcode.coding.siblings import put_under
from qualcode.errors import BadInputError
from qualcode.model import Code, Codebook, Coding, new_id
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class CodePart:
    """A code that comes out of a split, with the codings that go to it."""

    name: str
    coding_ids: frozenset[str] = frozenset()
    definition: str = ""
    code_id: str = field(default_factory=new_id)


def split_code(
    codebook: Codebook,
    codings: Iterable[Coding],
    code_id: str,
    parts: Sequence[CodePart],
    *,
    under: bool = False,
) -> CodebookChanges:
    """New codes after the split one (or under it), each with the codings named for it.

    The split code keeps what no part names; retire it when nothing is left. BadInputError when a
    coding is named twice or is not one of this code's.
    """
    code, of_study = known_code(codebook, code_id), list(codings)
    moves = _moves(of_study, code_id, parts)
    after = codebook
    parent_id = code_id if under else code.parent_id
    siblings = [each.id for each in codebook.children(code.parent_id)]
    for index, part in enumerate(parts):
        name = clean_name(part.name)
        check_name_is_free(after, name, parent_id)
        place = None if under else siblings.index(code_id) + 1 + index
        after = put_under(after, _new_code(code, part, name), parent_id, place)
    recoded, removed = recode(of_study, moves, {})
    said = Message(
        "split “{code}” into {parts}",
        code=code.name,
        parts=quoted([clean_name(part.name) for part in parts]),
    )
    return changes_between(codebook, after, said, recoded, removed)


def _new_code(code: Code, part: CodePart, name: str) -> Code:
    return replace(
        Code(part.code_id, name),
        kind=code.kind,
        definition=part.definition,
        colour=code.colour,
        answers=code.answers,
    )


def _moves(codings: Sequence[Coding], code_id: str, parts: Sequence[CodePart]) -> dict[str, str]:
    if not parts:
        raise BadInputError(
            Message("A split needs at least one new code."), Message("Name the new codes.")
        )
    own = {coding.id for coding in codings if coding.code_id == code_id}
    moves: dict[str, str] = {}
    for part in parts:
        if part.coding_ids & moves.keys():
            raise BadInputError(
                Message("An extract was put into two of the new codes."),
                Message("Choose one of them; the other can be added afterwards."),
            )
        if not part.coding_ids <= own:
            raise BadInputError(
                Message("An extract to move is not coded with “{part}”’s origin.", part=part.name),
                Message("Reload the extracts of the code and choose again."),
            )
        moves |= dict.fromkeys(part.coding_ids, part.code_id)
    return moves
