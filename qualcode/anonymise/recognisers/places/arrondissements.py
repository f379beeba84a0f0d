"""Arrondissements and départements by their number: le dix-neuvième arrondissement, dans le 44."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

ORDINAL = re.compile(
    r"\d{1,2}(?:e|eme|er)|[xivlc]+(?:e|eme)|deuxieme|troisieme|quatrieme|cinquieme|sixieme|septieme|huitieme"
    r"|neuvieme|dixieme|onzieme|douzieme|treizieme|quatorzieme|quinzieme|seizieme|dix (?:sept|huit|neuv)ieme|vingtieme"
)
# from the fifth on: the first four of a family, of a floor, of a list are said too often
_NTHS = words(
    "cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme treizieme quatorzieme quinzieme seizieme",
    "vingtieme",
)
_AFTER_TEN = words("septieme huitieme neuvieme")
_FIRST = words("premier deuxieme troisieme quatrieme second")
_FLOORS = words("premier second")
_ONCE = words("premier second deuxieme troisieme")
_CENTURIES = words("seizieme septieme huitieme neuvieme vingtieme")
_WORD = words("arrondissement arrondissements")
_CITIES = words("paris lyon marseille")
_IN = words("dans vers habite habitais habitait habitons quitte quitter depuis jusque rejoint ah")
_GOES_ON = ("aient", "ait", "ont", "ment")
_NEAR = 14
_SAID = "cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf|vingt"
# Marseille 5°, Lyon 7e, Paris XIVe; Lyon 3 and Paris quinze where nothing is counted by the number
_BEHIND = re.compile(
    r"\b(?:[Pp]aris|[Ll]yon|[Mm]arseille)[ -](?:(?:\d{1,2}(?:°|er?\b|[èe]me\b)|[XIV]{1,5}e\b)"
    rf"|(?:1?\d|20|{_SAID})(?=[ \u00a0]?[,.;:!?)\n]|$| (?:à|et|où|puis|d'accord|donc|c'|parce|dans)(?!\w))(?![.,]\d))"
)
_REASON = Message("what the name goes by")


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Numbers of arrondissements; only “dans le douzième,” where none of the cities that have any is named."""
    if reading.settings.language == "en":
        return
    named = bool(reading.where(_WORD))
    city = named or bool(reading.where(_CITIES))
    for i in reading.where(_WORD):
        if reading.before(i)[:1].isdigit() or (
            ORDINAL.fullmatch(reading.before(i)) and reading.is_capital(i - 1)
        ):
            yield reading.candidate(i - 1, i, IdentifierKind.PLACE, Tier.LIKELY, _REASON)
    yield from _departments(reading, found)
    yield from _by_number(reading)
    if city:
        for match in _BEHIND.finditer(reading.text):
            yield reading.candidate_at(*match.span(), IdentifierKind.PLACE, Tier.LIKELY, _REASON)
    told: set[str] = set()
    bare: list[tuple[int, int]] = []
    for last in reading.where(_NTHS | _FIRST):
        ten = reading.folds[last] in _AFTER_TEN and reading.before(last) == "dix"
        first = last - 1 if ten else last
        form = reading.joined(first, last)
        if reading.after(last) in _WORD:
            told.add(form)
            yield reading.candidate(first, last + 1, IdentifierKind.PLACE, Tier.LIKELY, _REASON)
        elif _stands_alone(reading, first, last):
            bare.append((first, last))
            low = reading.folds[last] in _FIRST  # a floor, a rank
            told_at_once = _is_where(reading, first, last, city=city) and (
                city or not (low or reading.after(last))
            )
            if told_at_once or (named and _is_answer(reading, first)):
                told.add(form)
    for first, last in bare:
        again = bool(told) and reading.before(first) in ("le", "du", "au")
        floors = _ONCE if reading.before(first) != "du" else _FLOORS
        if reading.joined(first, last) in told or (again and reading.folds[last] not in floors):
            yield reading.candidate(first, last, IdentifierKind.PLACE, Tier.REVIEW, _REASON)


_DEPARTMENT = re.compile(r" \(((?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6]))\)")


def _departments(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Vitrolles (13): the number of the département behind one of its towns."""
    for one in found:
        if one.kind is IdentifierKind.PLACE:
            match = _DEPARTMENT.match(reading.text, one.span.end)
            if match:
                yield reading.candidate_at(
                    *match.span(1), IdentifierKind.PLACE, Tier.LIKELY, _REASON
                )


_LIVING_IN = words("dans vers habite habitait habitent quitte quitter rejoint")
_FROM = words(
    "natif native natifs natives enfant enfants gars gens gamin gamins gamine gosse gosses jeune jeunes mec mecs",
    "meuf ado ados habitant habitants cite cites banlieue banlieues suis es est sommes etes sont etais etait viens",
    "vient viennent venait venais venir originaire originaires tout copain copains pote potes cousin cousins",
)
_FROM_BIRTH = words(
    "natif native natifs natives originaire originaires ado ados gamin gamins gosse gosses"
)
_AFTER_NUMBERS = words(
    "voila enfin puis et ou c on j il elle donc ouais oui non a mais parce ou depuis maintenant aussi avec moi d",
    "quand comme ils elles je nous alors hein quoi euh la-bas chez qui que",
)
_LAST_DEPARTMENT, _MANY, _BESIDE_WORDS = 95, 21, 12


def _by_number(reading: Reading) -> Iterator[Candidate]:
    """Dans le 44, habiter le trente-huit; and the other one somebody hesitates over beside it."""
    if "dans" not in reading.mentions and "du" not in reading.mentions:
        return
    reached: int | None = None
    for number in reading.numbers:
        named = _is_number_of(reading, number)
        beside = reached is not None and number.first - reached < _BESIDE_WORDS
        if not named and not (beside and _is_other_number(reading, number)):
            continue
        reached = None if reading.words[number.first].isdigit() else number.first
        yield reading.candidate(
            number.first, number.last, IdentifierKind.PLACE, Tier.REVIEW, _REASON
        )


_HESITATED = words("enfin puis ou le non soit et plutot")


def _is_other_number(reading: Reading, number: SpokenNumber) -> bool:
    """“Dans le trente-huit, non, trente-neuf”: the département somebody goes on to."""
    broken_off = reading.gaps[number.first].startswith("-")
    hesitated = broken_off or reading.before(number.first) in _HESITATED
    return hesitated and _MANY <= number.value <= _LAST_DEPARTMENT and _ends(reading, number)


def _is_number_of(reading: Reading, number: SpokenNumber) -> bool:
    """Whether a number is a département's: two figures or a large one in words, after “dans le”, and no noun behind."""
    written = reading.words[number.first]
    figures = written.isdigit()
    least = 1 if figures and len(written) > 1 else _MANY
    if not least <= number.value <= _LAST_DEPARTMENT or not _ends(reading, number):
        return False
    article, before = reading.before(number.first), reading.before(number.first, 2)
    return (article == "le" and before in _LIVING_IN) or (
        figures and article == "du" and before in _FROM - {"est", "tout"}
    )


def _ends(reading: Reading, number: SpokenNumber) -> bool:
    gap = reading.gap_after(number.last)
    k = number.last + 1
    if k < len(reading) and reading.words[k][0].isdigit():
        return False
    stopped = gap.strip(" \u00a0")[:1] in tuple(",.;!?)…") or (not gap.strip() and "\n" in gap)
    return stopped or k == len(reading) or reading.after(number.last) in _AFTER_NUMBERS


def _stands_alone(reading: Reading, first: int, last: int) -> bool:
    """Whether no noun follows (le douzième homme), and it is no class of a school (en sixième, la sixième)."""
    following = reading.after(last)
    said = following.endswith(_GOES_ON) or following == "a"
    goes_on = following and not said and not reading.is_small_word(last + 1)
    return not goes_on and reading.before(first) not in (
        "en",
        "la",
        "une",
        "de",
        "sa",
        "ma",
        "classe",
    )


def _is_where(reading: Reading, first: int, last: int, *, city: bool) -> bool:
    """Dans le treizième, in a city habitant du onzième: somewhere, not a century."""
    article = reading.before(first)
    if article == "le":
        return reading.before(first, 2) in _IN
    if article != "du":
        return False
    whose = reading.before(
        first, 3 if reading.before(first, 2) == "du" else 2
    )  # natif du du onzième
    if whose in _FROM_BIRTH or (city and whose in _FROM):
        return True
    return city and reading.folds[last] in _NTHS - _CENTURIES


def _is_answer(reading: Reading, first: int) -> bool:
    """“Quel arrondissement ? – Sixième.”"""
    asked = reading.folds[max(0, first - _NEAR) : first]
    return reading.opens[first] and not _WORD.isdisjoint(asked)
