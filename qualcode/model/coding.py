"""Who codes, and what they put where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.segment import Segment


class CoderKind(StrEnum):
    """What a coder is."""

    PERSON = "person"
    CONSENSUS = "consensus"
    MODEL = "model"


class CoderRole(StrEnum):
    """What a coder may do: a convention without login, enforced by the services with it."""

    OWNER = "owner"
    SUPERVISOR = "supervisor"
    CODER = "coder"
    READER = "reader"


@dataclass(frozen=True, slots=True)
class Coder:
    """Who codes: a person, the consensus or a model."""

    id: str
    name: str
    kind: CoderKind = CoderKind.PERSON
    role: CoderRole = CoderRole.CODER


@dataclass(frozen=True, slots=True)
class Coding:
    """This coder put this code on this segment, then (``created_at`` ISO 8601, UTC).

    ``checked_at`` is when it was last looked at under the definition of then, ``divergent`` marks a
    case that speaks against what the code says. ``report_position`` is its place among the extracts
    picked for the report (None: not picked), ``report_quote`` its words there, the quote if empty.
    """

    id: str
    code_id: str
    coder_id: str
    segment: Segment
    created_at: str = ""
    comment: str = ""
    origin: str = ""
    checked_at: str = ""
    divergent: bool = False
    report_position: int | None = None
    report_quote: str = ""
