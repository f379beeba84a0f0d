"""First names, alone or with a surname."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.openings import does_deed, is_addressed, is_presented, is_signed
from qualcode.anonymise.reading.run_ends import run_end
from qualcode.anonymise.reading.runs import Run
from qualcode.anonymise.reading.word_list import HYPHENS
from qualcode.anonymise.recognisers.names.by_habit import is_by_habit
from qualcode.anonymise.recognisers.names.plain import is_office_fr
from qualcode.anonymise.recognisers.people.titles import name_end
from qualcode.anonymise.recognisers.places.gentiles import is_people_of_part
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.callings_fr import HOME
from qualcode.model import IdentifierKind
from qualcode.wording import Message

GIVEN = Message("first name")
COMPOUND = Message("compound first name")
GIVEN_AND_SURNAME = Message("first name and surname")
_INDEFINITE = words("the a an any each every no some all another other last next first")
_ADJECTIVES = words(
    "petit petite grand grande vieux vieille jeune pauvre little big old young poor"
)


def find(reading: Reading) -> Iterator[Candidate]:
    """Runs that begin with a first name."""
    for run in reading.runs:
        yield from _person(reading, run)
    yield from _kept_first_names(reading)


def _person(reading: Reading, run: Run) -> Iterator[Candidate]:
    first = reading.known(run.first)
    small = reading.folds[run.first] in reading.vocabulary.function_words
    # English gives small words no capital inside a sentence: that Will is a person
    if small and (reading.settings.language != "en" or reading.opens[run.first]):
        return
    at_home = reading.settings.language != "en" and reading.folds[run.first] in HOME
    if at_home and len(run) == 1:
        return  # c'est Papa qui conduisait
    if not first.given or (reading.is_shouted(run.first) and len(run) == 1):
        return
    if is_people_of_part(reading, run.first, run.last):
        return
    if len(run) == 1:
        yield from _alone(reading, run)
    elif _is_stressed(reading, run):
        return
    elif is_office_fr(reading, [run.first, run.last]):
        return  # une Aide Soignante
    elif first.given <= 3:
        yield from _with_surname(reading, run)


def _is_stressed(reading: Reading, run: Run) -> bool:
    """SAID SO, IN WITH: words of every day in capitals, one of them a small word."""
    inside = range(run.first, run.last + 1)
    small = reading.vocabulary.function_words
    return (
        reading.settings.language == "en"
        and all(reading.is_shouted(i) and reading.is_ordinary(i) for i in inside)
        and any(reading.folds[i] in small for i in inside)
    )


def _with_surname(reading: Reading, run: Run) -> Iterator[Candidate]:
    second = reading.known(run.first + 1)
    if (
        reading.joined(run.first, run.last)
        and reading.profile(reading.joined(run.first, run.last)).place
    ):
        return
    hyphened = reading.gaps[run.first + 1] in HYPHENS
    named = second.surname or second.given or not reading.is_ordinary(run.first + 1)
    rare = reading.known(run.first).given == 3 or reading.ordinariness(run.first) > 1
    tier = Tier.SURE if named and not rare else Tier.LIKELY if named else Tier.REVIEW
    reason = COMPOUND if hyphened and len(run) == 2 else GIVEN_AND_SURNAME
    start, end = reading.starts[run.first], name_end(reading, run.last)
    yield reading.candidate_at(start, end, IdentifierKind.PERSON, tier, reason)


def _alone(reading: Reading, run: Run) -> Iterator[Candidate]:
    i, known = run.first, reading.known(run.first)
    if is_by_habit(reading, i):
        return
    ordinary = reading.ordinariness(i)
    reason = GIVEN
    cue = reading.before(i)
    if cue in reading.vocabulary.kin or cue in reading.vocabulary.soft_titles:
        reason = Message("first name, after “{cue}”", cue=reading.words[i - 1])
        if known.given <= 3:
            yield reading.candidate(i, i, IdentifierKind.PERSON, Tier.SURE, reason)
            return
    if ordinary and not _stands_as_name(reading, i):
        return
    if ordinary and known.given > 2 and not is_signed(reading, i):
        return
    sure = known.given <= 2 and not ordinary and not (known.is_sizeable_place and not known.surname)
    tier = Tier.SURE if sure else Tier.LIKELY if known.given <= 3 else Tier.REVIEW
    yield reading.candidate(i, i, IdentifierKind.PERSON, tier, reason)


def _stands_as_name(reading: Reading, i: int) -> bool:
    """Whether a first name that is also a word stands without determiner."""
    if reading.opens[i]:
        return True  # the run would not have begun otherwise
    cue, rare = reading.before(i), reading.ordinariness(i) < 2
    if reading.settings.language == "en":
        # English gives common nouns no capital
        return reading.ordinariness(i) < 3 or bool(cue and cue not in _INDEFINITE)
    if cue in _ADJECTIVES or (rare and cue in ("le", "la") and reading.known(i).given == 1):
        return True
    return cue not in reading.vocabulary.determiners


def _is_kept_person(reading: Reading, i: int) -> bool:
    """“May let me in”, “her grandson Christian has”, “June, come out”: what no month does."""
    if i not in reading.kept or not reading.known(i).is_usual_given or reading.is_shouted(i):
        return False
    lexicon, folds = reading.lexicon, reading.folds
    following = folds[i + 1] if i + 1 < len(reading) else ""
    longer = (f"{folds[i - 1]} {folds[i]}", f"{folds[i]} {following}")
    if any(map(lexicon.is_kept, longer)) or lexicon.begins_kept(longer[1]):
        return False
    return (
        reading.before(i) in reading.vocabulary.introductions
        or _is_beside(reading, i)
        or _is_partner(reading, i)
        or is_presented(reading, i)
        or is_addressed(reading, i)
        or (not reading.before(i) and does_deed(reading, i))
    )


def _is_beside(reading: Reading, i: int) -> bool:
    """J'habite là avec Noël. A feast would go on: avec Noël qui approche."""
    beside = reading.settings.language != "en" and reading.before(i) in ("avec", "chez")
    return beside and reading.gap_after(i).strip(" ")[:1] in (".", ",", "!", "?")


def _is_partner(reading: Reading, i: int) -> bool:
    """Clive and June ran it: a month beside somebody's first name."""
    k = i - 2
    if reading.settings.language != "en" or reading.before(i) != "and" or k < 0:
        return False
    written = reading.is_capital(k) or reading.no_capitals
    return (
        written
        and reading.is_tight(i - 1)
        and reading.known(k).is_usual_given
        and reading.ordinariness(k) < 2
        and k not in reading.kept
    )


def _kept_first_names(reading: Reading) -> Iterator[Candidate]:
    """A feast or month that is a first name when a surname follows: Noël Quéméneur."""
    for i in range(len(reading)) if reading.no_capitals else reading.capitals:
        k = i + 1
        if _is_kept_person(reading, i):
            yield reading.candidate(i, i, IdentifierKind.PERSON, Tier.REVIEW, GIVEN)
            continue
        if i not in reading.kept or k >= len(reading) or k in reading.kept:
            continue
        if not reading.known(i).given or not reading.is_tight(k) or not reading.is_capital(k):
            continue
        known, bare = (
            reading.known(k),
            reading.before(i) not in reading.vocabulary.place_prepositions,
        )
        if (known.surname or (bare and not known.place)) and not reading.is_ordinary(k):
            last = run_end(reading, k, reading.kept)
            yield reading.candidate(i, last, IdentifierKind.PERSON, Tier.LIKELY, GIVEN_AND_SURNAME)
