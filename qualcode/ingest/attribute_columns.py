"""What the values of a column are: yes or no, numbers, dates or categories."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qualcode.ingest.columns import plain_word
from qualcode.ingest.dates import read_date
from qualcode.model import AttributeKind, AttributeValue
from qualcode.wording import Message

_YES = frozenset({"oui", "yes", "o", "y", "vrai", "true"})
_NO = frozenset({"non", "no", "n", "faux", "false"})
_UNKNOWN = frozenset({"", "-", "–", "—", "?", "nr", "nd", "na", "n/a", "nsp", "inconnu", "unknown",
                      "non renseigne", "manquant", "missing", "/", "ne sait pas", "#n/a"})  # fmt: skip
_NUMBER = re.compile(r"[-−+]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)?")
_FULL_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"|\d{1,2}(?:er|st|nd|rd|th)?\s[^\W\d_]+\.?,?\s\d{4}|[^\W\d_]+\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}"
)
_CODES = re.compile(r"\b(?:code|postal|telephone|phone|siret|rpps|finess|numero|id)\b")
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """The kind of a column, why, and the rows (from 0) whose value does not fit the others."""

    kind: AttributeKind
    how: Message
    odd_rows: tuple[int, ...] = ()


def is_unknown(value: str) -> bool:
    """Whether a cell says that nothing is known: empty, a dash, NR, n/a…"""
    return plain_word(value) in _UNKNOWN or not value.strip(" -–—?/.")


def read_column(heading: str, values: Sequence[str]) -> ColumnReading:
    """The kind all known values of a column share; categories when there is none."""
    known = [(row, value) for row, value in enumerate(values) if not is_unknown(value)]
    if not known:
        return ColumnReading(AttributeKind.CATEGORY, Message("no value is filled in"))
    for kind, how in _KINDS:
        if kind is AttributeKind.NUMBER and _is_code(heading, [value for _, value in known]):
            continue
        odd = tuple(row for row, value in known if _parse(kind, value) is None)
        if not odd:
            return ColumnReading(kind, how)
        if len(odd) <= (1 - _MOSTLY) * len(known):
            mixed = Message("the values are not all of one kind")
            return ColumnReading(AttributeKind.CATEGORY, mixed, odd)
    n = len({value for _, value in known})
    how = Message.plural("{n} category", "{n} different categories", n=n)
    return ColumnReading(AttributeKind.CATEGORY, how)


_KINDS = (
    (AttributeKind.YES_NO, Message("every value is yes or no")),
    (AttributeKind.DATE, Message("every value is a date")),
    (AttributeKind.NUMBER, Message("every value is a number")),
)


def read_value(kind: AttributeKind, value: str) -> AttributeValue | None:
    """A cell as a value of that kind; None when unknown or not of that kind."""
    return None if is_unknown(value) else _parse(kind, value)


def _parse(kind: AttributeKind, value: str) -> AttributeValue | None:
    if kind is AttributeKind.YES_NO:
        word = plain_word(value)
        return True if word in _YES else False if word in _NO else None
    if kind is AttributeKind.NUMBER:
        return _number(value)
    if kind is AttributeKind.DATE:
        return _date(value)
    return value.strip()


def _number(value: str) -> float | None:
    text = value.strip()
    if not _NUMBER.fullmatch(text):
        return None
    return float(re.sub(r"[ \u00a0\u202f]", "", text).replace(",", ".").replace("−", "-"))


def _date(value: str) -> date | None:
    return read_date(value) if _FULL_DATE.fullmatch(value.strip()) else None


def _is_code(heading: str, values: Sequence[str]) -> bool:
    """Figures that are names: a post code, a number with leading zeros."""
    zeros = any(len(value) > 1 and value[0] == "0" and value.isdigit() for value in values)
    return zeros or bool(_CODES.search(plain_word(heading.replace("_", " "))))


def spelt_twice(values: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of categories that differ only in capitals, accents or spaces, the commoner first."""
    counts = Counter(value.strip() for value in values if not is_unknown(value))
    groups: dict[str, list[str]] = {}
    for value, _ in counts.most_common():
        groups.setdefault(plain_word(value.replace("-", " ")), []).append(value)
    return [(first, other) for first, *others in groups.values() for other in others]
