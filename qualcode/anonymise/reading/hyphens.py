"""Names joined by hyphens: Saint-Ouën-des-Toits, Blaen-y-cwm, the Co-op."""

from __future__ import annotations

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS
from qualcode.anonymise.vocabulary import words


def through_hyphens(reading: Reading, last: int) -> int:
    """The last capitalised word of a chain of hyphens: Saint-Ouën-des-Toits, not Marie-là."""
    k, reached = last + 1, last
    while k < len(reading) and (
        reading.gaps[k] in HYPHENS
        or (reading.gaps[k] in APOSTROPHES and len(reading.words[k - 1]) == 1)
    ):
        if reading.is_capital(k) or _is_clipped(reading, k) or _is_strange_tail(reading, last, k):
            reached = k
        k += 1
    return reached


_CLITICS = words(
    "la ci meme t il elle on ce je tu nous vous ils elles y en moi toi lui leur le les"
)


def _is_strange_tail(reading: Reading, last: int, k: int) -> bool:
    """Blaen-y-cwm, Traou-nez: a small end that no dictionary holds, after a word of no dictionary."""
    strange = not reading.is_ordinary(last) and reading.ordinariness(k) < 2
    return strange and len(reading.words[k]) > 2 and reading.folds[k] not in _CLITICS


def _is_clipped(reading: Reading, k: int) -> bool:
    """The Co-op: two short halves of one English word."""
    short = len(reading.words[k]) <= 3 and len(reading.words[k - 1]) == 2
    return short and reading.settings.language == "en" and reading.folds[k] != "s"
