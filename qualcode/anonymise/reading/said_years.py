"""A year as it is said, read forwards from a word: 1998, mille neuf cent deux, 87, zéro trois, nineteen oh five."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.anonymise.reading.number_words import (
    BELOW_100_FR,
    NOUGHT_EN,
    ONES_FR,
    TEENS_EN,
    TENS_EN,
    UNITS_EN,
    value_said,
)

NINETEEN_HUNDRED_FR = r"(?:mil(?:l?e)?|dix)[- ]neuf[- ]cents?"
TWO_THOUSAND_FR = r"deux[- ]mille"
_FIGURES = r"(?P<figures>1[89]\d\d|20\d\d)"
_BELOW_100 = BELOW_100_FR.replace("[- ]", " ")
_TENS_EN = rf"(?:{TENS_EN})(?: (?:{UNITS_EN}))?|{TEENS_EN}"
_NOUGHT_EN = rf"(?:{NOUGHT_EN}) (?:{UNITS_EN})"
_ZERO = rf"zero (?:{ONES_FR})(?! vingts?)"
_REST_EN = (
    rf"(?:(?:{NOUGHT_EN}) )?(?:{_TENS_EN})|{_NOUGHT_EN}|\d\d"
    rf"|(?:(?<=hundred )|(?<=thousand )|(?<= and ))(?:{UNITS_EN})"
)
# “aught six” by itself may be 1906 as well
_PATTERNS = {
    "fr": re.compile(
        rf"(?:{_FIGURES}"
        rf"|(?P<century>{NINETEEN_HUNDRED_FR.replace('[- ]', ' ')}|(?:mille|mil|dix) huit cents?|deux mille)"
        rf"(?: (?P<rest>{_ZERO}|{_BELOW_100}|\d\d)(?! mille)(?: (?P<until>{_BELOW_100})(?! mille))?)?"
        rf"|(?P<nought>{_ZERO}|0\d)|(?P<short>{_BELOW_100}|[1-9]\d))(?!\w)"
    ),
    "en": re.compile(
        rf"(?:{_FIGURES}"
        rf"|(?P<century>(?:nine|eigh)teen(?: hundred)?|twenty|two thousand)(?: and)? (?P<rest>{_REST_EN})"
        rf"|(?P<bare>nineteen hundred|two thousand)"
        rf"|(?P<nought>(?:oh?|zero) (?:{UNITS_EN})|0\d)|(?P<short>{_TENS_EN}|{UNITS_EN}|[1-9]\d))(?!\w)"
    ),
}
# by the word that tells them
_CENTURIES = {"neuf": 1900, "huit": 1800, "deux": 2000,
              "nineteen": 1900, "eighteen": 1800, "twenty": 2000, "two": 2000}  # fmt: skip
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class YearSaid:
    """A year of ``n_words`` words, as ``written``; ``value`` is below 100 where its century is not known.

    ``is_whole`` when the century is said; ``until`` the year it goes on to in the same breath, or 0.
    """

    n_words: int
    written: str
    value: int
    is_whole: bool
    until: int = 0


def year_said(forms: Sequence[str], language: str) -> YearSaid | None:
    """The year that folded words begin with, in ``fr`` or ``en``; None where none is said."""
    said = _PATTERNS["en" if language == "en" else "fr"].match(" ".join(forms[:_MOST_WORDS]))
    if not said:
        return None
    written, part = said.group(), said.groupdict()
    n_words = written.count(" ") + 1
    if part["figures"]:
        return YearSaid(n_words, written, int(written), is_whole=True)
    if part["nought"]:
        return YearSaid(n_words, written, 2000 + value_said(written.split()), is_whole=False)
    if part["short"]:
        return YearSaid(n_words, written, value_said(written.split()), is_whole=False)
    told = (part["century"] or part["bare"]).split()
    century = next(_CENTURIES[word] for word in told if word in _CENTURIES)
    rest, until = (value_said((part.get(each) or "").split()) for each in ("rest", "until"))
    last = century + until if until else 0
    return YearSaid(n_words, written, century + rest, is_whole=True, until=last)
