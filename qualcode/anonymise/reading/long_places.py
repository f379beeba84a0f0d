"""Places of several words read as one: La Roche sur Yon, Stoke on Trent; and any long form a list knows."""

from __future__ import annotations

from collections.abc import Callable

from qualcode.anonymise.folding import SAINTS_SPELLED
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.particles import SAINTS
from qualcode.anonymise.reading.word_list import HYPHENS

_Test = Callable[[str], bool]
_LONGEST_PLACE = 9


def place_end(reading: Reading, i: int) -> int | None:
    """The last word of the longest place of several words that starts at ``i``, or None."""
    if i not in reading.place_ends:
        reading.place_ends[i] = _place_end(reading, i)
    return reading.place_ends[i]


def _place_end(reading: Reading, i: int) -> int | None:
    form, k = SAINTS_SPELLED.get(reading.folds[i], reading.folds[i]), i + 1
    if k == len(reading) or not reading.begins(form):
        return None
    pair = f"{form} {reading.folds[k]}"
    if not (reading.profile(pair).place or reading.begins(pair)):
        return None  # so it is with almost every word
    last = longest_known(
        reading, i, _LONGEST_PLACE, lambda form: reading.profile(form).place > 0, reading.begins
    )
    if last is None or last == i:
        return None
    if reading.no_capitals or reading.folds[i] in SAINTS or _written_as_name(reading, i, last):
        return last
    return None


def _written_as_name(reading: Reading, first: int, last: int) -> bool:
    """Le Chêne is a commune, “Le chêne” begins a sentence."""
    small = reading.vocabulary.all_particles
    return reading.is_capital(last) and all(
        reading.is_capital(k) or reading.folds[k] in small or reading.gaps[k] in HYPHENS
        for k in range(first + 1, last)
    )


def longest_known(
    reading: Reading, i: int, limit: int, accepts: _Test, begins: _Test
) -> int | None:
    """The last word of the longest form from word ``i`` that ``accepts`` takes, or None.

    ``limit`` is the most words a form may have; ``begins`` says whether a longer form starts so.
    """
    best = i if accepts(reading.folds[i]) else None
    form = SAINTS_SPELLED.get(reading.folds[i], reading.folds[i])
    for k in range(i + 1, min(i + limit, len(reading))):
        if not (reading.is_tight(k) or reading.gaps[k] in (", ", ". ", ".")):
            break
        if not begins(form):
            break
        form = f"{form} {reading.folds[k]}"
        if accepts(form):
            best = k
    return best
