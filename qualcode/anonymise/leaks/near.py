"""Misspelled names: one slip from five letters on, two from eight (Damerau-Levenshtein)."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from qualcode.anonymise.leaks.forms import Phrase, SecretForm, SecretIndex, is_ordinary
from qualcode.anonymise.reading import Reading


def near_words(reading: Reading, index: SecretIndex) -> Iterator[tuple[int, int, SecretForm]]:
    """First word, last word and form of every near match, exact ones left out."""
    for word, indexes in reading.places.items():
        form = reading.folds[indexes[0]]
        # an ordinary word is one slip away from many names: it must carry a capital
        if word[0].isupper() or not _is_word(reading, form):
            yield from _single(reading, index, form, indexes)
            if index.pairs:
                yield from _phrases(reading, index, form, indexes)


def _single(
    reading: Reading, index: SecretIndex, form: str, indexes: list[int]
) -> Iterator[tuple[int, int, SecretForm]]:
    found = index.near.form_near(form)
    if found is None:
        return
    secret = index.words.get(found) or index.wholes[found]
    # Leviers is not Levier misspelled: a name that is a word has a plural and a conjugation
    if _is_word(reading, form) and _is_word(reading, found):
        return
    for i in indexes:
        if _is_suspect(reading, i):
            yield i, i, secret


def _is_suspect(reading: Reading, i: int) -> bool:
    """Whether a word that resembles a name may be one here."""
    form = reading.folds[i]
    if i in reading.in_labels or reading.lexicon.is_sigle(form) or i in reading.kept:
        return False
    if not _is_word(reading, form):
        return True
    return reading.is_capital(i) and not reading.opens[i] and not reading.is_shouted(i)


def _is_word(reading: Reading, form: str) -> bool:
    """Whether a folded word is an ordinary one: allotment is, rare as it is, and Inverness is not."""
    if is_ordinary(reading.lexicon, form):
        return True
    if reading.settings.language != "en":
        return False
    known = reading.profile(form)
    return bool(known.english) and not (known.given or known.surname or known.place)


def _phrases(
    reading: Reading, index: SecretIndex, form: str, indexes: list[int]
) -> Iterator[tuple[int, int, SecretForm]]:
    """Names of several words of which one is misspelled: Le Gal for Le Gall."""
    parts = index.near.parts_near(form)
    if not parts:
        return
    steps = [step for step in range(-index.reach, index.reach + 1) if step]
    folds, n = reading.folds, len(reading.folds)
    for i in indexes:
        for step in steps:
            beside = index.pairs.get((step, folds[i + step])) if 0 <= i + step < n else None
            for part in parts if beside else ():
                for place, phrase in beside.get(part, ()) if beside else ():
                    first = i - place
                    if first >= 0 and _phrase_fits(reading, first, phrase):
                        yield first, first + len(phrase.words) - 1, phrase.secret


def _phrase_fits(reading: Reading, first: int, phrase: Phrase) -> bool:
    spelled, n = phrase.words, len(phrase.words)
    said = reading.folds[first : first + n]
    if len(said) < n or abs(sum(map(len, said)) - len(phrase.letters)) > phrase.slips:
        return False
    if sum(abs(len(a) - len(b)) for a, b in zip(said, spelled, strict=True)) > phrase.slips:
        return False
    slips = DamerauLevenshtein.distance("".join(said), phrase.letters, score_cutoff=phrase.slips)
    if slips > phrase.slips:
        return False
    if not any(reading.is_capital(k) for k in range(first, first + n)) and not reading.no_capitals:
        return False
    wrong = [k for k in range(n) if said[k] != spelled[k]]
    return not all(_is_word(reading, said[k]) for k in wrong) or all(
        reading.is_capital(first + k) for k in wrong
    )
