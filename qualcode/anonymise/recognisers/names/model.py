"""What a language model saw: a second opinion that adds candidates and takes none away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.anonymise.identifiers import Candidate, ModelSpan, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.places.gentiles import is_broad
from qualcode.wording import Message

BY_MODEL = Message("named by the language model")


def find(reading: Reading, spans: Sequence[ModelSpan]) -> Iterator[Candidate]:
    """The model's names that are neither ordinary words nor harmless names."""
    for said in spans:
        first = reading.word_at(said.span.start)
        last = reading.word_at(max(said.span.start, said.span.end - 1))
        if last < len(reading) and _deserves(reading, first, last):
            yield reading.candidate(first, last, said.kind, Tier.REVIEW, BY_MODEL)


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
