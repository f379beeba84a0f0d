"""Analytic notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.segment import Segment


class MemoKind(StrEnum):
    """What a memo is about; a dimension is what meaning saturation counts."""

    THEORETICAL = "theoretical"
    METHODOLOGICAL = "methodological"
    REFLEXIVE = "reflexive"
    SUMMARY = "summary"
    DIMENSION = "dimension"


@dataclass(frozen=True, slots=True)
class MemoLink:
    """Something else a memo speaks of; ``about`` names a table and ``about_id`` a row of it."""

    id: str
    memo_id: str
    about: str
    about_id: str


@dataclass(frozen=True, slots=True)
class Memo:
    """A note on something of the study; ``about`` names a table and ``about_id`` a row of it.

    A memo on a stretch of text of its own carries the ``segment`` and is about its source.
    """

    id: str
    kind: MemoKind
    text: str
    coder_id: str
    about: str = "study"
    about_id: str = ""
    created_at: str = ""
    segment: Segment | None = None
    links: tuple[MemoLink, ...] = ()
