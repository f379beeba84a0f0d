"""Saturation as the Word report prints it."""

from __future__ import annotations

from qualcode.export.word.report import SaturationShown
from qualcode.services.open_study import OpenStudy
from qualcode.services.saturation import LEVEL_NAMES, Choice
from qualcode.services.saturation_export import measures_shown
from qualcode.services.saturation_planning import (
    DIMENSION_NAMES,
    STANCE_NAMES,
    information_power,
)
from qualcode.services.saturation_report import FINEST, saturation_report
from qualcode.wording import LANGUAGES, speaking


def saturation_shown(study: OpenStudy, coder_id: str | None) -> SaturationShown:
    """The curve, the rules and estimates and the paragraph, in every language."""
    report = saturation_report(study, choice=Choice(coder_id=coder_id))
    measures = {}
    for language in LANGUAGES:
        with speaking(language):
            measures[language] = tuple(measures_shown(report))
    power = information_power(study)
    return SaturationShown(
        report.found,
        LEVEL_NAMES[FINEST],
        {language: report.sentence(language) for language in LANGUAGES},
        measures,
        tuple(
            (DIMENSION_NAMES[d], STANCE_NAMES[d][said.stance], said.why)
            for d, said in power.declared.items()
        ),
    )
