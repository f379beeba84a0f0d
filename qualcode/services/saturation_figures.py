"""Words joined and intervals in brackets, as the sentences on saturation say them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qualcode.saturation.estimate import Estimate
from qualcode.wording import Message, render


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
