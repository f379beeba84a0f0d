"""English turns of phrase that hold an age by themselves: fortyish, the big five-oh, her ninetieth year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.number_words import NUMBER_WORDS, TENS_EN, UNITS_EN
from qualcode.anonymise.recognisers.ages.cues_en import is_of_a_thing, is_told
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_TENS = rf"(?:{TENS_EN})"
_NUMBER = (
    rf"(?:\d{{1,3}}|{_TENS}(?:[- ](?:{UNITS_EN}))?|{UNITS_EN}|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)
# a life counted in tens: she's a septuagenarian
_GENARIANS = words(
    "quadragenarian quinquagenarian sexagenarian septuagenarian octogenarian nonagenarian centenarian",
    "septuagenarians octogenarians nonagenarians",
)
_ISH = words(
    "twentyish thirtyish fortyish fiftyish sixtyish seventyish eightyish ninetyish",
    "twentysomething thirtysomething fortysomething fiftysomething sixtysomething seventysomething",
)
_BIG = re.compile(rf"\bbig ((?:{UNITS_EN})[- ]?(?:oh?|zero)|[3-9]-?0)(?!\w)", re.IGNORECASE)
_YEAR_OF_LIFE = re.compile(
    r"\bin(?:to)? (?:my|his|her|their|your) ((?:for|fif|six|seven|eigh|nine)tieth|hundredth"
    rf"|{_TENS}[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|[4-9]\d(?:st|nd|rd|th)) year\b",
    re.IGNORECASE,
)
# an eight and a ten year old; nine- and twelve-year-olds; from six to twelve years old; a 34 y/o; three weeks old
_OLD = re.compile(
    rf"\b(?P<either>{_NUMBER}(?: or |/|–){_NUMBER}[- ](?:years?|yrs?|months?|weeks?)[- ]old)\b|"
    rf"\b(?P<two>(?:(?<=an )|(?<=a )|(?<=my )|(?<=her )|(?<=his )|(?<=our )|(?<=from )|(?<=between )){_NUMBER}-?"
    rf"(?:,| and| or| to)(?: an?)? {_NUMBER}[- ](?:years?|months?|weeks?)[- ]olds?)\b"
    rf"|\b(?P<olds>{_NUMBER}-?(?:,| and| or| to| through) {_NUMBER}[- ]years?[- ]olds)\b"
    r"|\b(?P<short>\d{1,3} ?(?:y[./]?o\.?|yrs?[- ]olds?))(?!\w)"
    r"|(?P<one>\b(?:an?|a few|a couple of) (?:years?|months?|weeks?|days?|fortnight)(?: and a half)? old)\b",
    re.IGNORECASE,
)
# he's 3½; 2.5
_BROKEN = re.compile(
    r"\b(?:s?he|I)(?: is| was| am|[’'](?:s|m)) (?:only |just |about |nearly )?(?P<years>\d{1,2}½|\d\.5)"
    r"(?=[,.;]? |[,.;]$)"
    r"(?! (?:kilos?|met(?:er|re)s?|miles|foot|feet|points|hours|stone))",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\b(?:s?he|[’']s|was|is) (a year and a half)(?= (?:when|then)\b|[.,;])", re.IGNORECASE
)
_OLDS = words("old olds yo y yrs")
# the head of a transcript: Age: 34; Female, 34, two children
_HEADED = re.compile(
    r"\b(?:age(?: (?:at|on|when|in|of)(?: [a-z]+){1,5})? ?[:=] ?(?P<age>\d{1,3})\b"
    r"|(?:fe)?male[,;/]? (?P<said>\d{2})(?=[,;.)/\n]| years|$)"
    r"|(?:participant|respondent|interviewee|informant|p)\b ?\w{0,4} ?\([FM]?[ /,]?(?P<par>[1-9]\d)(?=[,)/]))",
    re.IGNORECASE,
)
# an age of two numbers or more after whom it is of: three of them, six, nine and eleven
_LISTED = re.compile(
    r"\b(?:of them|kids|children|boys|girls|sons|daughters|grandchildren|grandkids|nephews|nieces)[,:]? "
    rf"(?:(?:(?<=, )|(?<=: ))(?:aged |maybe |about )?(?P<list>{_NUMBER}(?:, {_NUMBER})*,? and {_NUMBER})"
    rf"|(?:ranging |going |aged |all ages )?(?:in age )?(?:from |(?<=, ))(?P<range>{_NUMBER} (?:up )?to {_NUMBER}))"
    r"(?=[.,;!?])",
    re.IGNORECASE,
)
_MANY = words("grandkids them kids children boys girls sons daughters grandchildren nephews nieces")
# a wee girl, maybe six or seven
_OR = re.compile(
    r"\b(?:girl|boy|child|lad|lass|kid|wean|bairn|toddler|son|daughter|one),? "
    rf"(?:of |about |maybe |around |like |say |only )*(?P<or>{_NUMBER} or {_NUMBER})"
    r"(?=[.,;!?]|(?: years?| at the time| then| when)\b)",
    re.IGNORECASE,
)
_YEAR, _COUNTS = frozenset(("year",)), NUMBER_WORDS["en"] | frozenset(map(str, range(20)))
_YOUNG = words("girl boy child lad lass kid wean bairn toddler son daughter")
# at three he still wasn't talking
_EARLY = re.compile(
    rf"(?<![^\s“\"])(?:at|by) (?P<at>{_NUMBER}),? (?:(?:he|she) (?:still|already|could|couldn|can|knew|had never)"
    r"|(?:he|she|I) (?:could|couldn[’']t|was|wasn[’']t) (?:still |already )?"
    r"(?:read|talk|walk|speak|play|ride|milk|drive)(?:ing)?)\b",
    re.IGNORECASE,
)
_AT, _HEADS = (
    frozenset(("at", "by")),
    words("age male female participant respondent interviewee informant"),
)
# I’m, as machines write it
_IM = re.compile(r"\b(?:[Iil]m|Iam) (?P<im>[1-9]\d)(?=[.,!?;]|$| (?:and|now|then|going|years)\b)")
# she'd already been thirty-one, or maybe thirty-four
_BEEN = re.compile(
    rf"\b(?:I|he|she)(?:[’']d| had) (?:already |only |just )?been (?P<been>{_NUMBER})(?=[.,;]|$)"
    r"|\bor maybe (?:it[’']s |it was |I was |s?he was )?"
    rf"(?P<maybe>{_TENS}(?:[- ](?:{UNITS_EN}))?|[1-9]\d)(?=[.,;])",
    re.IGNORECASE,
)
_HAD_BEEN = words("been maybe")
_AS_WRITTEN = words("im lm iam")
_GROWN = 18
_AGE, _REASON = IdentifierKind.AGE, Message("age")


def find(reading: Reading) -> Iterator[Candidate]:
    """Ages that a fixed phrase gives away, whatever stands around it."""
    for i in reading.where(_GENARIANS | _ISH):
        told = reading.folds[i] in _GENARIANS or is_told(reading, i, _GROWN)
        if told:
            yield reading.candidate(i, i, _AGE, Tier.REVIEW, _REASON)
    for pattern, places, reach in (
        (_BIG, reading.where(frozenset(("big",))), 20),
        (_YEAR_OF_LIFE, _years_of_life(reading), 40),
        (_HALF, reading.where(frozenset(("half",))), 30),
        (_LISTED, [i for i in reading.where(_MANY) if _is_listed(reading, i)], 60),
        (_OR, _either(reading), 60),
        (_EARLY, [i for i in reading.where(_AT) if reading.opens[i]], 40),
        (_HEADED, reading.where(_HEADS), 60),
        (_BEEN, reading.where(_HAD_BEEN), 40),
        (_IM, reading.where(_AS_WRITTEN), 12),
    ):
        for match in reading.find_at(pattern, [reading.starts[i] for i in places], reach):
            group = next(k for k, said in enumerate(match.groups(), 1) if said)
            yield reading.candidate_at(*match.span(group), _AGE, Tier.REVIEW, _REASON)
    for sign in ("½", ".5"):
        for match in reading.find_around_sign(_BROKEN, sign, 30):
            yield reading.candidate_at(*match.span("years"), _AGE, Tier.REVIEW, _REASON)
    for match in reading.find_around(_OLD, _OLDS | _glued(reading), 45):
        if not is_of_a_thing(
            reading, reading.word_at(match.start()), reading.word_at(match.end() - 1)
        ):
            yield reading.candidate_at(*match.span(), _AGE, Tier.LIKELY, _REASON)


def _glued(reading: Reading) -> frozenset[str]:
    """The forms that carry their unit: 34yo, 7yrs."""
    return frozenset(
        form for form in reading.mentions if form[0].isdigit() and form.endswith(("y", "yo", "yrs"))
    )


def _years_of_life(reading: Reading) -> list[int]:
    """Where “year” follows an ordinal: her ninetieth year."""
    return [i for i in reading.where(_YEAR) if reading.before(i).endswith(("th", "st", "nd", "rd"))]


def _either(reading: Reading) -> list[int]:
    """Where “or” stands between numbers, somebody young named before."""
    return [
        i
        for i in reading.where(frozenset(("or",)))
        if reading.before(i) in _COUNTS and not _YOUNG.isdisjoint(reading.folds[max(0, i - 9) : i])
    ]


def _is_listed(reading: Reading, i: int) -> bool:
    """Whether ages may follow those somebody has: three of them, six and nine; kids from two to nine."""
    return reading.gap_after(i) in (", ", ": ") or reading.after(i) in (
        "from",
        "ranging",
        "aged",
        "going",
    )
