"""A French year in a text, where nothing that follows it is counted."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_years import year_said
from qualcode.anonymise.recognisers.times.dates import UNITS_AFTER
from qualcode.anonymise.vocabulary import words

_MOST_WORDS = 7
# what may follow a year: anything else would be counted
GOES_ON = (UNITS_AFTER - words("de du")) | words(
    "ce cette ces son sa ses ton ta tes notre nos leur leurs votre vos cela ca deja moi toi lui eux hein",
    "quoi voila enfin bref euh oui non bon ben bah juste tout toute tous meme peut exactement ici vers sans sous",
    "entre contre derriere devant depuis quelque au y s m t n ne lors afin debut fin jusqu avez etes",
    "voyez tenez ecoutez tiens attendez imaginez regardez",
    "mm mmh mh hm hmm hum ah oh eh ouais mouais ok okay",
)
_COUNTED_BY = ("%", "€", "/", "°")


@dataclass(frozen=True, slots=True)
class SaidYear:
    """A year up to word ``last``; ``is_whole`` when the century is said too."""

    first: int
    last: int
    is_whole: bool
    written: str

    @property
    def is_figures(self) -> bool:
        """Whether it is written in figures."""
        return self.written.isdigit()


def year_at(reading: Reading, i: int) -> SaidYear | None:
    """The year that begins with word ``i``, when nothing that follows it is counted; or None."""
    if i >= len(reading):
        return None
    end = i + 1
    while end < len(reading) and end - i < _MOST_WORDS and reading.is_tight(end):
        end += 1
    said = year_said(reading.folds[i:end], "fr")
    if said is None:
        return None
    last = i + said.n_words - 1
    if not _is_free(reading, last):
        return None
    return SaidYear(i, last, said.is_whole, said.written)


def _is_free(reading: Reading, last: int) -> bool:
    after, gap = reading.after(last), reading.gap_after(last)
    if gap.strip()[:1] in _COUNTED_BY or gap[:1] in (":", "h", "-", "–"):
        return False
    return goes_on(after) or is_agreed(reading, last)


def is_agreed(reading: Reading, last: int) -> bool:
    """“Soixante-dix-neuf d'accord”: what the other one says next."""
    return reading.after(last) == "d" and reading.after(last, 2) == "accord"


def goes_on(after: str) -> bool:
    """Whether the word after a number counts nothing: a small word, an adverb, or no word at all."""
    return not after or after in GOES_ON or after.endswith("ment")
