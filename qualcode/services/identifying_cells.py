"""Which cells of a table may name somebody: a name, a town, an institution, a number, a day."""

from __future__ import annotations

import re

from qualcode.anonymise.detect import detect
from qualcode.anonymise.folding import WORD, fold_phrase
from qualcode.anonymise.identifiers import Candidate, DetectionSettings, Tier
from qualcode.anonymise.leaks.forms import is_ordinary
from qualcode.anonymise.lexicon import Lexicon
from qualcode.engines.lexicon import load_lexicon
from qualcode.model import IdentifierKind

_NAMING = (IdentifierKind.PERSON, IdentifierKind.PLACE, IdentifierKind.ORGANISATION)
_NUMBERS = (IdentifierKind.TELEPHONE, IdentifierKind.MAIL, IdentifierKind.ID)
_EXACT_DATE = re.compile(
    r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}(?:er)? [^\W\d]{3,9} \d{4})\b"
)
_OF_NAMES = frozenset(
    ("nom", "noms", "prenom", "prenoms", "name", "names", "surname", "surnames", "forename",
     "firstname", "lastname")
)  # fmt: skip
_OF_PLACES = frozenset(
    ("commune", "communes", "ville", "villes", "village", "hameau", "bourg", "lieu", "localite",
     "adresse", "town", "city", "place", "address")
)  # fmt: skip
_BESIDE = frozenset(
    ("de", "du", "des", "d", "la", "le", "l", "et", "famille", "jeune", "fille", "usage", "usuel",
     "first", "last", "full", "given", "family", "and", "of", "the", "participant", "participante",
     "patient", "patiente", "medecin", "enquete", "enquetee", "interviewe", "interviewee",
     "exercice", "residence", "habitation", "naissance", "travail", "vie", "domicile", "cabinet",
     "entretien", "practice", "birth", "work", "interview")
)  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NUMBERED = re.compile(r"[^\W\d_]{0,3}[ _.-]?\d{1,5}|\[.*\]")
_WIDE = "drp"  # département, region, country: a landscape, no town
_COMMON = (1, 2, 3)
_PARTICIPLES = ("é", "ée", "és", "ées")


def looks_identifying(text: str, language: str = "fr") -> bool:
    """Whether a cell may name somebody: a name, a town, an institution, a number, an exact date."""
    if not text.strip():
        return False
    if _EXACT_DATE.search(text) or _is_name_alone(text):
        return True
    found = detect(text, load_lexicon(), DetectionSettings(language))
    several = " " in text.strip()  # a word by itself has nothing around it to tell what it is
    return any(one.kind in _NUMBERS or (several and _tells(one)) for one in found)


def heading_tells(text: str, heading: str) -> bool:
    """Whether a cell may name somebody for what its column is: any name under “Nom”, “Prénom”;
    under “Commune” or “Lieu” what has a capital and is no ordinary word, nor an acronym.
    """
    if _NUMBERED.fullmatch(text.strip()) or not _LETTERS.search(text):
        return False
    words = set(fold_phrase(heading).split()) - _BESIDE
    if words and words <= _OF_NAMES:
        return True
    return bool(words) and words <= _OF_PLACES and _is_no_word(text)


def _is_no_word(text: str) -> bool:
    """Whether a word of a cell has a capital and stands in no list of ordinary or harmless words."""
    lexicon = load_lexicon()
    capitals = [w for w in WORD.findall(text) if w[0].isupper() and not w.isupper() and len(w) > 1]
    return any(not _is_harmless(lexicon, fold_phrase(word)) for word in capitals)


def _is_harmless(lexicon: Lexicon, form: str) -> bool:
    """Cabinet, Ehpad, WhatsApp: an ordinary word, a sigle or a name that is everybody's."""
    return is_ordinary(lexicon, form) or lexicon.is_sigle(form) or lexicon.is_kept(form)


def _tells(one: Candidate) -> bool:
    if one.kind not in _NAMING or one.tier not in (Tier.SURE, Tier.LIKELY):
        return False
    known = load_lexicon().profile(fold_phrase(one.text))
    return not (one.kind is IdentifierKind.PLACE and known.place_kind in _WIDE)


def _is_name_alone(text: str) -> bool:
    """Whether the whole cell is the name of a commune or of a person, with nothing around it."""
    lexicon, words = load_lexicon(), fold_phrase(text).split()
    if not words or not text.strip()[0].isupper():
        return False
    whole = lexicon.profile(" ".join(words))
    plain = is_ordinary(lexicon, " ".join(words)) or _is_a_word(text)
    if whole.place_kind == "c" and whole.place and not plain:
        return True
    known = [lexicon.profile(word) for word in words]
    if len(words) > 1 and known[0].given in _COMMON and all(k.surname for k in known[1:]):
        return all(word[0].isupper() for word in WORD.findall(text))
    named = all(k.given or k.surname for k in known) and any(k.given in _COMMON for k in known)
    return named and not plain


def _is_a_word(text: str) -> bool:
    """Whether a word ends as participles do and is one: Marié is not Marie."""
    word = text.strip().lower()
    return word.endswith(_PARTICIPLES) and load_lexicon().is_lemmatised(word, "fr")
