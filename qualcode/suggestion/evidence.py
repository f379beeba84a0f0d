"""What speaks for each code, for each passage: a table of figures that weights make a rank of.

For a code, for what stands above it, for its theme and its kind: what a ridge regression says,
how near the nearest extracts are (of this participant, of others), how much the passage is like
the label and the definition, how often the code is used. Figures are compared among the codes of
one passage: each is centred and scaled there. What a code without extracts cannot tell is neutral.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.suggestion.material import (
    Material,
    label_texts,
    numbered,
    parent_texts,
    top_texts,
)
from qualcode.suggestion.pooling import POOLS, Pools
from qualcode.suggestion.ridge import Ridge
from qualcode.suggestion.views import NAMES, Features, Views

Floats = NDArray[np.float64]
Likeness = Mapping[str, NDArray[np.float32]]

_LABEL_VIEWS = ("lemmas", "near words", "letters", "meaning", "cover")
_DEEP = (0, 1)
_LANDMARKS = 800
_RIDGE_WEIGHT = 1.0
_MIXED = "all views"


@dataclass(frozen=True)
class Evidence:
    """Figures by passage, code and kind of figure; which codes are candidates for each passage."""

    figures: Floats
    candidates: NDArray[np.bool_]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """Passages to be judged: likeness to the coded extracts and to the words of the codes."""

    to_extracts: Likeness
    to_words: Sequence[Likeness]
    to_said: NDArray[np.float32] | None
    participants: tuple[str, ...]

    def cut(self, rows: NDArray[Any], columns: NDArray[Any]) -> Asked:
        """Some of the passages against some of the extracts."""
        return Asked(
            {name: m[np.ix_(rows, columns)] for name, m in self.to_extracts.items()},
            [{name: m[rows] for name, m in words.items()} for words in self.to_words],
            None if self.to_said is None else self.to_said[np.ix_(rows, columns)],
            tuple(self.participants[i] for i in rows),
        )


class Words:
    """The words the codes bring along, as features: labels, what is above, themes, definitions."""

    def __init__(self, material: Material, views: Views) -> None:
        self._views = views
        of = material.candidates
        texts = [label_texts(of), parent_texts(of), top_texts(of)]
        if any(c.definition for c in of):
            texts.append([c.definition or c.label for c in of])
        self._texts = [(views.features(unique), places) for unique, places in map(_unique, texts)]
        self._said = views.features(_unique(material.said_of)[0]) if any(material.said_of) else None
        self._said_at = _unique(material.said_of)[1] if any(material.said_of) else None
        self._has_said = np.array([bool(s) for s in material.said_of], bool)

    def asked(self, passages: Features, extracts: Features, participants: Sequence[str]) -> Asked:
        """The likenesses a judgement needs."""
        to_words = []
        for features, places in self._texts:
            near: dict[str, NDArray[np.float32]] = dict(passages.likeness(features))
            near["cover"] = self._views.cover(passages, features)
            to_words.append({name: near[name][:, places] for name in _LABEL_VIEWS})
        said = None
        if self._said is not None:
            near = passages.likeness(self._said)
            said = mixed(near)[:, self._said_at] * self._has_said
        return Asked(passages.likeness(extracts), to_words, said, tuple(participants))


class Judge:
    """Learnt from one set of coded extracts: gives the evidence for any passage."""

    def __init__(self, material: Material, among: Likeness, *, only_known: bool = False) -> None:
        """``among``: likeness of each extract to each other, or to the landmarks alone.

        ``only_known``: codes without extracts are no candidates.
        """
        self.material = material
        self._only_known = only_known
        self._levels = material.levels()
        self._groups = material.groups()
        self._speakers = material.participants
        self._landmarks = landmarks(material.n)
        self._fit(among)

    def _fit(self, among: Likeness) -> None:
        codes = self.material.codes
        sizes = [int(level.max(initial=-1)) + 1 for level in self._levels]
        one_hot = [
            np.eye(size)[level[codes]] for size, level in zip(sizes, self._levels, strict=True)
        ]
        self._ends = np.cumsum([0, *sizes])
        self._pools = [Pools(self._levels[d][codes], sizes[d]) for d in range(len(sizes))]
        targets, marks = np.hstack(one_hot), self._landmarks
        looks: dict[str, Any] = {_MIXED: mixed(among), **among}
        self._ridges: dict[str, Ridge] = {}
        if self.material.n:
            for name, look in looks.items():
                square = look[np.ix_(marks, marks)] if look.shape[1] > len(marks) else look[marks]
                to_marks = look[:, marks] if look.shape[1] > len(marks) else look
                self._ridges[name] = Ridge(to_marks, square, targets, _RIDGE_WEIGHT)

    def left_out(self, asked: Asked, rows: NDArray[Any]) -> Evidence:
        """The evidence for some of its own extracts, each without itself and its repeats."""
        said = {name: r.left_out(rows, self._groups) for name, r in self._ridges.items()}
        hidden = self._groups[rows][:, None] == self._groups[None, :]
        return self._evidence(asked, hidden, said)

    def of(self, asked: Asked) -> Evidence:
        """The evidence for other passages."""
        looks: dict[str, Any] = {_MIXED: mixed(asked.to_extracts), **asked.to_extracts}
        said = {n: r.predict(looks[n][:, self._landmarks]) for n, r in self._ridges.items()}
        hidden = np.zeros((len(asked.participants), self.material.n), bool)
        return self._evidence(asked, hidden, said)

    def _evidence(self, asked: Asked, hidden: NDArray[Any], ridges: dict[str, Floats]) -> Evidence:
        table = _Table(self._levels, only_known=self._only_known)
        alike = mixed(asked.to_extracts)
        same = np.array(asked.participants)[:, None] == np.array(self._speakers)[None, :]
        for depth, pools in enumerate(self._pools):
            pooled, count = pools.pooled(alike, hidden)
            if depth == 0:
                table.known = count[:, self._levels[0]] > 0
            table.add(f"used {depth}", depth, np.log1p(count))
            place = slice(self._ends[depth], self._ends[depth + 1])
            for name, said in ridges.items():
                if depth in _DEEP or name == _MIXED:
                    table.add(f"ridge {depth} {name}", depth, said[:, place], learnt=True)
            if depth not in _DEEP:
                continue
            for k, pool in enumerate(POOLS):
                table.add(f"{pool} {depth}", depth, pooled[:, :, k], learnt=True)
            theirs, before = pools.pooled(alike, hidden | ~same)
            others, _ = pools.pooled(alike, hidden | same)
            table.add(f"nearest of the participant {depth}", depth, theirs[:, :, 0], learnt=True)
            table.add(f"nearest of others {depth}", depth, others[:, :, 0], learnt=True)
            table.add(f"said before {depth}", depth, np.log1p(before))
        for which, words in enumerate(asked.to_words):
            for name in _LABEL_VIEWS:
                table.add(f"words {which} {name}", 0, words[name])
        if asked.to_said is not None:
            pooled, _ = self._pools[0].pooled(asked.to_said, hidden)
            table.add("said of it", 0, pooled[:, :, 0])
        return table.evidence()


class _Table:
    def __init__(self, levels: Sequence[NDArray[Any]], *, only_known: bool) -> None:
        self._levels = levels
        self._only_known = only_known
        self._columns: list[Floats] = []
        self._learnt: list[bool] = []
        self._names: list[str] = []
        self.known: Any = None

    def add(self, name: str, depth: int, by_node: Any, *, learnt: bool = False) -> None:
        """A figure by node of a level, told to each candidate under it."""
        self._columns.append(np.asarray(by_node, np.float64)[:, self._levels[depth]])
        self._learnt.append(learnt and depth == 0)
        self._names.append(name)

    def evidence(self) -> Evidence:
        figures = np.stack(self._columns, 2)
        known = self.known[:, :, None]
        candidates = self.known if self._only_known else np.ones_like(self.known)
        # a code without extracts is not compared in what only extracts tell
        compared = np.where(np.array(self._learnt)[None, None, :], known, candidates[:, :, None])
        n = np.maximum(compared.sum(1, keepdims=True), 1)
        mean = (figures * compared).sum(1, keepdims=True) / n
        spread = np.sqrt((((figures - mean) ** 2) * compared).sum(1, keepdims=True) / n)
        scaled = np.where(compared, (figures - mean) / np.maximum(spread, 1e-6), 0.0)
        empty = (candidates & ~self.known)[:, :, None].astype(np.float64)
        names = (*self._names, "no extract")
        return Evidence(np.concatenate([scaled, empty], 2), candidates, names)


def landmarks(n: int) -> NDArray[np.int64]:
    """Which extracts stand for all of them in the regressions: all, or evenly spread ones."""
    if n <= _LANDMARKS:
        return np.arange(n)
    return np.unique(np.linspace(0, n - 1, _LANDMARKS).astype(np.int64))


def is_signed(name: str) -> bool:
    """Whether a figure may speak against a code.

    How often a code is used may not: an extract left out makes its own code rarer by one, and a
    weight below zero would find it by that. The test with random codes guards this.
    """
    return name == "no extract"


def mixed(likeness: Likeness) -> NDArray[np.float32]:
    """The mean of all views."""
    return np.asarray(sum(likeness[name] for name in NAMES) / np.float32(len(NAMES)), np.float32)


def _unique(texts: Sequence[str]) -> tuple[list[str], NDArray[np.int64]]:
    places = numbered(texts)
    return list(dict.fromkeys(texts)), places
