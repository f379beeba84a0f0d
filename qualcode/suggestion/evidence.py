"""What speaks for each code, for each passage: a table of figures that weights make a rank of.

Learnt from are the extracts, and the words each code brings along (its path in the tree, its
definition), as if these were one more extract of it. Under each view: what a ridge regression says
of the code and of what stands above it, how like the nearest text of the code is, and how like
they are on the whole. A regression says the more of a code the more texts the code has, by chance
alone; what it says stands there as it is and in proportion to what so many texts give by chance.
Beside them: how often the code is used, and how often by this participant.
Figures are compared among the codes of one passage: each is centred and scaled there.
References: Snell, Swersky & Zemel 2017 (labels and means as prototypes); Hoerl & Kennard 1970.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.suggestion.material import Material, OwnWords, numbered, own_words
from qualcode.suggestion.pooling import Pools
from qualcode.suggestion.ridge import Ridge
from qualcode.suggestion.views import Features, Likeness, Views

Floats = NDArray[np.float64]

_LANDMARKS = 800
_RIDGE_WEIGHT = 0.2
"""With a smaller one codes dealt out by chance are found when one is left out: the vectors of a study
add up to nought, so those that are left tell which one is gone, and its code is rarer by one."""
_USES = ("used", "used above")
Name = tuple[str, str]
"""What kind of figure it is, and under which view."""


@dataclass(frozen=True)
class Evidence:
    """Figures by passage, code and kind of figure; which codes are candidates for each passage."""

    figures: Floats
    candidates: NDArray[np.bool_]
    names: tuple[Name, ...]

    def cut(self, rows: NDArray[Any]) -> Evidence:
        """The evidence for some of the passages."""
        return Evidence(self.figures[rows], self.candidates[rows], self.names)


@dataclass(frozen=True)
class Asked:
    """Passages to be judged: how like they are to all that is learnt from, and who says them."""

    likeness: Likeness
    participants: tuple[str, ...]

    def cut(self, rows: NDArray[Any], columns: NDArray[Any]) -> Asked:
        """Some of the passages against some of the texts."""
        return Asked(
            {name: m[np.ix_(rows, columns)] for name, m in self.likeness.items()},
            tuple(self.participants[i] for i in rows),
        )


class Judge:
    """Learnt from one set of coded extracts: gives the evidence for any passage."""

    def __init__(
        self, material: Material, own: OwnWords, among: Likeness, *, only_known: bool = False
    ) -> None:
        """``among``: likeness of each extract, then each of the codes' own words, to each other.

        Likeness to the landmarks alone is enough. ``only_known``: codes without extracts are no
        candidates.
        """
        self.material = material
        self._only_known = only_known
        self._levels = material.levels()[: len(_USES)]
        codes = np.concatenate([material.codes, own.codes])
        self._groups = numbered(np.concatenate([material.groups(), own.groups]).tolist())
        self._pools = Pools(codes, len(material.candidates))
        self._of = [np.eye(int(level.max(initial=-1)) + 1)[level] for level in self._levels]
        targets = np.hstack([of[codes] for of in self._of])
        self._marks = marks = landmarks(len(codes))
        self._ridges = {}
        for name, look in among.items():
            to_marks = look[:, marks] if look.shape[1] > len(marks) else look
            self._ridges[name] = Ridge(to_marks, to_marks[marks], targets, _RIDGE_WEIGHT)

    def left_out(self, asked: Asked, rows: NDArray[Any]) -> Evidence:
        """The evidence for some of its own extracts, each without itself and its repeats."""
        said = {name: r.left_out(rows, self._groups) for name, r in self._ridges.items()}
        return self._evidence(asked, self._groups[rows][:, None] == self._groups[None, :], said)

    def of(self, asked: Asked) -> Evidence:
        """The evidence for other passages."""
        said = {n: r.predict(asked.likeness[n][:, self._marks]) for n, r in self._ridges.items()}
        hidden = np.zeros((len(asked.participants), len(self._groups)), bool)
        return self._evidence(asked, hidden, said)

    def _evidence(self, asked: Asked, hidden: NDArray[Any], ridges: dict[str, Floats]) -> Evidence:
        columns: dict[Name, Floats] = {}
        n_codes, sizes = len(self.material.candidates), self._pools.sizes(hidden)
        for view, said in ridges.items():
            columns["regression", view] = said[:, :n_codes]
            # a sum of so many figures of chance is as large as the root of how many there are
            columns["regression by size", view] = said[:, :n_codes] / np.sqrt(sizes)
            columns["regression above", view] = said[:, n_codes:][:, self._levels[1]]
            nearest, mean = self._pools.pooled(asked.likeness[view], hidden, sizes)
            columns["nearest", view], columns["mean", view] = nearest, mean
        extracts = ~hidden[:, : self.material.n]
        by_them = extracts & _same_person(asked.participants, self.material.participants)
        for name, level, of in zip(_USES, self._levels, self._of, strict=True):
            each = of[self.material.codes]
            columns[name, ""] = np.log1p((extracts @ each)[:, level])
            columns[f"{name} by them", ""] = np.log1p((by_them @ each)[:, level])
        known = columns[_USES[0], ""] > 0
        return _compared(columns, known if self._only_known else np.ones_like(known))


def _same_person(asked: Sequence[str], known: Sequence[str]) -> NDArray[np.bool_]:
    there = np.array(asked, object)[:, None] == np.array(known, object)[None, :]
    return np.asarray(there & (np.array(known, object) != "")[None, :], bool)


def _compared(columns: dict[Name, Floats], candidates: NDArray[np.bool_]) -> Evidence:
    figures = np.stack(list(columns.values()), 2)
    compared = candidates[:, :, None]
    n = np.maximum(compared.sum(1, keepdims=True), 1)
    mean = np.where(compared, figures, 0).sum(1, keepdims=True) / n
    apart = np.where(compared, figures - mean, 0)
    spread = np.sqrt((apart**2).sum(1, keepdims=True) / n)
    return Evidence(apart / np.maximum(spread, 1e-6), candidates, tuple(columns))


class Learning:
    """Extracts and the codes' own words, as features under each view."""

    def __init__(self, material: Material, views: Views) -> None:
        self.material = material
        self.own = own_words(material)
        self.extracts = views.features(material.texts)
        self.features = self.extracts.and_then(views.label_features(self.own.texts))

    def judge(self) -> Judge:
        """What judges passages by all of it."""
        marks = self.features.cut(landmarks(self.material.n + len(self.own.texts)))
        return Judge(self.material, self.own, self.features.likeness(marks))

    def asked(self, passages: Features, participants: Sequence[str]) -> Asked:
        """The likenesses a judgement of passages needs."""
        return Asked(passages.likeness(self.features), tuple(participants))


def landmarks(n: int) -> NDArray[np.int64]:
    """Which texts stand for all of them in the regressions: all, or evenly spread ones."""
    return spread(n, _LANDMARKS)


def spread(n: int, most: int) -> NDArray[np.int64]:
    """All numbers up to n, or that many evenly spread ones."""
    return np.unique(np.linspace(0, n - 1, min(n, most)).astype(np.int64))
