"""What was counted and measured, kept until the study or the question changes."""

from __future__ import annotations

from typing import Any

from app.frame.handles import Handle
from app.frame.kept import Shelf
from qualcode.model import Coder
from qualcode.services import saturation_export, studies
from qualcode.services.saturation import (
    Choice,
    LevelSeries,
    Material,
    coders_counted,
    material,
    series_by_level,
)
from qualcode.services.saturation_meaning import MeaningSaturation, meaning_by_code
from qualcode.services.saturation_report import (
    IncidenceLevel,
    Rules,
    SaturationReport,
    ThemeRichness,
    levels_shown,
    per_theme,
    report_of,
)
from qualcode.services.studies import StudySummary
from qualcode.wording import current_language


class Counted:
    """What the screen counts in one run."""

    def __init__(self, handle: Handle) -> None:
        self._study = handle.study
        self._shelf = Shelf(handle, "saturation")

    def study(self) -> StudySummary:
        """What the study holds."""
        return self._shelf.kept("study", lambda: studies.describe(self._study))

    def coders(self) -> tuple[Coder, ...]:
        """Those whose codings can be counted."""
        return self._shelf.kept("coders", lambda: coders_counted(self._study))

    def material(self, choice: Choice) -> Material:
        """The codings counted under a choice."""
        return self._shelf.kept(("material", choice), lambda: material(self._study, choice))

    def size(self, choice: Choice, level: IncidenceLevel) -> tuple[int, int]:
        """How many rows, and how many things are counted at a level."""

        def counted() -> tuple[int, int]:
            incidence = self.material(choice).incidence(level)
            return len(incidence.units), len(incidence.codes)

        return self._shelf.kept(("size", choice, level), counted)

    def report(self, choice: Choice, level: IncidenceLevel, rules: Rules) -> SaturationReport:
        """Everything measured at a level by these rules."""
        counted = self.material(choice)
        key = ("report", choice, level, rules)
        return self._shelf.kept(key, lambda: report_of(counted, rules, level=level))

    def curve(
        self, choice: Choice, level: IncidenceLevel, found: SaturationReport, n_more: int
    ) -> dict[str, Any]:
        """The chart's specification; the rule's sliders do not touch it."""
        language = current_language()
        key = ("curve", choice, level, found.found.rules.n_orders, n_more, language)
        return self._shelf.kept(key, lambda: saturation_export.curve_spec(found, language, n_more))

    def series(self, choice: Choice) -> tuple[LevelSeries, ...]:
        """What is new in each row, at every level."""
        counted = self.material(choice)
        return self._shelf.kept(
            ("series", choice), lambda: series_by_level(counted, levels_shown(counted))
        )

    def themes(self, choice: Choice, level: IncidenceLevel) -> tuple[ThemeRichness, ...]:
        """Each theme by itself."""
        counted = self.material(choice)
        return self._shelf.kept(("themes", choice, level), lambda: per_theme(counted, level=level))

    def meanings(self, choice: Choice) -> tuple[MeaningSaturation, ...]:
        """Where each code's last new dimension came."""
        counted = self.material(choice)
        key = ("meaning", choice)
        return self._shelf.kept(key, lambda: meaning_by_code(self._study, counted))
