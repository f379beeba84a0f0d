"""From the lines of a PDF to paragraphs: what goes on is joined, what begins anew is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qualcode.ingest.document import Paragraph, Run
from qualcode.ingest.hyphens import HyphenJoiner
from qualcode.ingest.pdf_lines import STARTS_ANEW, PdfLine

_BULLET = re.compile("^(?:[\uf0b7\uf0a7\uf02d•●▪■◦‣⁃]|[-–—o](?=\\s))\\s*")
_ENDS = re.compile(r"[.?!…:»”\")\]]$")
_WIDER_GAP = 1.25
_SHORT = 0.80
_INDENT = 0.6
_MOSTLY = 0.6


def pdf_paragraphs(lines: Sequence[PdfLine]) -> Iterator[Paragraph]:
    """The paragraphs of the text; ``line`` is the number of their first line in it."""
    layout = _Layout(lines)
    joiner = HyphenJoiner(line.text for line in lines)
    held: list[PdfLine] = []
    begun = 1
    for number, line in enumerate(lines, start=1):
        if held and not layout.goes_on(held[-1], line):
            yield _paragraph(held, begun, joiner)
            held, begun = [], number
        held.append(line)
    if held:
        yield _paragraph(held, begun, joiner)


class _Layout:
    """What is usual in this file: distance of lines, their length, labels where turns begin."""

    def __init__(self, lines: Sequence[PdfLine]) -> None:
        gaps = [g for a, b in pairwise(lines) if (g := _gap(a, b)) is not None and g > 0]
        self.leading = _quantile(gaps, 0.2)
        self.width = _quantile([len(line.text) for line in lines], 0.9)
        opened = [b for a, b in pairwise(lines) if (_gap(a, b) or 0) > _WIDER_GAP * self.leading]
        n_labelled = sum(STARTS_ANEW.match(line.text) is not None for line in opened)
        self.is_labelled = n_labelled >= _MOSTLY * max(1, len(opened))

    def goes_on(self, before: PdfLine, line: PdfLine) -> bool:
        """Whether a line belongs to the paragraph of the line before it."""
        if _BULLET.match(line.text) or _begins_anew(before, line):
            return False
        if self._is_short(before, line) or _look_turns(before, line) or _ends_entry(before, line):
            return False
        gap = _gap(before, line)
        if gap is None:
            unfinished = line.text[:1].islower() or not _ENDS.search(before.text)
            return unfinished or self.is_labelled
        same_size = abs(before.size - line.size) <= 0.15 * max(before.size, line.size)
        indented = line.x - before.x > _INDENT * line.size and not _BULLET.match(before.text)
        return gap <= _WIDER_GAP * self.leading and same_size and not indented

    def _is_short(self, before: PdfLine, line: PdfLine) -> bool:
        first_word = line.text.split(" ", 1)[0]
        return len(before.text) + 1 + len(first_word) < _SHORT * self.width


def _begins_anew(before: PdfLine, line: PdfLine) -> bool:
    """Whether a line opens with a label; a small letter after an unfinished line is no label."""
    goes_on = line.text[:1].islower() and not _ENDS.search(before.text)
    return STARTS_ANEW.match(line.text) is not None and not goes_on


def _gap(before: PdfLine, line: PdfLine) -> float | None:
    """Points from line to line; None across pages and columns."""
    return before.y - line.y if before.page == line.page and before.y >= line.y else None


def _look_turns(before: PdfLine, line: PdfLine) -> bool:
    """A wholly bold line above one that begins plain, or the other way round."""
    bold_before = {run.bold for run in before.runs if run.text.strip()}
    bold = {run.bold for run in line.runs if run.text.strip()}
    return len(bold_before) == 1 and len(bold) == 1 and bold_before != bold


def _ends_entry(before: PdfLine, line: PdfLine) -> bool:
    """A list entry that is a sentence, above a line that goes back to where its bullet stands."""
    is_entry = _BULLET.match(before.text) and _ENDS.search(before.text)
    return bool(is_entry) and line.x <= before.x + 1


def _paragraph(lines: list[PdfLine], number: int, joiner: HyphenJoiner) -> Paragraph:
    runs = list(lines[0].runs)
    for line in lines[1:]:
        before = runs.pop()
        n_dropped, glue = joiner.border(before.text, line.text)
        kept = before.text[: len(before.text) - n_dropped]
        runs += [Run(kept + glue, before.bold, before.italic), *line.runs]
    bullet = _BULLET.match(runs[0].text)
    if bullet:
        runs[0] = Run(runs[0].text[bullet.end() :], runs[0].bold, runs[0].italic)
    return Paragraph(tuple(runs), number, bullet=bullet is not None)


def _quantile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
