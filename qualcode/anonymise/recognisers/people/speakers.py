"""Speakers' labels that are names: KUHN:, Ruth Ann:, [00:12] GRAFF:, told by the whole transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.folding import fold
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.labels import SPEAKING
from qualcode.anonymise.recognisers.people.first_names import GIVEN
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.role_words import ROLES
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_NAME = Message("name in the label of a speaker")
# roles cut short, and what else stands at the head of a line
_CUT_SHORT = words(
    "int intw intv intvr inter interv enq enqu enquet res resp rep rép par part ptcp mod moder modo fac facil",
    "anim inf infirm med doc doct dir prof pres sec sup obs chair chercheuse trad transl interp interpr note nota",
    "nb ps title date time place lieu duree duration recording dossier file tape track source question answer",
    "narr narrator crew host guest clip photo legend legende resume summary subject sujet theme topic skipper",
)
_LEAST, _CLEAR = 3, 4
_COMMON, _BORNE = (1, 2), (1, 2, 3)


_DECLARED = re.compile(
    r"\b(enqu[êe]t\w+|interview\w+|chercheu\w+|participant\w*|researcher|moderator|transcri\w+)[ \u00a0]?:[ \u00a0]?"
    r"([A-Z]{2,3})(?=[ \u00a0]?(?:[/,;(\n–—]|$))",
    re.IGNORECASE,
)
# “MD - Michelle Daw”, a line of the heading: whose initials they are
_SPELLED_OUT = re.compile(
    r"^[ \t]*([A-Z]{2,3})[ \u00a0]?(?:[-–—=:]|\t)[ \u00a0]?((?:[A-ZÀ-Ý][\w’'-]+[ \u00a0]?){2,3})[ \t]*$",
    re.MULTILINE,
)
_HEADING = 800


def find(reading: Reading) -> Iterator[Candidate]:
    """Each mention of a label that names its speaker, less the title before the name."""
    yield from _named(reading)
    yield from _declared(reading)
    yield from _spelled_out(reading)


def _declared(reading: Reading) -> Iterator[Candidate]:
    """Initials that the heading says are somebody's, “Enquêtée : NB”, and the labels made of them."""
    for match in _DECLARED.finditer(reading.text, 0, _HEADING):
        initials = match.group(2)
        if not (initials.isupper() or reading.no_capitals) or fold(match.group(1)).startswith(
            initials.lower()
        ):
            continue
        of_label = [first for first, last in reading.labels if first == last]
        places = [i for i in of_label if reading.words[i] == initials]
        if not places:
            continue
        declared = reading.word_at(match.start(2))
        for i in sorted({declared, *places}):
            yield reading.candidate(i, i, IdentifierKind.PERSON, Tier.REVIEW, _NAME)


def _spelled_out(reading: Reading) -> Iterator[Candidate]:
    """Initials the heading spells out, and each turn that opens with them, with a colon or without."""
    for match in _SPELLED_OUT.finditer(reading.text, 0, _HEADING):
        initials, names = match.groups()
        if "".join(name[0] for name in re.split(r"[ \u00a0-]+", names.strip())) != initials:
            continue
        for i in reading.mentions[fold(initials)]:
            opens_line = i == 0 or "\n" in reading.gaps[i]
            if reading.words[i] == initials and opens_line:
                yield reading.candidate(i, i, IdentifierKind.PERSON, Tier.REVIEW, _NAME)


def _named(reading: Reading) -> Iterator[Candidate]:
    alike: dict[str, list[tuple[int, int]]] = {}
    for first, last in reading.labels:
        alike.setdefault(" ".join(reading.folds[first : last + 1]), []).append((first, last))
    sure = {label: _sure_words(reading, *places[0]) for label, places in alike.items()}
    beside_names = any(sure.values())
    for label, places in alike.items():
        # who is not sure stands beside another who is
        named = sure[label] or (_likely_words(reading, *places[0]) if beside_names else [])
        if not named:
            continue
        start, end = named[0] - places[0][0], named[-1] - places[0][0]
        for first, _ in places:
            yield reading.candidate(
                first + start,
                first + end,
                IdentifierKind.PERSON,
                Tier.LIKELY,
                _reason(reading, named),
            )


def _reason(reading: Reading, named: list[int]) -> Message:
    return GIVEN if all(reading.known(i).given in _COMMON for i in named) else _NAME


def _borne(reading: Reading, first: int, last: int) -> Iterator[int]:
    """The words of a label that are neither a title, nor a role, nor an initial."""
    roles = (
        reading.vocabulary.known_words,
        reading.vocabulary.small_words,
        ROLES,
        SPEAKING,
        _CUT_SHORT,
    )
    for i in range(first, last + 1):
        form = reading.folds[i]
        small = not reading.is_capital(i) and not reading.no_capitals
        if (
            len(form) >= _LEAST
            and form.isalpha()
            and not small
            and all(form not in r for r in roles)
        ):
            yield i


def _sure_words(reading: Reading, first: int, last: int) -> list[int]:
    """First names; surnames and words of no dictionary, none of which a role is called by."""
    named = list(_borne(reading, first, last))
    sure = [i for i in named if _is_sure(reading, i)]
    return named if sure else []


def _is_sure(reading: Reading, i: int) -> bool:
    known, form = reading.known(i), reading.folds[i]
    if known.given in _COMMON:
        return True
    if reading.is_ordinary(i):
        return _is_said_as_name(reading, i)
    if len(form) < _CLEAR:
        return known.given in _BORNE or known.surname in _COMMON
    return bool(known.given or known.surname) or len(form) > _CLEAR or _is_said_as_name(reading, i)


def _likely_words(reading: Reading, first: int, last: int) -> list[int]:
    """A surname that is also a word nobody says here: for where others stand by their names."""
    return [i for i in _borne(reading, first, last) if _is_likely(reading, i)]


def _is_likely(reading: Reading, i: int) -> bool:
    known = reading.known(i)
    if reading.no_capitals and known.given in _BORNE:
        return True
    small = (
        reading.folds[i] in reading.determined
        if reading.no_capitals
        else any(
            k not in reading.in_labels and not reading.is_capital(k) for k in _places(reading, i)
        )
    )
    return not small and (known.surname in _COMMON or known.given in _BORNE)


def _is_said_as_name(reading: Reading, i: int) -> bool:
    """Whether the text says the word after a title or a first name: Mrs Bell, Ray Bell."""
    titles = reading.vocabulary.titles
    for k in _places(reading, i):
        before = k - 1
        written = reading.is_capital(k) or reading.no_capitals
        if k in reading.in_labels or before < 0 or not written:
            continue
        titled = reading.folds[before] in titles and reading.gaps[k] in (" ", ". ")
        given = reading.is_tight(k) and reading.known(before).given in _COMMON
        if titled or (given and (reading.is_capital(before) or reading.no_capitals)):
            return True
    return False


def _places(reading: Reading, i: int) -> list[int]:
    return reading.mentions[reading.folds[i]]
