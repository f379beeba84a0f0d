"""A codebook out of a file (YAML, csv, xlsx, indented text) or out of pasted text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from qualcode.errors import BadInputError
from qualcode.ingest.codebook_draft import CodebookDraft
from qualcode.ingest.codebook_table import read_codebook_table
from qualcode.ingest.codebook_text import read_codebook_text
from qualcode.ingest.codebook_yaml import read_codebook_yaml
from qualcode.ingest.decoding import decode
from qualcode.ingest.reading import read_table
from qualcode.ingest.table import Table
from qualcode.wording import Message

_YAML = frozenset({".yaml", ".yml"})
_TABLE = frozenset({".csv", ".tsv", ".xlsx", ".xlsm"})
_WORD = frozenset({".docx", ".doc", ".odt", ".rtf", ".pdf", ".pages"})
_FORMULA_STARTS = frozenset("=+-@")


def read_codebook(name: str, content: bytes) -> CodebookDraft:
    """The draft in a file, by the ending of its name; other endings are read as indented text.

    Raises:
        BadInputError: the file cannot be read or holds no codes.
    """
    ending = PurePath(name).suffix.lower()
    if ending in _TABLE:
        table = read_table(name, content)
        return read_codebook_table(name, table if ending == ".xlsx" else _without_guard(table))
    if ending in _WORD:
        raise BadInputError(
            Message("Codebooks are not read from {ending} files.", ending=ending),
            Message(
                "Copy the table into a spreadsheet (.xlsx), or the list into a text file (.txt), a "
                "code a line, those under it indented; then import that."
            ),
        )
    decoded = decode(name, content)
    read_text = read_codebook_yaml if ending in _YAML else read_codebook_text
    draft = read_text(name, decoded.text)
    return replace(draft, findings=(*decoded.findings, *draft.findings))


def _without_guard(table: Table) -> Table:
    """The table without the apostrophe that keeps spreadsheets from running a text in a csv."""
    rows = tuple(tuple(_bare(cell) for cell in row) for row in table.rows)
    return replace(table, rows=rows)


def _bare(cell: str) -> str:
    guarded = cell.startswith("'") and cell.lstrip("'")[:1] in _FORMULA_STARTS
    return cell[1:] if guarded else cell
