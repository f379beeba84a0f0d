"""Several coders' codings of several sources, ready for every measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from qualcode.agreement.reliability_data import MISSING, Floats, Integers, ReliabilityData
from qualcode.agreement.text_axis import TextAxis
from qualcode.agreement.unitizing.continuum import Continuum, Unit
from qualcode.agreement.units import FixedUnits, Marks, holds, judged_by, reliability_data, runs


@dataclass(frozen=True)
class CodedMaterial:
    """Where each coder put each code on one axis of text.

    ``marks`` holds, by code in the order of the tree, one row of marks a coder. ``judged`` says
    which sources each coder worked on: elsewhere they are missing, not silent. ``units`` are
    fixed units instead of characters. Without ``knows_lengths`` only coded text can be counted.
    """

    axis: TextAxis
    coders: tuple[str, ...]
    judged: Mapping[str, frozenset[str]]
    marks: Mapping[str, tuple[Marks, ...]]
    units: FixedUnits | None = None
    overlap: float = 0.0
    knows_lengths: bool = True
    source_names: Mapping[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, ...], ReliabilityData] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code, used or not."""
        return tuple(self.marks)

    def of_code(self, code: str) -> ReliabilityData:
        """One code, there or not."""
        if ("code", code) not in self._known:
            self._known["code", code] = self._presence(self.marks[code])
        return self._known["code", code]

    def of_code_in_coded_text(self, code: str) -> ReliabilityData:
        """One code, there or not, in what somebody coded with any code at all."""
        ratings = self.of_code(code)
        uncoded = self._uncoded()
        absent = ~(ratings.values == 1).any(axis=1)
        less = np.where(absent, uncoded[ratings.documents], 0.0)
        weights = np.maximum(ratings.weights - less, 0.0)
        return replace(ratings, weights=weights).kept(weights > 0)

    def _uncoded(self) -> Floats:
        """Per document, how much nobody coded with anything."""
        if ("relevance",) not in self._known:
            self._known["relevance",] = self.relevance()
        relevant = self._known["relevance",]
        absent = ~(relevant.values == 1).any(axis=1)
        return np.bincount(
            relevant.documents,
            weights=np.where(absent, relevant.weights, 0.0),
            minlength=len(self.axis.edges),
        ).astype(float)

    def relevance(self, codes: Sequence[str] | None = None) -> ReliabilityData:
        """Any of these codes (all if not said), or none of them."""
        return self._presence(self._joined(self.codes if codes is None else codes))

    def sets(
        self, *, coded_only: bool = False, codes: Sequence[str] | None = None
    ) -> ReliabilityData:
        """The set of codes each coder gave to each unit, the empty set where none.

        ``coded_only`` leaves out what nobody coded.
        """
        wanted = self.codes if codes is None else tuple(codes)
        key = ("sets", str(coded_only), *wanted)
        if key not in self._known:
            self._known[key] = self._sets(wanted, coded_only=coded_only)
        return self._known[key]

    def _sets(self, wanted: tuple[str, ...], *, coded_only: bool) -> ReliabilityData:
        present, weights, documents = self._table(wanted)
        judged = judged_by(documents, self.coders, self.axis, self.judged)
        any_code = (present.any(axis=2) & judged).any(axis=1)
        keep = any_code if coded_only else np.ones(len(weights), dtype=bool)
        values, categories = _set_numbers(present[keep], wanted)
        values = np.where(judged[keep], values, MISSING)
        return ReliabilityData(values, categories, self.coders, weights[keep], documents[keep])

    def continua(
        self, codes: Sequence[str] | None = None, *, joined: bool = False
    ) -> list[Continuum]:
        """Each source as its coders cut it; ``joined`` unites a coder's overlaps of one code."""
        wanted = self.codes if codes is None else tuple(codes)
        rows: dict[str, dict[str, list[Unit]]] = {
            source: {c: [] for c in self.coders if source in self.judged[c]}
            for source in self.axis.source_ids
        }
        for code in wanted:
            for coder, marks in zip(self.coders, self.marks[code], strict=True):
                kept = marks.merged() if joined else marks
                for source, start, end in self._in_sources(kept):
                    if coder in rows[source]:
                        rows[source][coder].append(Unit(start, end, code))
        return [
            Continuum.of(
                units,
                float(self.axis.length_of(source)) if self.knows_lengths else None,
                self.source_names.get(source, source),
            )
            for source, units in rows.items()
            if self.axis.length_of(source) and len(units) >= 2
        ]

    def only_sources(self, sources: frozenset[str]) -> CodedMaterial:
        """The marks in those sources alone; the text stays."""
        places = [n for n, source in enumerate(self.axis.source_ids) if source in sources]
        if len(places) == len(self.axis.source_ids):
            return self
        marks = {
            code: tuple(_inside(m, self.axis, places) for m in rows)
            for code, rows in self.marks.items()
        }
        return replace(self, marks=marks)

    def pairwise(self, first: int, second: int) -> CodedMaterial:
        """Two of the coders alone, on the sources both worked on or one did."""
        kept = (self.coders[first], self.coders[second])
        marks = {code: (rows[first], rows[second]) for code, rows in self.marks.items()}
        judged = {coder: self.judged[coder] for coder in kept}
        return replace(self, coders=kept, judged=judged, marks=marks)

    def _presence(self, rows: Sequence[Marks]) -> ReliabilityData:
        found = reliability_data(
            rows, self.coders, self.axis, self.judged, self.units, overlap=self.overlap
        )
        return found.collapsed()

    def _joined(self, codes: Sequence[str]) -> list[Marks]:
        joined = []
        for coder in range(len(self.coders)):
            of = [self.marks[code][coder] for code in codes]
            starts = np.concatenate([m.starts for m in of]) if of else np.zeros(0, dtype=np.int64)
            ends = np.concatenate([m.ends for m in of]) if of else np.zeros(0, dtype=np.int64)
            order = np.argsort(starts, kind="stable")
            joined.append(Marks(starts[order], ends[order]).merged())
        return joined

    def _table(self, codes: Sequence[str]) -> tuple[NDArray[np.bool_], Floats, Integers]:
        """Units x coders x codes: what is coded; then weights and documents."""
        rows = [self.marks[code][coder] for coder in range(len(self.coders)) for code in codes]
        if self.units is None:
            coded, weights, documents = runs(rows, self.axis)
        else:
            coded = np.zeros((len(self.units.starts), len(rows)), dtype=bool)
            for column, mark in enumerate(rows):
                coded[:, column] = holds(mark, self.units, self.overlap)
            weights = np.ones(len(self.units.starts))
            documents = self.axis.document_of(self.units.starts)
        return coded.reshape(len(coded), len(self.coders), len(codes)), weights, documents

    def _in_sources(self, marks: Marks) -> list[tuple[str, float, float]]:
        """Marks as (source, start, end) with offsets from the beginning of the source."""
        number = self.axis.document_of(marks.starts)
        begin = self.axis.edges[number]
        return [
            (self.axis.source_ids[n], float(s - b), float(e - b))
            for n, b, s, e in zip(number, begin, marks.starts, marks.ends, strict=True)
        ]


def _inside(marks: Marks, axis: TextAxis, places: Sequence[int]) -> Marks:
    kept = np.isin(axis.document_of(marks.starts), places)
    return Marks(marks.starts[kept], marks.ends[kept])


def _set_numbers(
    present: NDArray[np.bool_], codes: Sequence[str]
) -> tuple[Integers, tuple[frozenset[str], ...]]:
    """Units x coders as numbers of sets of codes, and the sets."""
    n_units, n_coders, n_codes = present.shape
    flat = present.reshape(n_units * n_coders, n_codes)
    packed = np.packbits(flat, axis=1) if n_codes else np.zeros((len(flat), 1), dtype=np.uint8)
    keys = np.ascontiguousarray(packed).view(f"V{packed.shape[1]}").ravel()
    _, first, number = np.unique(keys, return_index=True, return_inverse=True)
    sets = tuple(frozenset(codes[k] for k in np.flatnonzero(flat[row]).tolist()) for row in first)
    return np.asarray(number, dtype=np.int64).reshape(n_units, n_coders), sets
