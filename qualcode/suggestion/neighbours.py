"""Passages for a code, extracts that look mis-coded, codes that look alike, groups within a code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.suggestion.suggester import Suggester
from qualcode.suggestion.views import mixed

Floats = NDArray[np.float64]

_MISCODED_OWN = 0.05
_MISCODED_OTHER = 0.35
_ALIKE = 0.2
_LARGE = 12
_MOST_GROUPS = 6
_CLEAR = 0.02


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An extract (its row) that reads like another code: both chances, each 0 to 1."""

    row: int
    own: float
    other: int
    other_share: float


@dataclass(frozen=True, slots=True)
class AlikeCodes:
    """Two codes hard to tell apart: of extracts of one, the share that reads like the other."""

    first: int
    second: int
    confused: float
    n_extracts: int


@dataclass(frozen=True, slots=True)
class SubGroup:
    """Some extracts of a code (rows, the most typical first) and the words they share."""

    rows: tuple[int, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SplitProposal:
    """Groups within a code, and how clearly they stand apart (silhouette, -1 to 1)."""

    groups: tuple[SubGroup, ...]
    clarity: float


def most_like(suggester: Suggester, rows: Sequence[int], passages: Sequence[str]) -> Floats:
    """How like some coded extracts each passage is: the mean of its three nearest, 0 to 1."""
    if not len(rows) or not len(passages):
        return np.zeros(len(passages))
    near = suggester.views.features(passages).likeness(suggester.features.cut(np.array(rows)))
    best = -np.sort(-mixed(near), axis=1)[:, :3]
    return np.asarray(best.mean(1), np.float64)


def doubtful(suggester: Suggester, left_out: Floats) -> tuple[Doubtful, ...]:
    """Extracts that others of their code do not look like and another code does, worst first.

    ``left_out``: what :meth:`Suggester.left_out` says. Extracts whose text has several codes are
    doubted only when none of these is near.
    """
    of = suggester.material
    groups = of.groups()
    found = []
    for row in range(of.n):
        own = [int(c) for c in of.codes[groups == groups[row]]]
        others = left_out[row].copy()
        others[own] = 0.0
        best = int(np.argmax(others))
        together = float(left_out[row, own].sum())
        if together < _MISCODED_OWN and others[best] > _MISCODED_OTHER:
            found.append(
                Doubtful(row, float(left_out[row, of.codes[row]]), best, float(others[best]))
            )
    return tuple(sorted(found, key=lambda d: (d.own - d.other_share, d.row)))


def alike_codes(suggester: Suggester, left_out: Floats) -> tuple[AlikeCodes, ...]:
    """Pairs of codes whose extracts are taken for each other's, most first."""
    codes, n = suggester.material.codes, len(suggester.material.candidates)
    told = np.zeros((n, n))
    np.add.at(told, codes, left_out)
    uses = np.bincount(codes, minlength=n)
    found = []
    for first in range(n):
        for second in range(first + 1, n):
            both = uses[first] + uses[second]
            if uses[first] < 2 or uses[second] < 2:
                continue
            confused = float(told[first, second] + told[second, first]) / both
            if confused > _ALIKE:
                found.append(AlikeCodes(first, second, confused, int(both)))
    return tuple(sorted(found, key=lambda a: (-a.confused, a.first, a.second)))


def split_proposal(suggester: Suggester, code: int) -> SplitProposal | None:
    """Groups within a large code; None where it is small or its extracts stand together."""
    rows = np.flatnonzero(suggester.material.codes == code)
    if len(rows) < _LARGE:
        return None
    some = suggester.features.cut(rows)
    alike = mixed(some.likeness(some))
    groups, clarity = cluster(1 - (alike + alike.T) / 2)
    if groups is None:
        return None
    told = []
    for label in np.unique(groups):
        inside = np.flatnonzero(groups == label)
        typical = inside[np.argsort(-alike[np.ix_(inside, inside)].mean(1), kind="stable")]
        words = suggester.views.telling_words(some.cut(inside), some.cut(groups != label))
        told.append(SubGroup(tuple(int(rows[i]) for i in typical), words))
    return SplitProposal(tuple(sorted(told, key=lambda g: -len(g.rows))), clarity)


def cluster(distance: Any) -> tuple[NDArray[np.int64] | None, float]:
    """Groups by average linkage, as many as stand apart most clearly; none when none do."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform
    from sklearn.metrics import silhouette_score

    apart = np.clip(np.asarray(distance, np.float64), 0, None)
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart, checks=False), "ward")
    best: tuple[NDArray[np.int64] | None, float] = (None, _CLEAR)
    for n in range(2, _MOST_GROUPS + 1):
        groups = np.asarray(fcluster(tree, n, "maxclust"), np.int64)
        sizes = np.bincount(groups)[1:]
        if len(sizes) < 2 or (sizes < 3).any():
            continue
        clarity = float(silhouette_score(apart, groups, metric="precomputed"))
        if clarity > best[1]:
            best = (groups, clarity)
    return best if best[0] is not None else (None, 0.0)
