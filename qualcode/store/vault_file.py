"""Connections to a vault file that write safely, and the file's making."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from qualcode.store.trouble import not_found, spoken_trouble
from qualcode.store.vault_header import APPLICATION_ID, FORMAT, Header, put_header
from qualcode.store.vault_tables import tables

BUSY_S = 5.0


def engine_of(path: Path) -> Engine:
    """Connections to an existing vault, each opened when used and closed after.

    None is kept, so that no handle of the file stands in the way of moving or restoring it.
    """
    uri = f"{path.absolute().as_uri()}?mode=rw"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            uri, uri=True, timeout=BUSY_S, isolation_level=None, check_same_thread=False
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "connect", _settle_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _settle_pragmas(raw: sqlite3.Connection, _pool_record: object) -> None:
    for pragma in ("secure_delete=ON", "synchronous=FULL", "journal_mode=DELETE"):
        raw.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """A connection for reads; trouble speaks of ``path``."""
    with spoken_trouble(path), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction, begun as the only writer and committed when the block ends well.

    Trouble of this file speaks of ``path``; what the block itself raises passes as it is.
    """
    with spoken_trouble(path):
        connection = engine.connect().execution_options(writes=True)
    try:
        with spoken_trouble(path):
            transaction = connection.begin()
        try:
            yield connection
        except BaseException:
            transaction.rollback()
            raise
        with spoken_trouble(path):
            transaction.commit()
    finally:
        connection.close()


def write_new(path: Path, first: Header) -> None:
    """Turn the empty file ``path`` into a vault without records."""
    engine = engine_of(path)
    with spoken_trouble(path), engine.connect() as connection:
        for pragma in (
            "auto_vacuum=FULL",  # what is deleted gives its room back at once
            f"application_id={APPLICATION_ID}",
            f"user_version={FORMAT}",
        ):
            _outside_transaction(connection, f"PRAGMA {pragma}")
    with writing(engine, path) as connection, spoken_trouble(path):
        tables.create_all(connection)
        put_header(connection, first)


def _outside_transaction(connection: Connection, statement: str) -> None:
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - says the type, checks nothing
    raw.execute(statement).close()


def require_file(path: Path) -> None:
    """Raises NotFoundError when there is no such file."""
    with spoken_trouble(path):
        if not path.is_file():
            raise not_found(path)


def is_private(path: Path) -> bool:
    """Whether the file's mode keeps other people of this machine out.

    Always False on Windows, where access lists decide and qualcode does not set any, and on
    disks without modes (memory sticks), where everybody may read.
    """
    if os.name == "nt":
        return False
    return not stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
