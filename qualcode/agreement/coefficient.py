"""A measure of agreement, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeAlias

from qualcode.wording import Message

Parameter: TypeAlias = "float | int | str | bool | None"
_NONE: Mapping[str, Parameter] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A value, or None with the reason; what was observed and what chance would give beside it.

    ``n`` is the number of units it rests on (characters, for free segments). ``parameters`` are
    the choices the number depends on (number of possible codes, seed, overlap asked for…).
    """

    value: float | None
    n: float
    observed: float | None = None
    expected: float | None = None
    reason: Message | None = None
    parameters: Mapping[str, Parameter] = field(default_factory=lambda: _NONE)

    def __post_init__(self) -> None:
        if (self.value is None) == (self.reason is None):
            raise ValueError("a coefficient has a value or a reason why not")
        if self.value is not None and self.value != self.value:
            raise ValueError("a coefficient is a number or has a reason; it is never NaN")

    def with_parameters(self, **more: Parameter) -> Coefficient:
        """The same with further parameters stated."""
        return replace(self, parameters=MappingProxyType({**self.parameters, **more}))


def undefined(reason: Message, n: float = 0, **parameters: Parameter) -> Coefficient:
    """A coefficient that cannot be had, and why."""
    return Coefficient(None, n, reason=reason, parameters=MappingProxyType(parameters))


def no_text() -> Message:
    """The reason when there is nothing to agree on."""
    return Message("There is no respondent text to compare.")
