"""What was decided about a disagreement, what was said of it, and agreement as it stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from qualcode.model.disagreement import PlaceKind
from qualcode.model.segment import Segment


class Decision(StrEnum):
    """What the consensus takes over at a place."""

    AGREED = "agreed"  # everybody did the same
    ONE = "one"  # what one coder did
    BOTH = "both"  # what each of them did
    NEITHER = "neither"  # nothing
    WIDER = "wider"  # all the words any of them coded with the code
    NARROWER = "narrower"  # only the words all of them coded with it
    REDRAW = "redraw"  # something else


class Stage(StrEnum):
    """When agreement was recorded."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Adjudication:
    """A decision on one place; ``disagreement`` is the place's key.

    ``sides`` keep what each coder had, as JSON lists of code and ends; ``outcome`` what came of
    it: ``coding_ids`` of the consensus, and ``chosen``, the coder followed if there is one.
    """

    id: str
    round_id: str
    segment: Segment
    disagreement: str
    kind: PlaceKind
    decision: Decision
    coder_id: str
    created_at: str
    reason: str = ""
    sides: tuple[Mapping[str, Any], ...] = ()
    outcome: Mapping[str, Any] = field(default_factory=dict)

    @property
    def chosen(self) -> str | None:
        """The coder whose coding was taken over."""
        return self.outcome.get("chosen")

    @property
    def coding_ids(self) -> tuple[str, ...]:
        """The codings of the consensus it made."""
        return tuple(self.outcome.get("coding_ids", ()))

    @property
    def replaced_ids(self) -> frozenset[str]:
        """The codings of the coders it decided on."""
        return frozenset(i for side in self.sides for i in side.get("coding_ids", ()))


@dataclass(frozen=True, slots=True)
class DiscussionEntry:
    """Something said about a disagreement."""

    id: str
    round_id: str
    source_id: str
    disagreement: str
    text: str
    coder_id: str
    created_at: str


@dataclass(frozen=True, slots=True)
class AgreementRecord:
    """Agreement of a round as it stood before or after discussion."""

    id: str
    round_id: str
    stage: Stage
    figures: Mapping[str, Any]
    coder_id: str
    created_at: str
