"""English names over what is written inside them: Eleanor "Babe" Kendrick, Nath(aniel) Crewe."""

from __future__ import annotations

import re

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import Reading
from qualcode.model import IdentifierKind

_BODY, _PERSON = IdentifierKind.ORGANISATION, IdentifierKind.PERSON
_INITIAL = re.compile(r" [A-Za-z]\.? ")
_QUOTED = re.compile(
    r" [\"“‘'(](?:(?:n[ée]e|born|formerly|later) )?([A-Z][\w.’-]+(?: [A-Z][\w-]+)?)[\"”’')] "
)
# Nath(aniel) Crewe; Willowby (Joint) School District
_CUT = re.compile(r"\([a-z]{1,9}\)(?= [A-Z]|\W|$)")
_ASIDE = re.compile(r" \([A-Z][a-z]+\) ")
_REACH = 32

Starts = dict[int, dict[IdentifierKind, Candidate]]


def over_inside(
    reading: Reading, one: Candidate, starts: Starts
) -> tuple[int, IdentifierKind] | None:
    """Where a name ends that goes on past a nickname, an initial or a bracket, and what it is then.

    ``starts`` has the other names by where they begin.
    """
    text, end = reading.text, one.span.end
    if one.kind is _PERSON:
        between = _QUOTED.match(text, end, end + _REACH) or _INITIAL.match(text, end)
        other = starts.get(between.end(), {}).get(_PERSON) if between else None
        if other is not None:
            return other.span.end, _PERSON
        cut = _CUT.match(text, end) if text[end : end + 1] == "(" else None
        if cut is not None:
            surname = starts.get(cut.end() + 1, {}).get(_PERSON)
            return surname.span.end if surname else cut.end(), _PERSON
    aside = _ASIDE.match(text, end, end + _REACH)
    body = starts.get(aside.end(), {}).get(_BODY) if aside else None
    return (body.span.end, _BODY) if body else None
