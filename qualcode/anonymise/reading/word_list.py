"""The words of a text in parallel lists: where they stand, what is between, what is around.

Hesitations (euh, um) are none of the words: they belong to what is between.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from itertools import accumulate, compress

from qualcode.anonymise.folding import WORD, fold
from qualcode.anonymise.vocabulary import words

TIGHT = frozenset(("", " ", "-", "\u2011", "\u00a0", "\u202f", "'", "’"))
HYPHENS = ("-", "\u2011")
APOSTROPHES = ("'", "’")
SPACES = (" ", "\u00a0", "\u202f")
# 8ans, 13mois, septans: a number typed onto its unit is two words
_ONTO_YEARS = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante"
    "|cinquante|soixante"
)
# 00:12on: the time a machine writes onto the first word
_ONTO_WORDS = r"(?<=\d:)\d\d(?![ap]m\b)(?=[^\W\d_])"
_AROUND_WORDS = re.compile(
    rf"(\d+(?=ans?\b|mois\b)|(?:{_ONTO_YEARS})(?=ans\b)|{_ONTO_WORDS}|{WORD.pattern})"
)
_EDGE = 12
_WORDS_AROUND_DIGITS = 9
_MANY_DIGITS = 5


# no words: “j'avais euh vingt ans” says what “j'avais vingt ans” says
HESITATIONS = frozenset(
    word + ending
    for filler in ("euh", "heu", "um", "uh", "erm", "er", "uhm", "euhm")
    for word in (filler, filler.capitalize())
    for ending in ("", filler[-1], 2 * filler[-1])
)
# before a name these have a stop; after one (Main St.) a sentence may end with it
_SHORTENED = ("St", "Ste", "Mt", "Ft")
_OPENERS = words(
    "i we he she they it you the a an and but so that this there then when my our his her in on at if no yes not",
    "le la les on il elle je nous vous ils elles et mais donc alors ca c j l un une",
)
# [pause] stands between two words as a hesitation does
_PAUSED = re.compile(r"[\[(](?:pause|silence)[\])]", re.IGNORECASE)
_HESITATING = re.compile(
    rf"(?:\b(?:{'|'.join(sorted(HESITATIONS))})\b(?:\.\.\.|…)?,?|{_PAUSED.pattern})[ \u00a0]*",
    re.IGNORECASE,
)
_LEAST_HESITATION = 2
# typed twice, the space says no more than once; and “d' exercice” is “d'exercice”
_DOUBLE_SPACES = frozenset(("  ", "   "))
_PARTED_APOSTROPHES = frozenset(("' ", "’ "))
_ELIDED = words("c d j l m n s t qu jusqu lorsqu puisqu quoiqu")


def _smoothed(gap: str) -> str:
    """What stands between two words without the hesitations in it."""
    if len(gap) <= _LEAST_HESITATION or not any(map(str.isalpha, gap)):
        return gap
    return _HESITATING.sub("", gap) or " "


class WordList:
    """The words of one text with their folded forms and offsets; knows nothing of what they mean."""

    def __init__(self, text: str) -> None:
        self.text = text
        # what is between, a word, what is between, …: their lengths added up give the offsets
        pieces = _AROUND_WORDS.split(text)
        reached = list(accumulate(map(len, pieces)))
        self.words, self.starts, self.ends = pieces[1::2], reached[:-1:2], reached[1::2]
        forms = {word: fold(word) for word in set(self.words)}
        paused = {match.start() + 1 for match in _PAUSED.finditer(text)}
        self._hesitates = bool(paused) or not HESITATIONS.isdisjoint(forms)
        if self._hesitates:
            kept = [word not in HESITATIONS for word in self.words]
            if paused:
                kept = [
                    said and start not in paused
                    for said, start in zip(kept, self.starts, strict=True)
                ]
            self.starts = list(compress(self.starts, kept))
            self.ends = list(compress(self.ends, kept))
            self.words = list(compress(self.words, kept))
        self.folds = list(map(forms.__getitem__, self.words))

    def __len__(self) -> int:
        return len(self.words)

    def is_capital(self, i: int) -> bool:
        """Whether word ``i`` begins with a capital."""
        return self.words[i][0].isupper()

    def is_shouted(self, i: int) -> bool:
        """Whether word ``i`` is two letters or more, all capitals."""
        word = self.words[i]
        return len(word) > 1 and word.isupper()

    def is_tight(self, i: int) -> bool:
        """Whether word ``i`` follows the one before with nothing but a space, hyphen, apostrophe."""
        return i > 0 and self.gaps[i] in TIGHT

    def before(self, i: int, back: int = 1) -> str:
        """The folded word ``back`` places before ``i``, or "" past a break in the sentence."""
        if i < back:
            return ""
        gaps = self.gaps
        if back == 1:  # asked most of all
            return self.folds[i - 1] if gaps[i] in TIGHT else ""
        for k in range(i, i - back, -1):
            if gaps[k] not in TIGHT:
                return ""
        return self.folds[i - back]

    def after(self, i: int, ahead: int = 1) -> str:
        """The folded word ``ahead`` places after ``i``, or "" past a break in the sentence."""
        gaps = self.gaps
        if i + ahead >= len(gaps):
            return ""
        if ahead == 1:
            return self.folds[i + 1] if gaps[i + 1] in TIGHT else ""
        for k in range(i + 1, i + ahead + 1):
            if gaps[k] not in TIGHT:
                return ""
        return self.folds[i + ahead]

    def gap_after(self, i: int) -> str:
        """What stands between word ``i`` and the next."""
        return self.gaps[i + 1] if i + 1 < len(self.words) else self.text[self.ends[i] :]

    def stands_before(self, pattern: re.Pattern[str], offset: int, within: int) -> bool:
        """Whether ``pattern`` is found in the ``within`` code points before ``offset``; its ``$`` is there."""
        return pattern.search(self.text, max(0, offset - within), offset) is not None

    @cached_property
    def gaps(self) -> list[str]:
        """What stands before each word."""
        text, ends, starts = self.text, self.ends, self.starts
        first = [text[: starts[0]]] if starts else []
        gaps = first + [text[e:s] for e, s in zip(ends, starts[1:], strict=False)]
        if any(f"{short}. " in text for short in _SHORTENED):
            self._join_shortened(gaps)
        if "  " in text:
            gaps = [" " if gap in _DOUBLE_SPACES else gap for gap in gaps]
        if "' " in text or "’ " in text:
            self._join_elided(gaps)
        return [_smoothed(gap) for gap in gaps] if self._hesitates else gaps

    def _join_shortened(self, gaps: list[str]) -> None:
        """St. Francis, Ft. Dodge: the stop of a word cut short ends no sentence."""
        for i, gap in enumerate(gaps):
            if gap == ". " and self.words[i - 1] in _SHORTENED:
                goes_on = self.words[i][0].isupper() and self.folds[i] not in _OPENERS
                gaps[i] = " " if goes_on else gap

    def _join_elided(self, gaps: list[str]) -> None:
        """“J' avais”, “d' exercice”: no space where the letter was left out."""
        for i, gap in enumerate(gaps):
            if gap in _PARTED_APOSTROPHES and i and self.folds[i - 1] in _ELIDED:
                gaps[i] = gap[0]

    @cached_property
    def capitals(self) -> list[int]:
        """The words that begin with a capital."""
        return [i for i, word in enumerate(self.words) if word[0].isupper()]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word, as it is written, stands."""
        found: dict[str, list[int]] = {}
        for i, word in enumerate(self.words):
            found.setdefault(word, []).append(i)
        return found

    @cached_property
    def mentions(self) -> dict[str, list[int]]:
        """Where each folded form stands."""
        found: dict[str, list[int]] = {}
        for i, form in enumerate(self.folds):
            found.setdefault(form, []).append(i)
        return found

    def where(self, forms: Set[str]) -> list[int]:
        """The words that are one of certain folded forms, in order."""
        mentions = self.mentions
        return sorted(i for form in forms & mentions.keys() for i in mentions[form])

    def word_at(self, offset: int) -> int:
        """The index of the first word that ends after ``offset``."""
        return bisect_right(self.ends, offset)

    @cached_property
    def digit_windows(self) -> tuple[tuple[int, int], ...]:
        """Stretches around words with a digit: the only places where numbers need be sought."""
        windows: list[tuple[int, int]] = []
        for i, word in enumerate(self.words):
            if word.isalpha():
                continue
            start = self.starts[max(0, i - _WORDS_AROUND_DIGITS)]
            end = self.ends[min(len(self.words) - 1, i + _WORDS_AROUND_DIGITS)]
            if windows and start <= windows[-1][1]:
                windows[-1] = (windows[-1][0], end)
            else:
                windows.append((start, end))
        return tuple(windows)

    @cached_property
    def long_digit_windows(self) -> tuple[tuple[int, int], ...]:
        """Those of ``digit_windows`` that hold five digits or more."""
        return tuple(
            (start, end)
            for start, end in self.digit_windows
            if sum(map(self.text[start:end].count, "0123456789")) >= _MANY_DIGITS
        )

    def find_numbers(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern that holds a digit."""
        for start, end in self.digit_windows:
            yield from pattern.finditer(self.text, start, end)

    def find_long_numbers(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern that holds five digits or more."""
        for start, end in self.long_digit_windows:
            yield from pattern.finditer(self.text, start, end)

    def find_numbered(
        self, pattern: re.Pattern[str], forms: frozenset[str]
    ) -> Iterator[re.Match[str]]:
        """The matches of a pattern that begins with one of certain folded words and holds a digit."""
        places = [self.starts[i] for i in self.where(forms)]
        reached = 0
        for start, end in self.digit_windows:
            for place in places[bisect_left(places, start) : bisect_left(places, end)]:
                match = pattern.match(self.text, place, end) if place >= reached else None
                if match:
                    reached = match.end()
                    yield match

    def find_around(
        self, pattern: re.Pattern[str], forms: frozenset[str], reach: int = 90
    ) -> Iterator[re.Match[str]]:
        """The matches of a pattern within ``reach`` code points of certain folded words."""
        places = [self.starts[i] for i in self.where(forms)]
        yield from self.find_at(pattern, places, reach)

    def find_around_sign(
        self, pattern: re.Pattern[str], sign: str, reach: int = 90
    ) -> Iterator[re.Match[str]]:
        """The matches of a pattern within ``reach`` code points of a sign."""
        places, at = [], self.text.find(sign)
        while at >= 0:
            places.append(at)
            at = self.text.find(sign, at + 1)
        yield from self.find_at(pattern, places, reach)

    def find_at(
        self, pattern: re.Pattern[str], places: Iterable[int], reach: int
    ) -> Iterator[re.Match[str]]:
        """The matches of a pattern within ``reach`` code points of ascending ``places``."""
        reached = 0
        for start, stop in self._stretches(places, reach):
            for match in pattern.finditer(self.text, start, stop):
                if match.end() > stop - _EDGE:  # the stretch may have cut it short
                    match = pattern.match(self.text, match.start()) or match
                if match.start() >= reached:
                    reached = match.end()
                    yield match

    def _stretches(self, places: Iterable[int], reach: int) -> Iterator[tuple[int, int]]:
        """The text around ascending places, from the head of a word; what overlaps is one stretch."""
        first = last = -1
        for place in places:
            if first >= 0 and place - reach <= last + reach:
                last = place
                continue
            if first >= 0:
                yield self._head_near(first - reach, first), last + reach
            first = last = place
        if first >= 0:
            yield self._head_near(first - reach, first), last + reach

    def _head_near(self, offset: int, place: int) -> int:
        """Where the word at ``offset`` begins, at the latest ``place``."""
        i = self.word_at(max(0, offset))
        return min(self.starts[i], place) if i < len(self.starts) else place
