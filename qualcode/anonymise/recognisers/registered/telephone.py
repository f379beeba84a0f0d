"""Telephone numbers, written or spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_SP = r"[ \u00a0\u202f.\-/]{0,2}"
_WRITTEN = re.compile(
    r"(?<![\w.,/-])(?:"
    # France and its overseas territories
    rf"(?:(?:\+|00)(?:33|590|594|596|262|687|689|508|269|681){_SP}(?:\(0\){_SP})?|0)[1-9](?:{_SP}\d{{2}}){{4}}"
    # Switzerland, Belgium, Luxembourg, Maghreb, West Africa, Ireland and others, with their prefix
    rf"|(?:\+|00)\d{{1,3}}(?:{_SP}\(?\d{{1,4}}\)?){{2,6}}"
    # United Kingdom and Ireland
    rf"|\(?0\d{{2,4}}\)?{_SP}\d{{3,4}}{_SP}\d{{3,4}}"
    # North America
    r"|\(?[2-9]\d{2}\)?[ .-][2-9]\d{2}[ .-]\d{4}"
    r"|1[ .-]\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}"
    r")(?![\w]|[.,]\d)"
)
_SHORT = re.compile(r"(?<![\w.,])(?:0\d{1,4}[ -])?\d{2}(?:[ .]\d{2}){3}(?![\w]|[.,]\d)")
_ONES = "z[ée]ro|un|deux|trois|quatre|cinq|six|sept|huit|neuf"
_TENS = (
    "dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|septante|"
    "huitante|nonante"
)
_NUMBER = (
    rf"(?:z[ée]ro[ -](?:{_ONES})|quatre[ -]vingts?(?:[ -](?:dix(?:[ -](?:sept|huit|neuf))?|onze|douze|"
    rf"treize|quatorze|quinze|seize|{_ONES}))?|soixante[ -](?:et[ -]onze|dix(?:[ -](?:sept|huit|neuf))?|"
    rf"douze|treize|quatorze|quinze|seize)|dix[ -](?:sept|huit|neuf)|(?:{_TENS})(?:[ -](?:et[ -]un|{_ONES}))?"
    rf"|{_ONES})"
)
_SPOKEN = re.compile(
    rf"\b(?:z[ée]ro[ -](?:{_ONES})|0\d)(?:[ ,.-]+(?:{_NUMBER}|\d\d)){{4,8}}\b"
    # quatre cent dix-huit, cinq cent cinquante-cinq, zéro un quarante-deux
    rf"|\b(?:{_ONES}) cent(?:[ -]{_NUMBER})?[ ,-]+(?:{_ONES}) cent(?:[ -]{_NUMBER})?"
    rf"(?:[ ,-]+{_NUMBER}){{2,4}}(?= ?[.;!?)\]]|$)"
    rf"|\b(?=[\w ,-]{{0,60}}\bz[ée]ro\b)(?:{_ONES})(?:[ ,-]+(?:{_ONES}|z[ée]ro)){{6,11}}\b",
    re.IGNORECASE,
)
_DIGIT = "zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple"
_HUNDREDS = (
    "hundred|thousand|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|"
    "thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_SPOKEN_ENGLISH = re.compile(
    rf"\b(?:zero|oh|nought)(?:[ ,-]+(?:{_DIGIT}|{_HUNDREDS})){{6,14}}\b"
    rf"|\b(?:{_DIGIT})(?:[ ,-]+(?:{_DIGIT})){{8,14}}\b"
    rf"|\b(?=[a-z ,-]{{0,60}}\b(?:zero|oh|nought|double)\b)(?:{_DIGIT})(?:[ ,-]+(?:{_DIGIT})){{6,8}}\b",
    re.IGNORECASE,
)
# what one of the forms of a spoken number holds: zero, cent, or the 06 it begins with
_OPENING_EN = frozenset(("zero", "oh", "double"))
_OPENING_FR = frozenset(("zero", "cent", *(f"0{digit}" for digit in range(10))))


def find(reading: Reading) -> Iterator[Candidate]:
    """Telephone numbers of France, its neighbours and English-speaking countries."""
    reason = Message("telephone number")
    for match in reading.find_long_numbers(_WRITTEN):
        digits = sum(sign.isdigit() for sign in match.group())
        if digits >= 9:
            yield _candidate(reading, match, reason)
    for match in reading.find_long_numbers(_SHORT):
        yield _candidate(reading, match, reason)
    english = reading.settings.language == "en"
    pattern, opening = (_SPOKEN_ENGLISH, _OPENING_EN) if english else (_SPOKEN, _OPENING_FR)
    for match in reading.find_around(pattern, opening, 140):
        if _counts_up(match.group()):
            continue
        yield _candidate(reading, match, Message("telephone number, spoken"))


def _counts_up(said: str) -> bool:
    """One two three four five six seven: counting aloud."""
    return bool(
        re.match(r"(?:z[ée]ro,? )?(?:one,? two,? three|un,? deux,? trois)\b", said, re.IGNORECASE)
    )


def _candidate(reading: Reading, match: re.Match[str], reason: Message) -> Candidate:
    start, end = match.span()
    if reading.text[start - 1 : start] == "(" and ")" in match.group():
        start -= 1  # (+33) 3 …
    return reading.candidate_at(start, end, IdentifierKind.TELEPHONE, Tier.SURE, reason)
