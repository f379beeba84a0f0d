"""English dates with the words that place them: the year of the big snow, late on in, in the summer."""

from __future__ import annotations

import re

from qualcode.anonymise.reading.number_words import TENS_EN, UNITS_EN
from qualcode.anonymise.recognisers.times.dates import DAY_WORDS_EN, MONTH_WORDS, MONTHS_EN, YEAR
from qualcode.anonymise.recognisers.times.words import FEAST_OF_ANY_YEAR_EN, SPELLED_BELOW_100_EN
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import A_DAY_EN, DAYS_EN

_SPANS_OF_TIME = r"(?:days?|weeks?|fortnight|months?|nights?|years?)"
_WEEKDAYS = rf"{A_DAY_EN}"
_SEASONS = r"(?:spring|summer|autumn|fall|winter)"
_PARTS = r"(?:half|part|quarter|third|term|semester|weeks?|months?|days?|weekend)"
_BEFORE = re.compile(
    rf"\b(?:(?:(?:a|one|two|three|four|five|six|ten|\d+) )?{_SPANS_OF_TIME} (?:after|before|efter|afore)"
    r" (?:the )?"
    rf"|(?:days?|weeks?|months?|nights?|morning|{_WEEKDAYS}|weekend|eve) (?:after|before|efter|afore|following|"
    r"of|past) (?:the )?"
    r"|(?:very )?(?:end|beginning|start|middle|turn|back ?end|tail ?end) of (?:the )?"
    rf"|(?:first|second|third|last|latter|early|better|worst|best) (?:few |two |couple of )?{_PARTS} of (?:the )?"
    rf"|(?:first|second|third|fourth|last) (?:{_WEEKDAYS}|week|weekend|day|night) (?:of|in) "
    r"|(?:half-?|mid-?|part-?)way (?:through|into) |towards |this "
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[-–/]|{DAY_WORDS_EN},? (?:or )?|(?:a )?{_WEEKDAYS} (?:in|of) (?:the )?"
    r"|(?:early|late|mid) (?:to|or) |(?:early|late) on in (?:the )?"
    r"|(?:early|late|mid)(?:-| in | )"
    rf"|(?:{SPELLED_BELOW_100_EN}) (?:to|till|until|through) "
    rf"|(?:early |late |bad |hot |long |wet |dry |hard |big )?{_SEASONS} of "
    # Tues 8th Nov 2022, Thurs. Sept 26
    rf"|(?-i:(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)[.,]? (?:the )?)|{_WEEKDAYS},? (?:the )?"
    r"|the )$",
    re.IGNORECASE,
)
# what stands before a year only
_BEFORE_YEAR = re.compile(
    rf"\b(?:(?:early |late |mid[- ])?{MONTHS_EN}(?: time)?,?(?: of| in)? (?:the year )?"
    rf"|(?:chinese |lunar )?{FEAST_OF_ANY_YEAR_EN}(?: (?:day|night|eve|week|weekend|term))?,? (?:of |in )?"
    r"|from [’']?\d\d (?:to|till|until) |(?:spring|summer|autumn|fall|winter)/"
    r"|(?:q[1-4]|term \d|ay|(?:semester|grade|form|standard) \w+),? "
    r"|(?:the )?year of (?:the |our |my )?[\w’'-]+(?: [\w’'-]+){0,3}, "
    r"|(?:the )?year (?:of our lord )?"
    r"|(?:the |that )?(?!every|this|last|next|each|per|a)[\w-]+ year, "
    r"|(?-i:(?:the )?(?:[A-Z][\w’'.]+ ){1,3})(?:day|night|eve|week|weekend|term|year|season),? (?:of |in )?)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:[ ](?:last(?: year)?|next|just gone|before last|after next|(?:of )?(?:the|that) (?:same|following) year"
    r"|of (?:that|the same|last) year|this year|onwards?)"
    rf"|(?<=\d)[-–/]\d{{1,2}}(?:st|nd|rd|th)?(?:,? {YEAR})?(?= ?[.,;!?)]| and\b)"
    r"|(?<=\d\d\d\d), [’']?\d\d(?= ?[.;!?),])|(?<=[a-z]) [’']?\d\d(?= ?[.,;!?)]|$)"
    r"| or (?:thereabouts|near enough)|-?(?:odd|something|ish)\b|(?<=\d) (?:or|to) [’']?\d\d?(?= ?[.,;!?)])"
    r"| (?:season|intake|cohort|campaign)\b"
    rf"|(?:(?:,? | or | and | to | till | until )(?:{SPELLED_BELOW_100_EN})"
    rf"|(?<=[a-z]) (?:twenty|thirty)[- ](?:{UNITS_EN}))(?= ?[.,;!?)\n]|$"
    r"| (?:and|i|we|he|she|they|you|it|that|um|uh|er|when|so|but|not|did|was|were|something|somewhere|maybe)\b))(?!\w)",
    re.IGNORECASE,
)
_AFTER_YEAR = re.compile(
    rf"(?:,? (?:back )?(?:in|during|about|around|at) (?:the )?(?:early |late |end of |start of )?"
    rf"(?:the )?(?:{_SEASONS}|{MONTHS_EN}|christmas|easter|new year)"
    r"(?= ?[.,;:!?)—–]| (?:and|when|I|we|he|she|they|it|there|the|my|this|aye|eh)\b|$)"
    rf"|, {MONTHS_EN}(?=[.,;!?)]))(?!\w)",
    re.IGNORECASE,
)
_IS_YEAR = re.compile(
    r"[’']?\d\d(?:\d\d)?(?!\d|st|nd|rd|th|[/.-]\d)|(?:eighteen|nineteen|twenty|two[- ]thousand)\b|[’']"
    rf"|(?:{TENS_EN})\b|(?:oh|nought|aught|ought)[- ]",
    re.IGNORECASE,
)
BETWEEN = frozenset(
    f"{comma} {link}"
    for comma in ("", ",")
    for link in (
        "in the year ",
        "of the year ",
        "into ",
        "going into ",
        *(
            f"{to} {about} "
            for to in ("to", "till", "until")
            for about in ("about", "around", "sometime in")
        ),
        "through to ",
        "to the ",
        "and the ",
        "till the ",
        "until the ",
        "time ",
    )
)
# the last word of all that may stand before a date and belong to it: most of what does is another
_LAST_WORDS = MONTH_WORDS | words(
    DAYS_EN,
    "after before efter afore following of past the in through into towards this to or till until early",
    "late mid time lord year day night eve week weekend term season mon tue tues wed weds thu thur thurs",
    "fri sat sun christmas easter ramadan eid sallah diwali onam passover lent advent thanksgiving",
    "halloween hogmanay whitsun pentecost christi gras candlemas martinmas twelfth michaelmas lammas",
    "carnival years purim hanukkah holi vesak nowruz pongal vaisakhi matariki juneteenth shavuot sukkot",
    "muharram shawwal ay tet hallowe’en hallowe'en",
)
_MOST_BEFORE, _MOST_AFTER, _MOST_JOINTS = 44, 44, 4


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a date starts and ends with what belongs to it; offsets of the text."""
    year = bool(_IS_YEAR.match(text, start, end))
    head, bare = start, year
    for _ in range(_MOST_JOINTS):
        near = max(0, head - _MOST_BEFORE)
        said = text[near:head].lower().split()
        if not said or not (said[-1][-1] in ",-–/1234" or said[-1].strip('-.(“"') in _LAST_WORDS):
            break
        before = (bare and _BEFORE_YEAR.search(text, near, head)) or _BEFORE.search(
            text, near, head
        )
        if not before or (bare and before[0].lower() == "the "):
            break  # “the” belongs to a day or a season, not to a year: the 1983 flood
        head, bare = before.start(), False
    after = _AFTER.match(text, end, end + _MOST_AFTER)
    if not after and year:
        after = _AFTER_YEAR.match(text, end, end + _MOST_AFTER)
    if after and "season" in after[0] and text[head - 4 : head].lower() == "the ":
        head -= 4
    end = after.end() if after else end
    if text[head - 1 : head] == "(" and ")" in text[head:end]:
        head -= 1  # (April) 26
    return head, end
