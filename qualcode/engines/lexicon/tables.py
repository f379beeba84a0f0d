"""Reads the tables that ``tools/lexicon/build_tables.py`` wrote and the lists kept by hand."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from qualcode.anonymise.lexicon import UNKNOWN, Profile
from qualcode.engines.lexicon.by_hand import ByHand, read_by_hand

FOLDER = Path(__file__).parent


# what the transcripts of a study say again and again is sought once: about 5 MB
_REMEMBERED = 16_384
_EVERY_DAY = 3


class ShippedLexicon:
    """About 900,000 folded forms in one sorted list of lines, found by bisection.

    One list of bytes takes a third of the memory of a dictionary and needs no building.
    """

    def __init__(self, lines: list[bytes], by_hand: ByHand) -> None:
        self._lines = lines
        self._by_hand = by_hand
        self._kept = frozenset(form for form in by_hand.kept if not self._names_people(form))
        self._openings = frozenset(
            " ".join(words[:n])
            for form in (*by_hand.kept, *by_hand.places)
            for words in [form.split()]
            for n in range(1, len(words))
        )
        self._remembered = lru_cache(_REMEMBERED)(self._sought)

    def profile(self, form: str) -> Profile:
        """How a folded form is known; lists kept by hand complete the built table."""
        return self._remembered(form)

    def _sought(self, form: str) -> Profile:
        code = self._code(form)
        known = Profile.parse(code) if code else UNKNOWN
        if form in self._by_hand.first_names:
            known = replace(known, french=0, english=0, given=known.given or 1)
        elif form in self._by_hand.spoken:
            known = replace(known, french=max(known.french, 2), english=max(known.english, 2))
        if form in self._by_hand.names_en:
            known = replace(known, english=0)
        if form in self._by_hand.given_en:
            # what French says every day is nobody's name there: gaz, mort, tel
            most = known.given if known.french == _EVERY_DAY else 3 if known.french else 2
            word = known.english if form in self._by_hand.given_words else 0
            known = replace(known, english=word, given=min(known.given or most, most))
        if form in self._by_hand.dialect and known.given != 1:
            known = replace(known, english=max(known.english, 2), given=0)
        return replace(known, **place) if (place := self._by_hand.places.get(form)) else known

    def begins(self, form: str) -> bool:
        """Whether a longer form, built or kept by hand, starts with this one and a space."""
        if form in self._openings:
            return True
        prefix = f"{form} ".encode()
        place = bisect_left(self._lines, prefix)
        return place < len(self._lines) and self._lines[place].startswith(prefix)

    def is_kept(self, form: str) -> bool:
        """Whether the form stands in a list of harmless names."""
        return form in self._kept

    def begins_kept(self, form: str) -> bool:
        """Whether a harmless name of several words starts with this form."""
        return form in self._openings

    def is_sigle(self, form: str) -> bool:
        """Whether the form, in capitals, is a harmless sigle."""
        return form in self._by_hand.sigles

    def is_lemmatised(self, word: str, language: str) -> bool:
        """Whether simplemma knows the word; its lists load at the first question."""
        import simplemma

        return bool(simplemma.is_known(word, lang=language))

    def starts_place(self, stem: str) -> tuple[str, ...]:
        """Names of places of 2,000 people or more beginning with these letters, one word each."""
        found = []
        for line in self._from(stem.encode()):
            form, code = line.split(b"\t")
            if code[4:5] in b"12" and code[5:6] in b"cdra" and b" " not in form:
                found.append(form.decode())
        return tuple(found)

    def _names_people(self, form: str) -> bool:
        """A single word that many people bear as first name is never harmless by itself."""
        if " " in form or form in self._by_hand.always:
            return False
        return Profile.parse(self._code(form) or "00000-").is_usual_given

    def _code(self, form: str) -> str:
        key = f"{form}\t".encode()
        place = bisect_left(self._lines, key)
        if place < len(self._lines) and self._lines[place].startswith(key):
            return self._lines[place][len(key) :].decode()
        return ""

    def _from(self, prefix: bytes) -> Iterator[bytes]:
        place = bisect_left(self._lines, prefix)
        while place < len(self._lines) and self._lines[place].startswith(prefix):
            yield self._lines[place]
            place += 1


@cache
def load_lexicon() -> ShippedLexicon:
    """The shipped lexicon; loading takes about a fifth of a second, once."""
    blob = gzip.decompress((FOLDER / "tables" / "forms.tsv.gz").read_bytes())
    return ShippedLexicon(blob.rstrip(b"\n").split(b"\n"), read_by_hand())
