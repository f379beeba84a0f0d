"""What an encoder that tells pieces makes of the texts of a study: meanings, and how pieces match.

Pieces are matched with those of landmark texts of the study; a text's place among them is computed
once. The landmarks stay while all of them are there and the study has not grown much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.engines.e5_matching import meanings, pieces
from qualcode.services.progress import Progress, nobody_watches
from qualcode.services.text_digest import digest_of
from qualcode.suggestion.matching import LANDMARKS, Matching

Rows = NDArray[Any]
Arrays = Mapping[str, Rows]

_AT_ONCE = 64
_ANEW = 1.1
_NOTHING: Arrays = MappingProxyType({})


class MatchedView:
    """The place of each text among some landmarks."""

    def __init__(
        self, encode: Callable[[Sequence[str]], Rows], texts: Sequence[str], held: Arrays = _NOTHING
    ) -> None:
        """``held``: what :meth:`kept` gave at another time; of use if its landmarks still do."""
        self._encode = encode
        known = {digest_of(text): text for text in texts}
        self._rows: dict[bytes, Rows] = {}
        self._marks, self._of, matches = _read(held)
        if self.does_for(texts):
            self._rows = matches
        else:  # by their digests: whatever order the extracts come in
            self._marks, self._of = tuple(sorted(known)[:LANDMARKS]), len(known)
        self._n_kept = len(self._rows)
        self._matching = Matching(pieces(encode([known[mark] for mark in self._marks])))

    def does_for(self, texts: Sequence[str]) -> bool:
        """Whether its landmarks are among these texts, which are about as many as there were."""
        known = {digest_of(text) for text in texts}
        return self._of / _ANEW <= len(known) <= self._of * _ANEW and known.issuperset(self._marks)

    def __call__(self, texts: Sequence[str]) -> Rows:
        """One row a text."""
        self.match(texts)
        if not texts:
            return np.zeros((0, self._matching.width), np.float32)
        return self._matching.places(np.stack([self._rows[digest_of(text)] for text in texts]))

    def match(self, texts: Sequence[str], progress: Progress = nobody_watches) -> None:
        """Matches what was not matched yet; ``progress`` counts texts, and stops it by raising."""
        unseen = {d: text for text in texts if (d := digest_of(text)) not in self._rows}
        digests, n = list(unseen), len(texts)
        for start in range(0, len(digests), _AT_ONCE):
            progress(n - len(digests) + start, n)
            some = digests[start : start + _AT_ONCE]
            directions = pieces(self._encode([unseen[digest] for digest in some]))
            self._rows.update(zip(some, self._matching.matches(directions), strict=True))
        progress(n, n)

    @property
    def has_grown(self) -> bool:
        """Whether texts were matched since it was last kept."""
        return len(self._rows) > self._n_kept

    def kept(self) -> Arrays:
        """What spares matching the same texts again; digests stand for texts."""
        rows = dict(self._rows)  # somebody may ask meanwhile
        self._n_kept = len(rows)
        return {
            "marks": _written(self._marks),
            "of": np.array([self._of]),
            "digests": _written(rows),
            "matches": np.array(list(rows.values()), np.float32),
        }


def _read(held: Arrays) -> tuple[tuple[bytes, ...], int, dict[bytes, Rows]]:
    if not {"marks", "of", "digests", "matches"} <= set(held):
        return (), 0, {}
    digests = (bytes(digest) for digest in held["digests"])
    rows = dict(zip(digests, held["matches"], strict=False))
    return tuple(bytes(mark) for mark in held["marks"]), int(held["of"][0]), rows


def _written(digests: Iterable[bytes]) -> Rows:
    return np.array([np.frombuffer(digest, np.uint8) for digest in digests], np.uint8)


def meanings_of(encode: Callable[[Sequence[str]], Rows], texts: Sequence[str]) -> Rows:
    """The meaning of each text, one row each."""
    return meanings(encode(texts))
