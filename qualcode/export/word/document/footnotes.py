"""Notes at the foot of the page: their marks in the text and their part of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from qualcode.export.word.document.markup import NAMESPACES, Element, make, paragraph, run

_NOTE = re.compile(r"\^\[([^\[\]]+)\]")
# 0 and 1 are the line and the continuation line above the notes, which every file must have
_FIRST = 2


def without_notes(words: str) -> str:
    """The words without any ``^[note]``."""
    return _NOTE.sub("", words)


class Footnotes:
    """The notes of a document in order."""

    def __init__(self) -> None:
        self._notes: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._notes)

    def add(self, words: str) -> Element:
        """Keeps a note and gives the mark that leads to it."""
        self._notes.append(words)
        mark = make("w:footnoteReference", id=_FIRST + len(self._notes) - 1)
        return make("w:r", make("w:rPr", make("w:rStyle", val="FootnoteReference")), mark)

    def marked(self, words: str) -> list[Element]:
        """The runs of words in which ``^[a note]`` stands for a note."""
        return list(self._pieces(words))

    def _pieces(self, words: str) -> Iterator[Element]:
        for place, piece in enumerate(_NOTE.split(words)):
            if place % 2:
                yield self.add(piece.strip())
            elif piece:
                yield run(piece)

    def part(self) -> bytes:
        """The part of the file that holds the notes."""
        root = make("w:footnotes")
        root.append(_line(0, "separator"))
        root.append(_line(1, "continuationSeparator"))
        for number, words in enumerate(self._notes, _FIRST):
            sign = make(
                "w:r",
                make("w:rPr", make("w:rStyle", val="FootnoteReference")),
                make("w:footnoteRef"),
            )
            root.append(
                make("w:footnote", paragraph("FootnoteText", sign, run(f" {words}")), id=number)
            )
        etree.cleanup_namespaces(root, keep_ns_prefixes=list(NAMESPACES)[:1])
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _line(number: int, kind: str) -> Element:
    space = make("w:pPr", make("w:spacing", after=0, line=240, lineRule="auto"))
    line = make("w:p", space, make("w:r", make(f"w:{kind}")))
    return make("w:footnote", line, type=kind, id=number)
