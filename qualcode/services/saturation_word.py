"""Saturation as the Word report prints it."""

from __future__ import annotations

from qualcode.export.word.report import SaturationShown
from qualcode.services.open_study import OpenStudy
from qualcode.services.saturation import Choice, level_name, material
from qualcode.services.saturation_export import measures_shown
from qualcode.services.saturation_planning import (
    DIMENSION_NAMES,
    STANCE_NAMES,
    information_power,
)
from qualcode.services.saturation_report import FINEST, report_of
from qualcode.wording import LANGUAGES, speaking


def saturation_shown(study: OpenStudy, coder_id: str | None) -> SaturationShown:
    """The curve, the rules and estimates and the paragraph, in every language."""
    counted = material(study, Choice(coder_id=coder_id))
    report = report_of(counted)
    measures = {}
    for language in LANGUAGES:
        with speaking(language):
            measures[language] = tuple(measures_shown(report))
    power = information_power(study)
    return SaturationShown(
        report.found,
        level_name(counted.codebook, FINEST),
        {language: report.sentence(language) for language in LANGUAGES},
        measures,
        tuple(
            (DIMENSION_NAMES[d], STANCE_NAMES[d][said.stance], said.why)
            for d, said in power.declared.items()
        ),
    )
