"""Codes for a passage, ranked, each with its reasons. It proposes; it never codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.suggestion.evidence import Evidence, Learning, spread
from qualcode.suggestion.material import Material, own_words
from qualcode.suggestion.one_thread import one_thread
from qualcode.suggestion.views import Encode, Features, Views, mixed
from qualcode.suggestion.weights import learn, scores

Floats = NDArray[np.float64]

_MOST_LEARNT = 300
_NEAR_ENOUGH = 0.08
_REJECTED = 4.0
_N_NEAREST = 2


@dataclass(frozen=True, slots=True)
class Near:
    """An extract already coded: its row in the material, how alike (0 to 1), words in common."""

    row: int
    likeness: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """A code, its share of the chances (0 to 1), and why."""

    key: str
    share: float
    nearest: tuple[Near, ...]
    of_its_words: tuple[str, ...]
    """Words of the passage that stand in the code's label or definition."""
    n_extracts: int


@dataclass(frozen=True)
class Rejected:
    """Passages somebody said were not of a code: a text and the index of the code."""

    texts: tuple[str, ...] = ()
    codes: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))


class Suggester:
    """What was learnt from the coded extracts of a study."""

    def __init__(
        self,
        material: Material,
        language: str,
        encoders: Sequence[Encode],
        *,
        rejected: Rejected | None = None,
        weights: Floats | None = None,
    ) -> None:
        """``weights``: those learnt before, to spare the time of learning them anew."""
        self.material = material
        self._rejected = rejected or Rejected()
        with one_thread():
            self._learn(language, encoders, weights)

    def _learn(self, language: str, encoders: Sequence[Encode], weights: Floats | None) -> None:
        of = self.material
        self.views = Views(of.texts, own_words(of).texts, language, encoders)
        self._learning = Learning(of, self.views)
        self._judge = self._learning.judge()
        rejected = self._rejected.texts
        self._rejected_features = self.views.features(rejected) if rejected else None
        self.weights = self._learnt() if weights is None else weights

    @property
    def features(self) -> Features:
        """Of the extracts."""
        return self._learning.extracts

    def _learnt(self) -> Floats:
        of, rows = self.material, spread(self.material.n, _MOST_LEARNT)
        return learn(self._left_out(rows), of.codes[rows], of.levels()[1])

    def _left_out(self, rows: NDArray[Any]) -> Evidence:
        participants = [self.material.participants[i] for i in rows]
        asked = self._learning.asked(self.features.cut(rows), participants)
        return self._judge.left_out(asked, rows)

    def suggest(
        self, passage: str, participant: str = "", most: int = 8, without: Sequence[str] = ()
    ) -> tuple[Suggested, ...]:
        """The most likely codes, best first; ``without``: keys of codes it has already."""
        if not self.material.candidates or not passage.strip():
            return ()
        with one_thread():
            shares, near = self._judged(self.views.features([passage]), [participant])
        ranked = np.argsort(-shares[0], kind="stable")
        kept = [i for i in ranked if self.material.candidates[i].key not in set(without)]
        return tuple(self._told(int(i), float(shares[0, i]), passage, near[0]) for i in kept[:most])

    def shares(self, passages: Sequence[str], participants: Sequence[str]) -> Floats:
        """The chance of each code for each passage."""
        return self._judged(self.views.features(passages), participants)[0]

    def _judged(
        self, features: Features, participants: Sequence[str]
    ) -> tuple[Floats, NDArray[np.float32]]:
        asked = self._learning.asked(features, participants)
        evidence = self._judge.of(asked)
        found = scores(evidence, self.weights)
        if self._rejected_features is not None:
            against = np.zeros_like(found)
            alike = np.maximum(mixed(features.likeness(self._rejected_features)), 0) ** 2
            for column, code in enumerate(self._rejected.codes):
                against[:, code] = np.maximum(against[:, code], _REJECTED * alike[:, column])
            found = found - against
            found = found - np.log(np.exp(found).sum(1, keepdims=True))
        return np.exp(found), mixed(asked.likeness)[:, : self.material.n]

    def left_out(self) -> Floats:
        """The chance of each code for each of its own extracts, as if that one were not coded."""
        of, rows = self.material, np.arange(self.material.n)
        found = np.zeros((of.n, len(of.candidates)))
        for start in range(0, of.n, _MOST_LEARNT):
            some = rows[start : start + _MOST_LEARNT]
            found[some] = np.exp(scores(self._left_out(some), self.weights))
        return found

    def _told(self, code: int, share: float, passage: str, near: Any) -> Suggested:
        of = self.material
        rows = np.flatnonzero(of.codes == code)
        best = rows[np.argsort(-near[rows], kind="stable")][:_N_NEAREST]
        nearest = tuple(
            Near(int(r), float(near[r]), self.views.shared_words(passage, of.texts[r]))
            for r in best
            if near[r] > _NEAR_ENOUGH
        )
        candidate = of.candidates[code]
        said = f"{candidate.label} {candidate.definition}"
        return Suggested(
            candidate.key, share, nearest, self.views.shared_words(passage, said), len(rows)
        )
