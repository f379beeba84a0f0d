"""Headings of a transcript: what is said of the study in ordinary words names nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.no_capitals.bodies import GENERIC
from qualcode.anonymise.recognisers.people.first_names import GIVEN_AND_SURNAME
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind

_LEAST_WORDS, _LONGEST = 3, 30
_BODIES = (IdentifierKind.ORGANISATION, IdentifierKind.PERSON)
_BODY = "organisation: “{cue}”"
_SCHOOL_YEARS = words("primary year grade form standard class level basic")
_INITIALS = frozenset(word[0].upper() for word in _SCHOOL_YEARS)
_COUNTED = words("one two three four five six seven eight nine ten eleven twelve thirteen")
_OF_STUDIES = words(
    "history project study interview interviews transcript recording voices projet etude enquete entretien corpus"
)


def without_headings(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates, less the bodies read into a heading: MARKET WOMEN AND SCHOOLING PROJECT."""
    if reading.no_capitals:
        yield from found
        return
    english = reading.settings.language == "en"
    first_line = reading.text.find("\n")
    for one in found:
        if one.span.start < first_line or one.text.isupper():
            if (
                one.kind in _BODIES
                and not _is_of_its_kind(reading, one)
                and _is_heading(reading, one, first_line)
            ):
                continue
        elif one.text[0] in _INITIALS and _is_school_year(one):
            continue
        if english and one.kind is IdentifierKind.ORGANISATION and _is_any(reading, one):
            continue
        yield one


def _is_any(reading: Reading, one: Candidate) -> bool:
    """A City College, the State Colleges: one of many, with a capital or not."""
    first, last = reading.word_at(one.span.start), reading.word_at(one.span.end - 1)
    if last >= len(reading):
        return False  # it ends on a sign behind the last word
    kinds = [reading.folds[i] in GENERIC for i in range(first, last)]
    many = reading.folds[last].endswith("s") or reading.before(first) in (
        "a",
        "an",
        "any",
        "another",
    )
    return bool(kinds) and all(kinds) and many


def _is_school_year(one: Candidate) -> bool:
    """Primary Four, Year Nine: a class of every school."""
    head, _, number = one.text.lower().partition(" ")
    return head in _SCHOOL_YEARS and (number in _COUNTED or number.isdigit())


def _is_of_its_kind(reading: Reading, one: Candidate) -> bool:
    """Collège des Amandiers, GAEC des Trois Ormes: a word for a body calls a name, be it of plain words."""
    told = any(reason.text == _BODY for reason in one.reasons)
    if one.text.isupper() and _is_everyday(reading, one):
        return False  # LA VIE DU QUARTIER
    return told and _OF_STUDIES.isdisjoint(one.text.lower().split())


def _is_everyday(reading: Reading, one: Candidate) -> bool:
    """Whether a French text says every word of the candidate every day."""
    first, last = reading.word_at(one.span.start), reading.word_at(one.span.end - 1)
    small, last = reading.vocabulary.small_words, min(last, len(reading) - 1)
    return reading.settings.language != "en" and all(
        reading.ordinariness(i) == 3 or reading.folds[i] in small for i in range(first, last + 1)
    )


def _is_plain(reading: Reading, one: Candidate) -> bool:
    """Whether every word of the candidate stands in the dictionary."""
    first, last = (
        reading.word_at(one.span.start),
        min(reading.word_at(one.span.end - 1), len(reading) - 1),
    )
    known = reading.vocabulary.known_words
    return all(reading.is_ordinary(i) or reading.folds[i] in known for i in range(first, last + 1))


def _is_heading(reading: Reading, one: Candidate, first_line: int) -> bool:
    """A line of its own in capitals, or the first line before anyone speaks."""
    start = reading.text.rfind("\n", 0, one.span.start) + 1
    if " " not in one.text and one.text.lower() not in _OF_STUDIES:
        return False
    end = reading.text.find("\n", one.span.start)
    line = reading.text[start : end if end >= 0 else len(reading.text)]
    if len(line.split()) > _LONGEST:
        return False
    if line.isupper() and len(line.split()) >= _LEAST_WORDS and one.text.isupper():
        of_study = not _OF_STUDIES.isdisjoint(line.lower().split())
        named = GIVEN_AND_SURNAME in one.reasons  # INTERVIEW WITH OWEN D. LASK
        return _is_plain(reading, one) or (of_study and not named)
    if start == 0 and ":" in line and not _OF_STUDIES.isdisjoint(line.lower().split()):
        told = one.text.isupper() or not _OF_STUDIES.isdisjoint(one.text.lower().split())
        return told and _is_plain(reading, one) and reading.word_at(0) not in reading.in_labels
    spoken = (
        ":" in line
        or line.rstrip().endswith((".", "?", "!"))
        or reading.word_at(start) in reading.in_labels
    )
    return start == 0 and first_line > 0 and not spoken and _is_plain(reading, one)
