"""Reporting checklists, and what the researcher answers to their items."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Checklist(StrEnum):
    """COREQ (interviews and focus groups, 32 items) or SRQR (any qualitative study, 21 items)."""

    COREQ = "coreq"
    SRQR = "srqr"


@dataclass(frozen=True, slots=True)
class ChecklistAnswer:
    """What was written of an item; ``place`` is where in the manuscript, if said by hand."""

    id: str
    checklist: Checklist
    item: int
    text: str
    place: str
    coder_id: str
    created_at: str
