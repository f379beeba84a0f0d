"""“La Sœur d'Odette”, “de Francine”: whose somebody is, where it was taken for what they are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import Reading
from qualcode.model import IdentifierKind, Span

_OF = ("de", "d")
_SAID_AS_FIRST_NAME = (1, 2)


def named_alone(reading: Reading, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, those of people less the “d'” and the word for kin that stand before a first name.

    So that Odette is one person wherever she is named. “De Framont” and “docteur d'Arvieux” stay as
    they are.
    """
    return tuple(
        _less_owner(reading, one) if one.kind is IdentifierKind.PERSON else one
        for one in candidates
    )


def _less_owner(reading: Reading, one: Candidate) -> Candidate:
    first, last = reading.word_at(one.span.start), reading.word_at(one.span.end - 1)
    if reading.starts[first] != one.span.start:
        return one
    of = first + 1 if reading.folds[first] in reading.vocabulary.kin else first
    if of >= last or reading.folds[of] not in _OF or reading.is_capital(of):
        return one
    if reading.known(of + 1).given not in _SAID_AS_FIRST_NAME:
        return one
    span = Span(reading.starts[of + 1], one.span.end)
    return replace(one, span=span, text=span.cut(reading.text))
