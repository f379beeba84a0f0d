"""What agreement counts: runs of characters, or words, turns, sentences, documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from qualcode.agreement.reliability_data import Floats, Integers, ReliabilityData
from qualcode.agreement.text_axis import TextAxis


class UnitKind(StrEnum):
    """The unit of analysis."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"
    TURN = "turn"
    SEGMENT = "segment"
    DOCUMENT = "document"


@dataclass(frozen=True)
class Marks:
    """Where one coder put one code on the axis; may overlap, kept in order of their start."""

    starts: Integers
    ends: Integers

    @classmethod
    def of(cls, spans: Sequence[tuple[int, int]]) -> Marks:
        """Marks from pairs, empty ones left out."""
        kept = sorted((s, e) for s, e in spans if s < e)
        table = np.array(kept, dtype=np.int64).reshape(len(kept), 2)
        return cls(table[:, 0], table[:, 1])

    def merged(self) -> Marks:
        """The same text as stretches that neither overlap nor touch."""
        if not len(self.starts):
            return self
        reached = np.maximum.accumulate(self.ends)
        fresh = np.concatenate([[True], self.starts[1:] > reached[:-1]])
        last = np.concatenate([fresh[1:], [True]])
        return Marks(self.starts[fresh], reached[last])


@dataclass(frozen=True)
class FixedUnits:
    """Units that were there before anybody coded: words, sentences, turns, documents.

    In order and apart.
    """

    starts: Integers
    ends: Integers


def runs(marks: Sequence[Marks], axis: TextAxis) -> tuple[NDArray[np.bool_], Floats, Integers]:
    """Runs of characters x rows of marks: who coded them, their lengths, their documents.

    Cut wherever a mark or a source begins or ends, so that a run is one or the other throughout.
    """
    cuts = np.unique(
        np.concatenate([axis.edges, *(m.starts for m in marks), *(m.ends for m in marks)])
    )
    coded = np.zeros((max(len(cuts) - 1, 0), len(marks)), dtype=bool)
    for column, mark in enumerate(marks):
        change = np.zeros(len(cuts), dtype=np.int64)
        np.add.at(change, np.searchsorted(cuts, mark.starts), 1)
        np.subtract.at(change, np.searchsorted(cuts, mark.ends), 1)
        coded[:, column] = np.cumsum(change)[:-1] > 0
    return coded, np.diff(cuts).astype(float), axis.document_of(cuts[:-1])


def covered(marks: Marks, units: FixedUnits) -> Integers:
    """How many characters of each unit are coded."""
    flat = marks.merged()
    if not len(flat.starts):
        return np.zeros(len(units.starts), dtype=np.int64)
    before = np.concatenate([[0], np.cumsum(flat.ends - flat.starts)])

    def reached(places: Integers) -> Integers:
        last = np.searchsorted(flat.starts, places, side="right") - 1
        inside = (
            np.minimum(places, flat.ends[np.maximum(last, 0)]) - flat.starts[np.maximum(last, 0)]
        )
        return np.asarray(np.where(last < 0, 0, before[np.maximum(last, 0)] + inside))

    return reached(units.ends) - reached(units.starts)


def holds(marks: Marks, units: FixedUnits, overlap: float) -> NDArray[np.bool_]:
    """Whether each unit carries the code: any of it, or at least a share ``overlap`` of it."""
    if not overlap:
        return _touched(marks, units)
    amount = covered(marks, units)
    return np.asarray((amount > 0) & (amount >= overlap * (units.ends - units.starts)))


def _touched(marks: Marks, units: FixedUnits) -> NDArray[np.bool_]:
    """Units some of which is coded; units stand in order and apart."""
    change = np.zeros(len(units.starts) + 1, dtype=np.int64)
    first = np.searchsorted(units.ends, marks.starts, side="right")
    last = np.searchsorted(units.starts, marks.ends, side="left")
    some = last > first
    np.add.at(change, first[some], 1)
    np.subtract.at(change, last[some], 1)
    return np.asarray(np.cumsum(change)[:-1] > 0)


def reliability_data(
    marks: Sequence[Marks],
    coders: Sequence[str],
    axis: TextAxis,
    judged: Mapping[str, frozenset[str]],
    units: FixedUnits | None = None,
    *,
    overlap: float = 0.0,
) -> ReliabilityData:
    """One code as units x coders: runs of characters, or ``units`` when given.

    Args:
        marks: one row a coder.
        coders: their names, in the same order.
        axis: the text.
        judged: by coder, the sources that coder worked on; elsewhere the value is missing.
        units: fixed units instead of characters, each counting 1.
        overlap: share of a fixed unit that must be coded for it to carry the code.
    """
    if units is None:
        coded, weights, documents = runs(marks, axis)
    else:
        coded = np.column_stack([holds(m, units, overlap) for m in marks])
        weights, documents = np.ones(len(units.starts)), axis.document_of(units.starts)
    return ReliabilityData.presence(
        coded, coders, weights, documents, judged_by(documents, coders, axis, judged)
    )


def judged_by(
    documents: Integers,
    coders: Sequence[str],
    axis: TextAxis,
    judged: Mapping[str, frozenset[str]],
) -> NDArray[np.bool_]:
    """Units x coders: whether the coder worked on the unit's source."""
    table = np.array(
        [[source in judged[coder] for coder in coders] for source in axis.source_ids], dtype=bool
    ).reshape(len(axis.source_ids), len(coders))
    return np.asarray(table[documents])
