"""Text as the numbers of its word pieces, as the multilingual E5 reads it.

The pieces of each word are those whose scores sum to most (a unigram model, found by Viterbi's
algorithm); a mark stands for the space before a word. Reference: Kudo 2018.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

_SPACE = "▁"
_LOST = 10.0
"""How much less a letter without a piece scores than the rarest piece."""


_RAREST = 16.0


class Pieces:
    """The pieces of a model: their numbers and scores, and what letters are read as."""

    def __init__(
        self,
        pieces: Sequence[str],
        scores: Sequence[float],
        read_as: Mapping[str, str],
        unknown: int,
    ) -> None:
        self._of = {piece: (i, scores[i]) for i, piece in enumerate(pieces) if i != unknown}
        self._rarity = [min(max(-score, 0.0), _RAREST) for score in scores]
        self._rarity[unknown] = _RAREST
        self._longest = max((len(piece) for piece in pieces), default=1)
        self._read_as = str.maketrans(dict(read_as))
        self._unknown = (unknown, min(scores, default=0.0) - _LOST)
        self._word = lru_cache(maxsize=100_000)(self._pieces_of)

    def numbers(self, text: str) -> list[int]:
        """The numbers of the pieces, without the marks of beginning and end."""
        words = text.translate(self._read_as).split(" ")
        return [n for word in words if word for n in self._word(_SPACE + word)]

    def rarity(self, number: int) -> float:
        """How rare a piece is: minus the logarithm of its chance, 16 at most."""
        return self._rarity[number]

    def _pieces_of(self, word: str) -> tuple[int, ...]:
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)]  # score, where it began, which piece
        for end in range(1, len(word) + 1):
            number, score = self._unknown
            found = (best[end - 1][0] + score, end - 1, number)
            for start in range(max(0, end - self._longest), end):
                known = self._of.get(word[start:end])
                if known is not None and best[start][0] + known[1] > found[0]:
                    found = (best[start][0] + known[1], start, known[0])
            best.append(found)
        numbers, end = [], len(word)
        while end:
            _, start, number = best[end]
            numbers.append(number)
            end = start
        return tuple(reversed(numbers))
