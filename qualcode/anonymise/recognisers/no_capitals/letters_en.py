"""English names without capitals by their letters: yolder, y-o-l-d-e-r; j.d. said so; r. l. hobbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import SPACES
from qualcode.anonymise.recognisers.no_capitals.titled import FIRST_WORDS
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_PERSON = IdentifierKind.PERSON
_SPELLED = re.compile(r"(?<![\w'’.-])(?:[a-z](?:-|\. ?| )){2,}[a-z](?![\w'’-])")
_INITIALS = re.compile(r"(?<![\w'’.@-])[a-z]\. ?[a-z]\.(?: ?[a-z]\.)?(?![\w@])")
# b.j hobbs: without its stop a letter needs the surname
_LOOSE = re.compile(r"(?<![\w'’.@-])[a-z]\. ?[a-z](?= [a-z]{2})")
_MOST = 3
# a.m. and the like
_ABBREVIATED = words(
    "am pm eg ie us uk usa dc ny la ba ma bs ms bsc msc phd md rn lpn gp ad bc eu un aa id tv pe ot pt pa pc cv",
    "dj ra ok fm vp ap nco sgt jr sr esq po hq aka ussr raf ymca usn uss hms pto mp mps ei ii iii",
)
_PARTING = (*SPACES, ". ", ".")
_REACH = 60
_LEAST = 3
_LETTERS = Message("letters of a name, spelled out")
_WHOLE = Message("name without a capital")


def find(reading: Reading) -> Iterator[Candidate]:
    """Words spelled out, and initials with the surname behind them."""
    if reading.no_capitals and reading.settings.language == "en":
        yield from _spelled(reading)
        yield from _initials(reading)
        yield from _titled(reading)


def _spelled(reading: Reading) -> Iterator[Candidate]:
    """Yolder, y-o-l-d-e-r: the word whose letters are told right after it, and wherever else it stands."""
    for match in _SPELLED.finditer(reading.text):
        form = "".join(sign for sign in match[0] if sign.isalpha())
        if len(form) < _LEAST or form in reading.vocabulary.grammar:
            continue
        near = reading.text.rfind(form, max(0, match.start() - _REACH), match.start())
        after = reading.text.find(form, match.end(), match.end() + _REACH)
        if near < 0 and after < 0:
            continue
        yield reading.candidate_at(*match.span(), _PERSON, Tier.REVIEW, _LETTERS)
        for i in reading.mentions.get(form, ()):
            if i not in reading.in_labels:
                yield reading.candidate(i, i, _PERSON, Tier.LIKELY, _LETTERS)


def _initials(reading: Reading) -> Iterator[Candidate]:
    """J.d. said so; r. l. hobbs: letters with their stops, and the surname behind them."""
    for match in chain(_INITIALS.finditer(reading.text), _LOOSE.finditer(reading.text)):
        letters = "".join(sign for sign in match[0] if sign.isalpha())
        if letters in _ABBREVIATED:
            continue
        k = reading.word_at(match.end())
        spaced = k < len(reading) and reading.text[match.end() : reading.starts[k]] == " "
        surname = spaced and _is_surname(reading, k)
        if not surname and reading.lexicon.is_sigle(letters):
            continue
        acts = (
            match[0][-1] == "."
            and spaced
            and reading.folds[k] in reading.vocabulary.speech_verbs | {"and"}
        )
        if surname or acts or not spaced:
            end = reading.ends[k] if surname else match.end()
            yield reading.candidate_at(match.start(), end, _PERSON, Tier.REVIEW, _WHOLE)


def _titled(reading: Reading) -> Iterator[Candidate]:
    """Mr b j hobbs, mrs t. hobbs: letters between a title and a surname, with or without their stops."""
    for i in reading.where(FIRST_WORDS):
        k = i + 1
        while k < len(reading) and k - i <= _MOST and _is_letter(reading, k):
            k += 1
        if not i + 1 < k < len(reading) or reading.gaps[k] not in _PARTING:
            continue
        if _is_surname(reading, k) or (reading.ordinariness(k) < 2 and len(reading.words[k]) > 2):
            yield reading.candidate(i, k, _PERSON, Tier.LIKELY, _WHOLE)


def _is_letter(reading: Reading, k: int) -> bool:
    form = reading.folds[k]
    return len(form) == 1 and form.isalpha() and reading.gaps[k] in _PARTING


def _is_surname(reading: Reading, k: int) -> bool:
    form, known = reading.folds[k], reading.known(k)
    plain = form in reading.vocabulary.grammar or form in reading.vocabulary.speech_verbs
    borne = not reading.is_ordinary(k) or known.is_known_surname
    return borne and not plain and reading.ordinariness(k) < 3 and form.isalpha() and len(form) > 1
