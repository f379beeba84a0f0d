"""What stands at the ends of a person's name: Chief before Constable, Monsieur le préfet, a Jr. after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import SPACES
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind, Span

_RANKS = words(
    "chief detective deputy assistant staff head lance rear vice police acting senior junior sub lieutenant sheriff",
    "district chief lord right very most reverend major brigadier staff special trooper ranger warden principal",
    "chancellor bailie convener provost",
)
_GENERATION = re.compile(
    r",? (?:Jr|Sr|Snr|Jnr|II|III|IV|Junior|Senior)\b\.?|,? (?:Esq|MBE|OBE|QC|KC|MP|MSP)\b\.?"
)
_INITIALS = ("", *"JSIEMOQK")
_ARTICLES = ("le", "la")
_PARTICLES = (
    "von",
    "van",
    "de",
    "di",
    "du",
    "del",
    "da",
    "der",
    "den",
    "ten",
    "ter",
    "zu",
    "zur",
    "la",
    "af",
)
_NAMING = words(
    "les certain certaine called named nomme nommee appele appelee famille madame monsieur maitre"
)
_MOST = 2


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """People's names with their whole title and what follows them."""
    text = reading.text
    seen: set[Span] = set()
    for one in found:
        if one.kind is not IdentifierKind.PERSON or one.span in seen:
            continue
        seen.add(one.span)
        at = reading.word_at(one.span.start)
        if at >= len(reading) or reading.starts[at] != one.span.start:
            continue
        first = _over_particles(reading, _first(reading, at)) if at else 0
        after = None
        if text[one.span.end : one.span.end + 2].lstrip(", ")[:1] in _INITIALS:
            after = _GENERATION.match(text, one.span.end, one.span.end + 12)
        if first < at or after:
            span = Span(reading.starts[first], after.end() if after else one.span.end)
            yield replace(one, span=span, text=span.cut(text))


def _over_particles(reading: Reading, at: int) -> int:
    """Un certain von Allmen, a chap called de Wit, la famille de Montclos: where somebody is named."""
    k = at
    if reading.words[k - 1] not in _PARTICLES:
        return at
    while k > 0 and at - k < _MOST and reading.words[k - 1] in _PARTICLES and reading.is_tight(k):
        k -= 1
    return k if k < at and reading.before(k) in _NAMING and not reading.no_capitals else at


def _first(reading: Reading, at: int) -> int:
    if reading.no_capitals:
        return at
    if reading.settings.language != "en":
        return _over_office(reading, at)
    first = at
    while (
        first > 0
        and reading.gaps[first] in SPACES
        and reading.is_capital(first - 1)
        and reading.folds[first - 1] in _RANKS
        and reading.is_capital(first)
        and first - 1 not in reading.in_labels
    ):
        first -= 1
    return first


def _over_office(reading: Reading, at: int) -> int:
    """Monsieur le préfet Strzoda, Madame la juge Arnoux: a title before an office before a name."""
    vocabulary = reading.vocabulary
    offices = vocabulary.soft_titles
    k = at
    if reading.folds[k] not in offices:
        k -= 1
    if k < 2 or reading.folds[k] not in offices or not all(map(reading.is_tight, (k, k - 1, at))):
        return at
    titled = reading.folds[k - 2] in vocabulary.titles and reading.folds[k - 1] in _ARTICLES
    return k - 2 if titled else at
