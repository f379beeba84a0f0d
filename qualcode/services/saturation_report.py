"""Saturation of a study or of a plain table, measured whole: tables, rules, estimates, sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qualcode.errors import BadInputError
from qualcode.ingest.incidence_table import read_incidence
from qualcode.model import Incidence
from qualcode.saturation.levels import IncidenceLevel, has_levers_apart
from qualcode.saturation.measured import (
    Richness,
    Rules,
    Saturation,
    measure_saturation,
    richness_of,
)
from qualcode.saturation.new_codes import NewCodes, new_codes
from qualcode.services.open_study import OpenStudy
from qualcode.services.saturation import (
    Choice,
    LevelSeries,
    Material,
    SamplingUnit,
    levels_of,
    material,
    series_by_level,
)
from qualcode.services.saturation_answers import answers
from qualcode.services.saturation_coders import fewer_coders
from qualcode.services.saturation_sentence import thesis_sentence
from qualcode.wording import Message

FINEST = IncidenceLevel.LEAF
MOST_ORDERS, MOST_AHEAD = 10_000, 1_000
_COARSE = (IncidenceLevel.THEME, IncidenceLevel.SUB_THEME)


@dataclass(frozen=True, slots=True)
class ThemeRichness:
    """How complete one theme is."""

    name: str
    series: NewCodes
    n_codes: int
    richness: Richness


@dataclass(frozen=True, slots=True)
class SaturationReport:
    """One level of a study, or a plain table, measured; with the coarser levels beside it.

    ``counted`` is None for a plain table.
    """

    incidence: Incidence
    found: Saturation
    levels: tuple[NewCodes, ...]
    counted: Material | None = None

    @property
    def unit(self) -> SamplingUnit:
        """What is one row."""
        return SamplingUnit.INTERVIEW if self.counted is None else self.counted.choice.unit

    def sentence(self, language: str) -> str:
        """A paragraph ready for the thesis, which names every level and parameter."""
        if self.counted is None:
            return thesis_sentence(self.levels, self.found, language)
        choice = self.counted.choice
        return thesis_sentence(
            self.levels,
            self.found,
            language,
            unit=self.unit,
            order=choice.order,
            has_levers=has_levers(self.counted),
            aside=fewer_coders(self.counted),
        )

    def answers(self) -> dict[str, dict[str, Any]]:
        """Every measure by its name, as plain values in the language spoken."""
        return answers(self.found, self.incidence)


def saturation_report(
    study: OpenStudy,
    rules: Rules | None = None,
    choice: Choice | None = None,
    *,
    level: IncidenceLevel = FINEST,
) -> SaturationReport:
    """Saturation of a study at a level; RefusedError when its approach rejects saturation."""
    return report_of(material(study, choice), rules, level=level)


def report_of(
    counted: Material, rules: Rules | None = None, *, level: IncidenceLevel = FINEST
) -> SaturationReport:
    """The same of what was read already."""
    rules = checked(rules or Rules())
    incidence = counted.incidence(level)
    coarse = _COARSE[: _COARSE.index(level)] if level in _COARSE else _COARSE
    above = series_by_level(counted, coarse)
    found = measure_saturation(incidence, rules, level.value)
    return SaturationReport(
        incidence, found, (*(each.series for each in above), found.series), counted
    )


def saturation_of_table(name: str, content: bytes, rules: Rules | None = None) -> SaturationReport:
    """Saturation of a plain table of interviews and codes; BadInputError where it cannot be read."""
    incidence = read_incidence(name, content)
    found = measure_saturation(incidence, checked(rules or Rules()))
    return SaturationReport(incidence, found, (found.series,))


def per_theme(
    counted: Material, rules: Rules | None = None, *, level: IncidenceLevel = FINEST
) -> tuple[ThemeRichness, ...]:
    """New codes and richness of each theme by itself, in the order of the codebook."""
    rules = rules or Rules()
    found = []
    for theme in counted.codebook.children():
        inside = counted.incidence(level, under=theme.id)
        if inside.codes:
            found.append(
                ThemeRichness(
                    theme.name,
                    new_codes(inside, level.value),
                    len(inside.codes),
                    richness_of(inside, rules),
                )
            )
    return tuple(found)


def has_levers(counted: Material) -> bool:
    """Whether levers answer barriers, so that levels must say how they count them."""
    return has_levers_apart(counted.codebook)


def levels_shown(counted: Material) -> tuple[IncidenceLevel, ...]:
    """The levels worth choosing: those of levers only where there are levers."""
    return levels_of(counted.codebook)


def checked(rules: Rules) -> Rules:
    """The rules, or BadInputError where a parameter makes no sense."""
    sizes = (rules.base, rules.run, rules.initial, rules.stopping, rules.n_orders)
    if min(sizes) < 1 or (rules.n_more is not None and rules.n_more < 0) or rules.seed < 0:
        raise BadInputError(
            Message("A size, a run and a number of orders are at least 1, a seed at least 0."),
            Message("Use whole numbers, such as --base 4 --run 2."),
        )
    if not 0 <= rules.threshold < 1:
        raise BadInputError(
            Message("A threshold is a fraction between 0 and 1."),
            Message("Write 0.05 for 5%."),
        )
    if rules.n_orders > MOST_ORDERS or (rules.n_more or 0) > MOST_AHEAD:
        raise BadInputError(
            Message(
                "More than {orders} orders or {ahead} interviews ahead are not computed.",
                orders=MOST_ORDERS,
                ahead=MOST_AHEAD,
            ),
            Message("1,000 orders are enough; look ahead at most as far again as was done."),
        )
    return rules


__all__ = [
    "FINEST",
    "IncidenceLevel",
    "LevelSeries",
    "Rules",
    "SaturationReport",
    "ThemeRichness",
    "checked",
    "has_levers",
    "levels_shown",
    "per_theme",
    "report_of",
    "saturation_of_table",
    "saturation_report",
]
