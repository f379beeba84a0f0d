"""Forms entered by hand: participants, jury, director, own town. Always found."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.folding import fold_phrase
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.model import IdentifierKind
from qualcode.wording import Message


def find(reading: Reading) -> Iterator[Candidate]:
    """Every place where the words of a seed follow one another, whatever case, accents, hyphens."""
    for seed in reading.settings.seeds:
        forms = fold_phrase(seed).split()
        if forms:
            yield from _occurrences(reading, forms, seed)


def _occurrences(reading: Reading, forms: list[str], seed: str) -> Iterator[Candidate]:
    reason = Message("entered by hand: {form}", form=seed)
    n = len(forms)
    for i, form in enumerate(reading.folds):
        if form == forms[0] and reading.folds[i : i + n] == forms:
            kind = _kind(reading, forms)
            yield reading.candidate(i, i + n - 1, kind, Tier.SURE, reason)


def _kind(reading: Reading, forms: list[str]) -> IdentifierKind:
    known = reading.profile(" ".join(forms))
    person = reading.profile(forms[0]).is_usual_given or known.is_usual_surname
    return IdentifierKind.PLACE if known.place and not person else IdentifierKind.PERSON
