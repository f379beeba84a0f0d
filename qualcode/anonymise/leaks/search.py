"""The leak audit's search: does a real form, whole, in part or misspelled, still stand in a text?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from qualcode.anonymise.folding import fold, fold_phrase
from qualcode.anonymise.identifiers import DetectionSettings
from qualcode.anonymise.leaks.forms import SecretForm, SecretIndex, index_forms
from qualcode.anonymise.leaks.near import near_words
from qualcode.anonymise.leaks.otherwise import plainly
from qualcode.anonymise.leaks.wholes import broken_words, whole_forms
from qualcode.anonymise.leaks.words import LEAST_NEAR, is_participle
from qualcode.anonymise.lexicon import Lexicon
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.registered import structured, telephone
from qualcode.model import Finding, Span
from qualcode.wording import Message

_BRACKETS = re.compile(r"\[[^\[\]\n]{1,200}\]")
_INITIALS = re.compile(r"\b([^\W\d_])\.[ \u00a0-]?([^\W\d_])\.(?:[ \u00a0-]?([^\W\d_])\.)?")
_TITLED = re.compile(
    r"\b(?:[Dd]octeure?|[Dd]r\.?|[Mm]me|[Mm]adame|[Mm]lle|M\.|[Mm]onsieur|[Pp]r\.?|[Mm]r\.?|[Mm]rs\.?)"
    r"[ \u00a0]([^\W\d_])(?:\.{1,3}|…)"
)
_TITLES = frozenset(
    ("docteur", "docteure", "dr", "mme", "madame", "mlle", "m", "monsieur", "pr", "mr", "mrs")
)
_LONGEST_TITLE = 8


class LeakKind(StrEnum):
    """How a leak was recognised."""

    WHOLE = "whole"
    WORD = "word"
    NEAR = "near"
    INITIALS = "initials"
    PATTERN = "pattern"
    OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Leak:
    """What stands at ``span``, and the real form it gives away ("" for a pattern)."""

    span: Span
    text: str
    kind: LeakKind
    form: str
    why: Message

    def finding(self, place: Message) -> Finding:
        """The leak as a point to check."""
        if self.kind is LeakKind.OPENING:
            advice = Message(
                "Look whether it names somebody here; if so, write something else. In a transcript, mark it side by "
                "side before the release, or replace it afterwards (“qualcode redact”, or Pseudonymisation, "
                "“A name found late”)."
            )
        else:
            advice = Message("Replace it, or keep this mention on purpose in the review.")
        return Finding(place, self.why, advice)


def find_leaks(
    text: str,
    forms: Sequence[SecretForm],
    lexicon: Lexicon,
    *,
    kept: Sequence[str] = (),
    language: str = "fr",
) -> tuple[Leak, ...]:
    """Every real form still in ``text``, sorted, the surest way of finding each place kept.

    Looks through case, accents, hyphens and line breaks; for the distinctive words of longer forms;
    for one slip in forms of five letters, two from eight; for initials; and for mail, telephone and
    register numbers whatever the key says. ``kept`` are forms left standing on purpose.
    """
    index = index_forms(forms, lexicon, kept, language)
    return search_leaks(text, index, lexicon, language=language)


def search_leaks(
    text: str, index: SecretIndex, lexicon: Lexicon, *, language: str = "fr"
) -> tuple[Leak, ...]:
    """Like ``find_leaks`` with an index made once for many texts."""
    found = _found(text, index, lexicon, language)
    seen = plainly(text)
    if seen is not None:
        for leak in _found(seen.text, index, lexicon, language):
            span = seen.stood(leak.span)
            found.append(replace(leak, span=span, text=span.cut(text)))
    return _side_by_side(found)


def _found(text: str, index: SecretIndex, lexicon: Lexicon, language: str) -> list[Leak]:
    reading = Reading(text, lexicon, DetectionSettings(language=language))
    searches = (_wholes, _words, _near, _initials, _patterns)
    masked = descriptors(text, index)
    return [
        leak
        for search in searches
        for leak in search(reading, index)
        if not any(mask.contains(leak.span) for mask in masked)
    ]


def descriptors(text: str, index: SecretIndex) -> list[Span]:
    """Brackets that hold a replacement of the key: what stands in them was put there on purpose."""
    return [
        Span(*match.span())
        for match in _BRACKETS.finditer(text)
        if fold_phrase(match.group()) in index.harmless
    ]


def _wholes(reading: Reading, index: SecretIndex) -> Iterator[Leak]:
    for first, last, secret in whole_forms(reading, index):
        if first == last and is_participle(reading.words[first], secret.form, reading.lexicon):
            continue
        yield _leak(reading, reading.starts[first], reading.ends[last], LeakKind.WHOLE, secret)


def _words(reading: Reading, index: SecretIndex) -> Iterator[Leak]:
    for places in reading.places.values():
        secret = index.words.get(reading.folds[places[0]])
        for i in places if secret is not None else ():
            if secret is None or is_participle(reading.words[i], secret.form, reading.lexicon):
                continue
            yield _leak(reading, reading.starts[i], reading.ends[i], LeakKind.WORD, secret)
    for first, last, secret in broken_words(reading, index):
        yield _leak(reading, reading.starts[first], reading.ends[last], LeakKind.WORD, secret)


def _near(reading: Reading, index: SecretIndex) -> Iterator[Leak]:
    for first, last, secret in near_words(reading, index):
        start, end = reading.starts[first], reading.ends[last]
        if fold_phrase(reading.text[start:end]) in index.kept:
            continue  # a reviewer read it and let it stand: Fauré is not Laure
        yield _leak(reading, start, end, LeakKind.NEAR, secret)


def _initials(reading: Reading, index: SecretIndex) -> Iterator[Leak]:
    if not index.initials and not index.surname_letters:
        return
    for word, places in reading.places.items():
        patterns = [_INITIALS] if len(word) == 1 else []
        if len(word) <= _LONGEST_TITLE and word.lower() in _TITLES:
            patterns.append(_TITLED)
        for pattern in patterns:
            yield from _initials_at(reading, index, pattern, places)


def _initials_at(
    reading: Reading, index: SecretIndex, pattern: re.Pattern[str], places: list[int]
) -> Iterator[Leak]:
    for i in places:
        match = pattern.match(reading.text, reading.starts[i])
        secret = _initialled(index, pattern, match) if match else None
        if match and secret:
            yield _leak(reading, *match.span(), LeakKind.INITIALS, secret)


def _initialled(
    index: SecretIndex, pattern: re.Pattern[str], match: re.Match[str]
) -> SecretForm | None:
    if pattern is _TITLED:
        return index.surname_letters.get(fold(match.group(1)))
    return index.initials.get("".join(fold(letter) for letter in match.groups() if letter))


def _patterns(reading: Reading, index: SecretIndex) -> Iterator[Leak]:
    for one in (*structured.find(reading), *telephone.find(reading)):
        if fold_phrase(one.text) not in index.kept:
            yield Leak(
                one.span, one.text, LeakKind.PATTERN, "",
                Message("“{found}” reads as: {what}.", found=one.text, what=one.reasons[0]),
            )  # fmt: skip


def _leak(reading: Reading, start: int, end: int, kind: LeakKind, secret: SecretForm) -> Leak:
    found = reading.text[start:end]
    said = {
        LeakKind.WHOLE: Message("“{found}” still stands here.", found=found),
        LeakKind.WORD: Message("“{found}” is part of a name that was replaced.", found=found),
        LeakKind.NEAR: Message("“{found}” looks like a name that was replaced.", found=found),
        LeakKind.INITIALS: Message(
            "“{found}” may be the initials of somebody replaced.", found=found
        ),
    }[kind]
    return Leak(Span(start, end), found, kind, secret.form, said)


def _side_by_side(found: list[Leak]) -> tuple[Leak, ...]:
    """One leak per place: the first kind in the order of the searches wins, then the longest."""
    order = {kind: place for place, kind in enumerate(LeakKind)}
    kept: list[Leak] = []
    starts: list[int] = []
    for leak in sorted(found, key=lambda one: (order[one.kind], -len(one.span), one.span.start)):
        place = bisect_right(starts, leak.span.start)
        near = kept[max(0, place - 1) : place + 1]
        if not any(leak.span.overlaps(other.span) for other in near):
            starts.insert(place, leak.span.start)
            kept.insert(place, leak)
    return tuple(kept)


__all__ = [
    "LEAST_NEAR",
    "Leak",
    "LeakKind",
    "descriptors",
    "find_leaks",
    "search_leaks",
]
