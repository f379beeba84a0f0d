"""Dates joined: '78 to '82, the Monday after Easter 2007, le 3 février prochain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import Reading
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
    )
)
_BEFORE = re.compile(
    r"\b(?:(?:days?|weeks?|months?|nights?|morning|(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|eve)"
    r" (?:after|before|efter|afore|following|of|past) (?:the )?"
    r"|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|veille|lendemain|semaine|jours?|semaines|mois)"
    r" (?:après|avant|suivant|de|d[’']|du) (?:la |le |l[’'])?)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r" (?:prochain|dernier|pass[ée]|suivant|de (?:l[’']ann[ée]e derni[èe]re|cette ann[ée]e)|last|next|just gone"
    r"|(?:of )?(?:the|that) (?:same|following) year)(?!\w)",
    re.IGNORECASE,
)
_MOST_BEFORE, _MOST_AFTER = 30, 34


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Dates that stand against each other as one, with the words that place them in time."""
    dates = sorted(
        (one for one in found if one.kind is IdentifierKind.DATE), key=lambda one: one.span.start
    )
    text = reading.text
    for one, other in pairwise(dates):
        if text[one.span.end : other.span.start] in _BETWEEN:
            span = Span(one.span.start, other.span.end)
            yield replace(one, span=span, text=span.cut(text))
    for one in dates:
        before = _BEFORE.search(text, max(0, one.span.start - _MOST_BEFORE), one.span.start)
        after = _AFTER.match(text, one.span.end, one.span.end + _MOST_AFTER)
        if before or after:
            start = before.start() if before else one.span.start
            span = Span(start, after.end() if after else one.span.end)
            yield replace(one, span=span, text=span.cut(text))
