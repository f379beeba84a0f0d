"""A name as it is sought: “madame Kervella” typed by a person stands for every Kervella."""

from __future__ import annotations

from qualcode.anonymise.folding import fold_phrase
from qualcode.anonymise.gathering import reads_as_ordinary
from qualcode.anonymise.lexicon import Lexicon
from qualcode.anonymise.vocabulary import vocabulary_of

_TITLES = vocabulary_of("fr").titles | vocabulary_of("en").titles


def bare_name(form: str, lexicon: Lexicon) -> str:
    """The form without titles at its head.

    It stays as it is where everyday words would remain (“Mme Petit”: every petit would be found),
    and a first name that some use as a title is kept (Nana).
    """
    words = form.split()
    first = 0
    while first + 1 < len(words) and _is_title(words[first], lexicon):
        first += 1
    left = words[first:]
    if first == 0 or all(reads_as_ordinary(word, lexicon) for word in left):
        return form.strip()
    return " ".join(left)


def _is_title(word: str, lexicon: Lexicon) -> bool:
    folded = fold_phrase(word)
    return folded in _TITLES and not lexicon.profile(folded).is_usual_given
