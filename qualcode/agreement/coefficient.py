"""A measure of agreement, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A value, or None with the reason; what was observed and what chance would give beside it.

    ``n`` is the number of units it rests on (characters, for free segments).
    """

    value: float | None
    n: int
    observed: float | None = None
    expected: float | None = None
    reason: Message | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.reason is None):
            raise ValueError("a coefficient has a value or a reason why not")


def no_text() -> Message:
    """The reason when there is nothing to agree on."""
    return Message("There is no respondent text to compare.")
