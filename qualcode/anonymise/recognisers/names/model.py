"""What a language model saw: a second opinion that adds candidates and takes none away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.anonymise.identifiers import Candidate, ModelSpan, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.particles import past_of
from qualcode.anonymise.recognisers.places.gentiles import is_broad
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

BY_MODEL = Message("named by the language model")
_BETWEEN = words("et ou puis euh and or um uh")


def find(reading: Reading, spans: Sequence[ModelSpan]) -> Iterator[Candidate]:
    """The model's names that are neither ordinary words nor harmless names."""
    for said in spans:
        first = reading.word_at(said.span.start)
        last = reading.word_at(max(said.span.start, said.span.end - 1))
        if last >= len(reading):
            continue
        for start, end in _parts(reading, first, last, said.kind):
            if _deserves(reading, start, end):
                yield reading.candidate(start, end, said.kind, Tier.REVIEW, BY_MODEL)


def _parts(
    reading: Reading, first: int, last: int, kind: IdentifierKind
) -> Iterator[tuple[int, int]]:
    """One stretch, or each of the people in it: “Darcet et Mme Rolland” are two, “de Nadège” is Nadège."""
    if kind is not IdentifierKind.PERSON:
        yield first, last
        return
    titles = reading.vocabulary.titles
    start = first
    for i in range(first, last + 2):
        apart = i <= last and (
            reading.folds[i] in _BETWEEN or reading.folds[i] in titles or "," in reading.gaps[i]
        )
        if i <= last and not apart:
            continue
        if start < i:
            yield past_of(reading, start, i - 1), i - 1
        start = i if i <= last and reading.folds[i] not in _BETWEEN | titles else i + 1


def _deserves(reading: Reading, first: int, last: int) -> bool:
    inside = range(first, last + 1)
    if not any(reading.is_capital(i) for i in inside):
        return False
    return any(
        i not in reading.kept
        and i not in reading.in_labels
        and reading.words[i].isalpha()
        and not is_broad(reading.folds[i])
        and not reading.is_ordinary(i)
        and (reading.is_capital(i) or reading.no_capitals)
        and len(reading.words[i]) > 1
        for i in inside
    )
