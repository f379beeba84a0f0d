"""What was measured, kept until the study or the question changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from app.frame.handles import Handle
from qualcode.services import agreement, live
from qualcode.services.agreement import Choices, MeasuredAgreement

T = TypeVar("T")
_MOST_KEPT = 12


def measured(handle: Handle, choices: Choices) -> MeasuredAgreement:
    """Everything per code and over all codes; with intervals where they were drawn already."""
    shelf = _shelf(handle)
    with_intervals = shelf.get(("intervals", choices))
    if with_intervals is not None:
        found: MeasuredAgreement = with_intervals
        return found
    return _kept(
        shelf, ("measured", choices), lambda: agreement.measure_agreement(handle.study, choices)
    )


def keep(handle: Handle, key: Hashable, value: Any) -> None:
    """Keeps what long work has made."""
    _shelf(handle)[key] = value


def taken(handle: Handle, key: Hashable) -> Any:
    """What long work has made, or None."""
    return _shelf(handle).get(key)


def _shelf(handle: Handle) -> dict[Hashable, Any]:
    """What is kept for this coder at this revision."""
    stamp = (live.latest_revision(handle.study), handle.study.coder.id)
    shelf: dict[Hashable, Any] = handle.desk.setdefault("agreement", {})
    if shelf.get("stamp") != stamp:
        shelf.clear()
        shelf["stamp"] = stamp
    return shelf


def _kept(shelf: dict[Hashable, Any], key: Hashable, make: Callable[[], T]) -> T:
    if key not in shelf:
        while len(shelf) > _MOST_KEPT:
            shelf.pop(next(k for k in shelf if k != "stamp"))
        shelf[key] = make()
    found: T = shelf[key]
    return found
