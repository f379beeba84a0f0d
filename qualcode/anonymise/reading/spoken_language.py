"""Which language a transcript is spoken in: an English interview may stand in a French study."""

from __future__ import annotations

from qualcode.anonymise.folding import WORD, fold
from qualcode.anonymise.vocabulary.words_en import ENGLISH
from qualcode.anonymise.vocabulary.words_fr import FRENCH

_ENOUGH_WORDS = 4000
_CLEARLY = 2


def language_of(text: str, otherwise: str = "fr") -> str:
    """``fr`` or ``en``, by the small words of the text; ``otherwise`` where neither is clearly it."""
    words = [fold(word) for word in WORD.findall(text)[:_ENOUGH_WORDS]]
    said = {
        "fr": sum(w in FRENCH.function_words and w not in ENGLISH.function_words for w in words),
        "en": sum(w in ENGLISH.function_words and w not in FRENCH.function_words for w in words),
    }
    likelier = max(said, key=lambda language: said[language])
    other = "en" if likelier == "fr" else "fr"
    return likelier if said[likelier] > _CLEARLY * said[other] else otherwise
