"""What suggestions learn from: extracts somebody coded, and the codes they may get."""

from __future__ import annotations

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


@dataclass(frozen=True)
class OwnWords:
    """What codes say of themselves, one row a text and code.

    ``groups``: a row that only extracts of one text tell (the name of a lever) goes with that text,
    by its number in :meth:`Material.groups`; others have numbers of their own, below zero.
    """

    texts: tuple[str, ...]
    codes: Numbers
    groups: Numbers


def own_words(material: Material) -> OwnWords:
    """The path and the definition of each code, and what stands beside its extracts."""
    found: dict[tuple[int, str], set[int]] = {}
    for code, candidate in enumerate(material.candidates):
        found[code, path_text(candidate)] = set()
        if candidate.definition:
            found[code, candidate.definition] = set()
    for code, said, group in zip(
        material.codes, material.said_of, material.groups(), strict=bool(material.said_of)
    ):
        key = int(code), said
        if said and (key not in found or found[key]):
            found.setdefault(key, set()).add(int(group))
    groups = [min(told) if len(told) == 1 else -1 - n for n, told in enumerate(found.values())]
    return OwnWords(
        tuple(text for _, text in found),
        np.array([code for code, _ in found], np.int64),
        np.array(groups, np.int64),
    )


def path_text(candidate: Candidate) -> str:
    """The names from the top of the tree down to a candidate."""
    names = list(reversed(candidate.path))
    return " : ".join(names if names[-1:] == [candidate.label] else [*names, candidate.label])
