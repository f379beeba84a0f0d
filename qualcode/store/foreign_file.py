"""Tables out of an SQLite file somebody else wrote: read in memory, with bounds, and only read."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Collection
from contextlib import closing

from qualcode.errors import BadInputError
from qualcode.wording import Message

_MAGIC = b"SQLite format 3\x00"
_MOST_ROWS = 1_000_000
_MOST_CELL = 48 * 1024 * 1024
_MOST_TOTAL = 300 * 1024 * 1024
_MOST_SECONDS = 60.0
_STEPS = 20_000
_READING = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_PRAGMA,
        sqlite3.SQLITE_TRANSACTION,
    }
)


def is_database(content: bytes) -> bool:
    """Whether the bytes begin like an SQLite file."""
    return content.startswith(_MAGIC)


def tables_of(
    name: str, content: bytes, wanted: Collection[str]
) -> dict[str, list[dict[str, object]]]:
    """The rows of those of the wanted tables that are there, by column name in small letters.

    Raises BadInputError for a damaged file and for one that is more than any project.
    """
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
            opened.deserialize(_off_the_log(content))
            _bound(opened)
            return _read(name, opened, wanted)
    except (sqlite3.Error, OverflowError, ValueError, MemoryError) as error:
        raise BadInputError(
            Message("The database {name} is damaged or was cut short.", name=name),
            Message("Close the project in its own program, then copy the file again."),
        ) from error


def _off_the_log(content: bytes) -> bytes:
    """A file left in write-ahead mode cannot be opened from memory: its header says rollback."""
    return content[:18] + b"\x01\x01" + content[20:] if content[18:20] == b"\x02\x02" else content


def _bound(opened: sqlite3.Connection) -> None:
    opened.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_CELL)
    opened.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    until = time.monotonic() + _MOST_SECONDS
    opened.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    opened.execute("PRAGMA trusted_schema=OFF")
    opened.execute("PRAGMA query_only=ON")
    opened.set_authorizer(
        lambda action, *_: sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY
    )
    opened.text_factory = lambda raw: raw.decode("utf-8", "replace")


def _read(
    name: str, opened: sqlite3.Connection, wanted: Collection[str]
) -> dict[str, list[dict[str, object]]]:
    listed = opened.execute("SELECT name, sql FROM sqlite_master WHERE type='table'")
    present = {str(name) for name, sql in listed if "VIRTUAL" not in str(sql).upper()}
    found: dict[str, list[dict[str, object]]] = {}
    total = 0
    for table in sorted(present & set(wanted)):
        cursor = opened.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - one of the names wanted
        columns = [str(column[0]).lower() for column in cursor.description]
        rows: list[dict[str, object]] = []
        for row in cursor:
            total += sum(len(cell) if isinstance(cell, str | bytes) else 8 for cell in row)
            if len(rows) >= _MOST_ROWS or total > _MOST_TOTAL:
                raise _too_much(name)
            rows.append(dict(zip(columns, row, strict=True)))
        found[table] = rows
    return found


def _too_much(name: str) -> BadInputError:
    return BadInputError(
        Message("The database {name} holds more than can be read.", name=name),
        Message("Export the project from its program as .qdpx, in parts."),
    )
