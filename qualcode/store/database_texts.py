"""The texts in a database somebody is about to send: a study, a project of QualCoder or Taguette.

Read as letters, words fall apart where a page of the file ends, and nobody can tell where they stand.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

_MAGIC = b"SQLite format 3\x00"
_MODES = slice(18, 20)  # a file in WAL mode opens in memory once these two bytes say otherwise


def tables_of(content: bytes) -> tuple[tuple[str, str], ...]:
    """The name of each table and every text in it, a cell a line; nothing if it is no database.

    Nothing either if it cannot be read, or while the file has free pages: what was deleted may stand in them.
    """
    if not content.startswith(_MAGIC):
        return ()
    single = bytearray(content)
    single[_MODES] = b"\x01\x01"
    with closing(sqlite3.connect(":memory:")) as database:
        database.text_factory = lambda stored: stored.decode("utf-8", "replace")
        try:
            database.deserialize(bytes(single))
            if database.execute("PRAGMA freelist_count").fetchone()[0]:
                return ()
            return tuple(_read(database))
        except (sqlite3.Error, OverflowError):
            return ()


def _read(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    named = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in named:
        quoted = name.replace('"', '""')
        rows = database.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608 - its own name, quoted
        cells = [_said(cell) for row in rows for cell in row]
        yield name, "\n".join(cell for cell in cells if cell)


def _said(cell: object) -> str:
    if isinstance(cell, bytes):
        return cell.decode("utf-8", "ignore")
    return cell if isinstance(cell, str) else ""
