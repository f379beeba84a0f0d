"""Words broken off or run together, as they are said and typed in haste: cham-, sal/, etpuisdonc, ouic'est."""

from __future__ import annotations

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS
from qualcode.anonymise.vocabulary import words

_SLASHES = ("/",)
_LONG = 5  # so much of a name tells who is meant
_FURTHEST = 3  # “l'u- euh l'usine”: what was meant follows within so many words
_LEAST_PART, _LEAST_WHOLE, _LEAST_LONGER = 2, 5, 4
_FILLERS = words("euh heu hein ben bon bah donc quoi voila ouais oui non alors puis")
_ELIDED = ("c", "d", "j", "l", "m", "n", "s", "t", "qu")
# surnames are made with these: delarue, lebon, dufour
_MAKE_NAMES = words(
    "le la les de du des d l saint beau bel bon petit grand mal en sur sous val mont or par"
)
# words so short begin or end too many others, and so do these
_SHORT = words("je tu ma au qu ca")
_ENDINGS = words("elle elles est ont ils une les des eux ces mes ses tes ent ant ait ais age ier")
_OFTEN, _LEAST_SMALL = 3, 3


def is_cut_off(reading: Reading, i: int) -> bool:
    """Whether word ``i`` is a false start that tells nobody: “cham- une chambre”, “un sal/ un salaire”."""
    gap = reading.gap_after(i)
    sign, rest = gap[:1], gap[1:2]
    broken = sign in HYPHENS or sign in _SLASHES
    goes_on = not rest and i + 1 < len(reading)
    if not broken or goes_on:
        return False
    form = reading.folds[i]
    for k in range(i + 1, min(i + 1 + _FURTHEST, len(reading))):
        if reading.folds[k].startswith(form) and reading.folds[k] != form:
            return reading.is_ordinary(k) or len(form) < _LONG
    known = reading.known(i)
    borne = known.is_usual_given or known.is_usual_surname or known.is_sizeable_place
    return len(form) < _LONG or not borne


def is_inner_label(reading: Reading, i: int) -> bool:
    """Whether word ``i`` is a speaker's few letters run into the line, again and again: … psychiatrie ste: à quel …"""
    form = reading.folds[i]
    if len(form) > _LONG - 1 or reading.gap_after(i).strip()[:1] != ":" or reading.known(i).given:
        return False
    mentions = reading.mentions[form]
    speaking = sum(reading.gap_after(k).strip()[:1] == ":" for k in mentions)
    return speaking >= _OFTEN and 2 * speaking > len(mentions)


def is_run_together(reading: Reading, i: int) -> bool:
    """Whether word ``i``, of no dictionary, is two words of every day with no space between them."""
    form = reading.folds[i]
    if reading.gap_after(i) in APOSTROPHES and _is_elided(reading, form):
        return True  # ouic'est
    if len(form) < _LEAST_WHOLE or not form.isalpha():
        return False
    return any(
        _are_two_words(reading, form[:at], form[at:])
        for at in range(_LEAST_PART, len(form) - _LEAST_PART + 1)
    )


def _is_elided(reading: Reading, form: str) -> bool:
    return any(
        form.endswith(letters)
        and len(form) > len(letters) + _LEAST_PART
        and _is_said_often(reading, form.removesuffix(letters))
        for letters in _ELIDED
    )


def _are_two_words(reading: Reading, one: str, two: str) -> bool:
    if one in _MAKE_NAMES:
        return False
    if not (_is_small(reading, one) or _is_small(reading, two)):
        return False
    if max(len(one), len(two)) < _LEAST_LONGER or two in _ENDINGS:
        return False
    return _is_word(reading, one) and _is_word(reading, two)


def _is_small(reading: Reading, form: str) -> bool:
    small = form in reading.vocabulary.function_words or form in _FILLERS
    return form in _SHORT or (small and len(form) >= _LEAST_SMALL)


def _is_word(reading: Reading, form: str) -> bool:
    """A word of every day, or a long one of any dictionary: fenetres in “fenetrespour”."""
    known = reading.profile(form).french or reading.profile(form.removesuffix("s")).french
    return _is_said_often(reading, form) or (len(form) > _LONG and known > 0)


def _is_said_often(reading: Reading, form: str) -> bool:
    often = reading.profile(form).french == _OFTEN or form in _FILLERS
    return often or form in reading.vocabulary.function_words
