"""Letters written otherwise: marks nobody sees between them, codes for them, blanks after each.

What a reader or a browser sees as a name is a name, whatever stands in the file: “Gu&eacute;rin”,
“Gu%C3%A9rin”, “G u é r i n”, letters and accents apart, letters of other widths.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from qualcode.model import Span

_UNSEEN = (
    "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
)
_TEX = {"'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303"}
# a letter after which the next stands without its word being over: K a r a d e u c, D-u-v-a-l
_SPACED = r"(?<![^\W_])[^\W\d_](?:([ \u00a0\u202f.·_-])[^\W\d_])(?:\1[^\W\d_]){2,}(?![^\W_])"
_WAYS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (rf"[{_UNSEEN}]+", lambda _: ""),
    (r"(?<=[^\W\d_])[-\u2010]\s+(?=[a-zà-öø-ÿœ])", lambda _: ""),  # a word cut at the end of a line
    (r"[^\W\d_][\u0300-\u036f]+", lambda m: unicodedata.normalize("NFC", m.group())),
    (
        r"[\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]+",
        lambda m: unicodedata.normalize("NFKC", m.group()),
    ),
    (
        r"(?:&(?:amp;)?(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});)+",
        lambda m: html.unescape(html.unescape(m.group())),
    ),
    (r"(?:%[0-9a-fA-F]{2})+", lambda m: _from_bytes(unquote_to_bytes(m.group()))),
    (r"(?:=[0-9A-F]{2})+", lambda m: _from_bytes(bytes.fromhex(m.group().replace("=", "")))),
    (r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})", lambda m: chr(int(m[1] or m[2], 16))),
    (
        r"\{?\\(['`^\"~])(?:\{([A-Za-z])\}|([A-Za-z]))\}?",
        lambda m: unicodedata.normalize("NFC", (m[2] or m[3]) + _TEX[m[1]]),
    ),
    (r"[ÃÅÄ][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]", lambda m: _misread(m[0])),
    # a letter lost on the way was most often an é; the search of misspelled names does the rest
    (r"(?<=[^\W\d_])[?\ufffd](?=[^\W\d_])|(?<=[^\W\d_])\ufffd", lambda _: "e"),
    (_SPACED, lambda m: m.group()[::2]),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern), change) for pattern, change in _WAYS)


@dataclass(frozen=True, slots=True)
class Plainly:
    """A text as it is seen, and where each of its code points stood: ``places`` has one more."""

    text: str
    places: tuple[int, ...]

    def stood(self, span: Span) -> Span:
        """Where a span of the text as seen stands in the text as written."""
        start = self.places[span.start]
        return Span(start, max(start + 1, self.places[span.end]))


def plainly(text: str) -> Plainly | None:
    """The text as a reader sees it; None when it is written so already."""
    seen, places = text, list(range(len(text) + 1))
    for pattern, change in _PATTERNS:
        if pattern.search(seen):
            seen, places = _changed(seen, places, pattern, change)
    return None if seen == text else Plainly(seen, tuple(places))


def _changed(
    text: str, places: list[int], pattern: re.Pattern[str], change: Callable[[re.Match[str]], str]
) -> tuple[str, list[int]]:
    parts: list[str] = []
    kept: list[int] = []
    reached = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        instead = change(match)
        parts += (text[reached:start], instead)
        kept += places[reached:start]
        # the letters share what they were written with out among them
        size = end - start
        kept += [places[start + k * size // max(1, len(instead))] for k in range(len(instead))]
        reached = end
    parts.append(text[reached:])
    return "".join(parts), kept + places[reached:]


def _from_bytes(coded: bytes) -> str:
    try:
        return coded.decode()
    except UnicodeDecodeError:
        return coded.decode("cp1252", "replace")


def _misread(pair: str) -> str:
    """UTF-8 read as Windows-1252: Ã© for é."""
    try:
        return pair.encode("cp1252").decode()
    except UnicodeError:
        return pair
