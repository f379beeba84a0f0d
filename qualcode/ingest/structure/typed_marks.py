"""Marks of Markdown typed or pasted where they are no look: ``**Name:**``, ``__Name__:``, ``###``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qualcode.ingest.document import Paragraph
from qualcode.ingest.markdown import markdown_paragraph

_LABEL = re.compile(
    r"\s*(?:[-*+>]\s+)?(?:[\[(]?[\d:.,]{4,12}[\])]?\s*)?(\*{1,3}|_{1,3})(?=[^\W_])[^*_\n]{1,60}?"
    r"(?:\s?[:：]\s?\1(?!\w)|\1\s?[:：])"
)
_WHOLE = re.compile(r"\s*(\*\*|__)(?=\S)[^*_\n]+(?<=\S)\1\s*$")
_HEADING = re.compile(r"\s{0,3}#{1,6} \S")
_FEWEST = 2


def read_marks(paragraphs: Sequence[Paragraph], format_name: str) -> tuple[Paragraph, ...]:
    """The paragraphs, with the looks their marks stand for where marks set labels, lines or headings.

    Stars and hashes stay what they are in a file that marks neither twice, and in paragraphs that
    have a look of their own. Markdown files were read so already.
    """
    plain = [paragraph for paragraph in paragraphs if _is_plain(paragraph)]
    marked = sum(bool(_LABEL.match(p.text)) for p in plain)
    whole = sum(bool(_WHOLE.match(p.text)) for p in plain)
    headed = sum(bool(_HEADING.match(p.text)) for p in plain)
    if format_name == "md" or max(marked, whole, headed) < _FEWEST:
        return tuple(paragraphs)
    return tuple(_with_looks(p) if _is_plain(p) else p for p in paragraphs)


def _is_plain(paragraph: Paragraph) -> bool:
    return not paragraph.heading and not any(run.bold or run.italic for run in paragraph.runs)


def _with_looks(paragraph: Paragraph) -> Paragraph:
    read = markdown_paragraph(paragraph.text, paragraph.line)
    return replace(
        paragraph,
        runs=read.runs,
        bullet=paragraph.bullet or read.bullet,
        heading=read.heading,
    )
