"""English dates without a number of their own year: last year, two summers ago, the fifth of the eleventh."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.number_words import UNITS_EN
from qualcode.anonymise.recognisers.times.dates import DAY_WORDS_EN, MONTH_WORDS, MONTHS_EN
from qualcode.anonymise.recognisers.times.words import FEAST_OF_ANY_YEAR_EN
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import A_DAY_EN, DAYS_EN
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_DATE, _REASON, _YEAR_REASON = IdentifierKind.DATE, Message("date"), Message("year, spelled")
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_STOP = r"(?= ?[.,;:!?)—–…\n]| (?:and|but|so|when|with|at|in|I|we|he|she|they|it|the|my)\b|$)"
# last year; not “my last year”, “over the last year”
_LAST_YEAR = re.compile(
    r"(?<!\bmy )(?<!\bhis )(?<!\bher )(?<!\bour )(?<!\bthe )(?<!\byour )(?<!\btheir )(?<!\bvery )(?<!\ba )"
    r"\b(?:(?:this time|early|late) )?(?:last|this past) year(?! of\b|-)(?:[’']s)?"
    rf"|(?<![^\s“\"(])(?:and |but |then |so )*(the (?:(?:following|next|previous) year|year (?:before|after))){_STOP}"
    rf"|\b((?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d\d?|the) years? (?:after|before) that){_STOP}",
    re.IGNORECASE,
)
_YEAR = frozenset(("year", "years"))
# the following June, the June before that, the spring of that year
_THAT_MONTH = re.compile(
    rf"\b(?:the )?(?:(?:following|previous|same|next) {MONTHS_EN}|(?<=the ){MONTHS_EN} (?:before|after)(?: that)?"
    rf"|(?:{_SEASON}|{MONTHS_EN}) of (?:that|the (?:same|following|next)|last) year)(?!\w)",
    re.IGNORECASE,
)
_SAME = words("following previous same next")
_AFTER_MONTH = words("before after of")
# seasons of a year at school, seasons just gone, feasts before last
_SEASONS = re.compile(
    rf"\b(?:the )?(?:{_SEASON}|{MONTHS_EN})(?: (?:term|semester|quarter))? (?:of|before|after) (?:my|his|her|our|their)"
    r" (?:freshman|sophomore|junior|senior|first|second|third|fourth|final|last) year\b"
    rf"|\b(?:the )?{_SEASON} (?:before|after) (?:(?:\w+|\d+th) grade|(?:high |middle )?school|graduation|college)\b"
    rf"|\b(?:the )?{_SEASON} (?:just (?:gone|past)|gone by)\b"
    rf"|\b(?:the )?{FEAST_OF_ANY_YEAR_EN}(?: (?:eve|day|night))? (?:before last|last year|this year)\b",
    re.IGNORECASE,
)
_SEASON_WORDS = words("spring summer autumn fall winter")
_FEAST_WORDS = words(
    "christmas easter ramadan eid diwali thanksgiving halloween hogmanay year day eve night passover whitsun lent",
)
_DATED = _SEASON_WORDS | _FEAST_WORDS | MONTH_WORDS
_OF = words("of before after term semester quarter just gone last this")
_LEANING = words("last past following next previous")
_AFTER_YEAR = words("after before")
_OF_THE, _THOUSAND, _BEFORE_THOUSAND = words("the"), words("thousand millennium"), words("two the")
# the fifth of the eleventh, ninety-eight: a day and the number of its month
_MONTH_NUMBER = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
)
_BY_NUMBERS = re.compile(
    rf"\b(?:the )?(?:{DAY_WORDS_EN} of the {_MONTH_NUMBER}|\d\d?(?:st|nd|rd|th) of the (?:1[0-2]|[1-9])(?:st|nd|rd|th))"
    rf"(?:(?:,? (?:of )?(?:[’']?\d\d|(?:19|20)\d\d|(?:nineteen |twenty )?(?:[a-z]+ty|oh)(?:[- ](?:{UNITS_EN}))?))\b"
    r"|(?=[.,;!?]| and\b))",
    re.IGNORECASE,
)
_ORDINALS = words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth 1st 2nd 3rd 4th 5th 6th 7th",
    "8th 9th 10th 11th 12th",
)
# oh-two, ought-six; two-oh-nine is a time or a room
_NOUGHT = re.compile(
    rf"(?<![-\d])\b(?:oh?|ought|nought|aught)-(?:{UNITS_EN})\b(?!-)"
    rf"|(?:(?<=\bin )|(?<=since )|(?<=until )|(?<=till )|(?<=\bby )|(?<=from )|(?<=about )|(?<=around )|(?<=before )"
    rf"|(?<=after )|(?<=\bto )|(?<=early )|(?<=late )|(?<=year )|(?<=\band )|(?<=\bor )|(?<=was )|(?<=of ))"
    rf"(?:oh?|ought|nought|aught) (?:{UNITS_EN})\b"
    r"(?= ?[.,;!?)—–]|$| (?:and|or|to|till|until|when|I|we|he|she|they|it|you|with|at|that|well|but|so|then|because"
    r"|there|this|the|in|on|my|maybe|yeah|yes|no|actually|like|before|after)\b)",
    re.IGNORECASE,
)
_MONTHS = (MONTH_WORDS | _SEASON_WORDS) - {"mar", "dec", "sep", "jan"}
_NOUGHTS = words("o oh ought nought aught")
_COUNTS = words(
    f"{UNITS_EN.replace('|', ' ')} ten eleven twelve twenty thirty forty fifty zero oh double"
)
# the year two thousand, since two thousand
_MILLENNIUM = re.compile(
    r"\b(?:the year |(?:(?<=\bin )|(?<=since )|(?<=until )|(?<=till )|(?<=\bby )|(?<=before )|(?<=after )"
    r"|(?<=early )|(?<=late )|(?<=\bof )|(?<=from )))two thousand"
    r"(?= ?[.,;!?)—–]|$| (?:when|I|we|he|she|they|it|until|till|to|with)\b)"
    r"|\b(?:the )?turn of the millennium\b",
    re.IGNORECASE,
)
# Monday 4th, Friday the ninth
_WEEKDAY = re.compile(
    rf"\b{A_DAY_EN},? (?:the )?"
    r"(?:\d\d?(?:st|nd|rd|th)\b|(?:[12]?\d|3[01])(?= ?[.;!?]|$))"
    r"(?! (?:floor|hole|street|avenue|lap))",
    re.IGNORECASE,
)
_WEEKDAYS = words(DAYS_EN)
_EVERY = re.compile(r"\b(?:every|each|any|usually|always)\b[^.!?\n]*$", re.IGNORECASE)
_BACK = 40


_UNITS = words(UNITS_EN.replace("|", " "))
_ASKED_YEAR = re.compile(
    r"\b(?:(?:what|which) year|when (?:was|did|were|is))\b[^\n?]{0,80}[?\n]\s*"
    r"(?:[^\n:]{0,40}(?:[:\t]|  +|[–—-] ))?\s*$",
    re.IGNORECASE,
)
_ASKED_WITHIN = 140


def find(reading: Reading) -> Iterator[Candidate]:
    """Dates that lean on the time of speaking, on a school year, or say the year by its last figures."""
    if reading.settings.language != "en":
        return
    for pattern, places, reach, reason in (
        (_LAST_YEAR, _beside(reading, _YEAR, _LEANING, _AFTER_YEAR), 40, _REASON),
        (_SEASONS, _beside(reading, _DATED, frozenset(), _OF), 60, _REASON),
        (_BY_NUMBERS, _beside(reading, _ORDINALS, _OF_THE, frozenset()), 40, _REASON),
        (_MILLENNIUM, _beside(reading, _THOUSAND, _BEFORE_THOUSAND, frozenset()), 30, _YEAR_REASON),
        (_THAT_MONTH, _beside(reading, _MONTHS, _SAME, _AFTER_MONTH), 40, _REASON),
        (_WEEKDAY, reading.where(_WEEKDAYS), 24, _REASON),
        (_NOUGHT, reading.where(_NOUGHTS), 24, _YEAR_REASON),
    ):
        for match in reading.find_at(pattern, [reading.starts[i] for i in places], reach):
            start, end = match.span(match.lastindex or 0)
            if pattern is _NOUGHT and _is_dictated(reading, start, end):
                continue
            if not reading.stands_before(_EVERY, start, _BACK):
                yield reading.candidate_at(start, end, _DATE, Tier.REVIEW, reason)
    yield from _answered(reading)


def _answered(reading: Reading) -> Iterator[Candidate]:
    """“What year did you go back?” “Oh nine, I want to say.”, said again later or not."""
    told: set[tuple[str, ...]] = set()
    for i in reading.where(_NOUGHTS):
        said = (reading.folds[i], reading.after(i))
        if said[1] not in _UNITS or reading.after(i + 1) in _COUNTS | {"of", "more"}:
            continue
        start = reading.starts[i]
        if said in told or reading.stands_before(_ASKED_YEAR, start, _ASKED_WITHIN):
            told.add(said)
            yield reading.candidate(i, i + 1, _DATE, Tier.REVIEW, _YEAR_REASON)


def _is_dictated(reading: Reading, start: int, end: int) -> bool:
    """Whether other figures stand beside: a telephone number, a time, a room."""
    first, last = reading.word_at(start), reading.word_at(end - 1)
    return reading.before(first) in _COUNTS or reading.after(last) in _COUNTS


def _beside(
    reading: Reading, forms: frozenset[str], before: frozenset[str], after: frozenset[str]
) -> list[int]:
    """Where one of certain forms stands beside one of others: few of the many."""
    return [
        i for i in reading.where(forms) if reading.before(i) in before or reading.after(i) in after
    ]
