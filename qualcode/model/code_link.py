"""What two codes are to each other, besides standing in one tree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CodeLinkKind(StrEnum):
    """How the first code stands to the second."""

    CAUSE = "cause"
    CONDITION = "condition"
    CONSEQUENCE = "consequence"
    OPPOSITE = "opposite"
    LEVER = "lever"
    GATHERS = "gathers"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class CodeLink:
    """A typed link from a code to another: ``from_id`` is the cause, the lever… of ``to_id``."""

    id: str
    from_id: str
    to_id: str
    kind: CodeLinkKind
    note: str = ""
    coder_id: str = ""
    created_at: str = ""

    def __post_init__(self) -> None:
        if self.from_id == self.to_id:
            raise ValueError("a code is not linked to itself")
