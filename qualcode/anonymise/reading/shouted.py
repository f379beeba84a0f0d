"""A transcript written in capitals from end to end: they say no more of a word than small letters do."""

from __future__ import annotations

from qualcode.anonymise.folding import WORD

_LEAST_WORDS = 30
_ALMOST_ALL = 0.8


def in_small_letters(text: str) -> str:
    """The text in small letters where nearly all its letters are capitals, else as it is.

    As long as before, letter by letter: places in one are places in the other.
    """
    capitals = sum(map(str.isupper, text))
    if (
        capitals < _ALMOST_ALL * sum(map(str.isalpha, text))
        or len(WORD.findall(text)) < _LEAST_WORDS
    ):
        return text
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
