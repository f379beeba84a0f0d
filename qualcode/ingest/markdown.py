"""The little of Markdown that transcripts use."""

from __future__ import annotations

import re

from qualcode.ingest.document import Paragraph, Run

_HEAD = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+(?=\S)")
_QUOTE = re.compile(r"^\s{0,3}(?:>(?!>)\s?)+")  # two in a row mark who speaks in captions
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}$")
_TOKEN = re.compile(r"(\\[\\`*_{}\[\]()#+\-.!>~|]|\*{1,3}|_{1,3})")


def markdown_paragraph(text: str, line: int) -> Paragraph:
    """One line of Markdown; a numbered entry keeps its number, since it may be a question's."""
    if _RULE.match(text):
        return Paragraph((), line)
    text = _QUOTE.sub("", text, count=1)
    head = _HEAD.match(text)
    if head:
        return Paragraph(_inline(head.group(2)), line, heading=len(head.group(1)))
    bullet = _BULLET.match(text)
    if not bullet:
        return Paragraph(_inline(text), line)
    kept = bullet.group().strip() + " " if bullet.group().strip()[0].isdigit() else ""
    return Paragraph(_inline(kept + text[bullet.end() :]), line, bullet=True)


def _inline(text: str) -> tuple[Run, ...]:
    """Runs with bold and italic; marks that do not pair stay as the signs they are."""
    pieces = _TOKEN.split(text)
    paired = _paired(pieces)
    runs: list[Run] = []
    bold = italic = 0
    for n, piece in enumerate(pieces):
        if n in paired:
            step = 1 if paired[n] > n else -1
            bold += step * (len(piece) >= 2)
            italic += step * (len(piece) != 2)
        elif piece:
            shown = piece[1:] if n % 2 and piece.startswith("\\") else piece
            runs.append(Run(shown, bold > 0, italic > 0))
    return tuple(runs)


def _paired(pieces: list[str]) -> dict[int, int]:
    """Which mark closes which, both ways, in one pass; pairs never cross."""
    paired: dict[int, int] = {}
    waiting: list[int] = []
    for n in range(1, len(pieces), 2):
        mark, before, after = pieces[n], pieces[n - 1][-1:], pieces[n + 1][:1]
        if mark.startswith("\\"):
            continue
        opener = next((w for w in reversed(waiting[-9:]) if pieces[w] == mark), None)
        if opener is not None and before and not before.isspace() and not after.isalnum():
            paired[opener], paired[n] = n, opener
            del waiting[waiting.index(opener) :]
        elif after and not after.isspace() and not before.isalnum():
            waiting.append(n)
    return paired
