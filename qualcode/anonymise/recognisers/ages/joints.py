"""Ages said as two: 19 or 20, a lad of nineteen, twenty; and what belongs to one: 80 ans passés."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind, Span
from qualcode.wording import Message

_LINKS = (" or ", ", ", " ou ", " maybe ", ", maybe ", ", or ", "-", " to ", ", peut-être ")
_JOINED = (" or ", " ou ")
_AFTER_FR = re.compile(
    r" (?:et demie?|pass[ée]e?s?|r[ée]volus|bien (?:sonn[ée]e?s?|tass[ée]e?s?)|et quelques?(?: mois)?|et des poussières"
    r"|avanc[ée]e?"
    r"|et (?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|\d\d?) mois)(?!\w)",
    re.IGNORECASE,
)
_STOPS = (",", ".", ";", ")", "!", "?", "…")
_PERSONS = words(
    "lad lass boy girl man woman fella fellow bloke kid child officer nurse student apprentice teacher soldier",
    "lady wean bairn widow young old wee little jeune vieux vieille petit petite gars fille garcon homme femme",
    "gamin gamine dame monsieur type",
)
_HAVING = words("s is was are were am be m re a as ai ont avait avais avaient aurait")
_WHO_FR, _WHO_EN = words("j je il elle on"), words("i he she")
_SOMEWHERE = words("somewhere about maybe probably like anywhere")
_LEAST, _OLDEST, _APART, _NEAR = 13, 105, 5, 4
_LISTED = 9
_CHILDREN = words(
    "parents ont avaient filleuls neveux nieces freres soeurs cousins eleves jeunes",
    "enfants enfant gosses gamins filles fille garcons fils petits petites mioches loulous minots mome momes jumeaux",
)
_REASON = Message("age")


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Ages joined to the other number they were said with."""
    ages = sorted(
        (one for one in found if one.kind is IdentifierKind.AGE), key=lambda one: one.span.start
    )
    text = reading.text
    for one, other in pairwise(ages):
        if text[one.span.end : other.span.start] in _JOINED:
            span = Span(one.span.start, other.span.end)
            yield replace(one, span=span, text=span.cut(text))
    if reading.settings.language != "en":
        for one in ages:
            if (lowest := _lowest(reading, one)) is not None:
                span = Span(reading.starts[lowest], one.span.end)
                yield replace(one, span=span, text=span.cut(text))
            if (about := _about(reading, one)) is not None:
                span = Span(reading.starts[about], one.span.end)
                yield replace(one, span=span, text=span.cut(text))
            if after := _AFTER_FR.match(text, one.span.end, one.span.end + 20):
                span = Span(one.span.start, after.end())
                yield replace(one, span=span, text=span.cut(text))
        for number in reading.numbers:
            if _ends_list(reading, number):
                yield reading.candidate(
                    number.first, number.last + 1, IdentifierKind.AGE, Tier.REVIEW, _REASON
                )
                ages.append(
                    reading.candidate(
                        number.first, number.last + 1, IdentifierKind.AGE, Tier.REVIEW, _REASON
                    )
                )
        yield from _listed(reading, {one.span.start for one in ages if one.text.endswith("ans")})
    yield from _beside(reading, {one.span.start for one in ages})


def _beside(reading: Reading, starts: set[int]) -> Iterator[Candidate]:
    """Two numbers of which one or both are an age; ``starts`` are the places of those known."""
    for first, second in pairwise(reading.numbers):
        if reading.starts[second.first] in starts and _is_said_twice(reading, first, second):
            yield reading.candidate(
                first.first, first.last, IdentifierKind.AGE, Tier.REVIEW, _REASON
            )
        if _is_pair(reading, first, second) and _is_of_somebody(reading, first, second, starts):
            last = second.last + (reading.after(second.last) == "ans")
            yield reading.candidate(first.first, last, IdentifierKind.AGE, Tier.REVIEW, _REASON)


def _is_between(reading: Reading, first: SpokenNumber, second: SpokenNumber) -> bool:
    """“I was somewhere between eight and ten.”"""
    k = first.first - 1
    while k > 0 and reading.folds[k - 1] in _SOMEWHERE:
        k -= 1
    told = reading.before(k) in _HAVING and reading.before(k, 2) in _WHO_EN
    return told and reading.gap_after(second.last).strip(" ")[:1] in ("", *_STOPS)


_NEARLY = words("plus moins pres environ presque quelque peine a de d")


def _about(reading: Reading, one: Candidate) -> int | None:
    """Âgées de moins de vingt ans, âgé d'environ douze ans: the word that says it is about so much."""
    start = k = reading.word_at(one.span.start)
    while reading.before(k) in _NEARLY:
        k -= 1
    aged = reading.before(k) in ("age", "agee", "ages", "agees")
    first = k + (reading.folds[k] in ("de", "d"))
    return first if aged and first < start else None


def _lowest(reading: Reading, one: Candidate) -> int | None:
    """“De 8 ans à 18 ans”, “dix à douze ans”: where the first of both begins."""
    k = reading.word_at(one.span.start)
    if not one.text.endswith("ans") or reading.before(k) != "a" or not reading.is_tight(k - 1):
        return None
    last = k - 2 - (reading.folds[k - 2] in ("ans", "an"))
    lower = reading.numbers_to.get(last)
    return lower.first if lower else None


def _listed(reading: Reading, starts: set[int]) -> Iterator[Candidate]:
    """“Douze, neuf et quatre ans”: the unit said once, after the last."""
    for one, other in reversed(list(pairwise(reading.numbers))):
        between = reading.text[reading.ends[one.last] : reading.starts[other.first]]
        if between in (", ", " et ") and reading.starts[other.first] in starts and one.value > 1:
            starts.add(reading.starts[one.first])
            whole = between == " et " and reading.before(one.first) == "entre"
            last = other.last + 1 if whole else one.last  # entre douze et seize ans
            yield reading.candidate(one.first, last, IdentifierKind.AGE, Tier.REVIEW, _REASON)


def _ends_list(reading: Reading, number: SpokenNumber) -> bool:
    """“Trois gosses : 12, 9 et 6 ans”: after children, numbers in a list and the unit once."""
    if reading.before(number.first) != "et" or reading.after(number.last) != "ans":
        return False
    near = reading.folds[max(0, number.first - _LISTED) : number.first]
    return not _CHILDREN.isdisjoint(near) and reading.after(number.last, 2) not in ("de", "d")


def _is_said_twice(reading: Reading, first: SpokenNumber, second: SpokenNumber) -> bool:
    """“Sixteen, at sixteen they took me”: the same number close before an age."""
    between = reading.folds[first.last + 1 : second.first]
    return first.value == second.value >= _LEAST and (between in (["at"], ["i", "was"], ["when"]))


def _is_pair(reading: Reading, first: SpokenNumber, second: SpokenNumber) -> bool:
    """Nineteen, twenty; 19 or 20: two numbers a little apart with nothing but a link between."""
    between = reading.text[reading.ends[first.last] : reading.starts[second.first]]
    if between == " et " and reading.before(first.first) == "entre":
        return first.value < second.value <= _OLDEST and reading.after(second.last) == "ans"
    if between == " and " and reading.before(first.first) == "between":
        return first.value < second.value <= _OLDEST
    if not _LEAST <= first.value < second.value <= min(_OLDEST, first.value + _APART):
        return False
    return between in _LINKS


def _is_of_somebody(
    reading: Reading, first: SpokenNumber, second: SpokenNumber, ages: set[int]
) -> bool:
    stops = reading.gap_after(second.last).strip(" ")[:1] in _STOPS
    if reading.before(first.first) == "entre":
        opens = reading.opens[first.first - 1] and reading.after(second.last, 2) in _WHO_FR
        return opens or reading.before(first.first, 2) in _HAVING
    if reading.before(first.first) == "between":
        if _is_between(reading, first, second):
            return True
        return reading.opens[first.first - 1] and reading.after(second.last) in _WHO_EN
    if reading.after(second.last) == "ans" and reading.after(second.last, 2) not in ("de", "d"):
        about = reading.before(first.first) == "les" and reading.before(first.first, 2) == "dans"
        return about or reading.before(first.first) in _HAVING
    if not stops:
        return False
    if reading.starts[first.first] in ages or reading.starts[second.first] in ages:
        return True
    k = first.first
    near = reading.folds[max(0, k - _NEAR) : k]
    if reading.before(k) in ("of", "de", "d"):
        return reading.before(k, 2) in _PERSONS
    return reading.gaps[k] == ", " and not _PERSONS.isdisjoint(near)
