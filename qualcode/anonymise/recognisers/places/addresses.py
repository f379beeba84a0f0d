"""Addresses taken whole: flat, number, street, town and post code are one place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import vocabulary_of, words
from qualcode.model import IdentifierKind, Span

_PLACE = IdentifierKind.PLACE
_BEFORE_EN = re.compile(
    r"(?:\b(?:Flat|Apt\.?|Apartment|Unit|Suite|Room|Block|Plot|Lot|RD|R\.D\.|P\.?O\.? Box) ?[A-Z]?\d[\w/.-]{0,5}, ?"
    r"|\b\d{1,5}[A-Za-z]?(?:[-–/]\d{1,4})? |\b\d{1,5}[-–/])$",
)
_AFTER_EN = re.compile(
    r"(?: P\.?O\.?(?=,| \d))?,? (?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|(?:[A-Z]{2} )?\d{5,6}(?:-\d{4})?|\d{4}"
    r"|[A-Z]\d[A-Z] ?\d[A-Z]\d)(?![\w-])(?!,\d)"
)
_BETWEEN = re.compile(r",? (?:\d{1,5}(?:[-–/]\d{1,4})? |\d{1,5}[-–/])?")
_TOWN_END = re.compile(r" P\.O\.(?=,)")
_BEFORE_FR = re.compile(
    r"(?:\b(?:(?:CH|B|F|L)-)?\d{4,5} |\b\d{1,4}(?: ?bis| ?ter)?,? "
    r"|\b(?i:appartement|appt?\.?|b[âa]timent|b[âa]t\.?|r[ée]sidence|porte|escalier|bo[îi]te) \w{1,4},? )$"
)
_AFTER_FR = re.compile(
    r"(?: \d{1,3}(?=[.,;)])|,? (?:à |au )?\d{5}(?= [A-ZÀ-Ü])|,? [A-Z]\d[A-Z] ?\d[A-Z]\d)(?!\w)"
)
_NAMED = (_PLACE, IdentifierKind.ORGANISATION, IdentifierKind.PERSON)
_BUILDINGS = words("house building plaza lodge tower")
_WAYS = (
    vocabulary_of("fr").streets
    | vocabulary_of("en").streets
    | _BUILDINGS
    | words("towers estate box rang montee")
)
_DIGIT = re.compile(r"\d")
_MOST, _REACH, _LEAST_YEAR, _LAST_YEAR = 8, 26, 1900, 2049


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Places of an address joined over commas, with what numbers them."""
    english = reading.settings.language == "en"
    text = reading.text
    near = [
        one
        for one in found
        if one.kind in _NAMED
        and _DIGIT.search(text, max(0, one.span.start - _REACH), one.span.end + _REACH)
    ]
    names = sorted(near, key=lambda one: (one.span.start, -one.span.end))
    for k, one in enumerate(names):
        numbered = _is_numbered(reading, one)
        if one.kind is not _PLACE and not numbered:
            continue  # a person's name is no address by itself
        end = _last_of(reading, one, names[k + 1 : k + 1 + _MOST], numbered=numbered)
        start = _numbers_before(reading, one, english=english)
        end = _numbers_after(reading, end, english=english, numbered=numbered)
        if (start, end) != (one.span.start, one.span.end):
            span = Span(start, end)
            yield replace(one, span=span, text=span.cut(text), kind=_PLACE)


def _is_numbered(reading: Reading, one: Candidate) -> bool:
    """Whether the name is a house or a street: what follows it over a comma is its town."""
    first, last = reading.word_at(one.span.start), reading.word_at(one.span.end - 1)
    forms = reading.folds[first : last + 1]
    if forms[-1] in _BUILDINGS:
        return True
    return not _WAYS.isdisjoint(forms) and any(form.isdigit() for form in forms)


def _last_of(
    reading: Reading, one: Candidate, following: Sequence[Candidate], *, numbered: bool
) -> int:
    """The end of the town after the street."""
    end = one.span.end
    if not numbered:
        return end
    for other in following:
        if other.span.end <= end:
            continue
        between = reading.text[end : other.span.start]
        if not _BETWEEN.fullmatch(between):
            break
        end = other.span.end
        if post := _TOWN_END.match(reading.text, end):
            end = post.end()
    return end


def _numbers_before(reading: Reading, one: Candidate, *, english: bool) -> int:
    """The flat and the number of a street, the post code of a town."""
    start = one.span.start
    if english and not _is_way(reading, one):
        return start
    pattern = _BEFORE_EN if english else _BEFORE_FR
    for _ in range(3):
        match = pattern.search(reading.text, max(0, start - _REACH), start)
        if not match or (not english and not _fits_before(reading, match[0], one)):
            break
        start = match.start()
    return start


def _is_way(reading: Reading, one: Candidate) -> bool:
    first, last = reading.word_at(one.span.start), reading.word_at(one.span.end - 1)
    return not _WAYS.isdisjoint(reading.folds[first : last + 1])


def _fits_before(reading: Reading, written: str, one: Candidate) -> bool:
    """Four or five figures before a town, that are no year; fewer before a street."""
    figures = "".join(sign for sign in written if sign.isdigit())
    if _is_way(reading, one):
        return True
    year = len(figures) == 4 and _LEAST_YEAR <= int(figures) <= _LAST_YEAR
    return (
        len(figures) in (4, 5) and not year and reading.is_capital(reading.word_at(one.span.start))
    )


def _numbers_after(reading: Reading, end: int, *, english: bool, numbered: bool) -> int:
    """The post code, or the number of the house where it stands last."""
    match = (_AFTER_EN if english else _AFTER_FR).match(reading.text, end, end + _REACH)
    if not match:
        return end
    figures = "".join(sign for sign in match[0] if sign.isdigit())
    year = len(figures) == 4 and _LEAST_YEAR <= int(figures) <= _LAST_YEAR
    short = len(figures) < 5 and not any(sign.isalpha() for sign in match[0])
    if year or (english and short and not numbered):
        return end
    return match.end()
