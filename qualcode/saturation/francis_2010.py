"""Saturation by an initial sample and a stopping criterion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Francis2010:
    """The interview ``at`` which the rule is first met, or None with the reason."""

    initial: int
    stopping: int
    at: int | None
    is_assessable: bool = True
    reason: Message | None = None


def francis_2010(new: Sequence[int], initial: int = 10, stopping: int = 3) -> Francis2010:
    """The first interview past ``initial`` + ``stopping`` with ``stopping`` in a row bringing none.

    The published rule is 10+3: tested after interview 13 on 11 to 13, then on 12 to 14, and so on.
    ``new`` holds the new codes of each interview in order. ``ValueError`` when a rule
    holds less than one interview.

    References:
        Francis, J. J., Johnston, M., Robertson, C., Glidewell, L., Entwistle, V., Eccles, M. P. &
        Grimshaw, J. M. (2010). What is an adequate sample size? Operationalising data saturation
        for theory-based interview studies. Psychology & Health, 25(10), 1229-1245.
    """
    if initial < 1 or stopping < 1:
        raise ValueError("an initial sample and a stopping criterion hold at least one interview")
    if len(new) < initial + stopping:
        reason = Message(
            "Only {n}: too few to assess the rule {initial}+{stopping}.",
            n=len(new),
            initial=initial,
            stopping=stopping,
        )
        return Francis2010(initial, stopping, None, is_assessable=False, reason=reason)
    for at in range(initial + stopping, len(new) + 1):
        if not any(new[at - stopping : at]):
            return Francis2010(initial, stopping, at)
    reason = Message(
        "{stopping} in a row without any new code never came after the first {initial}.",
        stopping=stopping,
        initial=initial,
    )
    return Francis2010(initial, stopping, None, reason=reason)
