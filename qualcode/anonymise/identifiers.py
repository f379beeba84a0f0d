"""What detection hands back: candidates, their tier, and how a detection is set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.model import IdentifierKind, Span
from qualcode.wording import Message


class Tier(StrEnum):
    """How far a candidate can be trusted before anyone looks at it."""

    SURE = "sure"
    LIKELY = "likely"
    REVIEW = "review"


CONFIDENCE = {Tier.SURE: 0.98, Tier.LIKELY: 0.85, Tier.REVIEW: 0.55}
_RANK = {Tier.SURE: 0, Tier.LIKELY: 1, Tier.REVIEW: 2}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that could name someone, with the rules that found it.

    A candidate of kind CONTEXT is a place to re-read: it is never replaced by itself.
    """

    span: Span
    text: str
    kind: IdentifierKind
    reasons: tuple[Message, ...]
    confidence: float
    tier: Tier

    def __post_init__(self) -> None:
        if len(self.text) != len(self.span):
            raise ValueError(f"{self.text!r} does not fit a span of {len(self.span)} characters")
        if not self.reasons:
            raise ValueError("a candidate says why it is one")

    @property
    def is_replaced(self) -> bool:
        """Whether the detector proposes to replace it, rather than to re-read it."""
        return self.kind is not IdentifierKind.CONTEXT

    @property
    def rank(self) -> int:
        """0 for the surest tier."""
        return _RANK[self.tier]


@dataclass(frozen=True, slots=True)
class DetectionSettings:
    """How to detect: language ``fr`` or ``en``; ``no_capitals`` None decides by the text itself.

    ``seeds`` are forms entered by hand (participants, jury, own town): always found.
    ``context_per_1000`` says how many places to re-read are told per 1,000 words, best first.
    """

    language: str = "fr"
    no_capitals: bool | None = None
    seeds: tuple[str, ...] = ()
    context_per_1000: float = 3.0


@dataclass(frozen=True, slots=True)
class ModelSpan:
    """What a language model took for a name: its own label is only a hint."""

    span: Span
    kind: IdentifierKind
