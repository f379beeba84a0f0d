"""“Ma sœur Odette”, “la Sœur d'Odette”: whose somebody is, where it was taken for what they are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.particles import is_of, past_of
from qualcode.anonymise.reading.word_list import HYPHENS
from qualcode.model import IdentifierKind, Span


def named_alone(reading: Reading, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, those of people less the word for kin and the “d'” that stand before their name.

    So that Odette is one person wherever she is named, and “ma sœur” is still read where her name is
    replaced. “De Framont”, “docteur d'Arvieux” and “tante Odette” stay as they are.
    """
    return tuple(
        _less_owner(reading, one) if one.kind is IdentifierKind.PERSON else one
        for one in candidates
    )


def _less_owner(reading: Reading, one: Candidate) -> Candidate:
    first, last = reading.word_at(one.span.start), reading.word_at(one.span.end - 1)
    if reading.starts[first] != one.span.start:
        return one
    start = _name_start(reading, first, last)
    if start == first:
        return one
    span = Span(reading.starts[start], one.span.end)
    return replace(one, span=span, text=span.cut(reading.text))


def _name_start(reading: Reading, first: int, last: int) -> int:
    kin = reading.folds[first] in reading.vocabulary.kin
    of = first + kin
    if of < last and is_of(reading, of):
        named = past_of(reading, of, last)
        return named if named > of else first
    return of if kin and first < last and _is_of_somebody(reading, first) else first


def _is_of_somebody(reading: Reading, i: int) -> bool:
    """“Ma sœur”, “my eldest brother”: said of kin; “sœur Odette” and “ma grand-maman Odette” are called so."""
    if reading.is_capital(i) or reading.gaps[i + 1] in HYPHENS:
        return False
    vocabulary, before = reading.vocabulary, reading.before(i)
    if before in vocabulary.determiners and before not in vocabulary.possessives:
        before = reading.before(i, 2)
    return before in vocabulary.possessives
