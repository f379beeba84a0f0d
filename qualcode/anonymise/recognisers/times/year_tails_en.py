"""Decades and years written short, in English: 1940s, ’50s; from 1961 to 67; by 84."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.number_words import NUMBER_WORDS, TENS_EN, UNITS_EN
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import MONTH_NAMES_EN
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_SHORT = r"(?:[’'‘]\d\d|[3-9]\d)"
_YEAR = r"(?:1[89]\d\d|20[0-4]\d)"
_WRITTEN = re.compile(
    # 1940s, the ’50s; with what is said of it
    r"(?:\b(?:early|mid|late|the)[ -])*(?:\b(?:1[789]|20)\d0[’']?s\b|[’'‘]\d0[’']?s\b)"
    # 1961 to 67, 1950, maybe 51
    rf"|\b{_YEAR}(?:,? (?:to|and|or|maybe|until|till|through)(?: maybe)? |[-–/]){_SHORT}(?![\d%,.]\d|[’']?s?\w| ?%)"
    # by 84, she had…
    rf"|(?<=\bby ){_SHORT}(?=[,;.] )|(?<=\bsince ){_SHORT}(?=[,;.])"
    # the winter, ‘47; June, ‘42
    r"|(?:\b(?:(?:beginning|end|middle) of )?[A-Z][a-z]{2,8},? )?(?<!\w)[‘]\d\d(?![\w’])"
    # about 1923
    rf"|\b(?:about|around|circa) (?:{_YEAR}|[’'‘]\d\d)\b"
    r"(?![,.]\d| (?:of|or so of|[a-z]+(?:s|men|people|dollars|feet))\b)"
    # early, late 2014
    rf"|\b(?:early|mid|late)(?:, | or |, or | to |, maybe |[-–])(?:early|mid|late) {_YEAR}\b"
    # about 1740: farther back than most lives
    r"|(?:(?<=\babout )|(?<=\bsince )|(?<=\baround )|(?<=\bcirca )|(?<=\bfrom ))1[5-7]\d\d(?=[,.;:!?)])"
    # the late 18th century
    r"|\b(?:early|mid|late)[ -](?:1[5-9]|20)th[ -]century\b"
    # Easter of 61
    rf"|\b(?:Easter|Christmas|Thanksgiving|Halloween|Whitsun|Lent) (?:of )?{_SHORT}\b(?! [a-z]+s\b)"
    # put up in 1612
    r"|(?<=\bin )1[0-7]\d\d(?=[,.;] | and )"
    # 2017 fall
    rf"|\b{_YEAR} (?:fall|spring|summer|autumn|winter)s?\b"
    # l936, 19O4: what a scanner made of a year
    r"|(?<![\w-])(?:[lI][89]\d\d|1[89](?:[lIO]\d|\d[lIO])|2OO\d|20O\d)(?![\w-])"
    # Kuhn.1937.
    rf"|(?<=[a-z][.,]){_YEAR}(?=[.,;]? )"
)
# born in 'thirty-three
_SAID = re.compile(
    rf"(?<=[a-z,] )[’'‘](?:{TENS_EN})(?:[- ](?:{UNITS_EN}))?"
    r"(?=[,.;?!] |[,.;?!]?$| (?:and|to|or|when|but|I|we|he|she|they|it)\b)"
)
_TENS = frozenset(TENS_EN.split("|"))
_MONTHS = words(MONTH_NAMES_EN)
# early February, late in June
_PART = re.compile(
    rf"\b(?:early|mid|late|middle|end|beginning)[ -](?:(?:in|of) )?(?:{'|'.join(sorted(_MONTHS))})\b",
    re.IGNORECASE,
)
# three weeks after Dunkirk, 15 years after college
_COUNTED = re.compile(
    r"\b(?:\d{1,2}|(?:a )?couple of|[a-z]+(?:-[a-z]+)?) (?:weeks|months|years) (?:after|before)"
    r" (?:(?:the|my|his|her|our|their) )?(?:[A-Z]\w+(?: [A-Z]\w+)?|war|college|(?:high )?school|university|graduation"
    r"|wedding|divorce|accident|funeral|strike|flood|fire|evacuation|liberation|independence)(?!\w)"
)
# six weeks before she died, two years after we married
_BY_AN_EVENT = re.compile(
    r"\b(?P<time>(?i:(?:\d{1,2}|an?|(?:a )?couple of|[a-z]+(?:-[a-z]+)?)(?: and a half)? (?:weeks?|months?|years?)))"
    r" (?:after|before) (?:that )?(?:(?:I|we|he|she|they|you|[A-Z]\w+|(?:my|his|her|our|their) (?:\w+ )?\w+)"
    r"(?:[’']d| had| was| were| got| are| is)? (?:even |just )?(?:died|dying|passed|born|married|wed|divorced|retired"
    r"|arrived|left|came|moved|joined|enlisted|graduated|killed|diagnosed|due|laid off|buried|drafted|discharged)\b"
    r"|(?:my|his|her|our|their) (?:\w+ )?(?:wedding|birth|death|funeral|divorce|retirement|accident|operation|stroke"
    r"|graduation|arrival|discharge|birthday|deployment|diagnosis|surgery)\b)",
)
_AFTER, _UNITS = words("after before"), words("week month year weeks months years")
_REASON, _MONTH = Message("year"), Message("date")


def find(reading: Reading) -> Iterator[Candidate]:
    """Decades, and years cut short behind a whole one or a word of time."""
    if reading.settings.language != "en":
        return
    for match in reading.find_numbers(_WRITTEN):
        yield reading.candidate_at(*match.span(), IdentifierKind.DATE, Tier.LIKELY, _REASON)
    spelled = [i for i in reading.where(_TENS) if reading.text[reading.starts[i] - 1] in "’'‘"]
    for match in reading.find_at(_SAID, [reading.starts[i] for i in spelled], 30):
        yield reading.candidate_at(*match.span(), IdentifierKind.DATE, Tier.REVIEW, _REASON)
    counted = [i for i in reading.where(_AFTER) if reading.before(i) in _UNITS]
    for match in reading.find_at(_COUNTED, [reading.starts[i] for i in counted], 50):
        if (
            reading.folds[reading.word_at(match.start())] in NUMBER_WORDS["en"]
            or match[0][0].isdigit()
        ):
            yield reading.candidate_at(*match.span(), IdentifierKind.DATE, Tier.REVIEW, _MONTH)
    for match in reading.find_at(_BY_AN_EVENT, [reading.starts[i] for i in counted], 60):
        said = match["time"].lower().replace("-", " ").split()
        span = match.span("time")
        weeks = said[-1] == "weeks" or _is_set_off(reading, reading.word_at(span[0]))
        if weeks and (said[0].isdigit() or said[0] in NUMBER_WORDS["en"] | {"couple"}):
            yield reading.candidate_at(*span, IdentifierKind.DATE, Tier.REVIEW, _MONTH)
    for match in reading.find_around(_PART, _MONTHS, 30):
        yield reading.candidate_at(*match.span(), IdentifierKind.DATE, Tier.REVIEW, _MONTH)


def _is_set_off(reading: Reading, first: int) -> bool:
    """Whether a time stands by itself: courted three years before we married tells how long instead."""
    return (
        reading.opens[first]
        or reading.gaps[first] == ", "
        or reading.before(first)
        in ("about", "just", "only", "was", "s", "and", "but", "then", "so")
    )
