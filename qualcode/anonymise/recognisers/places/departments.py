"""French départements by their number: dans le 44, habiter le trente-huit, Vitrolles (13)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.recognisers.places.arrondissements import FROM, REASON
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Numbers that stand for a département."""
    if reading.settings.language == "en":
        return
    yield from _behind_towns(reading, found)
    yield from _by_number(reading)


_DEPARTMENT = re.compile(r" \(((?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6]))\)")


def _behind_towns(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Vitrolles (13): the number of the département behind one of its towns."""
    for one in found:
        if one.kind is IdentifierKind.PLACE:
            match = _DEPARTMENT.match(reading.text, one.span.end)
            if match:
                yield reading.candidate_at(
                    *match.span(1), IdentifierKind.PLACE, Tier.LIKELY, REASON
                )


_LIVING_IN = words("dans vers habite habitait habitent quitte quitter rejoint")
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
            number.first, number.last, IdentifierKind.PLACE, Tier.REVIEW, REASON
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
        figures and article == "du" and before in FROM - {"est", "tout"}
    )


def _ends(reading: Reading, number: SpokenNumber) -> bool:
    gap = reading.gap_after(number.last)
    k = number.last + 1
    if k < len(reading) and reading.words[k][0].isdigit():
        return False
    stopped = gap.strip(" \u00a0")[:1] in tuple(",.;!?)…") or (not gap.strip() and "\n" in gap)
    return stopped or k == len(reading) or reading.after(number.last) in _AFTER_NUMBERS
