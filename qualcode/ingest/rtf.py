"""Rich text files (.rtf): text, bold, italic, lists and tables in one pass.

Text and look are read together, since two readings of one file would have to be laid side by
side again; the tests compare the text with an independent reader's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from qualcode.errors import BadInputError
from qualcode.ingest.assembly import assemble, too_large, too_many_paragraphs
from qualcode.ingest.document import Document, Paragraph, Run
from qualcode.ingest.layout_table import Cell, table_paragraphs
from qualcode.ingest.left_out import LeftOut
from qualcode.ingest.limits import PARAGRAPHS, RTF_DEPTH, TEXT_BYTES
from qualcode.ingest.lines import split_lines
from qualcode.ingest.places import paragraph_of
from qualcode.ingest.rtf_words import (
    BREAKS,
    BULLETS,
    CODE_PAGES,
    COUNTED,
    ESCAPED,
    SIGNS,
    SILENT,
    TOKEN,
    charset_codec,
    code_page_codec,
)
from qualcode.model import Finding
from qualcode.wording import Message


def read_rtf(name: str, content: bytes) -> Document:
    """The paragraphs of a rich text; notes, comments, deletions and hidden text left out."""
    if len(content) > TEXT_BYTES:
        raise too_large(name, TEXT_BYTES)
    reader = _Reader(name)
    reader.read(content.decode("latin-1"))
    return assemble(name, "rtf", reader.paragraphs, findings=_findings(name, reader))


@dataclass(slots=True)
class _State:
    """What a group inherits and may change for itself."""

    silent: bool = False
    table_of_fonts: bool = False
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    deleted: bool = False
    skips: int = 1
    font: int = 0


class _Reader:
    def __init__(self, name: str) -> None:
        self.paragraphs: list[Paragraph] = []
        self.left_out = LeftOut()
        self.is_cut_short = False
        self._name = name
        self._codec = "cp1252"
        self._fonts: dict[int, str] = {}
        self._state = _State()
        self._stack: list[_State] = []
        self._bytes = bytearray()
        self._units: list[int] = []
        self._runs: list[Run] = []
        self._to_skip = 0
        self._starred = False
        self._in_table = self._bullet = False
        self._heading = 0
        self._line = 1
        self._cell: list[Paragraph] = []
        self._row: list[Cell] = []
        self._rows: list[list[Cell]] = []
        self._words: dict[str, Callable[[int | None], None]] = self._handlers()

    def read(self, text: str) -> None:
        """Read to the end of the outermost group, or of the file."""
        at = 0
        while at < len(text):
            token = TOKEN.match(text, at)
            if token is None:
                break
            at = token.end()
            word, number, hexes, sign, brace, plain = token.groups()
            if word == "bin":
                at += max(0, int(number or 0))
            elif brace:
                self._brace(brace)
                if brace == "}" and not self._stack:
                    break
            elif word:
                self._word(word, int(number) if number else None)
            elif sign:
                self._sign(sign)
            elif hexes:
                self._byte(int(hexes, 16))
            elif plain:
                self._plain(plain)
        self.is_cut_short = bool(self._stack)
        self._end_paragraph()
        self._end_row()
        self._end_table()

    def _brace(self, brace: str) -> None:
        self._flush()
        self._to_skip, self._starred = 0, False
        if brace == "{":
            if len(self._stack) >= RTF_DEPTH:
                raise _too_deep(self._name)
            self._stack.append(replace(self._state))
        elif self._stack:
            self._state = self._stack.pop()

    def _word(self, word: str, number: int | None) -> None:
        if word != "u":
            self._flush()
        self._to_skip = 0
        starred, self._starred = self._starred, False
        if word == "fonttbl":
            self._state.table_of_fonts = True
        if word in COUNTED and not self._state.silent:
            self.left_out.note(COUNTED[word], self._line)
        if word in BULLETS:
            self._bullet = True
        if word in SILENT or word in BULLETS or word in COUNTED or starred:
            self._state.silent = True
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif word in BREAKS:
            self._break()
        elif word in self._words:
            self._words[word](number)

    def _handlers(self) -> dict[str, Callable[[int | None], None]]:
        return {
            "b": lambda n: self._look(bold=n != 0),
            "i": lambda n: self._look(italic=n != 0),
            "v": lambda n: self._look(hidden=n != 0),
            "deleted": lambda n: self._look(deleted=n != 0),
            "plain": lambda _: self._look(bold=False, italic=False, hidden=False, deleted=False),
            "pard": lambda _: self._reset_paragraph(),
            "intbl": lambda _: self._enter_table(),
            "ls": self._list_entry,
            "outlinelevel": self._outline,
            "cell": lambda _: self._end_cell(),
            "nestcell": lambda _: self._break(),
            "row": lambda _: self._end_row(),
            "uc": lambda n: self._look(skips=min(max(n or 0, 0), 8)),
            "u": self._unicode,
            "f": self._font,
            "fcharset": self._charset,
            "ansicpg": self._code_page,
            **{word: partial(self._use_page, codec) for word, codec in CODE_PAGES.items()},
        }

    def _look(self, **changes: bool | int) -> None:
        for field, value in changes.items():
            setattr(self._state, field, value)

    def _reset_paragraph(self) -> None:
        if not self._state.silent:
            self._in_table, self._bullet, self._heading = False, False, 0

    def _enter_table(self) -> None:
        self._in_table = True

    def _list_entry(self, number: int | None) -> None:
        if number and not self._state.silent:
            self._bullet = True

    def _outline(self, level: int | None) -> None:
        if not self._state.silent:
            self._heading = level + 1 if level is not None and 0 <= level < 9 else 0

    def _unicode(self, number: int | None) -> None:
        if self._bytes:
            self._flush()
        self._units.append((number or 0) % 0x10000)
        self._to_skip = self._state.skips

    def _font(self, number: int | None) -> None:
        self._state.font = number or 0

    def _charset(self, number: int | None) -> None:
        codec = charset_codec(number)
        if self._state.table_of_fonts and codec:
            self._fonts[self._state.font] = codec

    def _code_page(self, number: int | None) -> None:
        self._codec = code_page_codec(number) or self._codec

    def _use_page(self, codec: str, _number: int | None) -> None:
        self._codec = codec

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif self._to_skip:
            self._to_skip -= 1
        elif sign in BREAKS:
            self._flush()
            self._break()
        elif sign in ESCAPED:
            self._flush()
            self._say(ESCAPED[sign])

    def _byte(self, value: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
            return
        if self._units:
            self._flush()
        self._bytes.append(value)

    def _plain(self, text: str) -> None:
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        text = text[skipped:]
        if not text:
            return
        if text.isascii():
            self._flush()
            self._say(text)
        else:
            self._bytes.extend(text.encode("latin-1"))

    def _flush(self) -> None:
        """Say the bytes or code units gathered so far."""
        if self._bytes:
            codec = self._fonts.get(self._state.font, self._codec)
            self._say(self._bytes.decode(codec, "replace"))
            self._bytes.clear()
        if self._units:
            wide = b"".join(unit.to_bytes(2, "little") for unit in self._units)
            self._say(wide.decode("utf-16-le", "replace"))
            self._units.clear()

    def _say(self, text: str) -> None:
        state = self._state
        if state.silent:
            return
        if state.deleted or state.hidden:
            self.left_out.note("deletions" if state.deleted else "hidden", self._line)
            return
        self._runs.append(Run(text, state.bold, state.italic))

    def _break(self) -> None:
        if not self._state.silent:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        self._flush()
        runs, self._runs = self._runs, []
        bullet = self._bullet and not self._heading
        lines = list(split_lines(runs, self._line, bullet=bullet, heading=self._heading))
        self._line += 1
        if len(self.paragraphs) > PARAGRAPHS or len(self._cell) > PARAGRAPHS:
            raise too_many_paragraphs(self._name)
        if self._in_table:
            self._cell.extend(lines)
        else:
            self._end_table()
            self.paragraphs.extend(lines)

    def _end_cell(self) -> None:
        if not self._state.silent:
            self._in_table = True
            self._end_paragraph()
            self._row.append(Cell(tuple(self._cell)))
            self._cell = []

    def _end_row(self) -> None:
        if self._row or self._cell:
            left = [Cell(tuple(self._cell))] if self._cell else []
            self._rows.append([*self._row, *left])
            self._row, self._cell = [], []

    def _end_table(self) -> None:
        self._end_row()
        self.paragraphs.extend(table_paragraphs(self._rows))
        self._rows = []


def _too_deep(name: str) -> BadInputError:
    return BadInputError(
        Message("The file {name} nests more than {n} groups.", name=name, n=RTF_DEPTH),
        Message("This is not an ordinary document. Open it in Word and save it as .docx."),
    )


def _findings(name: str, reader: _Reader) -> Iterator[Finding]:
    yield from reader.left_out.findings(name)
    if reader.is_cut_short:
        yield Finding(
            paragraph_of(name, max(1, len(reader.paragraphs))),
            Message("The file seems to have been cut short; it was read as far as it goes."),
            Message("Check that the end of the interview is there."),
        )
