"""In which order transcripts that come in together are counted as interviews."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from qualcode.ingest.dates import read_date

_NUMBER = re.compile(r"\D*(\d{1,3})")


class Told(NamedTuple):
    """What says when an interview was done: its label, and the date its head gives or nothing."""

    label: str
    date: str


def order_done(told: Sequence[Told]) -> tuple[int, ...]:
    """The places of the interviews in the order in which they were done, as far as that is told.

    By the numbers of their labels (E1, M2, IDE3) when each has one of its own, by their dates when
    each is dated; else as they were given. The names of files say neither: « E4.pdf » stands
    before « entretien 1.docx ».
    """
    places = range(len(told))
    numbers = [_number(each.label) for each in told]
    if None not in numbers and len(set(numbers)) == len(numbers):
        return tuple(sorted(places, key=lambda place: numbers[place] or 0))
    days = [read_date(each.date) for each in told]
    if None not in days:
        return tuple(sorted(places, key=lambda place: days[place] or date.max))
    return tuple(places)


def _number(label: str) -> int | None:
    found = _NUMBER.fullmatch(label.strip())
    return int(found[1]) if found else None
