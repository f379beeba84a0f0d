"""Documents out of a few typed lines: **bold**, //italic//, "# " headings, "* " bullets."""

import re

from qualcode.ingest.document import Document, Paragraph, Run

_LOOK = re.compile(r"\*\*(.+?)\*\*|//(.+?)//")


def document(text: str, format_name: str = "txt") -> Document:
    """What a reader would give for these lines."""
    paragraphs = tuple(
        _paragraph(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()
    )
    return Document(f"E1.{format_name}", format_name, paragraphs)


def _paragraph(line: str, number: int) -> Paragraph:
    marks, bullet = re.match(r"#*", line), line.startswith("* ")
    heading = len(marks[0]) if marks and line[len(marks[0]) :].startswith(" ") else 0
    said = line[heading:].strip() if heading else line[2:] if bullet else line
    return Paragraph(tuple(_runs(said)), number, bullet=bullet, heading=heading)


def _runs(said: str) -> list[Run]:
    runs, reached = [], 0
    for match in _LOOK.finditer(said):
        runs.append(Run(said[reached : match.start()]))
        runs.append(Run(match[1] or match[2], bold=bool(match[1]), italic=bool(match[2])))
        reached = match.end()
    return [run for run in [*runs, Run(said[reached:])] if run.text]
