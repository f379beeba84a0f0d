"""Dates joined with what stands beside them: '78 to '82, late June 1986, le 3 février prochain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.number_words import SPELLED_BELOW_100_FR, TEENS_FR
from qualcode.anonymise.recognisers.times import joints_en
from qualcode.anonymise.recognisers.times.dates import DAY_WORDS_FR, MONTHS_FR
from qualcode.anonymise.vocabulary.calendar_words import A_DAY_FR
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
# fin mars, début avril
_FROM_END_TO_START = frozenset(
    f"{stop} {link}{part}"
    for stop in ("", ",")
    for link in ("", "et ", "ou ")
    for part in ("début ", "tout début ", "fin ", "mi-")
)
_BEFORE_FR = re.compile(
    rf"\b(?:(?:{A_DAY_FR}|veille|lendemain|semaine|jours?|semaines|mois)"
    r" (?:après|avant|suivant|de|d[’']|du) ?(?:la |le |l[’'])?"
    r"|années? "
    r"|(?:(?:toute )?fin|(?:tout )?début|courant|mi|milieu) ?[ -](?:de l[’']année |de |des |d[’'])?"
    rf"|{MONTHS_FR}[-–/]"
    rf"|(?:1er|{DAY_WORDS_FR}) d[e’'] ?"
    r"|(?:1er|1re|2e|3e|premi(?:er|ère)|deuxième|second|seconde|troisième|derni(?:er|ère)) "
    rf"(?:semaine|quinzaine|moitié|décade|{A_DAY_FR}|jour|week-end)"
    r" (?:de |d[’'])"
    r"|\b(?:1er|2e|3e|4e|premier|deuxième|troisième|quatrième) )$",
    re.IGNORECASE,
)
_AFTER_FR = re.compile(
    r" (?:prochaine?|derni(?:er|ère)|passée?|suivante?|de (?:l[’']ann[ée]e derni[èe]re|cette ann[ée]e)"
    r"|d[’']il y a (?:\w+ ){1,3}?ans)(?!\w)"
    # mil neuf cent ah vingt-deux
    r"|(?:(?<=cent)|(?<=deux mille))(?:(?:\.\.\.|…) |(?:,|\.\.\.|…)?"
    r" (?:ah|oh|eh|hein|ben|bah|bon|quoi|voilà|attends|attendez|je crois),? )"
    rf"(?:{SPELLED_BELOW_100_FR}|{TEENS_FR}|dix)(?!\w)"
    rf"|(?:,? | ou | et | à )(?:{SPELLED_BELOW_100_FR}|{TEENS_FR}|deux[- ]mille)"
    r"(?= ?[.,;:!?)]| (?:enfin|donc|quand|je|j[’']|on|par là|à peu près)(?!\w))"
    r"| et (?:quelques?|des (?:poussi[èe]res|brouettes))"
    r"|(?<=[ ’']\d\d)(?: ou | et |, )[’']?\d\d(?= ?[.,;:!?)])"
    # en 76 ou 7
    r"|(?<=\d\d) ou \d(?= ?[.,;:!?)]| (?:je|j[’']|on|par là|à peu près)(?!\w))",
    re.IGNORECASE,
)
_MOST_BEFORE, _MOST_AFTER, _MOST_JOINTS = 34, 44, 3


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Dates that stand against each other as one, with the words that place them in time."""
    dates = sorted(
        (one for one in found if one.kind is IdentifierKind.DATE),
        key=lambda one: (one.span.start, -one.span.end),
    )
    text, english = reading.text, reading.settings.language == "en"
    links = _BETWEEN | (joints_en.BETWEEN if english else _FROM_END_TO_START)
    for one, other in pairwise(_widest(dates) if english else dates):
        if text[one.span.end : other.span.start] in links:
            span = Span(_over_between(text, one.span.start), other.span.end)
            yield replace(one, span=span, text=span.cut(text))
    widened = joints_en.widened if english else _widened
    for one in dates:
        start, end = widened(text, one.span.start, one.span.end)
        if start < one.span.start or end > one.span.end:
            span = Span(start, end)
            yield replace(one, span=span, text=span.cut(text))


def _over_between(text: str, start: int) -> int:
    """Where “entre” begins before the first of two dates."""
    cue = "entre "
    return start - len(cue) if text[max(0, start - len(cue)) : start].lower() == cue else start


def _widest(dates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Those that no earlier one holds: of September and September 2nd the longer."""
    reached = -1
    for one in dates:
        if one.span.end > reached:
            reached = one.span.end
            yield one


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a French date starts and ends with the words beside it: fin, la semaine d’après."""
    head = start
    for _ in range(_MOST_JOINTS):
        before = _BEFORE_FR.search(text, max(0, head - _MOST_BEFORE), head)
        if not before:
            break
        head = before.start()
    after = _AFTER_FR.match(text, end, end + _MOST_AFTER)
    return head, after.end() if after else end
