"""Saturation by base size, run length and new-information threshold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Run:
    """``n_new`` codes in the interviews from ``first`` to ``last``, as a share of the base."""

    first: int
    last: int
    n_new: int
    share: float


@dataclass(frozen=True, slots=True)
class Guest2020:
    """Where the rule is met: after interview ``at``, shown by the ``run`` interviews after it.

    ``at`` is None with the reason when it is not met, or cannot be assessed.
    """

    base: int
    run: int
    threshold: float
    at: int | None
    n_base: int = 0
    runs: tuple[Run, ...] = ()
    is_assessable: bool = True
    reason: Message | None = None

    @property
    def notation(self) -> str | None:
        """6+2: after 6 interviews, shown by 2 more."""
        return None if self.at is None else f"{self.at}+{self.run}"


def guest_2020(
    new: Sequence[int], base: int = 4, run: int = 2, threshold: float = 0.05
) -> Guest2020:
    """The first run of ``run`` interviews whose new codes are at most ``threshold`` of the base's.

    The denominator stays the number of codes of the first ``base`` interviews; runs overlap and
    slide by one. ``new`` holds the new codes of each interview in order. ``ValueError`` for a base
    or a run below 1, or a threshold that is no share.

    References:
        Guest, G., Namey, E. & Chen, M. (2020). A simple method to assess and report thematic
        saturation in qualitative research. PLoS ONE, 15(5), e0232076.
    """
    if base < 1 or run < 1 or not 0 <= threshold <= 1:
        raise ValueError("a base and a run hold at least one interview, a threshold is a share")
    if len(new) < base + run:
        reason = Message(
            "Only {n}: too few to assess a base of {base} and a run of {run}.",
            n=len(new),
            base=base,
            run=run,
        )
        return Guest2020(base, run, threshold, None, is_assessable=False, reason=reason)
    n_base = sum(new[:base])
    if not n_base:
        reason = Message("The first {base} hold no code to compare with.", base=base)
        return Guest2020(base, run, threshold, None, is_assessable=False, reason=reason)
    return _slide(new, base, run, threshold, n_base)


def _slide(new: Sequence[int], base: int, run: int, threshold: float, n_base: int) -> Guest2020:
    runs = []
    for first in range(base, len(new) - run + 1):
        found = sum(new[first : first + run])
        runs.append(Run(first + 1, first + run, found, found / n_base))
        # in whole numbers where possible: 3 of 60 is 5 %, whatever the rounding of 0.05
        if found <= threshold * n_base + 1e-9:
            return Guest2020(base, run, threshold, first, n_base, tuple(runs))
    reason = Message("No run of {run} stays at or under the threshold.", run=run)
    return Guest2020(base, run, threshold, None, n_base, tuple(runs), reason=reason)
