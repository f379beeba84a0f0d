"""Connections to an SQLite file: pragmas, and transactions that begin as they should."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

WAIT_S = 10.0  # how long a writer waits for another one

Reader = Connection


@lru_cache(maxsize=32)
def open_engine(path: Path, *, wal: bool = True) -> Engine:
    """An engine on the file; every connection has foreign keys, secure delete and full sync on.

    Whoever opens the same file gets the same one: it remembers each statement it has worded.

    The driver's own transaction handling is off: reads begin with BEGIN, writes with BEGIN
    IMMEDIATE (see ``begin_reading`` and ``begin_writing``).
    """

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=WAIT_S, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def settle(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA synchronous=FULL")
        if wal:
            connection.execute("PRAGMA journal_mode=WAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("qualcode_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine
