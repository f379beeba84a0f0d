"""The counted text of several sources laid end to end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from qualcode.agreement.reliability_data import Floats, Integers
from qualcode.model import Span, Transcript, merge_spans


@dataclass(frozen=True)
class TextAxis:
    """One line of counted characters: what does not count (questions) is cut out.

    ``edges`` are where each source begins, and the end of the last; ``stretches`` what counts in
    each source, sorted and apart.
    """

    source_ids: tuple[str, ...]
    stretches: tuple[tuple[Span, ...], ...]
    edges: Integers

    @classmethod
    def of(cls, counted: Mapping[str, Sequence[Span]]) -> TextAxis:
        """The axis of these sources, each with the stretches that count."""
        stretches = tuple(tuple(merge_spans(list(spans))) for spans in counted.values())
        lengths = [sum(len(span) for span in spans) for spans in stretches]
        edges = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        return cls(tuple(counted), stretches, edges.astype(np.int64))

    @property
    def length(self) -> int:
        """Characters that count, in all."""
        return int(self.edges[-1])

    def length_of(self, source_id: str) -> int:
        """Characters that count in one source."""
        place = self.source_ids.index(source_id)
        return int(self.edges[place + 1] - self.edges[place])

    def place(self, source_id: str, offsets: Integers) -> Integers:
        """Where offsets of a source stand on the axis: how much counted text lies before them."""
        number = self.source_ids.index(source_id)
        spans = self.stretches[number]
        if not spans:
            return np.full(len(offsets), self.edges[number])
        starts = np.array([span.start for span in spans])
        lengths = np.array([len(span) for span in spans])
        before = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        last = np.searchsorted(starts, offsets, side="right") - 1
        inside = np.clip(offsets - starts[np.maximum(last, 0)], 0, lengths[np.maximum(last, 0)])
        counted = np.where(last < 0, 0, before[np.maximum(last, 0)] + inside)
        return cast(Integers, self.edges[number] + counted)

    def document_of(self, places: Floats | Integers) -> Integers:
        """Which source (by number) each place of the axis is in."""
        return np.asarray(np.searchsorted(self.edges, places, side="right") - 1, dtype=np.int64)


def counted_spans(transcript: Transcript, *, include_interviewer: bool = False) -> tuple[Span, ...]:
    """The stretches that count: respondents' turns, or all the text where nobody is told apart."""
    if not transcript.turns:
        return (Span(0, len(transcript.text)),)
    if include_interviewer:
        return tuple(turn.span for turn in transcript.turns)
    return transcript.respondent_spans()
