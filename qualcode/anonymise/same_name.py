"""Names as they compare: without their titles, and what two of them share. Nothing merges by itself."""

from __future__ import annotations

import re

from rapidfuzz.distance import DamerauLevenshtein

from qualcode.anonymise.folding import fold_phrase
from qualcode.anonymise.leaks.words import allowed_slips
from qualcode.anonymise.vocabulary import vocabulary_of
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_ARTICLE = re.compile(r"^(?:(?:le|la|les|the) |l['’])(?=\w)(?![a-zà-ÿ])")


def bare_form(form: str, language: str = "fr") -> str:
    """A form without titles and small article at its head: Durand, Timone for Dr. Durand, la Timone."""
    words = form.split()
    titles = vocabulary_of(language).titles
    while len(words) > 1 and fold_phrase(words[0]) in titles:
        words = words[1:]
    return _ARTICLE.sub("", " ".join(words))


def shared_by(first: str, second: str, kind: IdentifierKind) -> Message | None:
    """Why two names of one kind may be the same: a name, an initial or all letters but a slip; or None."""
    one, other = fold_phrase(first).split(), fold_phrase(second).split()
    if kind is IdentifierKind.PERSON:
        if _are_initials(first, other) or _are_initials(second, one):
            return Message("initials that fit")
        return _same_person(one, other)
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < len(longer) and longer[: len(shorter)] == shorter and len(shorter[0]) > 3:
        return Message("one is the beginning of the other")
    if kind is IdentifierKind.ORGANISATION and _is_called(shorter, longer):
        return Message("one says what the other is called")
    return _nearly_alike(one, other)


def _is_called(shorter: list[str], longer: list[str]) -> bool:
    """“Association Vercors Relais” and “Vercors Relais”."""
    ends = 0 < len(longer) - len(shorter) < 3 and longer[-len(shorter) :] == shorter
    return ends and sum(map(len, shorter)) > 3


_FEWEST, _MOST = 2, 4
# shorter words of a longer name are a slip apart by chance: Marine, Anne-Marie
_LEAST_FOR_A_SLIP = 6


def _are_initials(form: str, name: list[str]) -> bool:
    """HO or H.T.O., the label of Hilda T. O’Wray: the first letter and others after it, in order."""
    letters = form.replace(".", "").replace(" ", "")
    if not (letters.isupper() and letters.isalpha() and _FEWEST <= len(letters) <= _MOST):
        return False
    heads = iter([word[0].upper() for word in name])
    fits = len(name) > 1 and letters[0] == name[0][0].upper()
    return fits and all(letter in heads for letter in letters)


def _same_person(first: list[str], second: list[str]) -> Message | None:
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) == 1 and len(longer) > 1:
        word = shorter[0]
        if len(word) == 1:
            return Message("an initial that fits") if word == longer[-1][0] else None
        if word == longer[-1]:
            return Message("same surname")
        if word == longer[0]:
            return Message("same first name")
        long_enough = min(len(word), len(longer[-1])) >= _LEAST_FOR_A_SLIP
        if long_enough and _nearly_alike([word], longer[-1:]):
            return Message("nearly the same surname")
        return None
    if len(shorter) == 1 and len(longer) == 1 and 1 in (len(shorter[0]), len(longer[0])):
        return Message("an initial that fits") if shorter[0][0] == longer[0][0] else None
    if len(shorter) == len(longer) and shorter != longer and sorted(shorter) == sorted(longer):
        return Message("the same words in another order")
    if len(shorter) > 1 and set(shorter) < set(longer):
        return Message("one holds all words of the other")
    return _nearly_alike(first, second)


def _nearly_alike(first: list[str], second: list[str]) -> Message | None:
    one, other = "".join(first), "".join(second)
    slips = min(allowed_slips(len(one)), allowed_slips(len(other)))
    if slips and 0 < DamerauLevenshtein.distance(one, other, score_cutoff=slips) <= slips:
        return Message("nearly the same letters")
    return None
