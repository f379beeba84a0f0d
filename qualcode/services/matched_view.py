"""What an encoder that tells pieces makes of the texts of a study: meanings, and how pieces match.

Pieces are matched with those of landmark texts of the study; a text's place among them is computed
once. The landmarks stay while all of them are there and the study has not grown much.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.engines.e5_matching import meanings, pieces
from qualcode.services.text_digest import digest_of
from qualcode.suggestion.matching import LANDMARKS, Matching

Rows = NDArray[Any]

_AT_ONCE = 64
_ANEW = 1.1


class MatchedView:
    """The place of each text among some landmarks."""

    def __init__(self, encode: Callable[[Sequence[str]], Rows], texts: Sequence[str]) -> None:
        self._encode = encode
        known = {digest_of(text): text for text in texts}
        # by their digests: whatever order the extracts come in
        self._marks, self._of = frozenset(sorted(known)[:LANDMARKS]), len(known)
        self._matching = Matching(pieces(encode([known[m] for m in sorted(self._marks)])))
        self._places: dict[bytes, Rows] = {}

    def does_for(self, texts: Sequence[str]) -> bool:
        """Whether its landmarks are among these texts, which are about as many as there were."""
        known = {digest_of(text) for text in texts}
        return self._of / _ANEW <= len(known) <= self._of * _ANEW and self._marks <= known

    def __call__(self, texts: Sequence[str]) -> Rows:
        """One row a text."""
        digests = [digest_of(text) for text in texts]
        new = {d: t for d, t in zip(digests, texts, strict=True) if d not in self._places}
        unseen = list(new)
        for start in range(0, len(unseen), _AT_ONCE):
            some = unseen[start : start + _AT_ONCE]
            places = self._matching.places(pieces(self._encode([new[digest] for digest in some])))
            self._places.update(zip(some, places, strict=True))
        if not digests:
            return np.zeros((0, self._matching.width), np.float32)
        return np.stack([self._places[digest] for digest in digests])


def meanings_of(encode: Callable[[Sequence[str]], Rows], texts: Sequence[str]) -> Rows:
    """The meaning of each text, one row each."""
    return meanings(encode(texts))
