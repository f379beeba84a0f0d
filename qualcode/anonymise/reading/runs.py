"""Stretches of capitalised words that may be one name."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.apostrophes import elision_begins, is_glottal
from qualcode.anonymise.reading.cut_in import STARTERS
from qualcode.anonymise.reading.heads_en import is_newer, is_title_case, owns_body
from qualcode.anonymise.reading.long_places import place_end
from qualcode.anonymise.reading.openings import FREE, VIRTUES, is_signed, opens_as_name
from qualcode.anonymise.reading.run_ends import is_shouted_link, run_end
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.anonymise.vocabulary import words


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` to ``last``, the first and last of them capitalised."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1


def find_runs(reading: Reading, kept: frozenset[int]) -> tuple[Run, ...]:
    """The runs of the text, in order, none overlapping."""
    runs: list[Run] = []
    reached = -1
    for i in reading.capitals:
        if i <= reached or (i in kept and not _is_compass(reading, i, kept)):
            continue
        if len(reading.words[i]) == 1 and _is_label_again(reading, i):
            continue
        if reading.settings.language == "en" and _is_nobody(reading, i):
            continue
        if is_shouted_link(reading, i):
            continue
        if not _may_begin(reading, i, kept):
            continue
        last = run_end(reading, i, kept)
        runs.append(Run(i, last))
        reached = last
    return tuple(runs)


def _is_label_again(reading: Reading, i: int) -> bool:
    """The Q of “Q : Et alors ?”, and of “Q Et alors ?” where the colon was forgotten."""
    if i in reading.in_labels:
        return True
    heads = i == 0 or "\n" in reading.gaps[i]
    return heads and any(k in reading.in_labels for k in reading.mentions[reading.folds[i]])


def _is_nobody(reading: Reading, i: int) -> bool:
    """I, Ph.D., So-and-so: capitals that English gives what names nobody."""
    form = reading.folds[i]
    if form == "bill" and i + 2 < len(reading) and reading.gap_after(i + 1) in HYPHENS:
        return len(reading.words[i + 1]) == 1  # Bill C-68
    if form == "ph" and i + 1 < len(reading) and reading.folds[i + 1] == "d":
        return True
    return form == "i" or (form == "so" and reading.gap_after(i) in HYPHENS)


def _is_compass(reading: Reading, i: int, kept: frozenset[int]) -> bool:
    """Ouest Corse, Nord Isère: a point of the compass that belongs to the name after it."""
    k = i + 1
    return (
        reading.folds[i] in ("nord", "sud", "est", "ouest", "north", "south", "east", "west")
        and (not reading.opens[i] or reading.settings.language == "en")
        and k < len(reading)
        and k not in kept
        and reading.is_tight(k)
        and reading.is_capital(k)
    )


def _may_begin(reading: Reading, i: int, kept: frozenset[int]) -> bool:
    word, following = reading.words[i], i + 1
    elided = len(word) <= 2 and reading.gap_after(i) in APOSTROPHES and following < len(reading)
    if elided and not is_glottal(reading, i):
        return elision_begins(reading, i)
    if not reading.opens[i] or not reading.is_ordinary(i):
        return True
    if _is_initial(reading, i) or _is_article_surname(reading, i):
        return True
    if owns_body(reading, i) or is_title_case(reading, i) or is_newer(reading, i):
        return True
    if following >= len(reading) or following in kept or not reading.is_tight(following):
        return _alone_after_stop(reading, i)
    if place_end(reading, i) is not None:
        return True
    if not reading.is_capital(following) or reading.opens[following]:
        return _alone_after_stop(reading, i)
    if reading.words[following] == "I" and reading.settings.language == "en":
        return _alone_after_stop(reading, i)
    known = reading.known(i)
    is_name = known.is_known_given and reading.ordinariness(i) < 3
    frequent_name = known.given == 1 and not reading.is_ordinary(following)
    if reading.gaps[following] in HYPHENS:
        return is_name or known.given == 1 or known.place > 0
    if _is_borne_pair(reading, i):
        return True
    return (
        is_name
        or frequent_name
        or _names_organisation(reading, i)
        or _two_plain_capitals(reading, i)
    )


def _is_borne_pair(reading: Reading, i: int) -> bool:
    """Rose Amadou, at the head of a sentence: two words that people bear, neither of them said small."""
    second, small = reading.known(i + 1), reading.vocabulary.never_borne
    return (
        reading.known(i).given == 1
        and bool(second.is_usual_surname or second.is_usual_given)
        and small.isdisjoint(reading.folds[i : i + 2])
        and reading.folds[i] not in reading.lower_forms
        and not reading.is_shouted(i + 1)
    )


def _is_initial(reading: Reading, i: int) -> bool:
    """L. Schmitt, J.-M. Etcheverry: a letter, its stop, and a capital."""
    k = i + 1
    if (
        reading.words[i] == "I"
        and reading.settings.language == "en"
        and reading.gaps[k : k + 1] == [". "]
    ):
        return not reading.is_ordinary(k)  # I. Saw her
    return (
        len(reading.words[i]) == 1
        and k < len(reading)
        and reading.gaps[k] in (". ", ".", ".-")
        and reading.is_capital(k)
        and (len(reading.words[k]) == 1 or not reading.is_ordinary(k))
    )


def _is_article_surname(reading: Reading, i: int) -> bool:
    """Le Gall, La Porta, Da Costa at the start of a sentence."""
    k = i + 1
    if k >= len(reading) or not reading.is_capital(k) or reading.gaps[k] not in SPACES:
        return False
    pair = reading.profile(f"{reading.folds[i]} {reading.folds[k]}")
    return pair.is_known_surname and reading.ordinariness(k) < 2


def _two_plain_capitals(reading: Reading, i: int) -> bool:
    """“Plateau Répit.”: after a stop, an ordinary word and another whose capital nothing explains."""
    k, vocabulary = i + 1, reading.vocabulary
    if reading.folds[i] in vocabulary.never_heads or i in reading.in_labels:
        return False
    if reading.settings.language == "en" and reading.folds[i] in STARTERS:
        return False  # Now Business was different
    second = reading.known(k)
    known_name = second.given or second.is_usual_surname or second.place
    plain = reading.is_ordinary(k) and reading.folds[k] not in vocabulary.known_words
    return plain and not known_name and len(reading.words[k]) > 3 and not reading.is_shouted(k)


def _names_organisation(reading: Reading, i: int) -> bool:
    return reading.folds[i] in reading.vocabulary.organisations


def _alone_after_stop(reading: Reading, i: int) -> bool:
    """Whether an ordinary word opening a sentence still reads as a name: Rose m'a dit."""
    known = reading.known(i)
    if reading.folds[i] in reading.vocabulary.function_words or reading.folds[i] in FREE:
        return False
    if reading.settings.language == "en" and reading.folds[i] in STARTERS:
        return False
    if reading.folds[i] in VIRTUES and reading.after(i) == "is":
        return False  # Hope is not a strategy
    if known.given and _stands_before_a(reading, i):
        return False  # Grâce à eux
    if is_signed(reading, i) or opens_as_name(reading, i):
        return True
    if not known.is_usual_given:
        return False
    if _is_said_alone(reading, i):
        return True
    if reading.ordinariness(i) < 2:
        return True
    if known.given == 1 and reading.gap_after(i).strip()[:1] in (".", "?", "!") and i > 0:
        return True
    verbs = reading.vocabulary.speech_verbs
    if reading.ordinariness(i) == 3:
        if reading.settings.language == "en":
            return False
        verbs = verbs & _TELLING
    return reading.after(i) in verbs and known.given == 1


_PRONOUNS = words("he she his her il elle")


def _is_said_alone(reading: Reading, i: int) -> bool:
    """“She wrote to Autumn. Autumn. She's…”: a sentence of one word, and a pronoun after it."""
    k = i + 1
    ends = (
        k < len(reading)
        and reading.gaps[k].strip()[:1] in (".", "?", "!")
        and "\n" not in reading.gaps[k]
    )
    return i > 0 and ends and reading.folds[k] in _PRONOUNS


def _stands_before_a(reading: Reading, i: int) -> bool:
    """Whether the preposition “à” follows the ordinary French word ``i``."""
    k = i + 1
    ordinary = reading.settings.language != "en" and reading.ordinariness(i) == 3
    return ordinary and k < len(reading) and reading.is_tight(k) and reading.words[k] == "à"


# what follows a name rather than a common word
_TELLING = words("a m est etait avait dit disait s was is said told had has rang says")
