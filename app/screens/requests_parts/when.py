"""Moments as people write them."""

from __future__ import annotations

from datetime import datetime

from qualcode.wording import format_date


def day_of(moment: str) -> str:
    """The day of an ISO moment, in the context's language; what was written if it is none."""
    try:
        return format_date(datetime.fromisoformat(moment).astimezone())
    except ValueError:
        return moment


def moment_of(moment: str) -> str:
    """The day and the time of an ISO moment, as this computer's clock shows it."""
    try:
        there = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return moment
    return f"{format_date(there)}, {there:%H:%M}"
