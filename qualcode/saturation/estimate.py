"""A measured number with its interval, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.wording import Message

CI_LEVEL = 0.95
Z_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Interval:
    """Two ends of the same unit as the number; ``method`` says how they were found."""

    low: float
    high: float
    method: Message
    level: float = CI_LEVEL


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number, or None with the reason; its standard error and interval where there are any.

    ``no_interval`` says why a number stands without interval.
    """

    value: float | None
    se: float | None = None
    interval: Interval | None = None
    reason: Message | None = None
    no_interval: Message | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.reason is None):
            raise ValueError("an estimate has a value or a reason why not")


def undefined(reason: Message) -> Estimate:
    """No number, and why."""
    return Estimate(None, reason=reason)


def too_few(n_units: int, n_codes: int, least: int = 2) -> Message | None:
    """Why nothing can be estimated from so little, or None."""
    if not n_units:
        return Message("There is no interview.")
    if not n_codes:
        return Message("No code was found in any interview.")
    if n_units < least:
        return Message.plural(
            "There is only {n} interview; {least} are needed.",
            "There are only {n} interviews; {least} are needed.",
            n=n_units,
            least=least,
        )
    return None


def normal_interval(value: float, se: float, low: float, high: float | None = None) -> Interval:
    """From value - 1.96 se to value + 1.96 se, kept between ``low`` and ``high``."""
    top = value + Z_95 * se
    return Interval(
        max(low, value - Z_95 * se),
        top if high is None else min(high, top),
        Message("normal approximation"),
    )
