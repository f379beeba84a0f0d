"""A name found somewhere is found again where nothing else gives it away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_NAMED = (IdentifierKind.PERSON, IdentifierKind.PLACE, IdentifierKind.ORGANISATION)
_LEAST = 3


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Capitalised words equal to a word of a name found elsewhere in the text."""
    known, covered = _name_words(reading, found)
    for i in reading.capitals:
        form = reading.folds[i]
        if i in covered or form not in known or (i in reading.kept and not reading.opens[i]):
            continue
        if i in reading.kept or reading.is_shouted(i) or not _again(reading, i):
            continue
        kind = known[form]
        reason = Message("named elsewhere in the text")
        yield reading.candidate(i, i, kind, Tier.LIKELY, reason)


def _name_words(
    reading: Reading, found: Sequence[Candidate]
) -> tuple[dict[str, IdentifierKind], set[int]]:
    known: dict[str, IdentifierKind] = {}
    covered: set[int] = set()
    for one in found:
        i = reading.word_at(one.span.start)
        while i < len(reading) and reading.starts[i] < one.span.end:
            covered.add(i)
            if one.kind in _NAMED and one.rank < 2 and _tells(reading, i):
                known.setdefault(reading.folds[i], one.kind)
            i += 1
    return known, covered


def _tells(reading: Reading, i: int) -> bool:
    """Whether this word of a name can stand for it: Durand can, docteur, lycée and saint cannot."""
    form, vocabulary = reading.folds[i], reading.vocabulary
    if len(form) < _LEAST or not reading.is_capital(i) or form in vocabulary.titles:
        return False
    if (
        form
        in vocabulary.organisations
        | vocabulary.qualifiers
        | vocabulary.streets
        | vocabulary.institutional
    ):
        return False
    known = reading.known(i)
    return not reading.is_ordinary(i) or bool(
        known.surname in (1, 2) or known.given in (1, 2) or known.place
    )


def _again(reading: Reading, i: int) -> bool:
    if not reading.is_ordinary(i):
        return True
    if reading.before(i) in reading.vocabulary.determiners:
        return False
    if reading.opens[i]:
        return reading.after(i) in reading.vocabulary.speech_verbs and reading.ordinariness(i) < 3
    return reading.folds[i] not in reading.vocabulary.function_words
