"""Where coders agree on a transcript and where they do not, and of which kind it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from qualcode.model.span import Span


class PlaceKind(StrEnum):
    """What two or more coders did at a place of a transcript."""

    AGREEMENT = "agreement"
    BOUNDARY = "boundary"  # the same code, other ends
    PARENT_CHILD = "parent_child"  # a code, and one that stands under it
    OTHER_CODE = "other_code"  # the same words, unrelated codes
    OMISSION = "omission"  # not everybody coded it


DISAGREEMENTS = tuple(kind for kind in PlaceKind if kind is not PlaceKind.AGREEMENT)


@dataclass(frozen=True, slots=True)
class Side:
    """What one coder has at a place with one code; ``spans`` in text order, not touching."""

    coder_id: str
    code_id: str
    spans: tuple[Span, ...]
    coding_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a transcript with what each coder did there.

    ``disputed`` counts the letters and figures on which they differ, ``missing`` names the
    coders who have nothing there.
    """

    source_id: str
    version: int
    kind: PlaceKind
    span: Span
    sides: tuple[Side, ...]
    missing: tuple[str, ...] = ()
    disputed: int = 0

    @property
    def key(self) -> str:
        """The same for the same codings, wherever their ends are moved."""
        ids = sorted(i for side in self.sides for i in side.coding_ids)
        return sha256("\n".join(ids).encode()).hexdigest()[:20]

    @property
    def is_agreement(self) -> bool:
        """Whether everybody did the same."""
        return self.kind is PlaceKind.AGREEMENT

    @property
    def code_ids(self) -> tuple[str, ...]:
        """The codes of the place, each once, as the sides give them."""
        return tuple(dict.fromkeys(side.code_id for side in self.sides))

    def of(self, coder_id: str) -> tuple[Side, ...]:
        """What one coder has here."""
        return tuple(side for side in self.sides if side.coder_id == coder_id)
