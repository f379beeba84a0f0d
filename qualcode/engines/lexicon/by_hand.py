"""The lists kept by hand: harmless names, sigles, spoken words, places the tables lack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualcode.anonymise.folding import fold_phrase

KEPT = Path(__file__).parent / "kept"
SURELY_KEPT = ("institutions", "things", "things_en")


@dataclass(frozen=True)
class ByHand:
    """Folded forms by list; ``places`` gives the place fields of a profile.

    ``first_names`` are dictionary words that are nearly always somebody's name; ``names_en`` words
    of English dictionaries alone, of a place or of somebody.

    ``given_en`` are first names of the English speaking world that the tables lack, ``given_words``
    those among them that stay words.

    ``dialect`` are English words as they are spelled in transcripts of broad accents.
    ``always`` are the kept words that stay kept although many people bear them as first names.
    """

    kept: frozenset[str]
    always: frozenset[str]
    sigles: frozenset[str]
    spoken: frozenset[str]
    places: dict[str, dict[str, Any]]
    first_names: frozenset[str]
    names_en: frozenset[str]
    given_en: frozenset[str]
    given_words: frozenset[str]
    dialect: frozenset[str]


def read_by_hand() -> ByHand:
    """The lists as they ship."""
    places = {}
    for entry in _entries("places"):
        mark, _, name = entry.partition(" ")
        places[fold_phrase(name)] = {"place": int(mark[0]), "place_kind": mark[1]}
    names = [name for file in SURELY_KEPT for name in _entries(file)]
    always = frozenset(fold_phrase(name) for name in names if name.startswith("!"))
    kept = frozenset(map(fold_phrase, names))
    given = list(_entries("given_en"))
    return ByHand(
        kept,
        always,
        _folded("sigles"),
        _folded("spoken"),
        places,
        _folded("first_names"),
        _folded("names_en"),
        frozenset(map(fold_phrase, given)),
        frozenset(fold_phrase(name) for name in given if name.startswith("*")),
        _folded("dialect"),
    )


def _folded(file: str) -> frozenset[str]:
    return frozenset(fold_phrase(entry) for entry in _entries(file))


def _entries(file: str) -> Iterator[str]:
    for line in (KEPT / f"{file}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from (entry for part in line.split(";") if (entry := part.strip()))
