"""When two names are the same name: case, accents, apostrophes and spacing matter not."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from qualcode.wording import Message

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "ʼ": "'", "‘": "'", "ø": "o", "ł": "l"})


@lru_cache(maxsize=65536)
def fold_letters(text: str) -> str:
    """``text`` in lower case without accents; ligatures written out."""
    lowered = text.casefold().translate(_LETTERS)
    if lowered.isascii():
        return lowered
    parts = unicodedata.normalize("NFKD", lowered)
    return "".join(part for part in parts if not unicodedata.combining(part))


def fold_name(name: str) -> str:
    """What two spellings of one name have in common."""
    return " ".join(fold_letters(name).split())


_NAMED = 12


def quoted(names: Sequence[str]) -> Message:
    """The names between the quotation marks of the reader's language; past twelve, how many."""
    *others, last = [Message("“{code}”", code=name) for name in names[:_NAMED]]
    if len(names) > _NAMED:
        left = len(names) - _NAMED
        last = Message.plural("{last} and {n} other", "{last} and {n} others", n=left, last=last)
    said = last
    for name in reversed(others):
        said = Message("{first}, {rest}", first=name, rest=said)
    return said
