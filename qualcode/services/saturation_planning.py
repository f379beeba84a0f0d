"""Before the first interview: a table of sizes, and the study's information power."""

from __future__ import annotations

import json

from qualcode.saturation.fugard_potts_2015 import Planned, planning_table
from qualcode.saturation.information_power import (
    Declared,
    InformationPower,
    PowerDimension,
    Stance,
)
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store.rows.studies import load_setting
from qualcode.wording import Message

_SETTING = "information_power"

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

__all__ = [
    "DIMENSION_NAMES",
    "STANCE_NAMES",
    "Declared",
    "InformationPower",
    "Planned",
    "PowerDimension",
    "Stance",
    "information_power",
    "planning_table",
    "save_information_power",
]


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
