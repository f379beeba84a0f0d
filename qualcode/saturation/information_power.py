"""Information power: what makes fewer participants enough, stated before and during a study."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class PowerDimension(StrEnum):
    """The five dimensions of the model."""

    AIM = "aim"
    SPECIFICITY = "specificity"
    THEORY = "theory"
    DIALOGUE = "dialogue"
    ANALYSIS = "analysis"


class Stance(StrEnum):
    """Where a study stands on a dimension.

    FEWER: narrow aim, dense specificity, applied theory, strong dialogue, analysis by case.
    MORE: broad aim, sparse specificity, no theory, weak dialogue, analysis across cases.
    BETWEEN: neither clearly.
    """

    FEWER = "fewer"
    BETWEEN = "between"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Declared:
    """A stance on a dimension, and why."""

    stance: Stance
    why: str = ""


@dataclass(frozen=True, slots=True)
class InformationPower:
    """What a study declares about its information power; it gives reasons, never a number.

    References:
        Malterud, K., Siersma, V. D. & Guassora, A. D. (2016). Sample size in qualitative
        interview studies: guided by information power. Qualitative Health Research, 26(13),
        1753-1760.
    """

    declared: dict[PowerDimension, Declared] = field(default_factory=dict)

    def standing(self, stance: Stance) -> tuple[PowerDimension, ...]:
        """The dimensions declared so, in the model's order."""
        return tuple(
            d for d in PowerDimension if d in self.declared and self.declared[d].stance is stance
        )
