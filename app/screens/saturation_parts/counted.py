"""What was counted and measured, kept until the study or the question changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from app.frame.handles import Handle
from qualcode.services import live, saturation_export
from qualcode.services.saturation import Choice, Material, material
from qualcode.services.saturation_meaning import MeaningSaturation, meaning_by_code
from qualcode.services.saturation_report import (
    IncidenceLevel,
    Rules,
    SaturationReport,
    ThemeRichness,
    per_theme,
    report_of,
)
from qualcode.wording import current_language

T = TypeVar("T")
_MOST_KEPT = 24


def material_of(handle: Handle, choice: Choice) -> Material:
    """The codings counted under a choice."""
    return _kept(handle, ("material", choice), lambda: material(handle.study, choice))


def report(handle: Handle, choice: Choice, level: IncidenceLevel, rules: Rules) -> SaturationReport:
    """Everything measured at a level by these rules."""
    counted = material_of(handle, choice)
    key = ("report", choice, level, rules)
    return _kept(handle, key, lambda: report_of(counted, rules, level=level))


def curve(
    handle: Handle, choice: Choice, level: IncidenceLevel, found: SaturationReport, n_more: int
) -> dict[str, Any]:
    """The chart's specification; the rule's sliders do not touch it."""
    language = current_language()
    key = ("curve", choice, level, found.found.rules.n_orders, n_more, language)
    return _kept(handle, key, lambda: saturation_export.curve_spec(found, language, n_more))


def themes(handle: Handle, choice: Choice, level: IncidenceLevel) -> tuple[ThemeRichness, ...]:
    """Each theme by itself."""
    counted = material_of(handle, choice)
    key = ("themes", choice, level)
    return _kept(handle, key, lambda: per_theme(counted, level=level))


def meanings(handle: Handle, choice: Choice) -> tuple[MeaningSaturation, ...]:
    """Where each code's last new dimension came."""
    counted = material_of(handle, choice)
    return _kept(handle, ("meaning", choice), lambda: meaning_by_code(handle.study, counted))


def _kept(handle: Handle, key: Hashable, make: Callable[[], T]) -> T:
    """What was made for this coder at this revision, or made now; only the latest are kept."""
    stamp = (live.latest_revision(handle.study), handle.study.coder.id)
    shelf: dict[str, Any] = handle.desk.setdefault("saturation", {})
    if shelf.get("stamp") != stamp:
        shelf.clear()
        shelf["stamp"] = stamp
        shelf["kept"] = {}
    kept: dict[Hashable, T] = shelf["kept"]
    if key not in kept:
        while len(kept) >= _MOST_KEPT:
            kept.pop(next(iter(kept)))
        kept[key] = make()
    return kept[key]
