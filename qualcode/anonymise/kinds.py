"""The kind of a name on which only guesses were made: settled by all its mentions together.

A capital that nothing explains is taken for somebody's, since a person missed does more harm than
a place. Where the same name stands elsewhere after "à", after "the vicar of" or beside a title,
those mentions say what it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from qualcode.anonymise.entities import bare_form
from qualcode.anonymise.folding import fold_phrase
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.kind_cues import BODY, PERSON, PLACE, votes
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.capitals import ALSO_SURNAME, FALLBACKS, RARE, SURNAME
from qualcode.anonymise.recognisers.echoes import ECHO
from qualcode.anonymise.recognisers.places import SHORT_PLACE
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_NAMES = (PERSON, PLACE, BODY)
_KNOWN = {Tier.SURE: 4, Tier.LIKELY: 3, Tier.REVIEW: 1}
_LEAST = 2
READ_AS = {
    PLACE: Message("read as a place by the words around it"),
    BODY: Message("read as a body by its words"),
    PERSON: Message("read as a person by the words around it"),
}
_GUESSES = FALLBACKS | {ECHO, RARE, ALSO_SURNAME, SHORT_PLACE}
_SAINTS = ("Saint-", "Sainte-", "Ste-", "St-")  # Saint-Orban is a place before it is somebody
# what a table says of a guess is worth something, but less than the words around it
_LEANING = {SURNAME: (PERSON, 1), ALSO_SURNAME: (PERSON, 1), SHORT_PLACE: (PLACE, 1)}


def is_guess(candidate: Candidate) -> bool:
    """Whether nothing but a capital or an echo speaks for the kind of a name."""
    if candidate.kind not in _NAMES:
        return False
    if all(one in _GUESSES for one in candidate.reasons):
        return True
    return candidate.text.startswith(_SAINTS) and candidate.kind is PERSON


def settle(reading: Reading, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates with guessed kinds replaced by what all mentions of the name tell."""
    if reading.no_capitals:
        return tuple(candidates)
    told: dict[str, Counter[IdentifierKind]] = {}
    for one in candidates:
        if one.kind in _NAMES:
            said = told.setdefault(_name(reading, one), Counter())
            said.update(_evidence(reading, one))
    return tuple(
        _with_kind(one, told[fold_phrase(one.text)]) if is_guess(one) else one for one in candidates
    )


def _name(reading: Reading, one: Candidate) -> str:
    """What mentions of one name have in common: “docteur Brelinet” is said of Brelinet."""
    return fold_phrase(bare_form(one.text, reading.settings.language))


def _evidence(reading: Reading, one: Candidate) -> Counter[IdentifierKind]:
    first, last = reading.word_at(one.span.start), reading.word_at(one.span.end - 1)
    said = votes(reading, first, last)
    if not is_guess(one):
        said[one.kind] += _KNOWN[one.tier]
    for reason in one.reasons:
        kind, weight = _LEANING.get(reason, (one.kind, 0))
        said[kind] += weight
    return said


def _with_kind(one: Candidate, told: Counter[IdentifierKind]) -> Candidate:
    (kind, weight), *others = (+told).most_common() or [(one.kind, 0)]
    second = others[0][1] if others else 0
    if kind is one.kind or weight < _LEAST or weight == second:
        return one
    return replace(one, kind=kind, reasons=(*one.reasons, READ_AS[kind]))
