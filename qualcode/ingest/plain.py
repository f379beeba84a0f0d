"""Plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from qualcode.ingest.assembly import assemble
from qualcode.ingest.canonical import unify_breaks
from qualcode.ingest.decoding import Decoded
from qualcode.ingest.document import Document, Paragraph, Run
from qualcode.ingest.folded_lines import unfold
from qualcode.ingest.hyphens import HyphenJoiner
from qualcode.ingest.markdown import markdown_paragraph
from qualcode.ingest.places import whole_file
from qualcode.model import Finding
from qualcode.wording import Message

_WIDEST = 120
_NARROWEST = 30
_FULL_LINES = 8
_SHARE_FULL = 0.6
_STARTS_ANEW = re.compile(
    r"[\[(]?\d{1,2}:\d{2}|[-–—•*#>]\s|>{2,3}\s?|#{2,6}\s|(?:\*\*|__)[^\W_]|\d{1,3}[.)]\s|\S{1,25}(?:\s\S{1,15}){0,2}\s?[:：]\s"
)

_BULLET = re.compile(r"\s*[•●▪◦‣]\s*")

Line = tuple[int, str]


def read_txt(name: str, decoded: Decoded) -> Document:
    """One paragraph a line; lines cut at a fixed width are put together again."""
    lines, findings = _paragraph_lines(name, decoded.text)
    paragraphs = (_paragraph(line, text) for line, text in lines)
    return _document(name, "txt", decoded, paragraphs, findings)


def _paragraph(line: int, text: str) -> Paragraph:
    bullet = _BULLET.match(text)
    return Paragraph((Run(text[bullet.end() :] if bullet else text),), line, bullet is not None)


def read_md(name: str, decoded: Decoded) -> Document:
    """Markdown: headings, bullets, bold and italic; anything else as it stands."""
    lines, findings = _paragraph_lines(name, decoded.text)
    paragraphs = (markdown_paragraph(text, line) for line, text in lines)
    return _document(name, "md", decoded, paragraphs, findings)


def _document(
    name: str,
    format_name: str,
    decoded: Decoded,
    paragraphs: Iterable[Paragraph],
    findings: tuple[Finding, ...],
) -> Document:
    return assemble(
        name,
        format_name,
        paragraphs,
        encoding=decoded.encoding,
        findings=(*decoded.findings, *findings),
    )


def _paragraph_lines(name: str, text: str) -> tuple[Iterable[Line], tuple[Finding, ...]]:
    lines = [(n, line.rstrip()) for n, line in enumerate(unify_breaks(text).split("\n"), start=1)]
    lines, n_joined = unfold(lines)
    findings = (_unfolded(name, n_joined),) if n_joined else ()
    width = wrapped_width([line for _, line in lines])
    if width is None:
        return lines, findings
    return _unwrapped(lines, width), (*findings, _joined(name, width))


def wrapped_width(lines: Sequence[str]) -> int | None:
    """The width at which a text was cut into lines, or None when its lines are paragraphs.

    A line is full when the next line's first word would not have fitted on it. In text cut by a
    program most lines are full; in text whose lines are paragraphs hardly any.
    """
    width = max(map(len, lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    n_full = sum(_is_full(a, b, width) for a, b in pairs)
    return width if n_full >= max(_FULL_LINES, _SHARE_FULL * len(pairs)) else None


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(None, 1)[0]) > width


def _unwrapped(lines: list[Line], width: int) -> Iterator[Line]:
    joiner = HyphenJoiner(line for _, line in lines)
    begun, held, last = 0, "", ""
    for number, line in lines:
        goes_on = last.strip() and line.strip() and _is_full(last, line, width)
        if goes_on and not _STARTS_ANEW.match(line.strip()):
            held = joiner.join(held, line.strip())
        else:
            yield begun, held
            begun, held = number, line.strip()
        last = line
    yield begun, held


def _unfolded(name: str, n_lines: int) -> Finding:
    return Finding(
        whole_file(name),
        Message.plural(
            "{n} line that begins with blanks was joined to the line above it.",
            "{n} lines that begin with blanks were joined to the line above them.",
            n=n_lines,
        ),
        Message("Check in the preview that turns begin and end where they should."),
    )


def _joined(name: str, width: int) -> Finding:
    return Finding(
        whole_file(name),
        Message("The lines are cut at {width} characters; they were joined again.", width=width),
        Message("Check in the preview that turns begin and end where they should."),
    )
