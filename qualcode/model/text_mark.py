"""What a text written out carries to be known again when it comes back with comments.

A hidden bookmark says where in which version of a transcript a paragraph begins; a short key at the
end of a comment says which coding it shows and whether its words were changed since.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

_MARK = re.compile(r"_qc([0-9a-f]{8})v(\d{1,6})p(\d{1,9})")
_KEY = re.compile(r"\[#([0-9a-f]{8})-([0-9a-f]{6})\]")


@dataclass(frozen=True, slots=True)
class TextMark:
    """Where a paragraph begins: the source by the head of its id, the version, the code point."""

    source: str
    version: int
    start: int

    @property
    def name(self) -> str:
        """As the name of a bookmark; one that begins with _ is hidden in Word."""
        return f"_qc{self.source}v{self.version}p{self.start}"

    @classmethod
    def parse(cls, name: str) -> TextMark | None:
        """The mark a bookmark's name stands for, if it is one."""
        found = _MARK.fullmatch(name)
        return cls(found[1], int(found[2]), int(found[3])) if found else None


@dataclass(frozen=True, slots=True)
class CommentKey:
    """Which row a comment shows (the head of its id), and a sum over its words."""

    row: str
    words: str

    @classmethod
    def of(cls, row_id: str, text: str) -> CommentKey:
        """The key of a comment that shows a row in these words."""
        return cls(head_of(row_id), _sum(text))

    @property
    def written(self) -> str:
        """As it stands at the end of the comment."""
        return f"[#{self.row}-{self.words}]"

    def fits(self, text: str) -> bool:
        """Whether the words are those it was made for; spaces and line ends do not matter."""
        return _sum(text) == self.words


def head_of(row_id: str) -> str:
    """The first eight digits of an id: enough to know a row among those of one study."""
    return row_id.replace("-", "")[:8].lower().rjust(8, "0")


def without_key(text: str) -> tuple[str, CommentKey | None]:
    """The words of a comment, and the key that stood among them."""
    found = _KEY.search(text)
    if found is None:
        return text.strip(), None
    words = text[: found.start()].rstrip() + text[found.end() :]
    return words.strip(), CommentKey(found[1], found[2])


def _sum(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:6]
