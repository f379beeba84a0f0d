"""A code that a model proposed for a stretch of text, and what somebody made of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.segment import Segment


class Decision(StrEnum):
    """What became of a suggestion."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Decided by ``coder_id``; ``share`` is the model's chance of the code, 0 to 1.

    ``coding_id`` is the coding an accepted one became, ``reason`` a JSON list of words.
    """

    id: str
    code_id: str
    segment: Segment
    model: str
    share: float
    decision: Decision
    coder_id: str
    decided_at: str
    reason: str = ""
    coding_id: str = ""
