"""Units x coders: which category each coder gave to each unit."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Integers: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
MISSING = -1


@dataclass(frozen=True, eq=False)
class ReliabilityData:
    """What the coefficients of fixed units are computed from.

    ``values`` (units x coders) holds indices into ``categories``, -1 where a coder did not judge
    the unit. ``categories`` are all that were possible, used or not. ``weights`` says how much a
    row counts (the length of a run of characters; 1 for a word) and ``documents`` which document
    it is of, for the bootstrap.
    """

    values: Integers
    categories: tuple[Hashable, ...]
    coders: tuple[str, ...]
    weights: Floats
    documents: Integers

    def __post_init__(self) -> None:
        n_units, n_coders = self.values.shape
        if n_coders != len(self.coders):
            raise ValueError(f"{n_coders} columns for {len(self.coders)} coders")
        if len(self.weights) != n_units or len(self.documents) != n_units:
            raise ValueError("every unit has one weight and one document")
        if len(set(self.categories)) != len(self.categories):
            raise ValueError("a category is named twice")
        if n_units and not -1 <= self.values.min() <= self.values.max() < len(self.categories):
            raise ValueError("a value is none of the categories")
        if n_units and self.weights.min() < 0:
            raise ValueError("a unit cannot weigh less than nothing")

    @classmethod
    def of(
        cls,
        rows: Sequence[Sequence[Hashable | None]],
        coders: Sequence[str] | None = None,
        *,
        categories: Sequence[Hashable] | None = None,
        weights: Sequence[float] | None = None,
        documents: Sequence[int] | None = None,
    ) -> ReliabilityData:
        """From rows of values, None where a coder gave none.

        ``categories`` adds those that were possible and nobody used; each row is its own document
        unless ``documents`` says otherwise.
        """
        width = len(rows[0]) if rows else len(coders or ())
        known = list(dict.fromkeys(categories or ()))
        known += dict.fromkeys(v for row in rows for v in row if v is not None and v not in known)
        index = {category: number for number, category in enumerate(known)}
        values = [[MISSING if v is None else index[v] for v in row] for row in rows]
        return cls(
            np.array(values, dtype=np.int64).reshape(len(rows), width),
            tuple(known),
            tuple(coders or (str(n + 1) for n in range(width))),
            np.ones(len(rows)) if weights is None else np.array(weights, dtype=float),
            np.arange(len(rows)) if documents is None else np.array(documents, dtype=np.int64),
        )

    @classmethod
    def presence(
        cls, coded: NDArray[np.bool_], coders: Sequence[str], weights: Floats, documents: Integers,
        judged: NDArray[np.bool_] | None = None,
    ) -> ReliabilityData:  # fmt: skip
        """One code, there or not: ``coded`` units x coders, ``judged`` False where missing."""
        values = coded.astype(np.int64)
        if judged is not None:
            values = np.where(judged, values, MISSING)
        return cls(values, (False, True), tuple(coders), weights, documents)

    @property
    def n_categories(self) -> int:
        """How many categories were possible: the q of the formulas."""
        return len(self.categories)

    @property
    def is_presence(self) -> bool:
        """Whether the categories are a code's absence and presence."""
        return self.categories == (False, True)

    @cached_property
    def counts(self) -> Floats:
        """Units x categories: how many coders gave each."""
        table = np.zeros((len(self.values), self.n_categories))
        for column in self.values.T:
            judged = column != MISSING
            table[np.flatnonzero(judged), column[judged]] += 1
        return table

    @cached_property
    def n_judged(self) -> Floats:
        """Per unit, how many coders judged it."""
        return np.asarray((self.values != MISSING).sum(axis=1), dtype=float)

    @cached_property
    def pairable(self) -> Floats:
        """Per unit 1 where at least two coders judged it, else 0."""
        return (self.n_judged >= 2).astype(float)

    @property
    def n(self) -> float:
        """Units two coders judged (characters, for free segments)."""
        return float(self.weights @ self.pairable)

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Every two coders, by column."""
        return tuple(combinations(range(len(self.coders)), 2))

    def columns(self, *columns: int) -> ReliabilityData:
        """Those coders alone."""
        return ReliabilityData(
            self.values[:, columns],
            self.categories,
            tuple(self.coders[c] for c in columns),
            self.weights,
            self.documents,
        )

    def kept(self, rows: NDArray[np.bool_]) -> ReliabilityData:
        """Those units alone."""
        return ReliabilityData(
            self.values[rows],
            self.categories,
            self.coders,
            self.weights[rows],
            self.documents[rows],
        )

    def complete(self) -> ReliabilityData:
        """The units every coder judged."""
        whole = (self.values != MISSING).all(axis=1)
        return self if whole.all() else self.kept(whole)

    def coded_only(self) -> ReliabilityData:
        """The units somebody coded: absence judged by all coders of the unit left out.

        ``ValueError`` for anything but a code there or not.
        """
        if not self.is_presence:
            raise ValueError("only a code there or not has units nobody coded")
        return self.kept((self.values == 1).any(axis=1))

    def collapsed(self) -> ReliabilityData:
        """The same with equal rows of a document put together: all coefficients stay the same."""
        if not len(self.values):
            return self
        first, where = self._patterns()
        weights = np.bincount(where, weights=self.weights, minlength=len(first)).astype(float)
        return ReliabilityData(
            self.values[first], self.categories, self.coders, weights, self.documents[first]
        )

    def _patterns(self) -> tuple[Integers, Integers]:
        """The first unit of each document and row of values, and which of them each unit is."""
        base = self.n_categories + 1
        fits = base ** len(self.coders) * (int(self.documents.max()) + 1) < 2**62
        if not fits:
            table = np.column_stack([self.documents, self.values])
            _, first, where = np.unique(table, axis=0, return_index=True, return_inverse=True)
            return first, where.ravel()
        key = self.documents.copy()
        for column in self.values.T:
            key = key * base + column + 1
        _, first, where = np.unique(key, return_index=True, return_inverse=True)
        return first, where.ravel()
