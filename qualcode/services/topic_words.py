"""What topics are named by: words for what is spoken of, no numbers in letters."""

from __future__ import annotations

import re

_FRENCH = (
    r"z[ée]ro|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|vingts?|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?|mille"
    r"|millions?|milliards?|dizaines?|douzaines?|quinzaines?|vingtaines?|trentaines?"
    r"|quarantaines?|cinquantaines?|soixantaines?|centaines?|milliers?|premi(?:ers?|[èe]res?)"
    r"|seconde?s?|(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix|onz|douz|treiz|quatorz|quinz"
    r"|seiz|vingt|trent|cent)i[èe]mes?"
)
_ENGLISH = (
    r"zero|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?"
    r"|billions?|dozens?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
)
_NUMBERS = {
    language: re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)
    for language, said in (("fr", _FRENCH), ("en", _ENGLISH))
}


def without_numbers(text: str, language: str) -> str:
    """The text with every number in letters, and its place in an order, left out."""
    return _NUMBERS.get(language, _NUMBERS["fr"]).sub(" ", text)
