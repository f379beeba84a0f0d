"""The words around names that give them away, per language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Vocabulary:
    """Folded cue words of one language."""

    language: str
    titles: frozenset[str]
    soft_titles: frozenset[str]
    abbreviations: frozenset[str]
    kin: frozenset[str]
    possessives: frozenset[str]
    determiners: frozenset[str]
    place_prepositions: frozenset[str]
    strong_place_prepositions: frozenset[str]
    place_words: frozenset[str]
    organisations: frozenset[str]
    qualifiers: frozenset[str]
    particles: frozenset[str]
    name_particles: frozenset[str]
    streets: frozenset[str]
    speech_verbs: frozenset[str]
    eponyms: frozenset[str]
    institutional: frozenset[str]
    function_words: frozenset[str]
    roles: frozenset[str]

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Every cue word that is an ordinary word of the language."""
        return (
            self.function_words | self.organisations | self.titles | self.soft_titles | self.roles
            | self.qualifiers | self.streets | self.institutional | self.kin
        )  # fmt: skip

    @cached_property
    def all_particles(self) -> frozenset[str]:
        """Small words that may stand inside a name of any kind."""
        return self.particles | self.name_particles

    @cached_property
    def place_cues(self) -> frozenset[str]:
        """Words before which a capital is a place."""
        return self.strong_place_prepositions | self.place_words

    @cached_property
    def never_heads(self) -> frozenset[str]:
        """Words that begin a sentence and no name."""
        return (
            self.function_words | self.determiners | self.place_prepositions
            | self.speech_verbs | self.titles
        )  # fmt: skip

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that name nobody by themselves, wherever they stand."""
        return self.function_words | self.never_heads

    @cached_property
    def grammar(self) -> frozenset[str]:
        """Words of grammar: the small ones and those that stand before a noun."""
        return self.function_words | self.determiners

    @cached_property
    def never_borne(self) -> frozenset[str]:
        """Words nobody is called by: the cue words, and what begins a sentence and no name."""
        return self.known_words | self.never_heads

    @cached_property
    def generic(self) -> frozenset[str]:
        """Words of a name that cannot stand for it: docteur, lycée, rue."""
        return (
            self.titles | self.organisations | self.qualifiers | self.streets | self.institutional
        )  # fmt: skip

    @cached_property
    def introductions(self) -> frozenset[str]:
        """Kin and callings that introduce somebody."""
        return self.kin | self.soft_titles


def vocabulary_of(language: str) -> Vocabulary:
    """The cue words of ``fr`` or ``en``; French for any other language."""
    from qualcode.anonymise.vocabulary.words_en import ENGLISH
    from qualcode.anonymise.vocabulary.words_fr import FRENCH

    return ENGLISH if language == "en" else FRENCH


def words(*lines: str) -> frozenset[str]:
    """The words of the lines as a set."""
    return frozenset(" ".join(lines).split())
