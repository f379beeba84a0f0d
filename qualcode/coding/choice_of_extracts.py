"""Which extracts of a code to show when nobody has chosen yet."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model import Extract

SHORTEST, LONGEST = 40, 350
"""Between these lengths (characters) an extract says something and is read to its end."""


def proposed_extracts(extracts: Sequence[Extract], n: int | None) -> tuple[Extract, ...]:
    """At most ``n`` extracts (all when None), the same ones every time, in order of interviews.

    As many participants as possible, then second extracts of each; for each participant those of
    readable length before the others, earlier ones before later ones.
    """
    if n is None:
        return tuple(extracts)
    ranked: list[tuple[int, int, int]] = []
    turn_of: dict[str, int] = {}
    by_reading = sorted(range(len(extracts)), key=lambda i: (_strain(extracts[i]), i))
    for index in by_reading:
        who = extracts[index].participant
        turn = turn_of[who] = turn_of.get(who, -1) + 1
        ranked.append((turn, _strain(extracts[index]), index))
    chosen = sorted(index for _, _, index in sorted(ranked)[: max(n, 0)])
    return tuple(extracts[index] for index in chosen)


def _strain(extract: Extract) -> int:
    """How far from a readable length, in steps of fifty characters; 0 inside it."""
    length = len(extract.segment.quote)
    outside = max(SHORTEST - length, length - LONGEST, 0)
    return -(-outside // 50)
