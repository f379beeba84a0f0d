"""Figures as the language spoken writes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qualcode.saturation.estimate import Estimate
from qualcode.wording import Message, current_language, render

_NO_BREAK = "\u00a0"


def decimal(value: float, digits: int = 0, *, kept: bool = False) -> str:
    """A number with at most so many decimals, or all ``kept``: 1,000 or 2.5; 1 000 or 2,5."""
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + ("0" if kept else "#") * digits if digits else "")
    return format_decimal(value, format=pattern, locale=current_language())


def percent(value: float) -> str:
    """A fraction as a percentage, with a decimal where it matters: 5 %, 99.7 %."""
    shown = decimal(100 * value, 0 if 0.1 <= value <= 0.9 else 1)
    return f"{shown}{_NO_BREAK}%" if current_language() == "fr" else f"{shown}%"


def enumerated(words: Sequence[str]) -> str:
    """Words with commas and a last "and"."""
    if len(words) < 2:
        return "".join(words)
    return render(Message("{first} and {last}", first=", ".join(words[:-1]), last=words[-1]))


def interval_of(estimate: Estimate, shown: Callable[[float], str]) -> str:
    """The interval in brackets after a space, or nothing."""
    if estimate.interval is None:
        return ""
    ends = Message(
        "(95% interval {low} to {high})",
        low=shown(estimate.interval.low),
        high=shown(estimate.interval.high),
    )
    return f" {render(ends)}"
