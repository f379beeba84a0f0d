"""One research project."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Approach(StrEnum):
    """How the study analyses its material."""

    INDUCTIVE = "inductive"
    REFLEXIVE = "reflexive"
    CODEBOOK = "codebook"
    FRAMEWORK = "framework"
    GROUNDED = "grounded"
    SEQUENCED = "sequenced"


@dataclass(frozen=True, slots=True)
class Study:
    """The project's question, objectives and declared approach."""

    id: str
    title: str
    question: str = ""
    objectives: tuple[str, ...] = ()
    approach: Approach = Approach.INDUCTIVE
    language: str = "fr"
