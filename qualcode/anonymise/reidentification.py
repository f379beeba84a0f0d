"""Who can be picked out of a table without a name in it: k, unique rows, columns that do it.

The table of participants is small, so every set of up to three columns is looked at. A row is
unique when no other row has the same values; k is the size of the smallest group of equal rows.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from qualcode.wording import Message

MOST_COLUMNS = 3
SAFE_K = 2
_WIDTHS = (5, 10, 20)
_REST = "…"
_SAME = 1e-9
_MOST_IN_PAIRS = 15  # columns that are changed two at a time: beyond that it would take seconds


@dataclass(frozen=True)
class PeopleTable:
    """Rows of people by identifier, and the columns somebody else may know; "" where unknown."""

    identifiers: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        for name, values in self.columns.items():
            if len(values) != len(self.identifiers):
                raise ValueError(f"column {name} has {len(values)} values")


@dataclass(frozen=True, slots=True)
class SinglingOut:
    """A smallest set of columns whose values together fit one person only, and whom."""

    columns: tuple[str, ...]
    identifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anonymity:
    """How far the rows of a table hide each other."""

    k: int
    n_rows: int
    unique: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Generalisation:
    """One column made coarser: left out, in bands, or its rare values together.

    ``lost`` is the share of the column's information that goes, 0 to 1.
    """

    column: str
    said: Message
    values: tuple[str, ...] | None
    lost: float


@dataclass(frozen=True)
class Advice:
    """The cheapest way found to make no row unique, with the table before and after."""

    steps: tuple[Generalisation, ...]
    before: Anonymity
    after: Anonymity
    table: PeopleTable = field(repr=False)


def anonymity(table: PeopleTable, columns: Iterable[str] | None = None) -> Anonymity:
    """K and the unique rows over some columns, all if not said; k is 0 in an empty table."""
    names = tuple(table.columns) if columns is None else tuple(columns)
    rows = _rows(table, names)
    sizes = Counter(rows)
    unique = tuple(who for who, row in zip(table.identifiers, rows, strict=True) if sizes[row] == 1)
    return Anonymity(min(sizes.values(), default=0), len(rows), unique)


def singling_out(table: PeopleTable, most: int = MOST_COLUMNS) -> tuple[SinglingOut, ...]:
    """The smallest column sets, up to ``most`` columns, that fit one person only.

    A set is named only for people whom none of its parts singles out already.
    """
    found: list[SinglingOut] = []
    known: dict[str, list[frozenset[str]]] = {}
    for size in range(1, most + 1):
        for columns in combinations(table.columns, size):
            fresh = [
                who
                for who in anonymity(table, columns).unique
                if not any(part <= set(columns) for part in known.get(who, ()))
            ]
            if fresh:
                found.append(SinglingOut(columns, tuple(fresh)))
                for who in fresh:
                    known.setdefault(who, []).append(frozenset(columns))
    return tuple(sorted(found, key=lambda s: (len(s.columns), -len(s.identifiers))))


def cheapest_generalisation(
    table: PeopleTable, k: int = SAFE_K, *, keep: Sequence[str] = ()
) -> Advice:
    """What to make coarser so that every row has at least ``k`` equals, losing least.

    Steps are chosen one by one for the most rows hidden per information lost, then one or two of
    them at a time are changed or taken back as long as less is lost. Columns of ``keep`` stay.
    """
    before = anonymity(table)
    present, steps = table, list[Generalisation]()
    while anonymity(present).k < min(k, len(table.identifiers)):
        lost = {s.column: s.lost for s in steps}
        step = _best_step(present, table, k, keep, lost)
        if step is None:
            break
        steps = [s for s in steps if s.column != step.column] + [step]
        present = applied(table, steps)
    steps = _cheaper(table, steps, k, keep)
    after = applied(table, steps)
    return Advice(tuple(steps), before, anonymity(after), after)


def _cheaper(
    table: PeopleTable, steps: list[Generalisation], k: int, keep: Sequence[str]
) -> list[Generalisation]:
    """The steps with columns changed one or two at a time until nothing cheaper hides as well."""
    wanted = min(k, len(table.identifiers), anonymity(applied(table, steps)).k)
    ways = {
        name: (None, *generalisations(name, column))
        for name, column in table.columns.items()
        if name not in keep
    }
    pairs = combinations(ways, 2) if len(ways) <= _MOST_IN_PAIRS else ()
    together = (*combinations(ways, 1), *pairs)
    best, cost = steps, sum(step.lost for step in steps)
    improving = True
    while improving:
        improving = False
        for columns in together:
            others = [step for step in best if step.column not in columns]
            for chosen in product(*(ways[name] for name in columns)):
                tried = [*others, *(step for step in chosen if step is not None)]
                lost = sum(step.lost for step in tried)
                if lost < cost - _SAME and anonymity(applied(table, tried)).k >= wanted:
                    best, cost, improving = tried, lost, True
    return best


def applied(table: PeopleTable, steps: Iterable[Generalisation]) -> PeopleTable:
    """The table with columns made coarser or left out."""
    columns = dict(table.columns)
    for step in steps:
        if step.values is None:
            columns.pop(step.column, None)
        else:
            columns[step.column] = step.values
    return PeopleTable(table.identifiers, columns)


def _best_step(
    present: PeopleTable,
    table: PeopleTable,
    k: int,
    keep: Sequence[str],
    lost: Mapping[str, float],
) -> Generalisation | None:
    exposed = _exposed(present, k)
    best: tuple[float, Generalisation] | None = None
    for name in present.columns:
        if name in keep:
            continue
        for step in generalisations(name, table.columns[name]):
            if step.lost <= lost.get(name, -1.0):
                continue  # a column only ever becomes coarser, so that this ends
            gain = exposed - _exposed(applied(present, (step,)), k)
            worth = (gain + 0.01) / (step.lost + 0.05)
            if best is None or worth > best[0]:
                best = (worth, step)
    return best[1] if best else None


def _exposed(table: PeopleTable, k: int) -> int:
    """How many rows have fewer equals than ``k``."""
    rows = _rows(table, tuple(table.columns))
    sizes = Counter(rows)
    return sum(sizes[row] < k for row in rows)


def generalisations(name: str, values: Sequence[str]) -> tuple[Generalisation, ...]:
    """The ways one column can be made coarser, the mildest first."""
    numbers = _numbers(values)
    ways: list[Generalisation] = []
    if numbers is not None:
        for width in _WIDTHS:
            banded = tuple(_band(n, width) for n in numbers)
            said = Message("{column} in bands of {width}", column=name, width=width)
            ways.append(Generalisation(name, said, banded, _lost(values, banded)))
    counts = Counter(values)
    rare = {value for value, n in counts.items() if n == 1}
    if len(rare) > 1 and len(rare) < len(counts):
        together = tuple(_REST if value in rare else value for value in values)
        said = Message("rare values of {column} together", column=name)
        ways.append(Generalisation(name, said, together, _lost(values, together)))
    ways.append(Generalisation(name, Message("{column} left out", column=name), None, 1.0))
    return tuple(way for way in ways if way.values != tuple(values))


def _numbers(values: Sequence[str]) -> list[float | None] | None:
    found: list[float | None] = []
    for value in values:
        try:
            found.append(float(value.replace(",", ".")) if value.strip() else None)
        except ValueError:
            return None
    return found if any(n is not None for n in found) else None


def _band(number: float | None, width: int) -> str:
    if number is None:
        return ""
    low = math.floor(number / width) * width
    return f"{low}-{low + width - 1}"


def _lost(before: Sequence[str], after: Sequence[str]) -> float:
    was = _entropy(before)
    return 0.0 if was == 0 else 1 - _entropy(after) / was


def _entropy(values: Sequence[str]) -> float:
    counts = Counter(values)
    return -sum(n / len(values) * math.log2(n / len(values)) for n in counts.values())


def _rows(table: PeopleTable, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    chosen = [table.columns[name] for name in columns]
    return [tuple(column[i] for column in chosen) for i in range(len(table.identifiers))]


@dataclass(frozen=True, slots=True)
class Told:
    """A value of the table that the transcript says too, so that one leads to the other."""

    identifier: str
    column: str
    value: str
    said: str
    reason: Message


def told_again(
    identifier: str,
    values: Mapping[str, str],
    text: str,
    numbers_in: Callable[[str], Iterable[tuple[int, str]]],
    *,
    year: int | None = None,
) -> tuple[Told, ...]:
    """Values of one person that their own transcript repeats: an age, or the year it began.

    ``numbers_in`` finds numbers with the words they stand in; ``year`` is that of the interview.
    """
    found = list(numbers_in(text))
    told = []
    for column, value in values.items():
        numbers = _numbers((value,))
        if not numbers or numbers[0] is None or not numbers[0].is_integer():
            continue
        number = int(numbers[0])
        for said, words in found:
            if said == number and number > 3:
                told.append(Told(identifier, column, value, words, Message("the same number")))
            elif year is not None and number > 3 and abs(year - number - said) <= 1 and said > 1900:
                reason = Message("{year} less {n} years", year=year, n=number)
                told.append(Told(identifier, column, value, words, reason))
    return tuple(dict.fromkeys(told))
