"""The interview guide and its dated versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the guide with the prompts that may follow it."""

    text: str
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InterviewGuide:
    """One version of the guide; ``number`` counts from 1."""

    id: str
    number: int
    questions: tuple[Question, ...]
    valid_from: date | None = None
    note: str = ""
