"""How far a stretch of capitals goes: over hyphens, apostrophes, small words, legal forms."""

from __future__ import annotations

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.apostrophes import apostrophe_joins, starts_elision
from qualcode.anonymise.reading.harmless import is_harmless_sigle
from qualcode.anonymise.reading.hyphens import through_hyphens
from qualcode.anonymise.reading.long_places import place_end
from qualcode.anonymise.reading.particles import over_particles, possessive_ends
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.anonymise.vocabulary import words


def run_end(reading: Reading, first: int, kept: frozenset[int], *, of_person: bool = False) -> int:
    """The last word of the run that starts at ``first``; after a title it is a person's."""
    last = place_end(reading, first) or first
    while True:
        reached = _next(reading, first, last, kept, of_person=of_person)
        if reached == last:
            return last
        last = reached


def _next(reading: Reading, first: int, last: int, kept: frozenset[int], *, of_person: bool) -> int:
    k = last + 1
    if k >= len(reading):
        return last
    gap = reading.gaps[k]
    if gap in HYPHENS:
        return through_hyphens(reading, last)
    if gap in APOSTROPHES and reading.folds[k] == "s" and reading.settings.language == "en":
        after = k + 1
        joins = after < len(reading) and reading.gaps[after] in SPACES and reading.is_capital(after)
        if joins and after not in kept:
            return after
        return k if possessive_ends(reading, first, k) else last
    if gap in APOSTROPHES:
        return k if apostrophe_joins(reading, last) else last
    if _is_joined(reading, last, k, kept):
        return k
    if gap in (".-", ". ", ".") and len(reading.words[last]) == 1 and reading.is_capital(k):
        return k if not (gap == ". " and _begins_anew(reading, k)) else last
    if gap not in SPACES or reading.opens[k]:
        return last
    if reading.is_capital(k):
        if starts_elision(reading, k) or _is_speaker(reading, k) or is_shouted_link(reading, k):
            return last
        fits = _fits_in_name(reading, k) or _is_kept_surname(reading, first, k)
        fits = fits or _ends_strange(reading, last, k)
        if k in kept and not (fits or _ends_firm(reading, k)):
            return last
        return place_end(reading, k) or k
    return over_particles(reading, first, last, kept, of_person=of_person)


def _is_speaker(reading: Reading, k: int) -> bool:
    """Cherokee I think: the English “I” goes on a name only before a stop, as in Elizabeth I."""
    goes_on = k + 1 < len(reading) and reading.is_tight(k + 1)
    return reading.words[k] == "I" and goes_on and reading.settings.language == "en"


def _is_joined(reading: Reading, last: int, k: int, kept: frozenset[int]) -> bool:
    """Fish & Game; Pensioners' Friendly: a sign between two capitals of one name."""
    gap = reading.gaps[k]
    if not reading.is_capital(k):
        return False
    owned = gap in ("' ", "’ ") and reading.folds[last].endswith("s") and k not in kept
    return gap == " & " or (owned and reading.settings.language == "en")


def _begins_anew(reading: Reading, k: int) -> bool:
    """“Le C et le D. On a eu…”: the stop ends a sentence, not an initial."""
    if reading.folds[k] in reading.vocabulary.function_words:
        return True
    return reading.is_ordinary(k) and not reading.known(k).surname


def _is_kept_surname(reading: Reading, first: int, k: int) -> bool:
    """Thierry Picard: a brand or a known name is somebody's surname after a first name."""
    head = reading.known(first)
    given = head.is_usual_given and not reading.is_ordinary(first) and k == first + 1
    return given and reading.known(k).is_usual_surname and not is_harmless_sigle(reading, k)


_FIRM_ENDINGS = words("sa sarl sas sasu eurl snc scop asbl ltd plc inc llc gmbh bv nv spa")

_FIRM_OR_NUMERAL = _FIRM_ENDINGS | words("ii iii iv vi vii viii ix xi xii")


def _ends_firm(reading: Reading, k: int) -> bool:
    """Alpin SA, Cobia III: a legal form or a numeral that ends a name."""
    return reading.is_shouted(k) and reading.folds[k] in _FIRM_OR_NUMERAL


def _fits_in_name(reading: Reading, k: int) -> bool:
    """Les Tilleuls Blancs: a word that is harmless alone and ordinary goes on a name."""
    institutional = reading.folds[k] in reading.vocabulary.institutional
    return reading.is_ordinary(k) and not institutional and not is_harmless_sigle(reading, k)


def _ends_strange(reading: Reading, last: int, k: int) -> bool:
    """Kalune Santé: a body's word straight after a word of no dictionary ends its name."""
    known = reading.known(last)
    strange = not (
        reading.is_ordinary(last) or known.given or known.place or reading.is_shouted(last)
    )
    return (
        strange
        and reading.folds[k] in reading.vocabulary.institutional
        and last not in reading.kept
    )


_LINKS = words("by and with on in at for interviewed interviewing transcribed recorded")


def is_shouted_link(reading: Reading, i: int) -> bool:
    """The BY and the ON of OWEN LASK INTERVIEWED BY RUTH COLE ON MAY 3, a heading all in capitals."""
    if reading.folds[i] not in _LINKS or not reading.is_shouted(i) or i + 1 >= len(reading):
        return False
    if not (reading.is_tight(i) and reading.is_tight(i + 1) and reading.is_shouted(i - 1)):
        return False
    known, k = reading.known(i + 1), i + 1
    dated = reading.folds[k].isdigit() or k in reading.kept
    return dated or known.is_known_given or reading.folds[k] in _LINKS
