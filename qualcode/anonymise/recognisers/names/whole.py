"""Names taken to their last letter: what was written with them before the part that was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.harmless import is_harmless_sigle
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import DAYS_EN, MONTH_NAMES_EN
from qualcode.model import IdentifierKind, Span

_NAMED = (IdentifierKind.PERSON, IdentifierKind.PLACE, IdentifierKind.ORGANISATION)
_SMALL = words(
    "the le la les l de d du des von van der den ter el al ben bin da das dos do di del della mac mc o ni",
)
_NICKNAMING = words(
    "big little wee old young auld petit petite grand grande gros grosse vieux vieille ti"
)
_MOST = 3
# what bears a letter of its own: l'équipe B. Le Goff arrive
_LETTERED = words(
    "equipe groupe vitamine hepatite classe bloc unite salle batiment plan team group ward unit block class"
)


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates that begin too late: Der Heydt, Trev for Big Trev, Bank for Tesco Bank."""
    people = {one.span.end: one for one in found if one.kind is IdentifierKind.PERSON}
    for one in found:
        if one.kind not in _NAMED:
            continue
        beside = people.get(one.span.start - 1)
        if (
            beside is not None
            and one.kind is IdentifierKind.PERSON
            and _go_together(reading, beside, one)
        ):
            span = Span(beside.span.start, one.span.end)
            yield replace(one, span=span, text=span.cut(reading.text))
        at = reading.word_at(one.span.start)
        if reading.starts[at] != one.span.start:
            continue
        first = _first(reading, at, one)
        if first < at:
            span = Span(reading.starts[first], one.span.end)
            yield replace(one, span=span, text=span.cut(reading.text))


def _go_together(reading: Reading, one: Candidate, other: Candidate) -> bool:
    """A first name and a surname found each by itself: Dod Buchan."""
    at = reading.word_at(other.span.start)
    alone = " " not in one.text and (reading.no_capitals or " " not in other.text)
    written = reading.is_capital(at) or reading.no_capitals
    return alone and at > 0 and reading.gaps[at] in SPACES and written


def _first(reading: Reading, at: int, one: Candidate) -> int:
    if (pair := _titled_pair(reading, at, one)) is not None:
        return pair
    at = _over_initials(reading, at, one)
    for _ in range(_MOST):
        if at > 1 and _is_particle_inside(reading, at - 1):
            at -= 2
        elif at == 0 or not _belongs(reading, at - 1, one):
            break
        else:
            at -= 1
    return at


def _over_initials(reading: Reading, at: int, one: Candidate) -> int:
    """D. Le Bihan, J.-M. Saint-Vu: letters with their stop before a name found without them."""
    if one.kind is IdentifierKind.ORGANISATION:
        return at
    first = at
    while (
        first > 0
        and len(reading.words[first - 1]) == 1
        and reading.is_capital(first - 1)
        and reading.gaps[first] in (". ", ".", ".-", ".\u00a0")
    ):
        first -= 1
    return at if reading.before(first) in _LETTERED else first


def _is_particle_inside(reading: Reading, k: int) -> bool:
    """The “der” of Van der Meer, where the Van opens the sentence."""
    tight = reading.is_tight(k + 1) and reading.is_tight(k)
    head = reading.folds[k - 1] in ("van", "von", "de", "da", "dos", "del") and reading.is_capital(
        k - 1
    )
    return (
        tight
        and head
        and reading.folds[k] in ("der", "den", "de", "la", "los", "las", "het", "ter")
    )


def _titled_pair(reading: Reading, at: int, one: Candidate) -> int | None:
    """Monsieur et Madame Laborie."""
    titles = reading.vocabulary.titles
    joined = reading.before(at) in ("et", "and") and reading.before(at, 2) in titles
    pair = joined and reading.folds[at] in titles and one.kind is IdentifierKind.PERSON
    return at - 2 if pair else None


def _belongs(reading: Reading, before: int, one: Candidate) -> bool:
    """Whether the capitalised word ``before`` a name is part of it."""
    gap, form = reading.gaps[before + 1], reading.folds[before]
    if _is_small_particle(reading, before, one) or _is_grand(reading, before, one):
        return True
    if _is_told_apart(reading, before, one):
        return True
    if not (reading.is_capital(before) and reading.is_capital(before + 1)):
        return False
    if gap not in (*SPACES, *HYPHENS, *APOSTROPHES):
        return False
    if before in reading.in_labels:
        return False
    if form in _NICKNAMING and one.kind is IdentifierKind.PERSON:
        return gap in SPACES or gap in HYPHENS
    if reading.opens[before]:
        foreign = _PARTICLES_EN if reading.settings.language == "en" else _PARTICLES_FR
        return form in foreign or form in _LANDS_EN or _opens_english_name(reading, before)
    if form in _SMALL:
        return True
    return before in reading.kept and not is_harmless_sigle(reading, before) and not _is_time(form)


# at the head of a sentence these are no words of the language: Da Silva, Van Dijk, El Khoury
_PARTICLES_FR = words("da di dos das van von el mac mc del della ould bin las los")
_PARTICLES_EN = words("da de di dos das del della du la le el mac mc ould ter")


_LANDS_EN = words("camp fort lake mount port cape point")


def _is_small_particle(reading: Reading, before: int, one: Candidate) -> bool:
    """Van Dijk written “van Dijk”: particles that are words of neither language."""
    particles: tuple[str, ...] = _LOWER_PARTICLES
    if reading.settings.language == "en":
        particles = (*_LOWER_PARTICLES, "de", "di", "du")
    return (
        one.kind is IdentifierKind.PERSON
        and reading.words[before] in particles
        and reading.gaps[before + 1] in SPACES
        and not _is_vehicle(reading, before)
    )


def _is_vehicle(reading: Reading, before: int) -> bool:
    """“A van”, unless it makes a surname with the word behind it: a van Dijk."""
    surname = reading.profile(f"{reading.folds[before]} {reading.folds[before + 1]}").surname
    return reading.before(before) in reading.vocabulary.determiners and not surname


_TOLD_APART = words("little big wee young fat crazy mad")


def _is_told_apart(reading: Reading, before: int, one: Candidate) -> bool:
    """Little Hollis said: an English nickname, where no article makes it a plain word."""
    person = one.kind is IdentifierKind.PERSON and reading.settings.language == "en"
    bare = reading.before(before) not in reading.vocabulary.determiners
    named = reading.is_capital(before + 1) and reading.gaps[before + 1] in SPACES
    return person and named and bare and reading.folds[before] in _TOLD_APART


_GRAND = words("grand grands arriere belle beau demi petite petit")


def _is_grand(reading: Reading, before: int, one: Candidate) -> bool:
    """The “grand” of grand-mère Louise, once “mère Louise” is found."""
    hyphened = reading.gaps[before + 1] in HYPHENS and one.kind is IdentifierKind.PERSON
    return hyphened and reading.folds[before] in _GRAND


_LOWER_PARTICLES = ("van", "von", "der", "dos", "das", "bin", "ould", "ter")


def _opens_english_name(reading: Reading, i: int) -> bool:
    """Dale Hall, at the head of a sentence: an English word with a capital before another one."""
    known, small = reading.known(i), reading.vocabulary.never_heads
    borne = known.is_usual_given or known.is_usual_surname or known.is_sizeable_place
    plain = reading.settings.language == "en" and reading.folds[i] not in small
    borne = borne or (reading.ordinariness(i) == 1 and not reading.folds[i].endswith("ly"))
    plain_pair = reading.is_ordinary(i + 1) and not reading.folds[i].endswith(("ly", "ing", "ed"))
    borne = borne or known.given > 0 or plain_pair  # Paddy Doherty, Troublesome Creek
    common = reading.ordinariness(i) == 3 and not (
        known.is_usual_given and not reading.is_ordinary(i + 1) and not reading.known(i + 1).place
    )  # Buck Lindale told me
    return plain and borne and not common and i not in reading.kept


def _is_time(form: str) -> bool:
    return form in _TIMES or form.removesuffix("s") in _TIMES


_TIMES = words(DAYS_EN, MONTH_NAMES_EN, "christmas easter god")
