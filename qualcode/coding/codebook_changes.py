"""What an operation on the codebook would change, before anybody writes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.model import Code, Codebook, Coding
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class CodebookChanges:
    """Rows to write: codes to insert, codes as they become, ids of codes to delete.

    ``recoded`` are codings as they become (same ids), ``removed_codings`` the ids of those that
    would repeat another one: same code, same coder, same segment. ``said`` tells it in words.
    """

    said: Message
    inserted: tuple[Code, ...] = ()
    updated: tuple[Code, ...] = ()
    deleted: tuple[str, ...] = ()
    recoded: tuple[Coding, ...] = ()
    removed_codings: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not (
            self.inserted or self.updated or self.deleted or self.recoded or self.removed_codings
        )

    def apply_to(self, codebook: Codebook) -> Codebook:
        """The codebook afterwards."""
        changed = {code.id: code for code in self.updated}
        gone = set(self.deleted)
        kept = tuple(changed.get(c.id, c) for c in codebook.codes if c.id not in gone)
        return Codebook((*kept, *self.inserted))

    def apply_to_codings(self, codings: Iterable[Coding]) -> tuple[Coding, ...]:
        """The codings afterwards."""
        changed = {coding.id: coding for coding in self.recoded}
        gone = set(self.removed_codings)
        return tuple(changed.get(c.id, c) for c in codings if c.id not in gone)


def changes_between(
    before: Codebook,
    after: Codebook,
    said: Message,
    recoded: tuple[Coding, ...] = (),
    removed_codings: tuple[str, ...] = (),
) -> CodebookChanges:
    """The rows in which two codebooks differ."""
    return CodebookChanges(
        said,
        inserted=tuple(code for code in after.codes if code.id not in before),
        updated=tuple(c for c in after.codes if c.id in before and before.get(c.id) != c),
        deleted=tuple(code.id for code in before.codes if code.id not in after),
        recoded=recoded,
        removed_codings=removed_codings,
    )
