"""How often the right code stands among the first ones suggested; nothing is judged by itself.

Leave one out: each extract is judged by all others, its repeats gone with it, with weights learnt
in folds that held neither. Forward: the extracts of each interview are judged by those of the
interviews before it. Codes without an extract left are no candidates.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.suggestion.evidence import Asked, Judge, Learning, spread
from qualcode.suggestion.material import Material, numbered, own_words
from qualcode.suggestion.one_thread import one_thread
from qualcode.suggestion.views import Encode, Views
from qualcode.suggestion.weights import learn, scores
from qualcode.wording import Message

Floats = NDArray[np.float64]
Tell = Callable[[int, int], None]

RANKS = (1, 3, 5)
_FOLDS = 10
_MOST_LEARNT = 400


@dataclass(frozen=True, slots=True)
class Hits:
    """Shares of extracts whose code was among the first 1, 3 and 5, of ``n``.

    ``n_codes``: codes that could be found. None where nothing could be tried, with the reason.
    """

    hit_at_1: float | None
    hit_at_3: float | None
    hit_at_5: float | None
    n: int
    n_codes: int
    reason: Message | None = None


def nothing_tried(reason: Message) -> Hits:
    """No shares, and why."""
    return Hits(None, None, None, 0, 0, reason)


@dataclass(frozen=True, slots=True)
class LevelHits:
    """Codes as they are, and what stands above them."""

    leaf: Hits
    parent: Hits
    n_unseen: int = 0
    """Extracts of codes nobody had used before: they could not be found and are not counted."""


@dataclass(frozen=True, slots=True)
class SuggestionEvaluation:
    """The two trials."""

    leave_one_out: LevelHits
    forward: LevelHits


def evaluate(
    material: Material, language: str, encoders: Sequence[Encode], tell: Tell | None = None
) -> SuggestionEvaluation:
    """Both trials on coded extracts whose participants are in the order of the interviews."""
    with one_thread():
        views = Views(material.texts, own_words(material).texts, language, encoders)
        whole = _Whole(material, views)
        steps = _FOLDS + int(whole.interviews.max(initial=0))
        done = count(1)

        def step() -> None:
            if tell is not None:
                tell(next(done), steps)

        left_out = _leave_one_out(whole, step)
        return SuggestionEvaluation(left_out, _forward(whole, step))


class _Whole:
    """Everything there is, compared once; parts of it are learnt from and judged."""

    def __init__(self, material: Material, views: Views) -> None:
        self.material = material
        self.groups, self.parents = material.groups(), material.levels()[1]
        self.interviews = numbered(material.participants)
        learning = Learning(material, views)
        self._asked = learning.asked(learning.extracts, material.participants)
        own = learning.own
        self._own = {
            pair: i for i, pair in enumerate(zip(own.codes.tolist(), own.texts, strict=True))
        }
        words = learning.features.cut(np.arange(material.n, material.n + len(own.texts)))
        self._of_words = learning.asked(words, ("",) * len(own.texts))

    def judge(self, train: NDArray[Any]) -> tuple[Judge, NDArray[np.int64]]:
        """What judges by some extracts, and where these and the codes' own words stand."""
        inside = self.material.cut(train)
        own = own_words(inside)
        words = np.array(
            [self._own[pair] for pair in zip(own.codes.tolist(), own.texts, strict=True)], np.int64
        )
        columns = np.concatenate([train, self.material.n + words])
        above, below = self._asked.cut(train, columns), self._of_words.cut(words, columns)
        among = {name: np.vstack([m, below.likeness[name]]) for name, m in above.likeness.items()}
        return Judge(inside, own, among, only_known=True), columns

    def asked(self, rows: NDArray[Any], columns: NDArray[Any]) -> Asked:
        """Extracts to be judged by what stands in some columns."""
        return self._asked.cut(rows, columns)

    def learnt(self, train: NDArray[Any]) -> Floats:
        """The weights some extracts give, each of them left out of what judges it."""
        judge, columns = self.judge(train)
        rows = spread(len(train), _MOST_LEARNT)
        evidence = judge.left_out(self.asked(train[rows], columns), rows)
        return learn(evidence, self.material.codes[train[rows]], self.parents)


def _leave_one_out(whole: _Whole, step: Callable[[], None]) -> LevelHits:
    material, groups = whole.material, whole.groups
    everything = np.arange(material.n)
    judge, columns = whole.judge(everything)
    judged = judge.left_out(whole.asked(everything, columns), everything)
    fold = np.random.default_rng(0).permutation(int(groups.max(initial=0)) + 1)[groups] % _FOLDS
    found = np.full(judged.candidates.shape, -np.inf)
    for part in range(_FOLDS):
        test = fold == part
        if test.any():
            found[test] = scores(judged.cut(test), whole.learnt(np.flatnonzero(~test)))
        step()
    return _levels(found, material, everything, at_least_two=True)


def _forward(whole: _Whole, step: Callable[[], None]) -> LevelHits:
    material, groups, interviews = whole.material, whole.groups, whole.interviews
    found = np.full((material.n, len(material.candidates)), -np.inf)
    tested = np.zeros(material.n, bool)
    for interview in range(1, int(interviews.max(initial=0)) + 1):
        step()
        test = np.flatnonzero(interviews == interview)
        before = np.flatnonzero((interviews < interview) & ~np.isin(groups, groups[test]))
        if not len(before):
            continue
        judge, columns = whole.judge(before)
        found[test] = scores(judge.of(whole.asked(test, columns)), whole.learnt(before))
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
        return nothing_tried(_why_nothing(unseen, at_least_two=at_least_two)), unseen
    ranks = _ranks(found[counted], own[counted])
    first, three, five = (float((ranks < k).mean()) for k in RANKS)
    return Hits(first, three, five, len(counted), len(np.unique(own[counted]))), unseen


def _why_nothing(unseen: int, *, at_least_two: bool) -> Message:
    if at_least_two:
        return Message("No code has two extracts, so that one could be judged by the other.")
    if unseen:
        return Message("No extract has a code that an interview before it had.")
    return Message(
        "No extract could be judged by other words of an earlier interview (the column participant"
        " says whose extracts they are)."
    )


def _ranks(found: Floats, own: NDArray[Any]) -> Floats:
    """How many codes stand before the right one; of equals half, so that ties win nothing."""
    right = found[np.arange(len(own)), own][:, None]
    ahead = (found > right).sum(1) + ((found == right).sum(1) - 1) / 2
    return np.where(np.isfinite(right[:, 0]), ahead, np.inf)


def _silent(done: int, of: int) -> None:
    """Nobody watches."""
