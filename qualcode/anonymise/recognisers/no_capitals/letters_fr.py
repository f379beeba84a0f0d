"""French names without capitals told by letters: l'o.s.e., g, a, u, d, i, n, s. mouchard, j.-f. pinel."""

from __future__ import annotations

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_BODY, _PERSON = IdentifierKind.ORGANISATION, IdentifierKind.PERSON
_REASON, _SPELLED = Message("what the name goes by"), Message("name without a capital")
_FEW, _MOST = 4, 12
# what letters tell apart, that are nobody's
_LETTERED = words(
    "option plan vitamine hepatite type categorie batiment porte etage classe equipe salle point lettre serie bac",
    "annexe groupe immeuble escalier bloc hall ligne bus article alinea partie figure tableau le la un une l d c j n s",
    "t m qu les des du au streptocoque grippe section niveau permis filiere cas terminale premiere seconde",
)


def find_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The name whose first letter is word ``i``, with its last word."""
    return _spelled(reading, i) or _initialled(reading, i)


def _initialled(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """S. mouchard, j.-f. pinel: the letters of first names with their stops, and a surname."""
    k = i
    while k + 1 < len(reading) and len(reading.folds[k + 1]) == 1 and k - i < 2:
        if reading.gaps[k + 1] not in (".-", "-", ".", ". "):
            return None
        k += 1
    n, form = k + 1, reading.folds[i]
    if n >= len(reading) or reading.gaps[n] not in (". ", ".") or not form.isalpha():
        return None
    asked = i in reading.in_labels or ("\n" in reading.gaps[i] and k == i)
    if asked or reading.before(i) in _LETTERED or form in "aày":
        return None
    known, surname = reading.known(n), reading.folds[n]
    strange = not reading.is_ordinary(n) and not (known.is_usual_given and known.surname != 1)
    borne = strange or (known.surname == 1 and reading.ordinariness(n) < 3)
    if not borne or len(surname) < 3 or not surname.isalpha() or reading.is_small_word(n):
        return None
    last = n
    while last + 1 < len(reading) and reading.gaps[last + 1] in HYPHENS:
        last += 1
    return last, reading.candidate(i, last, _PERSON, Tier.REVIEW, _SPELLED)


def _spelled(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """“L'o.s.e.”, “g, a, u, d, i, n”: a sigle with its stops; a name said letter by letter."""
    dotted = i + 2 < len(reading) and reading.gaps[i + 1] == "." and reading.gaps[i + 2] == "."
    joints = (".",) if dotted else (*SPACES, *HYPHENS, ", ")
    last = i
    while last + 1 < len(reading) and reading.gaps[last + 1] in joints and last - i < _MOST:
        form = reading.folds[last + 1]
        if len(form) > 1 and (dotted or form not in ("deux", "accent", "tiret")):
            break
        last += 1
    letters = "".join(form for form in reading.folds[i : last + 1] if len(form) == 1)
    if dotted:
        if len(letters) < _FEW - 1 or reading.lexicon.is_sigle(letters):
            return None
        if reading.before(i) not in ("l", "la", "le", "d", "du", "au", "de"):
            return None
        end = reading.ends[last] + (reading.gap_after(last)[:1] == ".")
        found = reading.candidate_at(reading.starts[i], end, _BODY, Tier.REVIEW, _REASON)
        return last, found
    said = len(letters) > _FEW and len(set(letters)) > 2 and last - i >= _FEW
    if not said or reading.gaps[i] in APOSTROPHES:
        return None
    return last, reading.candidate(i, last, _PERSON, Tier.REVIEW, _SPELLED)
