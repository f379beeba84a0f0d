"""French ages in round words: la trentaine, une dizaine d'années, quadragénaire."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_ROUND = re.compile(
    r"\b((?:la |sa |ma |leur )?(?:bonne |petite )?(?<=[ae] )(?:vingtaine|trentaine"
    r"|quarantaine|cinquantaine|soixantaine))\b(?! (?:de\b|d[’']))"
    r"|(?<=, )((?:la )?(?:vingtaine|trentaine|quarantaine|cinquantaine|soixantaine))(?=[,.])"
    r"|(?:\bd[’']|(?<!y )\b(?:avait|avais|a|ont|ai) )(une (?:petite |bonne )?(?:dizaine|quinzaine|vingtaine|trentaine"
    r"|quarantaine|cinquantaine|soixantaine) d[’']années)\b"
    r"|\b((?:quadra|quinqua|sexa|septua|octo|nona)génaires?|trentenaires?|quadra|quinqua"
    r"|(?<=st )centenaire|(?<=ait )centenaire)\b",
    re.IGNORECASE,
)
_ROUND_WORDS = words(
    "dizaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine quadragenaire quinquagenaire",
    "quadragenaires quinquagenaires sexagenaires septuagenaires octogenaires nonagenaires trentenaires",
    "sexagenaire septuagenaire octogenaire nonagenaire trentenaire centenaire quadra quinqua",
)
# elle approche la cinquantaine, where nothing is counted behind it
_TENS = re.compile(
    r"\b(?:l[ae] |ma |sa |la petite |la bonne )?(?:trentaine|quarantaine|cinquantaine|soixantaine)\b"
    r"(?! (?:de\b|d[’']))", re.IGNORECASE,
)  # fmt: skip
_TENS_WORDS = frozenset(("trentaine", "quarantaine", "cinquantaine", "soixantaine"))
_HELD = words("ai a dans passe approche as avoir avait avais ont aura")
_NEAR, _BEFORE = 30, 3
_ABOUT_ONE, _CLAUSE = words("bonne petite grosse"), 5
_COUNTING = words("en y est etes sommes sont etions etaient serons seront")
_REASON = Message("age")


def find(reading: Reading) -> Iterator[Candidate]:
    """Round ages, unless what they count is said behind them: une quarantaine de vaches."""
    if reading.settings.language == "en":
        return
    for match in reading.find_around(_ROUND, _ROUND_WORDS, _NEAR):
        counted = reading.after(reading.word_at(match.end() - 1)) in ("de", "d", "d’")
        if not counted and not _is_number_of_things(reading, reading.word_at(match.start())):
            span = match.span(match.lastindex or 0)
            yield reading.candidate_at(*span, IdentifierKind.AGE, Tier.LIKELY, _REASON)
    for match in reading.find_around(_TENS, _TENS_WORDS, _NEAR):
        i = reading.word_at(match.start())
        held = not _HELD.isdisjoint(reading.folds[max(0, i - _BEFORE) : i])
        if held and not _is_number_of_things(reading, i):
            word = reading.word_at(match.end() - 1)
            yield reading.candidate(word, word, IdentifierKind.AGE, Tier.LIKELY, _REASON)


def _is_number_of_things(reading: Reading, i: int) -> bool:
    """“Il y en avait une vingtaine”, “on est une bonne quarantaine”: how many, not how old."""
    while i > 0 and reading.folds[i] in _ABOUT_ONE:
        i -= 1
    if reading.folds[i] != "une" and reading.before(i) != "une":
        return False
    return not _COUNTING.isdisjoint(reading.folds[max(0, i - _CLAUSE) : i])
