"""English numbers of somebody said figure by figure: my number was K T three four seven; ring us on four seven two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import APOSTROPHES
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_FIGURES = words("zero oh o nought naught one two three four five six seven eight nine")
_REPEATS = words("double triple treble")
_TENS = words(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty",
    "seventy eighty ninety hundred",
)
_SAID = _FIGURES | _REPEATS | _TENS
_SIGNS = words("slash dash stroke hyphen")
_LINKED = (" ", ", ", "-", " - ", " – ", "... ", "… ", "/", ". ")
# whose number it is: my number at the pit was, her badge number, our phone number, the number on his arm
_NUMBERED = re.compile(
    r"\b(?:(?:my|his|her|our|your|their|whose) (?:[\w’'-]+ ){0,3}?"
    r"(?:numbers?|n[ou]\.?|pin|i\.?d\.?|social|registration|reg|licen[cs]e|passport|tattoo|dog ?tags?|extension|code)"
    r"|(?:service|army|navy|regimental|serial|prison|prisoner|inmate|badge|collar|clock|check|lamp|pit|payroll|works|union"
    r"|student|staff|employee|phone|telephone|fax|cell|mobile|licen[cs]e|registration|passport|policy|account|card|insurance"
    r"|social security|reference|case|claim|docket|draft|membership|medicare|hospital|patient|record) (?:number|no\.?)"
    r"|prisoner|inmate|pin)\b(?! of\b)[^\n]{0,70}$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:(?:ring|call|phone|telephone|reach|text|dial|get|contact)"
    r" (?:me|us|him|her|them)?(?: (?:back|up))? ?(?:on|at)"
    r"|(?:phone|telephone|cell|mobile|fax) (?:number|is|was)?|dial(?:led|ed)?|extension)\b[^\n.?!]{0,40}$",
    re.IGNORECASE,
)
# the last of an address: 4 Mill Road, Dunmore, one oh oh two one
_ADDRESSED = re.compile(
    r"\b(?:street|avenue|road|drive|lane|boulevard|city|zip(?: ?codes?)?|post ?codes?)\b[^\n?]{0,40}$",
    re.IGNORECASE,
)
_CUES = words(
    "number numbers pin id social registration reg licence license passport tattoo tag tags prisoner inmate phone",
    "street avenue road drive lane boulevard city zip postcode",
    "telephone cell mobile fax ring call dial dialled dialed extension reach text contact",
)
_COUNTING = (["one", "two", "three"], ["two", "four", "six"], ["five", "six", "seven"])
_LEAST, _WITHIN, _WORDS_BACK = 3, 110, 22
_REGISTER, _PHONE = Message("number of a file or a register"), Message("telephone number, spoken")


def find(reading: Reading) -> Iterator[Candidate]:
    """Runs of three figures or more said one by one, behind a word for the number of somebody."""
    if reading.settings.language != "en":
        return
    cues = reading.where(_CUES)
    reached = 0
    for cue in cues:
        for i in range(max(cue + 1, reached), min(cue + _WORDS_BACK, len(reading))):
            if i < reached or reading.folds[i] not in _SAID:
                continue
            last, first = _end(reading, i), _over_letters(reading, i)
            reached = last + 1
            kind = (
                _kind(reading, first)
                if _is_dictated(reading, i, last, lettered=first < i)
                else None
            )
            if kind is not None:
                reason = _PHONE if kind is IdentifierKind.TELEPHONE else _REGISTER
                yield reading.candidate(first, last, kind, Tier.LIKELY, reason)
                break


def _end(reading: Reading, i: int) -> int:
    """The last word of a run of figures and letters."""
    last, k = i, i + 1
    while k < len(reading) and reading.gaps[k] in _LINKED:
        form = reading.folds[k]
        if form in _SAID or form.isdigit():
            last = k
        elif not (form in _SIGNS or (len(form) == 1 and form.isalpha() and form not in ("i", "a"))):
            break
        elif reading.is_capital(k) and len(form) == 1:
            last = k
        k += 1
    return last


def _over_letters(reading: Reading, i: int) -> int:
    """Where the letters before a number begin: K T, d slash k t, A."""
    k = i
    while k > 0 and reading.gaps[k] in _LINKED:
        form = reading.folds[k - 1]
        letter = len(form) == 1 and form.isalpha() and form != "i"
        letter = letter and reading.gaps[k - 1] not in APOSTROPHES  # that's
        if form == "a" and not (reading.is_capital(k - 1) or k < i):
            break
        if not letter and form not in _SIGNS:
            break
        k -= 1
    return k


def _is_dictated(reading: Reading, first: int, last: int, *, lettered: bool) -> bool:
    """Three figures or more one by one, or tens in pairs, that neither count nor tell how many."""
    said = [form for form in reading.folds[first : last + 1] if form in _SAID or form.isdigit()]
    if (said[:3] in _COUNTING and not lettered) or reading.after(last) in (
        "of",
        "hundred",
        "thousand",
        "million",
    ):
        return False
    ones = sum(form in _FIGURES or form in _REPEATS for form in said)
    pairs = sum(form in _TENS for form in said)
    if "hundred" in said or pairs == len(said):
        return False
    return ones >= _LEAST or (ones > 1 and pairs > 1)


def _kind(reading: Reading, first: int) -> IdentifierKind | None:
    """What the words before call it: a telephone number, a number of a register, nothing."""
    start = reading.starts[first]
    near = max(0, start - _WITHIN)
    if _CALLED.search(reading.text, near, start):
        return IdentifierKind.TELEPHONE
    if _NUMBERED.search(reading.text, near, start):
        return IdentifierKind.ID
    long = _end(reading, first) - first >= _LEAST
    return IdentifierKind.ID if long and _ADDRESSED.search(reading.text, near, start) else None
