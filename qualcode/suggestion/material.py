"""What suggestions learn from: extracts somebody coded, and the codes they may get."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A code that may be suggested: what it says of itself, and where it stands in the tree.

    ``path`` names what stands above it, the nearest first; ``kind`` is barrier, lever, theme…
    """

    key: str
    label: str
    path: tuple[str, ...] = ()
    kind: str = ""
    definition: str = ""


@dataclass(frozen=True)
class Material:
    """Coded extracts, one row an extract and code.

    ``codes`` are indices of ``candidates``; ``said_of`` is what else stands on the row (the name of
    a lever), ``groups`` tells rows of the same text.
    """

    candidates: tuple[Candidate, ...]
    texts: tuple[str, ...]
    codes: Numbers
    participants: tuple[str, ...]
    said_of: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    """Rows of one number are the same words, cut a little differently; by their text if empty."""

    @property
    def n(self) -> int:
        """How many rows there are."""
        return len(self.texts)

    def groups(self) -> Numbers:
        """For each row a number that rows of the same text share."""
        if self.places:
            return numbered(self.places)
        return numbered(" ".join(text.split()).casefold() for text in self.texts)

    def levels(self) -> tuple[Numbers, ...]:
        """For each candidate: itself, what stands above it, the top, and its kind, as numbers."""
        paths = [(c.label, *c.path) for c in self.candidates]
        return (
            np.arange(len(self.candidates)),
            numbered(tuple(reversed(c.path)) or ("", c.key) for c in self.candidates),
            numbered(path[-1] for path in paths),
            numbered(c.kind for c in self.candidates),
        )

    def cut(self, rows: NDArray[Any]) -> Material:
        """Some of the rows, with all candidates."""
        chosen = np.flatnonzero(rows) if rows.dtype == bool else rows
        return replace(
            self,
            texts=tuple(self.texts[i] for i in chosen),
            codes=self.codes[chosen],
            participants=tuple(self.participants[i] for i in chosen),
            said_of=tuple(self.said_of[i] for i in chosen) if self.said_of else (),
            places=tuple(self.places[i] for i in chosen) if self.places else (),
        )


def numbered(keys: Any) -> Numbers:
    """The same number for the same key, counted in order of first appearance."""
    known: dict[Any, int] = {}
    return np.array([known.setdefault(key, len(known)) for key in keys], np.int64)


def label_texts(candidates: Sequence[Candidate]) -> list[str]:
    """What each candidate calls itself."""
    return [f"{c.label} {c.kind}".strip() for c in candidates]


def parent_texts(candidates: Sequence[Candidate]) -> list[str]:
    """What the node above each candidate is called; the candidate itself at the top."""
    return [c.path[0] if c.path else c.label for c in candidates]


def top_texts(candidates: Sequence[Candidate]) -> list[str]:
    """What the theme at the top is called."""
    return [c.path[-1] if c.path else c.label for c in candidates]
