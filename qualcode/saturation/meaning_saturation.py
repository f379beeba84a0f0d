"""Meaning saturation: until when a code still shows a new side of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class MeaningSaturation:
    """New dimensions of one code, interview by interview.

    ``first`` is the interview (from 1) that first holds the code, ``at`` the one that brought its
    last new dimension; None with the reason when nothing shows that no more would come.
    """

    code: str
    first: int | None
    new: tuple[int, ...]
    at: int | None
    reason: Message | None = None

    @property
    def n_dimensions(self) -> int:
        """How many different ones in all."""
        return sum(self.new)


def meaning_saturation(
    n_units: int,
    seen_in: Mapping[str, int],
    dimensions: Mapping[str, Iterable[tuple[int, str]]],
) -> tuple[MeaningSaturation, ...]:
    """For each code, new dimensions per interview and where the last one came.

    Args:
        n_units: interviews, in order.
        seen_in: by code, the first interview (from 0) that holds it.
        dimensions: by code, (interview from 0, dimension) pairs: sub-codes found there, or memos
            written while it was coded. A dimension counts where it first comes.

    References:
        Hennink, M. M., Kaiser, B. N. & Marconi, V. C. (2017). Code saturation versus meaning
        saturation: how many interviews are enough? Qualitative Health Research, 27(4), 591-608.
    """
    return tuple(
        _of_code(code, seen_in.get(code), _new(n_units, pairs))
        for code, pairs in dimensions.items()
    )


def _new(n_units: int, pairs: Iterable[tuple[int, str]]) -> tuple[int, ...]:
    first: dict[str, int] = {}
    for unit, dimension in pairs:
        first[dimension] = min(unit, first.get(dimension, unit))
    new = [0] * n_units
    for unit in first.values():
        new[unit] += 1
    return tuple(new)


def _of_code(code: str, first: int | None, new: Sequence[int]) -> MeaningSaturation:
    start = None if first is None else first + 1
    brought = [number for number, n in enumerate(new, start=1) if n]
    if not brought:
        reason = Message("No dimension of this code was noted.")
    elif brought[-1] == len(new):
        reason = Message("The last interview still brings a new dimension.")
    else:
        return MeaningSaturation(code, start, tuple(new), brought[-1])
    return MeaningSaturation(code, start, tuple(new), None, reason)
