"""Words a slip or two away from a form: each word asked once, however many texts hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from qualcode.anonymise.folding import WORD
from qualcode.anonymise.lexicon import Lexicon

# below this many letters near matches are coincidences; from the second on, two slips are looked for
LEAST_NEAR = 5
LEAST_NEAR_TWO = 8
MOST_SLIPS = 2


_PARTICIPLES = ("é", "és")


def is_participle(found: str, form: str, lexicon: Lexicon) -> bool:
    """Whether “marié” stands where the form has Marie: a word of its own, told by its accent.

    A table of participants says of most people whether they are “marié”.
    """
    if not found.endswith(_PARTICIPLES) or not found.islower():
        return False
    same = any(word.group().lower() == found for word in WORD.finditer(form))
    return not same and lexicon.is_lemmatised(found, "fr")


def allowed_slips(letters: int) -> int:
    """How many slips a form of so many letters may have and still be recognised."""
    return MOST_SLIPS if letters >= LEAST_NEAR_TWO else 1 if letters >= LEAST_NEAR else 0


class NearWords:
    """The forms and the words of longer forms, filed by length, and the answers given so far."""

    def __init__(self, forms: Iterable[str], parts: Iterable[str]) -> None:
        self._forms = _by_length(form for form in forms if len(form) >= LEAST_NEAR)
        self._parts = _by_length(parts)
        self._exact = frozenset(form for same in self._forms.values() for form in same)
        self._nearest: dict[str, str | None] = {}
        self._alike: dict[str, tuple[str, ...]] = {}

    def form_near(self, word: str) -> str | None:
        """The form this folded word misspells, or None; a form itself misspells none."""
        if word not in self._nearest:
            self._nearest[word] = self._find_form(word)
        return self._nearest[word]

    def parts_near(self, word: str) -> tuple[str, ...]:
        """The words of longer forms at most two slips away, the word itself left out."""
        if word not in self._alike:
            self._alike[word] = tuple(
                part
                for length in range(max(1, len(word) - MOST_SLIPS), len(word) + MOST_SLIPS + 1)
                for part, _, _ in process.extract(
                    word,
                    self._parts.get(length, ()),
                    scorer=DamerauLevenshtein.distance,
                    score_cutoff=MOST_SLIPS,
                    limit=None,
                )
                if part != word
            )
        return self._alike[word]

    def _find_form(self, word: str) -> str | None:
        if len(word) < LEAST_NEAR - 1 or word.isdigit() or word in self._exact:
            return None
        for length in range(max(LEAST_NEAR, len(word) - MOST_SLIPS), len(word) + MOST_SLIPS + 1):
            found = process.extractOne(
                word,
                self._forms.get(length, ()),
                scorer=DamerauLevenshtein.distance,
                score_cutoff=allowed_slips(length),
            )
            if found is not None:
                return str(found[0])
        return None


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    filed: dict[int, list[str]] = defaultdict(list)
    for word in dict.fromkeys(words):
        filed[len(word)].append(word)
    return dict(filed)
