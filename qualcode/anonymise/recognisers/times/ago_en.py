"""Years counted from another time, in English: five years ago, the year before, two years later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.number_words import TENS_EN, UNITS_EN
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_ONES = rf"(?:{UNITS_EN})"
_TEENS = r"(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
_TENS = rf"(?:{TENS_EN})"
_NUMBER = (
    rf"(?:\d{{1,3}}|(?:(?:a|one) hundred(?: and )?)?(?:{_TENS}(?:[- ]{_ONES})?|{_TEENS}|{_ONES})"
    r"|(?:a|one) hundred)"
)
_COUNTED = (
    rf"(?:{_NUMBER}(?:(?:,| or|, or| to|, maybe| maybe|-) ?{_NUMBER}){{0,3}}(?:[- ](?:odd|some))?(?: and a half)?"
    r"|half a dozen|a dozen|(?:a )?couple(?: of)?|an?)"
)
_YEARS = (
    r"(?:years?|yrs?|decades?|centur(?:y|ies)|(?:summer|winter|spring|autumn|fall|\w+mas|easter|season|harvest)(?:e?s)?)"
    r"(?:[- ]and[- ]a[- ]half| or (?:so|two|more))?"
)
_ABOUT = (
    r"(?:(?:about|around|nearly|almost|over|more than|less than|some|roughly|going on|getting on for|a good|at least"
    r"|just (?:over|under)|the guts of|maybe|half|a quarter of) )?"
)
_REST = (
    r"(?= ?[.,;:!?)…\n]| [–—-] "
    r"| (?:and|but|so|now|that|this|when|he|she|they|we|i|eh|then|because|in|at|with|to|there|it|the|my|our)\b|$)"
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_COUNTED_BACK = re.compile(
    r"\b(?:(?<=[,.] )back )?"
    rf"{_ABOUT}{_COUNTED}\+? {_YEARS} (?:ago(?: (?:this|next|last|come) (?:week|month|summer|winter|spring|autumn|"
    rf"christmas|easter|\w+day)| today)?\b"
    rf"|(?:back(?! and forth)|since|syne|earlier|later|previously|afterwards?|beforehand|before then)\b{_REST}"
    r"|(?:after|before|prior)(?: that| this)?(?= ?[.,;:!?)…\n]| [–—-] | (?:and|but|so)\b|$))"
    # one month is hardly ever told of a life
    rf"|\b(?:(?!one )(?:{_NUMBER})(?:(?:,| or| to|-) ?{_NUMBER})?|(?:a )?couple(?: of)?)(?: and a half)? months ago\b"
    r"|\bthe year (?:before|after)(?: (?:that|last))?(?= ?[.,;:!?)…\n]| [–—-] | (?:and|but|so|when)\b|$)"
    r"|\b(?:year|spring|summer|autumn|fall|winter) before last\b"
    rf"|\b{_NUMBER} years (?:in|come|this|last|next) (?:{_MONTHS}|the (?:spring|summer|autumn|fall|winter))\b",
    re.IGNORECASE,
)
_THEN = words(
    "ago back this next since last in come syne earlier later previously after afterward afterwards before",
    "beforehand prior",
)
_COUNTS = words(
    "months year years before yr yrs decade decades century centuries half so more two summers winters springs autumns",
    "falls michaelmases michaelmas christmas martinmases lammases christmases easters seasons harvests summer winter",
)
# for how long, or how often, and no moment
_LASTING = words("for every over within last past next these those another wait waited lasted took")
_AFTER_ALL = words("ago")
_REACH = 60
_REASON = Message("date")


def find(reading: Reading) -> Iterator[Candidate]:
    """Relative dates that fix a year; neither how long something took nor what happened weeks ago."""
    if reading.settings.language != "en":
        return
    for match in reading.find_at(_COUNTED_BACK, _near_years(reading), _REACH):
        first, last = reading.word_at(match.start()), reading.word_at(match.end() - 1)
        lasting = reading.before(first) in _LASTING and reading.folds[last] not in _AFTER_ALL
        if not lasting:
            yield reading.candidate_at(*match.span(), IdentifierKind.DATE, Tier.REVIEW, _REASON)


def _near_years(reading: Reading) -> Iterator[int]:
    """Where a year is counted from: the word beside “years”, few of the many."""
    for i in reading.where(_THEN):
        if reading.before(i) in _COUNTS:
            yield reading.starts[i]
