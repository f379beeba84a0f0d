"""The kind of a name: settled by all its mentions together, and by every reason each was found for.

A capital that nothing explains is first taken for somebody's, since a person missed does more harm
than a place. Where the same name stands elsewhere after "à", after "the vicar of" or beside a
title, those mentions say what it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from qualcode.anonymise.folding import fold_phrase
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.kind_cues import BODY, PERSON, PLACE, votes
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.names.capitals import (
    ALSO_SURNAME,
    FALLBACKS,
    RARE,
    SEVERAL,
    SIGLE,
    SURNAME,
)
from qualcode.anonymise.recognisers.names.echoes import ECHO
from qualcode.anonymise.recognisers.names.model import BY_MODEL
from qualcode.anonymise.recognisers.names.plain import UNCALLED
from qualcode.anonymise.recognisers.people.first_names import COMPOUND, GIVEN, GIVEN_AND_SURNAME
from qualcode.anonymise.recognisers.places.gazetteer import AFTER_CUE, PLACE_NAMES
from qualcode.anonymise.same_name import bare_form
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
# reasons to find a name that say nothing of its kind
_GUESSES = FALLBACKS | {ECHO, RARE, UNCALLED, BY_MODEL}
# what other reasons say of it, by their English; those not here speak for the kind they gave
_SAYS = {
    **{one.text: None for one in _GUESSES},
    **{one.text: (PLACE, 1) for one in PLACE_NAMES.values()},
    SURNAME.text: (PERSON, 1),
    ALSO_SURNAME.text: (PERSON, 1),
    SEVERAL.text: (BODY, 1),
    SIGLE.text: (BODY, 3),
    GIVEN.text: (PERSON, 2),
    COMPOUND.text: (PERSON, 3),
    GIVEN_AND_SURNAME.text: (PERSON, 3),
    AFTER_CUE: (PLACE, 2),
    "organisation: “{cue}”": (BODY, 4),
}


def is_guess(candidate: Candidate) -> bool:
    """Whether nothing but a capital or an echo speaks for the kind of a name."""
    return candidate.kind in _NAMES and all(one in _GUESSES for one in candidate.reasons)


def settle(reading: Reading, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, those not sure of their kind with the one that all mentions tell."""
    named = [(one, _name(reading, one) if one.kind in _NAMES else None) for one in candidates]
    # what is sure everywhere needs no telling
    told: dict[str | None, Counter[IdentifierKind]] = {
        name: Counter() for one, name in named if name is not None and not _is_settled(one)
    }
    for one, name in named:
        if name in told:
            told[name].update(_evidence(reading, one))
    return tuple(
        _with_kind(one, told[name]) if name in told and not _is_settled(one) else one
        for one, name in named
    )


def _is_settled(one: Candidate) -> bool:
    """Sure to name, and of its kind: a first name that is a town, after “à”, is sure to name alone."""
    return one.tier is Tier.SURE and not (
        one.kind is PERSON
        and any(reason.text == AFTER_CUE for reason in one.reasons)
        and all(reason.text in _SAYS for reason in one.reasons)
    )


def _name(reading: Reading, one: Candidate) -> str:
    """What mentions of one name have in common: “docteur Brelinet” is said of Brelinet."""
    return fold_phrase(bare_form(one.text, reading.settings.language))


def _evidence(reading: Reading, one: Candidate) -> Counter[IdentifierKind]:
    first, last = reading.word_at(one.span.start), reading.word_at(one.span.end - 1)
    told = votes(reading, first, last)
    if _is_settled(one):
        told[one.kind] += _KNOWN[one.tier]
        return told
    for reason in one.reasons:
        said = _SAYS.get(reason.text, (one.kind, _KNOWN[one.tier]))
        if said is not None:
            told[said[0]] += said[1]
    if first == last and PERSON in told and _is_rather_town(reading, first):
        told[PERSON] -= 1
    return told


def _is_rather_town(reading: Reading, i: int) -> bool:
    """Paris: a place known to all that is seldom a first name."""
    known = reading.known(i)
    return known.place == 1 and known.given > 1


def _with_kind(one: Candidate, told: Counter[IdentifierKind]) -> Candidate:
    (kind, weight), *others = (+told).most_common() or [(one.kind, 0)]
    second = max(others[0][1] if others else 0, told[one.kind])
    if kind is one.kind or weight < _LEAST or weight <= second:
        return one
    return replace(one, kind=kind, reasons=(*one.reasons, READ_AS[kind]))
