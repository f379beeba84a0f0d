"""How long a family has been in a place, in English: my people farmed there over two hundred years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.number_words import TEENS_EN, TENS_EN, UNITS_EN
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_BELOW = rf"(?:(?:{TENS_EN})(?:[- ](?:{UNITS_EN}))?|{TEENS_EN}|{UNITS_EN})"
_LONG = re.compile(
    r"\b(?:(?:well )?(?:over|about|around|nearly|almost|some|more than|close to|at least|going on) )?"
    rf"(?:(?:an?|{UNITS_EN}|several|a couple(?: of)?) hundred(?: and {_BELOW})?(?:[- ]odd)?|[1-9]\d\d(?:[- ]odd)?)"
    r" (?:\w+ )?years\b(?! (?:ago|old|later|before|earlier|from now)\b)",
    re.IGNORECASE,
)
_HUNDREDS = words("hundred")
_OURS = words("my our we us ours mine")
_KIN = words(
    "family families people folks folk ancestors forebears forefathers grandparents grandfather grandmother parents",
    "father mother tribe clan kin relatives side lot we great-grandfather great-grandparents",
)
_STAYED = words(
    "been lived living here there settled farmed farming fished fishing owned worked ranched grazed stayed resided",
    "held run ran had home",
)
_BACK, _AHEAD = 18, 10
_REASON = Message("years in a post or a place")


def find(reading: Reading) -> Iterator[Candidate]:
    """Hundreds of years that somebody's own people stayed somewhere."""
    figures = [i for i in reading.where(frozenset(("years",))) if _is_in_figures(reading, i)]
    places = sorted(reading.starts[i] for i in (*reading.where(_HUNDREDS), *figures))
    for match in reading.find_at(_LONG, places, 50):
        first, last = reading.word_at(match.start()), reading.word_at(match.end() - 1)
        start, end = reading.sentence_around(first, last, _BACK, _AHEAD)
        said = set(reading.folds[start : end + 1])
        if not (_OURS.isdisjoint(said) or _KIN.isdisjoint(said) or _STAYED.isdisjoint(said)):
            yield reading.candidate_at(*match.span(), IdentifierKind.AGE, Tier.REVIEW, _REASON)


def _is_in_figures(reading: Reading, i: int) -> bool:
    return any(
        len(reading.before(i, back)) > 2 and reading.before(i, back).isdigit() for back in (1, 2)
    )
