"""Extracts sorted into heaps become sub-themes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from qualcode.coding.codebook_changes import CodebookChanges, changes_between
from qualcode.coding.codebook_checks import check_name_is_free, clean_name, known_code
from qualcode.coding.names import quoted
from qualcode.coding.recoding import recode
from qualcode.coding.siblings import put_under
from qualcode.errors import BadInputError
from qualcode.model import Code, Codebook, CodeKind, Coding, new_id
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Heap:
    """Codings laid together under a name, with what it means if that is known."""

    name: str
    coding_ids: frozenset[str]
    definition: str = ""
    code_id: str = field(default_factory=new_id)


def heaps_into_themes(
    codebook: Codebook,
    codings: Iterable[Coding],
    heaps: Sequence[Heap],
    parent_id: str | None,
    *,
    retire_emptied: bool = False,
) -> CodebookChanges:
    """Every heap a new theme under one parent, holding its codings instead of the codes they had.

    A coding laid in no heap keeps its code. With ``retire_emptied`` a code that loses its last
    extract and has nothing under it is retired. BadInputError for an empty heap or a coding laid
    in two.
    """
    of_study = list(codings)
    moves = _moves(of_study, heaps)
    if parent_id is not None:
        known_code(codebook, parent_id)
    after = codebook
    for heap in heaps:
        name = clean_name(heap.name)
        check_name_is_free(after, name, parent_id)
        code = Code(heap.code_id, name, kind=CodeKind.THEME, definition=heap.definition)
        after = put_under(after, code, parent_id)
    recoded, removed = recode(of_study, moves, {})
    if retire_emptied:
        after = _retired(after, of_study, moves, parent_id)
    said = Message(
        "sorted extracts into {heaps}", heaps=quoted([clean_name(h.name) for h in heaps])
    )
    return changes_between(codebook, after, said, recoded, removed)


def _moves(codings: Sequence[Coding], heaps: Sequence[Heap]) -> dict[str, str]:
    there = {coding.id for coding in codings}
    moves: dict[str, str] = {}
    for heap in heaps:
        laid = heap.coding_ids & there
        if not laid:
            raise BadInputError(
                Message("The heap “{name}” holds no extract.", name=heap.name),
                Message("Lay some on it, or take the heap away."),
            )
        if laid & moves.keys():
            raise BadInputError(
                Message("An extract was laid on two heaps."), Message("Choose one of them.")
            )
        moves |= dict.fromkeys(laid, heap.code_id)
    if not moves:
        raise BadInputError(
            Message("Nothing is sorted yet."), Message("Lay extracts on heaps and name these.")
        )
    return moves


def _retired(
    codebook: Codebook, codings: Sequence[Coding], moves: dict[str, str], parent_id: str | None
) -> Codebook:
    left = {c.code_id for c in codings if c.id not in moves}
    emptied = {c.code_id for c in codings if c.id in moves} - left
    gone = {i for i in emptied if not codebook.children(i) and i != parent_id}
    return Codebook(tuple(replace(c, retired=True) if c.id in gone else c for c in codebook.codes))
