"""The leak audit's search: does a real form, whole, in part or misspelled, still stand in a text?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualcode.anonymise.folding import fold, fold_phrase
from qualcode.anonymise.identifiers import Candidate, DetectionSettings, Tier
from qualcode.anonymise.leak_forms import (
    LEAST_NEAR,
    SecretForm,
    SecretIndex,
    compact,
    index_forms,
    is_ordinary,
)
from qualcode.anonymise.leak_near import near_words
from qualcode.anonymise.lexicon import Lexicon
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers import structured, telephone
from qualcode.model import Finding, Span
from qualcode.wording import Message

_BRACKETS = re.compile(r"\[[^\[\]\n]{1,200}\]")
# what may stand inside a word broken over two lines
_BREAK = re.compile(r"[\s\u00ad\u200b\u200c\u200d\u2060\ufeff\-\u2010\u2011]{1,8}")
_HYPHENATION = re.compile(
    r"[\u0300-\u036f]|\u00ad|[\u200b-\u200d\u2060\ufeff]|[-\u2010\u2011]\s*\n\s*|\s*\n\s*"
)
_INITIALS = re.compile(r"\b([^\W\d_])\.[ \u00a0-]?([^\W\d_])\.(?:[ \u00a0-]?([^\W\d_])\.)?")
_TITLED = re.compile(
    r"\b(?:[Dd]octeure?|[Dd]r\.?|[Mm]me|[Mm]adame|[Mm]lle|M\.|[Mm]onsieur|[Pp]r\.?|[Mm]r\.?|[Mm]rs\.?)"
    r"[ \u00a0]([^\W\d_])(?:\.{1,3}|…)"
)


class LeakKind(StrEnum):
    """How a leak was recognised."""

    WHOLE = "whole"
    WORD = "word"
    NEAR = "near"
    INITIALS = "initials"
    PATTERN = "pattern"


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
    reading = Reading(text, lexicon, DetectionSettings(language=language))
    searches = (_wholes, _words, _near, _initials, _patterns)
    masked = _descriptors(text, index)
    found = [
        leak
        for search in searches
        for leak in search(reading, index)
        if not any(mask.contains(leak.span) for mask in masked)
    ]
    return _side_by_side(found)


def residual_names(
    text: str, candidates: Sequence[Candidate], kept: Sequence[str] = ()
) -> tuple[Candidate, ...]:
    """Of what detection finds again in a released text, the sure names outside brackets.

    ``kept`` are forms left standing on purpose.
    """
    allowed = {fold_phrase(form) for form in kept}
    brackets = [Span(*match.span()) for match in _BRACKETS.finditer(text)]
    return tuple(
        one
        for one in candidates
        if one.is_replaced
        and one.tier is Tier.SURE
        and fold_phrase(one.text) not in allowed
        and not any(one.span.overlaps(bracket) for bracket in brackets)
    )


def _descriptors(text: str, index: SecretIndex) -> list[Span]:
    """Brackets that hold a replacement of the key: what stands in them was put there on purpose."""
    return [
        Span(*match.span())
        for match in _BRACKETS.finditer(text)
        if fold_phrase(match.group()) in index.harmless
    ]


def _wholes(reading: Reading, index: SecretIndex) -> Iterator[Leak]:
    letters, offsets = _letters(reading.text)
    for form, secret in index.wholes.items():
        at = letters.find(form)
        while at >= 0:
            start, end = offsets[at], offsets[at + len(form) - 1] + 1
            if _is_whole(reading, start, end) and _is_told(reading, index, form, start, secret):
                yield _leak(reading, start, end, LeakKind.WHOLE, secret)
            at = letters.find(form, at + 1)


def _letters(text: str) -> tuple[str, list[int]]:
    """The folded letters and digits of a text, and where each stands in it."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, sign in enumerate(text):
        if sign.isalnum():
            for folded in fold(sign):
                letters.append(folded)
                offsets.append(offset)
    return "".join(letters), offsets


def _is_whole(reading: Reading, start: int, end: int) -> bool:
    """Whether no letter touches the match on either side."""
    text = reading.text
    before = start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_")
    after = end < len(text) and (text[end].isalnum() or text[end] == "_")
    return not before and not after


def _is_told(
    reading: Reading, index: SecretIndex, form: str, start: int, secret: SecretForm
) -> bool:
    """Ordinary words count only with a capital inside a sentence; gaps only where words break."""
    i = reading.word_at(start)
    if form in index.ordinary:
        return reading.is_capital(i) and not reading.opens[i]
    return _gaps_fit(reading, form, i, secret)


def _gaps_fit(reading: Reading, form: str, i: int, secret: SecretForm) -> bool:
    """Whether the gaps inside the match are those of the form, a hyphenation, or a stray blank."""
    joints = set()
    reached = 0
    for word in fold_phrase(secret.form).split():
        reached += len(word)
        joints.add(reached)
    offset = len(compact(secret.form)) - len(form)  # a title left out at the head
    reached = 0
    parts: list[str] = []
    while reached < len(form) and i < len(reading):
        parts.append(reading.folds[i])
        reached += len(compact(reading.words[i]))
        i += 1
        if reached < len(form) and (reached + offset) not in joints:
            gap = reading.gaps[i] if i < len(reading) else ""
            if not _HYPHENATION.search(gap):
                return all(
                    not is_ordinary(reading.lexicon, part) for part in (*parts, reading.folds[i])
                )
        elif reached < len(form) and not _BREAK.fullmatch(reading.gaps[i]):
            return len(reading.gaps[i]) <= 3
    return True


def _words(reading: Reading, index: SecretIndex) -> Iterator[Leak]:
    for i, form in enumerate(reading.folds):
        secret = index.words.get(form)
        if secret is not None:
            yield _leak(reading, reading.starts[i], reading.ends[i], LeakKind.WORD, secret)


def _near(reading: Reading, index: SecretIndex) -> Iterator[Leak]:
    for first, last, secret in near_words(reading, index):
        start, end = reading.starts[first], reading.ends[last]
        yield _leak(reading, start, end, LeakKind.NEAR, secret)


def _initials(reading: Reading, index: SecretIndex) -> Iterator[Leak]:
    for match in _INITIALS.finditer(reading.text):
        letters = "".join(fold(letter) for letter in match.groups() if letter)
        if secret := index.initials.get(letters):
            yield _leak(reading, *match.span(), LeakKind.INITIALS, secret)
    for match in _TITLED.finditer(reading.text):
        if secret := index.surname_letters.get(fold(match.group(1))):
            yield _leak(reading, *match.span(), LeakKind.INITIALS, secret)


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


__all__ = ["LEAST_NEAR", "Leak", "LeakKind", "find_leaks", "residual_names", "search_leaks"]
