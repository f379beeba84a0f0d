"""Dates joined with what stands beside them: '78 to '82, late June 1986, le 3 février prochain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.date_words import (
    SPELLED_BELOW_100_EN,
    SPELLED_BELOW_100_FR,
)
from qualcode.anonymise.recognisers.dates import DAY_WORDS_FR, MONTHS_FR
from qualcode.model import IdentifierKind, Span

_BETWEEN = frozenset(
    (
        ", ",
        " ",
        " to ",
        " till ",
        " until ",
        " through ",
        " of ",
        " in ",
        ", in ",
        "-",
        "–",
        "/",
        " au ",
        " à ",
        " de ",
        " en ",
        ", en ",
        " and ",
        " et ",
        " or ",
        " ou ",
        " jusqu'en ",
        " jusqu’en ",
    )
)
_SPANS_OF_TIME = r"(?:days?|weeks?|fortnight|months?|nights?|years?)"
_WEEKDAYS_EN = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# fin mars, début avril
_FROM_END_TO_START = frozenset(
    f"{stop} {link}{part}"
    for stop in ("", ",")
    for link in ("", "et ", "ou ")
    for part in ("début ", "tout début ", "fin ", "mi-")
)
_BEFORE_EN = re.compile(
    rf"(?:(?:\b(?:a|one|two|three|four|five|six|ten|\d+) )?\b{_SPANS_OF_TIME} (?:after|before|efter|afore)"
    r" (?:the )?"
    rf"|\b(?:days?|weeks?|months?|nights?|morning|{_WEEKDAYS_EN}|weekend|eve) (?:after|before|efter|afore|following|"
    r"of|past) (?:the )?"
    r"|\b(?:very )?(?:end|beginning|start|middle|turn|back ?end|tail ?end|(?:first|second|latter|early"
    r"|better) (?:half|part))"
    r" of (?:the )?"
    rf"|\b(?:first|second|third|fourth|last) (?:week|weekend|day|night|{_WEEKDAYS_EN}) (?:of|in) "
    r"|\b(?:early|late|mid)(?:-| in | )"
    rf"|\b(?:{SPELLED_BELOW_100_EN}) (?:to|till|until|through) "
    r"|\b(?:spring|summer|autumn|fall|winter) of "
    r"|\bthe )$",
    re.IGNORECASE,
)
_BEFORE_FR = re.compile(
    r"\b(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|veille|lendemain|semaine|jours?|semaines|mois)"
    r" (?:après|avant|suivant|de|d[’']|du) ?(?:la |le |l[’'])?"
    r"|années "
    r"|(?:(?:toute )?fin|(?:tout )?début|courant|mi) ?[ -](?:de l[’']année |d[’'])?"
    rf"|{MONTHS_FR}[-–/]"
    rf"|(?:1er|{DAY_WORDS_FR}) d[e’'] ?"
    r"|(?:1er|1re|2e|3e|premi(?:er|ère)|deuxième|second|seconde|troisième|derni(?:er|ère)) "
    r"(?:semaine|quinzaine|moitié|décade|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|jour|week-end)"
    r" (?:de |d[’'])"
    r"|\b(?:1er|2e|3e|4e|premier|deuxième|troisième|quatrième) )$",
    re.IGNORECASE,
)
_AFTER_EN = re.compile(
    r"(?:[ ](?:last|next|just gone|before last|after next|(?:of )?(?:the|that) (?:same|following) year"
    r"|of (?:that|the same) year)"
    r"|-?(?:odd|something|ish)\b|(?<=\d) or [’']?\d\d?(?= ?[.,;!?)])| (?:season|intake|cohort|campaign)\b"
    rf"|(?:,? | or | and | to | till | until )(?:{SPELLED_BELOW_100_EN})(?= ?[.,;!?)]))(?!\w)",
    re.IGNORECASE,
)
_AFTER_FR = re.compile(
    r" (?:prochaine?|derni(?:er|ère)|passée?|suivante?|de (?:l[’']ann[ée]e derni[èe]re|cette ann[ée]e)"
    r"|d[’']il y a (?:\w+ ){1,3}?ans)(?!\w)"
    rf"|(?:,? | ou | et | à )(?:{SPELLED_BELOW_100_FR}|deux[- ]mille)(?= ?[.,;:!?)])"
    r"|(?<=[ ’']\d\d)(?: ou | et |, )[’']?\d\d(?= ?[.,;:!?)])",
    re.IGNORECASE,
)
# “the” belongs to a day that is counted, not to a year: the third of June, the 1983 flood
_COUNTED_DAY = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)\b|first|second|third|last|\w+th\b|(?:week|weekend|day|night|morning|eve|end|beginning"
    rf"|start|middle|turn|back|tail|very|early|latter|better|spring|summer|autumn|fall|winter"
    rf"|{_WEEKDAYS_EN})\b|[^ ]+ season\b)",
    re.IGNORECASE,
)
_MOST_BEFORE, _MOST_AFTER, _MOST_JOINTS = 34, 44, 3


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Dates that stand against each other as one, with the words that place them in time."""
    dates = sorted(
        (one for one in found if one.kind is IdentifierKind.DATE), key=lambda one: one.span.start
    )
    text = reading.text
    for one, other in pairwise(dates):
        between = text[one.span.end : other.span.start]
        if between in _BETWEEN or between in _FROM_END_TO_START:
            span = Span(one.span.start, other.span.end)
            yield replace(one, span=span, text=span.cut(text))
    english = reading.settings.language == "en"
    for one in dates:
        start = _widened_before(text, one.span.start, one.span.end, english=english)
        after = (_AFTER_EN if english else _AFTER_FR).match(
            text, one.span.end, one.span.end + _MOST_AFTER
        )
        if english and after and "season" in after[0] and text[start - 4 : start].lower() == "the ":
            start -= 4
        if after or start < one.span.start:
            span = Span(start, after.end() if after else one.span.end)
            yield replace(one, span=span, text=span.cut(text))


def _widened_before(text: str, start: int, end: int, *, english: bool) -> int:
    """Where the date begins with the words before it: “the end of”, “three weeks after”."""
    pattern = _BEFORE_EN if english else _BEFORE_FR
    for _ in range(_MOST_JOINTS):
        before = pattern.search(text, max(0, start - _MOST_BEFORE), start)
        if not before:
            break
        if english and before[0].lower() == "the " and not _COUNTED_DAY.match(text, start, end):
            break
        start = before.start()
    return start
