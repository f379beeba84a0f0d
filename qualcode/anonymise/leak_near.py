"""Misspelled names: one slip from five letters on, two from eight (Damerau-Levenshtein)."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from qualcode.anonymise.leak_forms import (
    LEAST_NEAR,
    LEAST_NEAR_TWO,
    SecretForm,
    SecretIndex,
    is_ordinary,
)
from qualcode.anonymise.reading import Reading


def near_words(reading: Reading, index: SecretIndex) -> Iterator[tuple[int, int, SecretForm]]:
    """First word, last word and form of every near match, exact ones left out."""
    yield from _single(reading, index)
    yield from _phrases(reading, index)


def allowed_slips(letters: int) -> int:
    """How many slips a form of so many letters may have and still be recognised."""
    return 2 if letters >= LEAST_NEAR_TWO else 1 if letters >= LEAST_NEAR else 0


def _single(reading: Reading, index: SecretIndex) -> Iterator[tuple[int, int, SecretForm]]:
    targets = {
        form: secret
        for form, secret in (index.words | index.wholes).items()
        if len(form) >= LEAST_NEAR
    }
    by_length: dict[int, list[str]] = {}
    for form in targets:
        by_length.setdefault(len(form), []).append(form)
    places: dict[str, list[int]] = {}
    for i, form in enumerate(reading.folds):
        if len(form) >= LEAST_NEAR - 1 and not form.isdigit() and form not in targets:
            places.setdefault(form, []).append(i)
    for form, indexes in places.items():
        suspects = [i for i in indexes if _is_suspect(reading, i)]
        if suspects and (found := _nearest(form, by_length)):
            for i in suspects:
                yield i, i, targets[found]


def _is_suspect(reading: Reading, i: int) -> bool:
    """An ordinary word is one slip away from many names: it must carry a capital of its own."""
    form = reading.folds[i]
    if i in reading.kept or i in reading.in_labels or reading.lexicon.is_sigle(form):
        return False
    if not is_ordinary(reading.lexicon, form):
        return True
    return reading.is_capital(i) and not reading.opens[i] and not reading.is_shouted(i)


def _nearest(form: str, by_length: dict[int, list[str]]) -> str | None:
    for length in range(max(LEAST_NEAR, len(form) - 2), len(form) + 3):
        slips = min(allowed_slips(length), allowed_slips(max(len(form), length)))
        for target in by_length.get(length, ()):
            if abs(length - len(form)) <= slips and (
                DamerauLevenshtein.distance(form, target, score_cutoff=slips) <= slips
            ):
                return target
    return None


def _phrases(reading: Reading, index: SecretIndex) -> Iterator[tuple[int, int, SecretForm]]:
    """Names of several words of which one is misspelled: Le Gal for Le Gall."""
    for n, phrases in index.phrases.items():
        anchors: dict[tuple[int, str], list[tuple[list[str], SecretForm]]] = {}
        for spelled, secret in phrases:
            for place, word in enumerate(spelled):
                anchors.setdefault((place, word), []).append((spelled, secret))
        for i, form in enumerate(reading.folds):
            for place in range(n):
                for spelled, secret in anchors.get((place, form), ()):
                    first = i - place
                    if first >= 0 and _phrase_fits(reading, first, spelled):
                        yield first, first + n - 1, secret


def _phrase_fits(reading: Reading, first: int, spelled: list[str]) -> bool:
    n = len(spelled)
    said = reading.folds[first : first + n]
    if len(said) < n or said == spelled:
        return False
    if not any(reading.is_capital(k) for k in range(first, first + n)) and not reading.no_capitals:
        return False
    wrong = [k for k in range(n) if said[k] != spelled[k]]
    if all(is_ordinary(reading.lexicon, said[k]) for k in wrong) and not all(
        reading.is_capital(first + k) for k in wrong
    ):
        return False
    letters = len("".join(spelled))
    slips = allowed_slips(letters)
    if not slips or sum(abs(len(a) - len(b)) for a, b in zip(said, spelled, strict=True)) > slips:
        return False
    target = "".join(spelled)
    return DamerauLevenshtein.distance("".join(said), target, score_cutoff=slips) <= slips
