"""Whole forms in a text, through case, accents, hyphens and words broken over two lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.folding import fold_phrase
from qualcode.anonymise.leaks.forms import SecretForm, SecretIndex, compact, is_ordinary
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.openings import has_verb_after
from qualcode.model import IdentifierKind

# what may stand inside a word broken over two lines
_BREAK = re.compile(r"[\s\u00ad\u200b\u200c\u200d\u2060\ufeff\-\u2010\u2011]{1,8}")
_HYPHENATION = re.compile(
    r"[\u0300-\u036f]|\u00ad|[\u200b-\u200d\u2060\ufeff]|[-\u2010\u2011]\s*\n\s*|\s*\n\s*"
)
_AT_LINE_END = re.compile(r"[-\u2010\u2011]\s*\n\s*|\u00ad")
_MOST_GAP = 3


def whole_forms(reading: Reading, index: SecretIndex) -> Iterator[tuple[int, int, SecretForm]]:
    """First word, last word and form of every whole form; each word is a possible beginning."""
    folds, n = reading.folds, len(reading.folds)
    wholes, beginnings = index.wholes, index.beginnings
    for i in _possible_beginnings(reading, index):
        letters, last = folds[i], i
        while True:
            secret = wholes.get(letters)
            if (
                secret is not None
                and not (last > i and letters.isdigit() and _is_one(secret))
                and _is_told(reading, index, letters, i, secret)
            ):
                yield i, last, secret
            last += 1
            if letters not in beginnings or last >= n:
                break
            letters += folds[last]


def broken_words(reading: Reading, index: SecretIndex) -> Iterator[tuple[int, int, SecretForm]]:
    """The distinctive words of longer forms, broken: over two lines, or by a hyphen or a blank."""
    folds, n = reading.folds, len(reading.folds)
    for places in reading.places.values():
        if folds[places[0]] not in index.word_beginnings:
            continue
        for i in places:
            letters, last = folds[i], i
            while letters in index.word_beginnings and last + 1 < n:
                last += 1
                letters += folds[last]
                secret = index.words.get(letters)
                if secret is not None and _is_broken(reading, i, last):
                    yield i, last, secret


def _is_broken(reading: Reading, first: int, last: int) -> bool:
    """Whether what stands between words is a break inside one, not two words of their own."""
    gaps = reading.gaps[first + 1 : last + 1]
    if all(_AT_LINE_END.fullmatch(gap) for gap in gaps):
        return True
    parts = reading.folds[first : last + 1]
    return all(len(gap) <= _MOST_GAP or "\n" in gap for gap in gaps) and not any(
        part.isdigit() or is_ordinary(reading.lexicon, part) for part in parts
    )


def _is_one(secret: SecretForm) -> bool:
    """Whether a form is one word: a year is never broken over the cells 2, 0, 1 and 1."""
    return len(fold_phrase(secret.form).split()) == 1


def _possible_beginnings(reading: Reading, index: SecretIndex) -> Iterator[int]:
    for places in reading.places.values():
        letters = reading.folds[places[0]]
        if letters in index.beginnings or letters in index.wholes:
            yield from places


def _is_told(
    reading: Reading, index: SecretIndex, letters: str, i: int, secret: SecretForm
) -> bool:
    """Ordinary words count with a capital inside a sentence or used as a name; gaps where words break."""
    if letters in index.ordinary:
        if reading.is_capital(i):
            return not reading.opens[i]
        return secret.kind is IdentifierKind.PERSON and _is_used_as_name(reading, i)
    return _gaps_fit(reading, letters, i, secret)


_BESIDE_PEOPLE = ("avec", "chez", "with")


def _is_used_as_name(reading: Reading, i: int) -> bool:
    """“Avec duc”, “c'est duc qui”, “et là, duc m'a dit”: bare, where a common noun has an article."""
    before, after = reading.before(i), reading.after(i)
    if before in _BESIDE_PEOPLE or before in reading.vocabulary.titles:
        return True
    if before == "est" and reading.before(i, 2) == "c":
        return after in ("qui", "que")
    return not before and has_verb_after(reading, i)


def _gaps_fit(reading: Reading, letters: str, i: int, secret: SecretForm) -> bool:
    """Whether the gaps inside the match are those of the form, a hyphenation, or a stray blank."""
    joints = set()
    reached = 0
    for word in fold_phrase(secret.form).split():
        reached += len(word)
        joints.add(reached)
    offset = len(compact(secret.form)) - len(letters)  # a title left out at the head
    reached = 0
    parts: list[str] = []
    while reached < len(letters) and i < len(reading):
        parts.append(reading.folds[i])
        reached += len(compact(reading.words[i]))
        i += 1
        if reached < len(letters) and (reached + offset) not in joints:
            gap = reading.gaps[i] if i < len(reading) else ""
            if not _HYPHENATION.search(gap):
                return all(
                    not is_ordinary(reading.lexicon, part) for part in (*parts, reading.folds[i])
                )
        elif reached < len(letters) and not _BREAK.fullmatch(reading.gaps[i]):
            return len(reading.gaps[i]) <= _MOST_GAP
    return True
