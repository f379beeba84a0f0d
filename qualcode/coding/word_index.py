"""The words of a text without their typography, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.coding.names import fold_letters
from qualcode.model import Role, Span, Transcript

_WORD = re.compile(r"[^\W_]+")
HESITATIONS = frozenset(("euh", "heu", "hum", "hm", "hmm", "mh", "mmh", "mhm", "uh", "um", "erm"))
_CLOSING = frozenset(".…,;:!?)]»\"”'’")
_THIN = frozenset(" \u00a0\u202f")


def folded_words(text: str, *, hesitations: bool = True) -> list[str]:
    """The words in lower case without accents; an apostrophe or a hyphen parts two words."""
    words = [fold_letters(word) for word in _WORD.findall(text)]
    return words if hesitations else [word for word in words if word not in HESITATIONS]


class WordIndex:
    """A transcript ready to be searched; hesitations (euh, hum…) are passed over.

    ``words[i]`` stands at ``text[starts[i]:ends[i]]``; ``places`` gives the numbers of a word.
    """

    def __init__(self, source_id: str, transcript: Transcript) -> None:
        self.source_id = source_id
        self.transcript = transcript
        self.text = transcript.text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.places: dict[str, list[int]] = {}
        for match in _WORD.finditer(self.text):
            word = fold_letters(match[0])
            if word in HESITATIONS:
                continue
            self.places.setdefault(word, []).append(len(self.words))
            self.words.append(word)
            self.starts.append(match.start())
            self.ends.append(match.end())

    def runs_of(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Every place of a row of words, as half-open ranges of word numbers."""
        wanted = list(words)
        if not wanted or any(word not in self.places for word in wanted):
            return []
        anchor = min(range(len(wanted)), key=lambda k: len(self.places[wanted[k]]))
        firsts = (place - anchor for place in self.places[wanted[anchor]])
        return [
            (first, first + len(wanted))
            for first in firsts
            if first >= 0 and self.words[first : first + len(wanted)] == wanted
        ]

    def exact_spans(self, extract: str) -> list[Span]:
        """Every place of the very characters of ``extract``, never inside a word."""
        spans: list[Span] = []
        start = self.text.find(extract) if extract else -1
        while start >= 0:
            end = start + len(extract)
            if not (self._inside_word(start) or self._inside_word(end)):
                spans.append(Span(start, end))
            start = self.text.find(extract, start + 1)
        return spans

    def _inside_word(self, offset: int) -> bool:
        return 0 < offset < len(self.text) and (
            self.text[offset - 1].isalnum() and self.text[offset].isalnum()
        )

    def span_of(self, first: int, last: int, extract: str) -> Span:
        """From word ``first`` to before word ``last``, with the punctuation the extract ends on."""
        start, end = self.starts[first], self.closed(self.ends[last - 1], extract)
        if start and self.text[start - 1] == "(" and extract.lstrip().startswith("("):
            start -= 1
        return Span(start, end)

    def closed(self, end: int, extract: str) -> int:
        """``end`` moved over the punctuation that the extract ends on too."""
        tail = extract[len(extract.rstrip("".join(_CLOSING | _THIN))) :]
        allowed = set(tail) & _CLOSING
        if allowed & {".", "…"}:
            allowed |= {".", "…"}
        while (reach := self._next_sign(end, allowed)) is not None:
            end = reach
        return end

    def _next_sign(self, offset: int, allowed: set[str]) -> int | None:
        at = offset + 1 if self.text[offset : offset + 1] in _THIN else offset
        sign = self.text[at : at + 1]
        return at + 1 if sign and sign in allowed else None

    def said_by_respondent(self, span: Span) -> bool:
        """Whether the span begins in a turn that is not the interviewer's."""
        turn = self.transcript.turn_at(span.start)
        return turn is None or turn.role is not Role.INTERVIEWER
