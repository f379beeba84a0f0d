"""What a word is known as: ordinary, first name, surname, place, or kept because harmless."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Profile:
    """How one folded form is known; 0 means not at all.

    ``french`` and ``english``: 1 in a dictionary, 2 fairly frequent, 3 among the most frequent.
    ``given`` and ``surname``: 1 very common to 4 rare. ``place``: 1 large, 2 middling, 3 small.
    ``place_kind``: c commune, d département, r region, p country, w town abroad, a part of a name.
    """

    french: int = 0
    english: int = 0
    given: int = 0
    surname: int = 0
    place: int = 0
    place_kind: str = "-"

    @property
    def is_usual_given(self) -> bool:
        """A first name that many people have."""
        return 0 < self.given < 3

    @property
    def is_known_given(self) -> bool:
        """A first name, the rarest left out: these are nearly any word."""
        return 0 < self.given < 4

    @property
    def is_usual_surname(self) -> bool:
        """A surname that many people have."""
        return 0 < self.surname < 3

    @property
    def is_known_surname(self) -> bool:
        """A surname, the rarest left out."""
        return 0 < self.surname < 4

    @property
    def is_sizeable_place(self) -> bool:
        """A place that is no village."""
        return 0 < self.place < 3

    @classmethod
    @cache
    def parse(cls, code: str) -> Profile:
        """The profile written as six signs, such as ``30212c``."""
        french, english, given, surname, place = (int(sign) for sign in code[:5])
        return cls(french, english, given, surname, place, code[5])


UNKNOWN = Profile()


class Lexicon(Protocol):
    """The tables detection reads; ``qualcode.engines.lexicon`` loads the shipped ones."""

    def profile(self, form: str) -> Profile:
        """How a folded form (one word or several) is known."""

    def begins(self, form: str) -> bool:
        """Whether a longer known form starts with this one and a space."""

    def is_kept(self, form: str) -> bool:
        """Whether a folded form is a harmless name: national body, brand, feast, idiom…"""

    def begins_kept(self, form: str) -> bool:
        """Whether a longer harmless name starts with this form and a space."""

    def is_sigle(self, form: str) -> bool:
        """Whether a folded form, written in capitals, is a harmless sigle."""

    def is_lemmatised(self, word: str, language: str) -> bool:
        """Whether a word, accents kept, stands in the lemma lists of ``language``."""

    def starts_place(self, stem: str) -> tuple[str, ...]:
        """The names of places, longest first, that begin with these letters."""
