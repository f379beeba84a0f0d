"""Before the first interview: how many would do, and the study's information power."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.errors import BadInputError
from qualcode.saturation.fugard_potts_2015 import Planned, fugard_potts_2015, planning_table
from qualcode.saturation.information_power import (
    Declared,
    InformationPower,
    PowerDimension,
    Stance,
)
from qualcode.saturation.van_rijnsoever_2017 import interviews_for_all, van_rijnsoever_2017
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store.rows.studies import load_setting
from qualcode.wording import Message
from qualcode.wording.figures import percent

_SETTING = "information_power"
_RAREST, _MOST_TIMES, _MOST_THEMES = 0.001, 50, 1000

DIMENSION_NAMES = {
    PowerDimension.AIM: Message("Aim of the study"),
    PowerDimension.SPECIFICITY: Message("Specificity of the participants"),
    PowerDimension.THEORY: Message("Established theory"),
    PowerDimension.DIALOGUE: Message("Quality of the dialogue"),
    PowerDimension.ANALYSIS: Message("Strategy of analysis"),
}
STANCE_NAMES: dict[PowerDimension, dict[Stance, Message]] = {
    PowerDimension.AIM: {
        Stance.FEWER: Message("narrow: fewer participants"),
        Stance.BETWEEN: Message("in between"),
        Stance.MORE: Message("broad: more participants"),
    },
    PowerDimension.SPECIFICITY: {
        Stance.FEWER: Message("dense: they know the subject closely; fewer participants"),
        Stance.BETWEEN: Message("in between"),
        Stance.MORE: Message("sparse: more participants"),
    },
    PowerDimension.THEORY: {
        Stance.FEWER: Message("a theory is applied: fewer participants"),
        Stance.BETWEEN: Message("in between"),
        Stance.MORE: Message("no theory: more participants"),
    },
    PowerDimension.DIALOGUE: {
        Stance.FEWER: Message("strong: fewer participants"),
        Stance.BETWEEN: Message("in between"),
        Stance.MORE: Message("weak: more participants"),
    },
    PowerDimension.ANALYSIS: {
        Stance.FEWER: Message("case by case, in depth: fewer participants"),
        Stance.BETWEEN: Message("in between"),
        Stance.MORE: Message("across all cases: more participants"),
    },
}

CAUTION = Message(
    "It takes participants for drawn at random and a theme for present or absent: a way to think "
    "about numbers, not a proof. It says nothing once the interviews are done."
)

__all__ = [
    "CAUTION",
    "DIMENSION_NAMES",
    "STANCE_NAMES",
    "Declared",
    "InformationPower",
    "Plan",
    "Planned",
    "PowerDimension",
    "Stance",
    "all_said",
    "information_power",
    "plan",
    "planning_table",
    "save_information_power",
]


@dataclass(frozen=True, slots=True)
class Plan:
    """How many interviews would do; shares between 0 and 1.

    ``one`` is for the rarest theme (Fugard & Potts 2015), ``n_for_all`` shows every theme once
    (van Rijnsoever 2017), ``chance_of_all`` is the chance that ``n_planned`` do.
    """

    one: Planned
    prevalences: tuple[float, ...]
    n_for_all: int
    n_planned: int | None = None
    chance_of_all: float | None = None


def plan(
    prevalences: Sequence[float],
    *,
    instances: int = 2,
    power: float = 0.8,
    themes: int = 1,
    n_planned: int | None = None,
) -> Plan:
    """The interviews that show the rarest theme ``instances`` times, and all themes once.

    Args:
        prevalences: shares of the people concerned by a theme.
        instances: how often the rarest should come up.
        power: with what chance.
        themes: how many themes each prevalence stands for.
        n_planned: interviews planned, to learn the chance that they show all themes.

    Raises:
        BadInputError: when a share is not between 0 and 1, or there is nothing to meet.
    """
    shares = (*prevalences, power)
    if not prevalences or not all(_RAREST <= share <= 1 - _RAREST for share in shares):
        raise BadInputError(
            Message("How common a theme is and the chance are shares between 0.001 and 0.999."),
            Message("For one person in five, write 0.2."),
        )
    planned = 1 if n_planned is None else n_planned
    if not (1 <= instances <= _MOST_TIMES and 1 <= themes <= _MOST_THEMES and planned >= 1):
        raise BadInputError(
            Message(
                "A theme comes up 1 to {times} times, there are 1 to {themes} of them, and one "
                "interview at least.",
                times=_MOST_TIMES,
                themes=_MOST_THEMES,
            ),
            Message("Write a whole number, such as 2."),
        )
    rarest = min(prevalences)
    every = tuple(share for share in prevalences for _theme in range(themes))
    return Plan(
        Planned(rarest, instances, power, fugard_potts_2015(rarest, instances, power)),
        every,
        interviews_for_all(every, power),
        n_planned,
        None if n_planned is None else van_rijnsoever_2017(every, n_planned),
    )


def all_said(found: Plan) -> Message:
    """How many interviews show every theme once, and the chance of those planned."""
    chance = percent(found.one.power)
    said = Message.plural(
        "{n} interview would show all {themes} themes at least once, with a chance of {power}.",
        "{n} interviews would show all {themes} themes at least once, with a chance of {power}.",
        n=found.n_for_all,
        themes=len(found.prevalences),
        power=chance,
    )
    if len(found.prevalences) == 1:
        said = Message.plural(
            "{n} interview would show the theme at least once, with a chance of {power}.",
            "{n} interviews would show the theme at least once, with a chance of {power}.",
            n=found.n_for_all,
            power=chance,
        )
    if found.chance_of_all is None or found.n_planned is None:
        return said
    return Message.plural(
        "{said} With {n} interview the chance is {chance}.",
        "{said} With {n} interviews the chance is {chance}.",
        n=found.n_planned,
        said=said,
        chance=percent(found.chance_of_all),
    )


def information_power(study: OpenStudy) -> InformationPower:
    """What the study declares; empty until somebody filled in the form."""
    with study.reading() as reader:
        stored = load_setting(reader, _SETTING)
    declared = {}
    for dimension in PowerDimension:
        given = json.loads(stored or "{}").get(dimension.value)
        if given:
            declared[dimension] = Declared(Stance(given["stance"]), given.get("why", ""))
    return InformationPower(declared)


def save_information_power(study: OpenStudy, power: InformationPower) -> None:
    """Keeps the form with the study; undo takes it back."""
    value = json.dumps(
        {
            dimension.value: {"stance": said.stance.value, "why": said.why}
            for dimension, said in power.declared.items()
        },
        ensure_ascii=False,
    )
    with study.acting(
        "save_information_power",
        Message("described the study’s information power"),
        Ability.EDIT_STUDY,
    ) as change:
        if change.get("setting", _SETTING) is None:
            change.insert("setting", {"id": _SETTING, "value": value})
        else:
            change.update("setting", _SETTING, value=value)
