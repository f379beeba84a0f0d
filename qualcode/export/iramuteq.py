"""A corpus as IRaMuTeQ reads it: starred lines of variables, plain text under them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_PLAIN = {
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "“": " ", "”": " ", "„": " ",
    "«": " ", "»": " ", '"': " ", "…": "...", "–": " ", "—": " ", "‑": "-", "−": "-",
    "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "€": " euros ", "°": " ", "²": "2",
}  # fmt: skip
# IRaMuTeQ cuts lines of its own at * and $, and takes % and § for marks
_NOT_KEPT = re.compile(r"[^\w\s.,;:!?'()/&+-]|[*$§%]", re.UNICODE)
_REPLACED = re.compile(r"\[([^\[\]]{1,60})\]")
_BLANKS = re.compile(r"[ \t\u00a0\u202f\u2009]+")
_LONGEST = 40


@dataclass(frozen=True)
class CorpusText:
    """A text with its variables; ``parts`` are pieces of it, each under a theme ('' under none)."""

    variables: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]


def corpus_txt(texts: Iterable[CorpusText]) -> bytes:
    """The corpus as UTF-8 without a byte order mark; texts without words are left out."""
    written = []
    words_of = _Words()
    for text in texts:
        lines = [words_of.line(text.variables)]
        for theme, words in text.parts:
            clean = clean_text(words)
            if clean:
                lines += [f"-*{words_of.word('-', theme)}"] if theme else []
                lines.append(clean)
        if len(lines) > 1:
            written.append("\n".join(lines))
    return ("\n\n".join(written) + "\n").encode()


def clean_text(text: str) -> str:
    """Words as IRaMuTeQ counts them: straight apostrophes, no quotation marks, no star.

    What stands for a name ([Lieu 2]) becomes one word (Lieu_2). A line never begins with a dash
    or a star, which would open a variable.
    """
    plain = unicodedata.normalize("NFC", text).replace("_", " ")
    plain = _REPLACED.sub(lambda found: "_".join(found[1].split()), plain)
    for sign, instead in _PLAIN.items():
        plain = plain.replace(sign, instead)
    plain = _NOT_KEPT.sub(" ", plain)
    lines = (_BLANKS.sub(" ", line).strip().lstrip("-+ ") for line in plain.split("\n"))
    return "\n".join(line for line in lines if line)


def variable_word(text: str) -> str:
    """A variable, a value or a theme as one word of plain letters and digits: MaisonDeSante, 55a65.

    Without underscore, which IRaMuTeQ reads as the end of the variable's name.
    """
    plain = re.sub(r"(?<=\d)\s*[-–]\s*(?=\d)", "a", text)
    for sign, instead in _PLAIN.items():
        plain = plain.replace(sign, instead)
    bare = unicodedata.normalize("NFKD", plain)
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    first, *others = re.findall(r"[0-9A-Za-z]+", letters) or ["x"]
    word: str = first + "".join(part[:1].upper() + part[1:] for part in others)
    return word[:_LONGEST]


class _Words:
    """The word of each name in its room: the same for the same name, another for another."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, str], str] = {}
        self._taken: set[tuple[str, str]] = set()

    def word(self, room: str, name: str) -> str:
        if (room, name) not in self._of:
            word = variable_word(name)
            number, free = 2, word
            while (room, free.casefold()) in self._taken:
                free, number = f"{word}x{number}", number + 1
            self._taken.add((room, free.casefold()))
            self._of[room, name] = free
        return self._of[room, name]

    def line(self, variables: Iterable[tuple[str, str]]) -> str:
        pairs = (f"*{self.word('', name)}_{self.word(name, value)}" for name, value in variables)
        return " ".join(["****", *pairs])
