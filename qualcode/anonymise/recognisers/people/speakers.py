"""Speakers' labels that are names: KUHN:, Ruth Ann:, [00:12] GRAFF:, told by the whole transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from qualcode.anonymise.folding import fold
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.labels import SPEAKING
from qualcode.anonymise.recognisers.people.first_names import GIVEN
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.role_words import ROLES
from qualcode.model import IdentifierKind
from qualcode.wording import Message

IN_LABEL = Message("name in the label of a speaker")
# roles cut short, and what else stands at the head of a line
CUT_SHORT = words(
    "int intw intv intvr inter interv enq enqu enquet res resp rep rép par part ptcp mod moder modo fac facil",
    "anim inf infirm med doc doct dir prof pres sec sup obs chair chercheuse trad transl interp interpr note nota",
    "nb ps title date time place lieu duree duration recording dossier file tape track source question answer",
    "narr narrator crew host guest clip photo legend legende resume summary subject sujet theme topic skipper",
)
# what somebody does rather than is called: crofter, almoner, machinist
_DOERS = (
    *(
        "er",
        "ers",
        "or",
        "ors",
        "ist",
        "ists",
        "ian",
        "ians",
        "man",
        "men",
        "woman",
        "women",
        "wife",
        "ess",
        "ee",
    ),
    *("ant", "ent", "eur", "euse", "ien", "ienne", "ier", "iere", "iste", "trice", "ante", "ente"),
)
_PAIR, _LEAST, _CLEAR = 2, 3, 4
_COMMON, _BORNE = (1, 2), (1, 2, 3)


def find(reading: Reading) -> Iterator[Candidate]:
    """Each mention of a label that names its speaker, less the title before the name."""
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
        start, end = (
            _with_initials(reading, named[0], places[0][0]) - places[0][0],
            named[-1] - places[0][0],
        )
        for first, _ in places:
            yield reading.candidate(
                first + start,
                first + end,
                IdentifierKind.PERSON,
                Tier.LIKELY,
                _reason(reading, named),
            )


def _with_initials(reading: Reading, first: int, head: int) -> int:
    """The first word of a name with the letters before it: W.F Kuhn, A. J. Kuhn, AJ Kuhn."""
    titles = reading.vocabulary.titles
    while first > head:
        before = reading.words[first - 1]
        pair = len(before) == _PAIR and before.isupper() and reading.folds[first - 1] not in titles
        if not before.isalpha() or not (len(before) == 1 or pair):
            break
        first -= 1
    return first


# a label that stands once, as a scanner or a hand in a hurry wrote it
_LONE = re.compile(r"(?:^[ \t]*|(?<=[.?!] ))([^\W\d_]{5,})[ \u00a0]?:(?=\s)", re.MULTILINE)


# “VannesE4 :”, “MathildeP2:” a place or a first name and a code, written as one word
_CODED = re.compile(
    r"^[ \t]*([A-ZÀ-Ý][a-zà-ÿ]{2,})[A-Z]{1,3}\d{0,3}[ \u00a0]?:(?=\s)", re.MULTILINE
)


def find_coded(reading: Reading) -> Iterator[Candidate]:
    """The name in a label that a code was typed onto."""
    for match in _CODED.finditer(reading.text):
        form = fold(match.group(1))
        known = reading.profile(form)
        if form in SPEAKING or form in ROLES or form in CUT_SHORT:
            continue
        town = known.place == 1 or (known.place > 0 and not known.french)
        if town or known.given in _COMMON:
            kind = IdentifierKind.PLACE if town else IdentifierKind.PERSON
            yield reading.candidate_at(*match.span(1), kind, Tier.LIKELY, IN_LABEL)


def find_misspelled(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Kowolski: at the head of one turn, where KOWALSKI: opens the others."""
    starts = {one.span.start for one in found if one.kind is IdentifierKind.PERSON}
    names = {
        form
        for first, last in reading.labels
        if reading.starts[first] in starts
        for form in reading.folds[first : last + 1]
    }
    for match in _LONE.finditer(reading.text) if names else ():
        i = reading.word_at(match.start(1))
        if i >= len(reading) or reading.starts[i] != match.start(1):
            continue
        written = reading.is_capital(i) or reading.no_capitals
        if i in reading.in_labels or not written or reading.folds[i] in SPEAKING | ROLES.keys():
            continue
        if any(DamerauLevenshtein.distance(reading.folds[i], name) == 1 for name in names):
            yield reading.candidate(i, i, IdentifierKind.PERSON, Tier.REVIEW, IN_LABEL)


def _reason(reading: Reading, named: list[int]) -> Message:
    return GIVEN if all(reading.known(i).given in _COMMON for i in named) else IN_LABEL


def _borne(reading: Reading, first: int, last: int) -> Iterator[int]:
    """The words of a label that are neither a title, nor a role, nor an initial."""
    roles = (
        reading.vocabulary.known_words,
        reading.vocabulary.small_words,
        ROLES,
        SPEAKING,
        CUT_SHORT,
    )
    # “**imogen lask:**” beside “**Kofi Oni:**”: who writes the own name so
    modest = reading.known(first).given in _COMMON and not any(
        reading.is_capital(i) for i in range(first, last + 1)
    )
    for i in range(first, last + 1):
        form = reading.folds[i]
        small = not (reading.is_capital(i) or reading.no_capitals or modest)
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
    rare = reading.ordinariness(i) == 1 and not reading.folds[i].endswith(_DOERS)
    return not small and (rare or known.surname in _COMMON or known.given in _BORNE)


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
