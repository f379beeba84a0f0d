"""Names of people and places without capitals, as speech-to-text writes them."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.no_capitals import (
    bare_en,
    bare_fr,
    bodies,
    bodies_en,
    joined_fr,
    long_bodies_fr,
    organisations,
    settled,
    spots_en,
    spots_fr,
    titled,
)
from qualcode.anonymise.recognisers.no_capitals.broken import is_cut_off, is_inner_label
from qualcode.anonymise.recognisers.no_capitals.first_words import first_words
from qualcode.anonymise.recognisers.no_capitals.people import (
    SAFE_TITLES,
    is_full_name,
    particle_name,
    person_tier,
)
from qualcode.anonymise.recognisers.no_capitals.titled import person_end
from qualcode.anonymise.recognisers.no_capitals.whole_en import widened
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_PERSON = IdentifierKind.PERSON


def find(reading: Reading) -> Iterator[Candidate]:
    """In a text without capitals, every name the lexicon can tell; elsewhere only titled ones."""
    reached, english = -1, reading.settings.language == "en"
    for i in first_words(reading) if reading.no_capitals else reading.where(SAFE_TITLES):
        if i <= reached or (reading.is_capital(i) and (reading.no_capitals or not english)):
            continue  # Mrs mccartney, where a machine slips
        found = found_at(reading, i) if reading.no_capitals else titled.find_at(reading, i)
        if found is not None and not (reading.no_capitals and _is_nobody(reading, found[0])):
            last, candidate = found
            if reading.no_capitals and english:
                last, candidate = widened(reading, i, last, candidate, reached)
            reached = last
            yield candidate


def found_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The name that begins with word ``i`` of a text without capitals, with its last word."""
    found = titled.find_at(reading, i)
    if found is not None:
        return found
    found = _longest(organisations.find_at(reading, i), long_bodies_fr.find_at(reading, i))
    found = found or joined_fr.find_at(reading, i) or spots_fr.find_at(reading, i)
    found = found or spots_en.find_at(reading, i)
    found = found or bodies.find_at(reading, i) or bodies_en.find_at(reading, i)
    if found is not None or (i in reading.kept and not settled.is_free(reading, i)):
        return found
    found = settled.find_at(reading, i) or _person(reading, i)
    return found or bare_en.find_at(reading, i) or bare_fr.find_at(reading, i)


def _is_nobody(reading: Reading, last: int) -> bool:
    """Whether what was found ends with a word cut off or with who speaks next."""
    return is_cut_off(reading, last) or is_inner_label(reading, last)


def _longest(
    one: tuple[int, Candidate] | None, other: tuple[int, Candidate] | None
) -> tuple[int, Candidate] | None:
    """The one that reaches further."""
    if one is None or other is None:
        return one or other
    return other if other[0] > one[0] else one


def _person(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    tier = person_tier(reading, i)
    if tier is None:
        return None
    head = i + 1 if particle_name(reading, i) else i
    reason = Message("name without a capital")
    last = i + 1 if is_full_name(reading, i) else person_end(reading, head)
    return last, reading.candidate(i, last, _PERSON, tier, reason)
