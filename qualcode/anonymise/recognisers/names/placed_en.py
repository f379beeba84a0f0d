"""English words with a capital that only their place makes a name: met France, who; what was his name? Merchant.

Whatever the word means elsewhere: nothing but a name stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.cut_in import STARTERS
from qualcode.anonymise.recognisers.places.gentiles import is_broad
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import DAYS_EN
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_KIN = words(
    "husband wife partner son daughter brother sister cousin niece nephew friend mate boss manager supervisor foreman",
    "teacher neighbour neighbor mother father mum mom mam dad uncle aunt auntie fiance fiancee boyfriend girlfriend",
    "colleague mentor landlord landlady roommate midwife twin youngest eldest oldest grandson",
    "granddaughter grandmother",
    "grandfather stepfather stepmother tutor coach carer assistant secretary deputy captain skipper",
    "apprentice employer",
    "counsellor counselor therapist caseworker headteacher headmaster headmistress baby stepson stepdaughter",
)
_ANY_KIN = f"(?:{'|'.join(sorted(_KIN))})"
_NAME = r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)"
_WHEN = r"(?: (?:then|now|there|too|today|back then|at (?:the|that) time|over there|at work|by then|next door))?"
_GOES_ON = (
    r"(?:was|is|were|had|has|he|she|they|who|used|came|comes|said|says|and|would|could|did|died|lived|lives|works?"
    r"|worked|got|gets|always|never|went|taught|told|took|gave|knew|ran|rang|helped|kept|made|thought|left|wanted)"
)
_WHO, _WHERE = words("who whose whom"), words("originally myself bred hail hails hailed raised")
_ASKED = words("name names surname called")
# each with the words beside which it is looked for
_PEOPLE = (
    (
        re.compile(
            rf"\b(?:met|married|marry|wed|dated|knew|buried|adopted|with|and) {_NAME}, (?:who|whose|whom)\b"
        ),
        _WHO,
    ),
    (
        re.compile(
            rf"\b(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Yy]our|[Tt]he|[Aa])(?: [a-z]+){{0,2}} {_ANY_KIN}{_WHEN},"
            rf" {_NAME}, {_GOES_ON}\b"
        ),
        _KIN,
    ),
    (re.compile(rf"\b{_ANY_KIN}\b[^.!?\n]{{0,40}}\. {_NAME}\. (?:He|She|They|His|Her)\b"), _KIN),
    (
        re.compile(
            r"\b(?:[Ww]hat|[Tt]ell me|[Rr]emember)\b[^?\n]{0,40}\b(?:names?|surname|called)\b[^?\n]{0,30}\?"
            rf"[\s>*–—-]*(?:[A-Z][\w .]{{0,25}}:[\s*]*)?{_NAME}(?=[.?!,;\n]|$)"
        ),
        _ASKED,
    ),
)
_PLACES = (
    (re.compile(rf"\bfrom {_NAME},? (?:originally|myself|born and bred)\b"), _WHERE),
    (
        re.compile(
            rf"\b(?:[Oo]riginally|[Hh]ail(?:s|ed)?|[Bb]orn and (?:bred|raised)) (?:from|in) {_NAME}(?=[,.;])"
        ),
        _WHERE,
    ),
)
# I was with CARE, then Plan, for five years
_BODIES = (
    (
        re.compile(
            rf"\b(?:was|been|worked|stayed|am|I[’']m|job) with {_NAME}(?:,? (?:and )?(?:then )?[A-Z][\w’'-]+)?,?"
            r" for (?:\w+ ){1,3}(?:years|months)\b"
        ),
        words("years months"),
    ),
)
_OF_MANY = words(
    DAYS_EN,
    "mum mom dad mam mummy mommy daddy nan gran granny grandma grandpa grandad god lord jesus christ good",
    "nice great people everybody anonymous unknown christmas easter",
)
_REACH = 120
_REASON = Message("capital where only a name stands")


def find(reading: Reading) -> Iterator[Candidate]:
    """Each name told by its place, in a text with capitals."""
    if reading.settings.language != "en" or reading.no_capitals:
        return
    for patterns, kind in (
        (_PEOPLE, IdentifierKind.PERSON),
        (_PLACES, IdentifierKind.PLACE),
        (_BODIES, IdentifierKind.ORGANISATION),
    ):
        for pattern, beside in patterns:
            for match in reading.find_around(pattern, beside, _REACH):
                start, end = match.span("name")
                first, last = reading.word_at(start), reading.word_at(end - 1)
                if last >= len(reading):
                    continue  # Um, at the end of a text
                if not any(_is_said_of_many(reading, i) for i in range(first, last + 1)):
                    yield reading.candidate_at(start, end, kind, Tier.LIKELY, _REASON)


def _is_said_of_many(reading: Reading, i: int) -> bool:
    """Mum, Monday, Irish, Well: words with a capital that are nobody's name."""
    form, known = reading.folds[i], reading.known(i)
    if form in STARTERS or form in _OF_MANY or is_broad(form):
        return True
    if form in reading.vocabulary.known_words and not known.is_usual_given:
        return True
    return i in reading.kept and not (known.given or known.surname or known.place)
