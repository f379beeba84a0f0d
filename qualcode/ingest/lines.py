"""Soft line breaks inside a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qualcode.ingest.document import Paragraph, Run


def split_lines(
    runs: Iterable[Run], line: int, *, bullet: bool = False, heading: int = 0
) -> Iterator[Paragraph]:
    """A paragraph for each line between soft breaks: people end turns with Shift+Enter.

    Only the first keeps the bullet.
    """
    current: list[Run] = []
    for run in runs:
        first, *rest = run.text.split("\n")
        current.append(Run(first, run.bold, run.italic))
        for piece in rest:
            yield Paragraph(tuple(current), line, bullet, heading)
            bullet = False
            current = [Run(piece, run.bold, run.italic)]
    yield Paragraph(tuple(current), line, bullet, heading)
