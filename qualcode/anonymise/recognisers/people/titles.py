"""A title and the name behind it: docteur Hamelin, Mme D., Father Conneely."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.harmless import is_harmless_sigle
from qualcode.anonymise.reading.offices_en import OFFICES
from qualcode.anonymise.reading.run_ends import run_end
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# too short to be a title unless written with a capital
_CAPITAL_ONLY = frozenset(("m", "me", "pr", "sr", "br", "fr", "mr", "pc", "general", "mere", "pere",
                           "soeur", "frere", "tante", "oncle", "maitre", "cousin", "cousine",
                           "father", "mother", "sister", "brother", "nurse", "sir", "lady", "lord",
                           "dame", "judge", "justice", "coach", "miss", "general", "matron", "canon",
                           "deacon", "judge", "captain", "professor", "doctor", "mama", "papa",
                           "baba", "maman", "chief", "elder", "major", "cr", "commissioner"))  # fmt: skip
_PLACEHOLDER = frozenset(
    (
        "x",
        "y",
        "z",
        "untel",
        "untelle",
        "unetelle",
        "machin",
        "machine",
        "truc",
        "bidule",
        "chose",
        "trucmuche",
    )
)
_MOST_PARTICLES = 3
_DOTS = re.compile(r"\.{1,3}|…")


def find(reading: Reading) -> Iterator[Candidate]:
    """Names that follow a title, title included."""
    for i in reading.where(reading.vocabulary.titles):
        if i + 1 < len(reading):
            yield from _name_after(reading, i, reading.folds[i])


def _name_after(reading: Reading, i: int, form: str) -> Iterator[Candidate]:
    k = i + 1
    if k in reading.in_labels and len(reading.words[k]) == 1:
        return  # “M. M. —” at the head of a line
    gap = reading.gaps[k]
    shortened = gap == ". " and form in reading.vocabulary.abbreviations and reading.is_capital(i)
    if (gap == " " or shortened) and (named := _past_particles(reading, k)):
        last = run_end(reading, named, reading.kept, of_person=True)
        reason = Message("name after “{cue}”", cue=reading.words[i])
        yield reading.candidate_at(
            reading.starts[i], name_end(reading, last), IdentifierKind.PERSON, Tier.LIKELY, reason
        )
        return
    if gap not in (*SPACES, ". ", ".", ".\u00a0", ".\u202f") or not reading.is_capital(k):
        return
    if gap[0] == "." and form not in reading.vocabulary.abbreviations:
        return
    if gap[0] == "." and reading.opens[k] and reading.settings.language == "en":
        return  # Thank you, Mrs. What did you see?
    if form in _CAPITAL_ONLY and not reading.is_capital(i) and _is_word_after(reading, k):
        return
    elided = reading.gap_after(k) in APOSTROPHES  # capitaine M'Bappé
    titled = reading.folds[k] in reading.vocabulary.titles and not elided
    if (len(form) == 1 and not reading.is_capital(i)) or titled:
        return
    cut_short = reading.gap_after(k).startswith(("..", "…"))  # Madame Z... is an initial
    if (reading.folds[k] in _PLACEHOLDER and not cut_short) or _is_known_phrase(reading, i, k):
        return
    if reading.folds[k] == "so" and reading.gap_after(k) in HYPHENS:
        return  # Nurse So-and-so
    if is_harmless_sigle(reading, k) or _is_specialised(reading, i, k):
        return
    if _is_office(reading, k):
        return  # the Chief Dental Officer
    last = run_end(reading, k, reading.kept, of_person=True)
    end = name_end(reading, last)
    reason = Message("name after “{cue}”", cue=reading.words[i])
    tier = Tier.SURE if not _is_doubtful(reading, k) else Tier.REVIEW
    yield reading.candidate_at(reading.starts[i], end, IdentifierKind.PERSON, tier, reason)


def _is_word_after(reading: Reading, k: int) -> bool:
    """Whether what follows a small title is a word, and not the article of maître Le Bihan."""
    article = reading.folds[k] in ("le", "la", "de", "du") and k + 1 < len(reading)
    if article and reading.is_tight(k + 1) and reading.is_capital(k + 1):
        return reading.is_ordinary(k + 1)
    return reading.is_ordinary(k)


def _is_office(reading: Reading, k: int) -> bool:
    """Whether two words or more that nobody is called by tell what is done: Chief Dental Officer."""
    last = k
    while (
        last + 1 < len(reading)
        and reading.is_ordinary(last)
        and reading.gaps[last + 1] in SPACES
        and reading.is_capital(last + 1)
    ):
        last += 1
    set_aside = reading.settings.language == "en" and reading.kept.issuperset(range(k, last + 1))
    return last > k and (reading.folds[last] in OFFICES or set_aside)


def _is_specialised(reading: Reading, i: int, k: int) -> bool:
    """Maître E, maîtresse G: the letter is a teacher's specialisation, not a name."""
    return (
        reading.folds[i] in ("maitre", "maitresse", "maitres", "maitresses")
        and not reading.is_capital(i)
        and reading.words[k] in ("E", "G", "D")
    )


def _past_particles(reading: Reading, k: int) -> int | None:
    """The capital behind the small particles of a name: madame von der Au, docteur de la Roche."""
    at = k
    while (
        at - k < _MOST_PARTICLES
        and at + 1 < len(reading)
        and reading.folds[at] in reading.vocabulary.name_particles
        and not reading.is_capital(at)
        and reading.is_tight(at + 1)
    ):
        at += 1
    return at if at > k and reading.is_capital(at) and at not in reading.kept else None


def _is_known_phrase(reading: Reading, i: int, k: int) -> bool:
    """Madame Michu and Madame Curie name nobody here; Madame Boulanger and Madame Basques may."""
    if i not in reading.kept or k not in reading.kept:
        return False
    together, lexicon = reading.joined(i, k), reading.lexicon
    institutional = reading.folds[k] in reading.vocabulary.institutional
    phrase = lexicon.is_kept(together) or lexicon.begins_kept(together)
    return phrase or institutional or not reading.is_ordinary(k)


def name_end(reading: Reading, last: int) -> int:
    """Where a name that ends with word ``last`` ends: an initial takes its dots along."""
    initial = len(reading.words[last]) == 1 and reading.is_capital(last)
    return past_dots(reading, last) if initial else reading.ends[last]


def past_dots(reading: Reading, i: int) -> int:
    """The end of word ``i``, or of the dots right behind it: D. or D..."""
    dots = _DOTS.match(reading.text, reading.ends[i])
    return dots.end() if dots else reading.ends[i]


def _is_doubtful(reading: Reading, k: int) -> bool:
    """A body after a title is none of it: Monsieur le Maire, Docteur en Médecine."""
    known = reading.known(k)
    return (
        reading.ordinariness(k) > 1
        and reading.folds[k] in reading.vocabulary.institutional
        and not known.given
    )
