"""Analytic notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MemoKind(StrEnum):
    """What a memo is about."""

    THEORETICAL = "theoretical"
    METHODOLOGICAL = "methodological"
    REFLEXIVE = "reflexive"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Memo:
    """A note on something of the study; ``about`` names a table and ``about_id`` a row of it."""

    id: str
    kind: MemoKind
    text: str
    coder_id: str
    about: str = "study"
    about_id: str = ""
    created_at: str = ""
