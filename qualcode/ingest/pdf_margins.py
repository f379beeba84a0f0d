"""Running headers, footers and page numbers: found by their return, and taken out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qualcode.ingest.pdf_lines import STARTS_ANEW, PdfLine

_DEPTH = 3
_SHARE = 0.4
_MOSTLY = 0.6
_WIDER_GAP = 1.25
_NUMBERED = re.compile(
    r"(?:(?:page|p\.)\s*)?[-–—|\[]?\s*\d{1,4}\s*[-–—|\]]?(?:\s*(?:/|sur|of|de)\s*\d{1,4})?",
    re.IGNORECASE,
)
_SURELY = re.compile(r"page|/|sur|of", re.IGNORECASE)

Pages = dict[int, list[PdfLine]]


def margin_lines(lines: Sequence[PdfLine]) -> frozenset[PdfLine]:
    """The lines that belong to the pages and not to the interview."""
    pages: Pages = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    for page in pages.values():
        page.sort(key=lambda line: -line.y)
    return frozenset((*_returning(pages), *_numbers(pages)))


def _edges(page: list[PdfLine]) -> Iterator[PdfLine]:
    """The first and last lines of a page, each once."""
    yield from dict.fromkeys((*page[:_DEPTH], *page[-_DEPTH:]))


def _returning(pages: Pages) -> Iterator[PdfLine]:
    """Lines from the edge inwards that stand at the same height on many pages, the same words.

    Unless they return on most pages, a gap must part them from the text and no label begin them:
    an answer may return too.
    """
    seen = Counter(key for page in pages.values() for key in {_key(line) for line in _edges(page)})
    needed, surely = max(2, _SHARE * len(pages)), max(3, _MOSTLY * len(pages))
    leading = _usual_distance(pages)
    for page in pages.values():
        for side in (page, page[::-1]):
            for line, inner in zip(side[:_DEPTH], [*side[1:], None], strict=False):
                n_pages = seen[_key(line)]
                parted = inner is None or abs(line.y - inner.y) > _WIDER_GAP * leading
                parted = parted and not STARTS_ANEW.match(line.text)
                if n_pages < needed or not (parted or n_pages >= surely):
                    break
                yield line


def _usual_distance(pages: Pages) -> float:
    distances = sorted(a.y - b.y for page in pages.values() for a, b in pairwise(page))
    return distances[len(distances) // 5] if distances else 0.0


def _key(line: PdfLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.y)


def _numbers(pages: Pages) -> Iterator[PdfLine]:
    """A number alone at the very edge that counts with the pages."""
    found = [
        (number, line)
        for number, page in pages.items()
        for line in (page[:1] + page[-1:])
        if _NUMBERED.fullmatch(line.text)
    ]
    offsets = Counter(_first_number(line) - number for number, line in found)
    for number, line in found:
        counts_with_others = offsets[_first_number(line) - number] >= 2
        if counts_with_others or _SURELY.search(line.text) or len(pages) == 1:
            yield line


def _first_number(line: PdfLine) -> int:
    digits = re.search(r"\d+", line.text)
    return int(digits.group()) if digits else 0
