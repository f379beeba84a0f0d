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


def vocabulary_of(language: str) -> Vocabulary:
    """The cue words of ``fr`` or ``en``; French for any other language."""
    from qualcode.anonymise.words_en import ENGLISH
    from qualcode.anonymise.words_fr import FRENCH

    return ENGLISH if language == "en" else FRENCH


def words(*lines: str) -> frozenset[str]:
    """The words of the lines as a set."""
    return frozenset(" ".join(lines).split())
