"""A whole copy of an open study, as one closed file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from qualcode.store.engine import Reader
from qualcode.store.replace import replacing
from qualcode.store.trouble import spoken_trouble


def copy_to(reader: Reader, target: Path) -> None:
    """Writes the study as the reader sees it; the target appears whole or not at all."""
    source = reader.connection.driver_connection
    if not isinstance(source, sqlite3.Connection):
        raise TypeError("a study is an SQLite file")
    with replacing(target) as part, spoken_trouble(target), closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE").close()
