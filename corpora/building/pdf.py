"""An interview as a text PDF: running header, page numbers, words broken at line ends.

Written by hand because its lines must break where we say: a hyphen at a line's end is always ours,
so that joining the two halves gives the word back.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from building.layouts import Layout
from building.master import Master

WIDTH, LINES = 84, 46
"""characters a line, lines a page"""
VOWEL = "[aeiouyàâéèêî]"
BREAK = re.compile(
    rf"(?<={VOWEL})(?=[bcdfgjlmnprstv]{VOWEL})|(?<={VOWEL}[lmnrs])(?=[bcdfmnpstv]{VOWEL})"
)

Line = tuple[str, str]
"""label in bold, then words"""


def write_pdf(master: Master, layout: Layout, path: Path) -> None:
    """The pages: title and facts on the first, a header and a number on each."""
    lines: list[Line] = [(layout.title, ""), ("", "")]
    lines += [("", f"{key} : {fact}") for key, fact in master.header.items()] + [("", "")]
    for turn in master.turns:
        lines += [*_paragraph(layout.label(turn), turn.text), ("", "")]
    pages = [lines[at : at + LINES] for at in range(0, len(lines), LINES)]
    running = layout.title.split(" – ")[0]
    path.write_bytes(
        _file([_page(page, number, len(pages), running) for number, page in enumerate(pages, 1)])
    )


def _paragraph(label: str, text: str) -> Iterator[Line]:
    line, room = "", WIDTH - len(label) - 1
    for word in text.split(" "):
        while word:
            taken, word = _fitted(line, word, room)
            line = f"{line} {taken}" if line and taken else line or taken
            if word:
                yield label, line
                label, line, room = "", "", WIDTH
    yield label, line


def _fitted(line: str, word: str, room: int) -> tuple[str, str]:
    """What of the word still fits on the line, and what goes to the next."""
    left = room - len(line) - (1 if line else 0)
    if len(word) <= left:
        return word, ""
    stem = re.match(r"[^\W\d_]*", word)[0]
    cuts = [
        cut.start() for cut in BREAK.finditer(stem) if 2 < cut.start() < min(left, len(stem) - 2)
    ]
    if cuts and stem.islower():
        return word[: cuts[-1]] + "-", word[cuts[-1] :]
    return "", word


def _page(lines: list[Line], number: int, n_pages: int, running: str) -> bytes:
    drawn = [
        _placed(8, 60, 800, ("", running)),
        _placed(8, 270, 40, ("", f"Page {number} / {n_pages}")),
    ]
    drawn += [
        _placed(10.5, 60, 765 - 15 * row, line)
        for row, line in enumerate(lines)
        if line != ("", "")
    ]
    return b"\n".join(drawn)


def _placed(size: float, x: int, y: int, line: Line) -> bytes:
    label, words = line
    bold = (
        b"/F2 %g Tf (%s) Tj " % (size, _escaped(f"{label} " if words else label)) if label else b""
    )
    return b"BT %d %d Td %s/F1 %g Tf (%s) Tj ET" % (x, y, bold, size, _escaped(words))


def _escaped(words: str) -> bytes:
    return re.sub(rb"([\\()])", rb"\\\1", words.encode("cp1252"))


def _file(pages: list[bytes]) -> bytes:
    kids = b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages)))
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids),
        font % b"Helvetica",
        font % b"Helvetica-Bold",
    ]
    for i, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % (6 + 2 * i)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page))
    return _numbered(objects)


def _numbered(objects: list[bytes]) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table, len(objects) + 1, len(written))
    )
