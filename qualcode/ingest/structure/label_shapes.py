"""What a possible speaker label looks like: a known word, a code, initials, a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from unicodedata import combining, normalize

from qualcode.ingest.structure.label_words import (
    ABBREVIATIONS,
    INTERVIEWER_WORDS,
    NEUTRAL_WORDS,
    NEVER_LABELS,
    OTHER_WORDS,
    QUALIFIERS,
    RESPONDENT_WORDS,
    TITLES,
)
from qualcode.model import Role


class Look(StrEnum):
    """The family a label belongs to."""

    KNOWN = "known"
    NEUTRAL = "neutral"
    TITLED = "titled"
    CODE = "code"
    LETTER = "letter"
    INITIALS = "initials"
    NAME = "name"
    PHRASE = "phrase"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Shape:
    """A label's family, the key all its spellings share, and the role its words say."""

    look: Look
    key: str
    role: Role | None = None


MAX_LABEL = 48
_MAX_WORDS = 5
_MAX_WORDS_SET_APART = 3
_ARTICLES = frozenset({"l", "le", "la", "un", "une", "the", "a"})
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_ENDINGS = re.compile(
    r"[(\[/·•.\-]\s*(?:trices?|rices?|euses?|eure?s?|eres?|ères?|nes?|es?|s)\b\s*[)\]]?"
    r"(?:[.·•]s\b)?",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Za-zÀ-ÿ]{1,4}[ ._\-]?(?:n[°o] ?)?\d{1,3}[a-z]?")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?[ -]?){2,4}")
_PARTICLES = frozenset({"de", "du", "des", "la", "le", "van", "von", "da", "di", "el", "d", "l"})
_NUMBER = re.compile(r"(?:n[°o]\s?|#)?\d{1,3}[a-zA-Z]?|[A-Z]|[IVX]{1,4}")
_WORDS = re.compile(r"[^\s_]+")
_SERIES = re.compile(r"(q|questions?|reponses?|answer|relances?|prompt)(\d+[a-z]?)")
_NO_INITIALS = frozenset({"ok", "nb", "ps", "re", "non", "oui", "yes", "no", "cf", "etc"})
_NUMERO = re.compile(r"\bn[°o]\s?(?=\d)")


@lru_cache(maxsize=4096)
def shape_of(label: str) -> Shape | None:
    """The shape of a label, or None when nobody would name a speaker so."""
    label = label.strip(" .\u00a0\u202f*_:")
    bare = _ASIDE.sub("", _ENDINGS.sub("", label)).strip(" .\u00a0\u202f")
    if not 0 < len(bare) <= MAX_LABEL or not bare[0].isalpha():
        return None
    words = _WORDS.findall(bare)
    if len(words) > _MAX_WORDS:
        return None
    shape = _known(bare, words, label) or _coded(bare) or _named(bare, words)
    if shape is None or shape.role is not None:
        return shape
    role = _role_aside(label)
    return replace(shape, look=Look.KNOWN, role=role) if role else shape


def _role_aside(label: str) -> Role | None:
    """The role told in brackets after a name: « Ines Falk (ENQ) », « Ines Falk [interviewer] »."""
    for aside in _ASIDE.findall(label):
        words = [fold_label(word).rstrip("0123456789") for word in _WORDS.findall(aside)]
        first = next((word for word in words if word and word not in _ARTICLES), "")
        role = role_of_word(first) or ABBREVIATIONS.get(first)
        if role:
            return role
    return None


def name_set_apart(label: str) -> Shape | None:
    """A name typed in small letters, « ines falk »: a label where it is set in bold or italics."""
    words = label.strip(" .\u00a0\u202f*_:").split()
    if not words or len(words) > _MAX_WORDS_SET_APART or not label[:1].islower():
        return None
    return _named(" ".join(words), [word[:1].upper() + word[1:] for word in words])


def phrase_of(label: str) -> Shape | None:
    """Two to four ordinary words, « Fille de résident »: a label only where it answers."""
    words = label.strip(" .\u00a0\u202f*_:").split()
    if not 2 <= len(words) <= 4 or not words[0][:1].isupper():
        return None
    letters = "".join(words).replace("-", "").replace("'", "").replace("’", "")
    if not letters.isalpha() or fold_label(words[0]) in NEVER_LABELS:
        return None
    return Shape(Look.PHRASE, _key(label))


def small_of(label: str) -> Shape | None:
    """« ac », « med6 »: initials or a code in small letters, a label only beside the same in capitals."""
    bare = label.strip(" .\u00a0\u202f*_:")
    if not bare[:1].islower() or " " in bare.strip("0123456789 "):
        return None
    shape = shape_of(bare.upper())
    if shape is None or shape.look not in (Look.CODE, Look.INITIALS, Look.LETTER):
        return None
    return Shape(Look.SMALL, shape.key, shape.role)


def _known(bare: str, words: list[str], label: str) -> Shape | None:
    first = fold_label(words[0])
    stem = first.rstrip("0123456789")
    compound = fold_label("".join(words[:2]))
    rest = words[1:]
    for word, after in ((first, rest), (stem, rest), (compound, words[2:])):
        role = role_of_word(word)
        if (role or word in NEUTRAL_WORDS) and all(_may_follow(w) for w in after):
            look = Look.KNOWN if role else Look.NEUTRAL
            key = _key(bare) if role or after or stem != first else _key(label)
            return Shape(look, key, role)
    if first in TITLES and rest and all(_is_name_word(word) for word in rest):
        respondent = Role.RESPONDENT if first in {"dr", "docteur", "doctor"} else None
        return Shape(Look.TITLED, _key(bare), respondent)
    return None


def _coded(bare: str) -> Shape | None:
    key = _key(bare)
    if _CODE.fullmatch(bare):
        letters = key.rstrip("0123456789")
        if letters in NEVER_LABELS or (bare[0].islower() and len(letters) > 1):
            return None
        role = ABBREVIATIONS.get(letters)
        return Shape(Look.CODE, key, role)
    if len(key) == 1 and bare[0].isalpha():
        return Shape(Look.LETTER, key) if "A" <= bare[0] <= "Z" else None
    if key in ABBREVIATIONS and bare[0].isupper():
        return Shape(Look.INITIALS, key, ABBREVIATIONS[key])
    if _INITIALS.fullmatch(bare) and key not in _NO_INITIALS:
        return Shape(Look.INITIALS, key)
    return None


def _named(bare: str, words: list[str]) -> Shape | None:
    if len(words) > 4 or fold_label(words[0]) in NEVER_LABELS:
        return None
    if not all(_is_name_word(word) for word in words) or not _is_name_word(words[-1]):
        return None
    if words[0].lower() in _PARTICLES or len(fold_label(bare)) < 2:
        return None
    return Shape(Look.NAME, _key(bare))


def _may_follow(word: str) -> bool:
    return bool(_NUMBER.fullmatch(word)) or fold_label(word) in QUALIFIERS or _is_name_word(word)


def _is_name_word(word: str) -> bool:
    if word.lower().strip("'’.") in _PARTICLES or _NUMBER.fullmatch(word):
        return True
    letters = word.replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    return letters.rstrip("0123456789").isalpha() and word[0].isupper()


def role_of_word(word: str) -> Role | None:
    """The role a folded word says, or None."""
    if word in INTERVIEWER_WORDS:
        return Role.INTERVIEWER
    if word in RESPONDENT_WORDS:
        return Role.RESPONDENT
    return Role.OTHER if word in OTHER_WORDS else None


def fold_label(text: str) -> str:
    """Letters and digits only, lower case, without accents or gender endings in brackets."""
    plain = normalize("NFKD", _ENDINGS.sub("", text).casefold())
    return "".join(char for char in plain if char.isalnum() and not combining(char))


def _key(text: str) -> str:
    """What all spellings of a label share; Q1, Q2… and Question 1… are one speaker each."""
    key = fold_label(_NUMERO.sub("", text))
    series = _SERIES.fullmatch(key)
    return series[1] if series else key
