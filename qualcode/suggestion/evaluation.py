"""How often the right code stands among the first ones suggested; nothing is judged by itself.

Leave one out: each extract is judged by all others, its repeats gone with it, with weights learnt
in folds that held neither. Forward: the extracts of each interview are judged by those of the
interviews before it. What is tuned is tuned by cross-validation inside the extracts learnt from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.suggestion.evidence import Asked, Judge, Words
from qualcode.suggestion.material import Material, numbered
from qualcode.suggestion.views import Encode, Views
from qualcode.suggestion.weights import learn, scores

Floats = NDArray[np.float64]
Tell = Callable[[int, int], None]

RANKS = (1, 3, 5)
_FOLDS = 10
_MOST_LEARNT = 400


@dataclass(frozen=True, slots=True)
class Hits:
    """Shares of extracts whose code was among the first 1, 3 and 5, of ``n``.

    ``n_codes``: codes that could be found. None where nothing could be tried.
    """

    hit_at_1: float | None
    hit_at_3: float | None
    hit_at_5: float | None
    n: int
    n_codes: int


@dataclass(frozen=True, slots=True)
class LevelHits:
    """Codes as they are, and what stands above them."""

    leaf: Hits
    parent: Hits
    n_unseen: int = 0
    """Extracts of codes nobody had used before: they could not be found and are not counted."""


@dataclass(frozen=True, slots=True)
class SuggestionEvaluation:
    """The two trials, and how strongly weights were held in each fold (10, 30 or 100)."""

    leave_one_out: LevelHits
    forward: LevelHits
    holds: tuple[float, ...]


def evaluate(
    material: Material, language: str, encode: Encode, tell: Tell | None = None
) -> SuggestionEvaluation:
    """Both trials on coded extracts whose participants are in the order of the interviews."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1, user_api="blas"):  # small products: more threads only wait
        return _evaluated(material, language, encode, tell or _silent)


def _evaluated(
    material: Material, language: str, encode: Encode, said: Tell
) -> SuggestionEvaluation:
    views = Views((*material.texts, *_labels(material)), language, encode)
    features = views.features(material.texts)
    whole = Words(material, views).asked(features, features, material.participants)
    left, holds = _leave_one_out(material, whole, said)
    return SuggestionEvaluation(left, _forward(material, whole), tuple(holds))


def _labels(material: Material) -> list[str]:
    labels = dict.fromkeys(t for c in material.candidates for t in (c.label, *c.path))
    return [*labels, *dict.fromkeys(s for s in material.said_of if s)]


def _leave_one_out(material: Material, whole: Asked, tell: Tell) -> tuple[LevelHits, list[float]]:
    everything = np.arange(material.n)
    judged = Judge(material, whole.to_extracts, only_known=True).left_out(whole, everything)
    groups, parents = material.groups(), material.levels()[1]
    fold = np.random.default_rng(0).permutation(int(groups.max(initial=0)) + 1)[groups] % _FOLDS
    found = np.full(judged.candidates.shape, -np.inf)
    holds = []
    for part in range(_FOLDS):
        tell(part, _FOLDS)
        test, train = fold == part, np.flatnonzero(fold != part)
        if not test.any():
            continue
        weights, hold = _learnt(material, whole, train, parents)
        holds.append(hold)
        tested = type(judged)(judged.figures[test], judged.candidates[test], judged.names)
        found[test] = scores(tested, weights)
    tell(_FOLDS, _FOLDS)
    return _levels(found, material, everything, at_least_two=True), holds


def _learnt(
    material: Material, whole: Asked, train: NDArray[Any], parents: NDArray[Any]
) -> tuple[Floats, float]:
    inside = material.cut(train)
    rows = spread(inside.n, _MOST_LEARNT)
    among = {name: m[np.ix_(train, train)] for name, m in whole.to_extracts.items()}
    asked = whole.cut(train[rows], train)
    evidence = Judge(inside, among, only_known=True).left_out(asked, rows)
    return learn(evidence, inside.codes[rows], parents, inside.groups()[rows])


def spread(n: int, most: int) -> NDArray[np.int64]:
    """All numbers up to n, or that many evenly spread ones."""
    return np.unique(np.linspace(0, n - 1, min(n, most)).astype(np.int64))


def _forward(material: Material, whole: Asked) -> LevelHits:
    interviews = numbered(material.participants)
    groups, parents = material.groups(), material.levels()[1]
    found = np.full((material.n, len(material.candidates)), -np.inf)
    tested = np.zeros(material.n, bool)
    for interview in range(1, int(interviews.max(initial=0)) + 1):
        test = np.flatnonzero(interviews == interview)
        before = np.flatnonzero((interviews < interview) & ~np.isin(groups, groups[test]))
        if not len(before):
            continue
        weights, _ = _learnt(material, whole, before, parents)
        inside = material.cut(before)
        among = {name: m[np.ix_(before, before)] for name, m in whole.to_extracts.items()}
        evidence = Judge(inside, among, only_known=True).of(whole.cut(test, before))
        found[test] = scores(evidence, weights)
        tested[test] = True
    return _levels(found, material, np.flatnonzero(tested), at_least_two=False)


def _levels(
    found: Floats, material: Material, rows: NDArray[Any], *, at_least_two: bool
) -> LevelHits:
    codes, parents = material.codes, material.levels()[1]
    above = np.full((len(found), int(parents.max(initial=-1)) + 1), -np.inf)
    for code, parent in enumerate(parents):
        above[:, parent] = np.logaddexp(above[:, parent], found[:, code])
    leaf, unseen = _hits(found, codes, rows, at_least_two=at_least_two)
    parent, _ = _hits(above, parents[codes], rows, at_least_two=at_least_two)
    return LevelHits(leaf, parent, unseen)


def _hits(
    found: Floats, own: NDArray[Any], rows: NDArray[Any], *, at_least_two: bool
) -> tuple[Hits, int]:
    uses = np.bincount(own, minlength=found.shape[1])
    asked = np.array([r for r in rows if not at_least_two or uses[own[r]] > 1], np.int64)
    seen = np.isfinite(found[asked, own[asked]])
    unseen = int((~seen).sum())
    counted = asked if at_least_two else asked[seen]
    if not len(counted):
        return Hits(None, None, None, 0, 0), unseen
    ranks = _ranks(found[counted], own[counted])
    first, three, five = (float((ranks < k).mean()) for k in RANKS)
    return Hits(first, three, five, len(counted), len(np.unique(own[counted]))), unseen


def _ranks(found: Floats, own: NDArray[Any]) -> Floats:
    """How many codes stand before the right one; of equals half, so that ties win nothing."""
    right = found[np.arange(len(own)), own][:, None]
    ahead = (found > right).sum(1) + ((found == right).sum(1) - 1) / 2
    return np.where(np.isfinite(right[:, 0]), ahead, np.inf)


def _silent(done: int, of: int) -> None:
    """Nobody watches."""


def in_interview_order(participants: Sequence[str]) -> list[int]:
    """Rows by participant, counted as people count (M2 before M10); the order inside stays."""
    return sorted(range(len(participants)), key=lambda i: _natural(participants[i]))


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    import re

    parts = re.findall(r"\d+|\D+", name.casefold())
    return tuple((int(p), "") if p.isdecimal() else (-1, p) for p in parts)
