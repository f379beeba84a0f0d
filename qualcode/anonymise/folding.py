"""Letters as they compare: without case, accents, ligatures; words one space apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+")
# letters that no accent can be taken off: Yıldırım, Ødegård, Guðmundsdóttir
_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th", "ħ": "h"}
)  # fmt: skip
SAINTS_SPELLED = {"st": "saint", "ste": "sainte"}


def fold(word: str) -> str:
    """``word`` in lower case, without accents or ligatures."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered.translate(_LIGATURES))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def fold_phrase(phrase: str) -> str:
    """The folded words of ``phrase``, one space between them: hyphens and apostrophes are gone."""
    return " ".join(WORD.findall(fold(phrase)))


def spelled_out(folded: Iterable[str]) -> str:
    """Folded words one space apart, St and Ste written as Saint and Sainte."""
    return " ".join(SAINTS_SPELLED.get(word, word) for word in folded)
