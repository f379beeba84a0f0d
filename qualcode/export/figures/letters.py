"""How wide words are in a sans-serif letter, and how they are broken into lines.

Widths are those Arial, Helvetica and Liberation Sans share, in thousandths of the size.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

FONT = "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"

_BY_WIDTH = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft\u00a0\u202f’‘",
    333: '()-`r“”"',
    355: "•",
    400: "°",
    500: "Jckvsxyz",
    556: "#$?L_abdeghnopqu0123456789«»–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…Œœ",
    1015: "@",
}
_WIDTHS = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}
_WIDE, _UNKNOWN, _BOLD, _SPARE = 1050, 640, 1.08, 1.02
_NO_BREAK = "\u00a0\u202f"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is, in the unit of ``size``; a little more rather than less."""
    total = sum(_letter(letter) for letter in text)
    return total / 1000 * size * _SPARE * (_BOLD if bold else 1.0)


@lru_cache(maxsize=4096)
def _letter(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn"):
        return 0
    bare = unicodedata.normalize("NFD", letter)[0]
    if bare in _WIDTHS:
        return _WIDTHS[bare]
    is_wide = unicodedata.east_asian_width(letter) in "WF" or unicodedata.category(letter) == "So"
    return _WIDE if is_wide else _UNKNOWN


def broken(
    text: str, width: float, size: float, *, bold: bool = False, most: int = 99
) -> list[str]:
    """The lines of a text no wider than ``width``; past ``most`` lines it ends in an ellipsis."""
    lines: list[str] = [""]
    for word in _words(text):
        for piece in _pieces(word, width, size, bold=bold):
            tried = f"{lines[-1]} {piece}" if lines[-1] else piece
            if width_of(tried, size, bold=bold) <= width:
                lines[-1] = tried
            else:
                lines.append(piece)
    lines = [line for line in lines if line] or [""]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _ended(lines[most - 1], width, size, bold=bold)]


def _words(text: str) -> list[str]:
    """Words cut at ordinary blanks only: a no-break space holds."""
    plain = "".join(" " if c.isspace() and c not in _NO_BREAK else c for c in text)
    return [word for word in plain.split(" ") if word]


def _pieces(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    """A word, in pieces where it is wider than a line by itself; no mark leaves its letter."""
    if width_of(word, size, bold=bold) <= width:
        return [word]
    pieces = [""]
    for cluster in _clusters(word):
        if pieces[-1] and width_of(pieces[-1] + cluster, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += cluster
    return pieces


def _clusters(word: str) -> list[str]:
    """Letters with their accents, emoji with what is joined to them."""
    clusters: list[str] = []
    for letter in word:
        joined = clusters and (
            unicodedata.category(letter) in ("Mn", "Me", "Mc", "Cf", "Sk")
            or clusters[-1].endswith("\u200d")
        )
        if joined:
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


def _ended(line: str, width: float, size: float, *, bold: bool) -> str:
    clusters = _clusters(line)
    while clusters and width_of("".join(clusters) + "…", size, bold=bold) > width:
        clusters.pop()
    return "".join(clusters).rstrip() + "…"


def runs_from_the_right(text: str) -> bool:
    """Whether the first letter with a direction is Hebrew, Arabic or the like."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
