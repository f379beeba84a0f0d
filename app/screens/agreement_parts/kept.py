"""What was measured, kept until the study or the question changes."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from app.frame.handles import Handle
from app.frame.kept import Shelf
from qualcode.services import agreement, agreement_export
from qualcode.services.agreement import Choices, MeasuredAgreement
from qualcode.wording import current_language


def measured(handle: Handle, choices: Choices) -> MeasuredAgreement:
    """Everything per code and over all codes; with intervals where they were drawn already."""
    shelf = _shelf(handle)
    with_intervals: MeasuredAgreement | None = shelf.get(("intervals", choices))
    if with_intervals is not None:
        return with_intervals
    return shelf.kept(
        ("measured", choices), lambda: agreement.measure_agreement(handle.study, choices)
    )


def chart(
    handle: Handle, choices: Choices, found: MeasuredAgreement, measure: str
) -> dict[str, Any]:
    """The specification of one measure's chart."""
    language = current_language()
    shelf = _shelf(handle)
    drawn = shelf.get(("intervals", choices)) is not None
    return shelf.kept(
        ("chart", choices, drawn, measure, language),
        lambda: agreement_export.per_code_spec(found, measure, language),
    )


def keep(handle: Handle, key: Hashable, value: Any) -> None:
    """Keeps what long work has made."""
    _shelf(handle).put(key, value)


def taken(handle: Handle, key: Hashable) -> Any:
    """What long work has made, or None."""
    return _shelf(handle).get(key)


def _shelf(handle: Handle) -> Shelf:
    return Shelf(handle, "agreement")
