"""A database is read table by table, unless something deleted may still stand in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from qualcode.store.database_texts import tables_of

LONG = "mot " * 3000  # over several pages: read as letters, a word falls apart between two


def _database(path: Path, *, wal: bool = False, deleted: bool = False) -> bytes:
    base = sqlite3.connect(path)
    if wal:
        base.execute("PRAGMA journal_mode=WAL")
    base.execute('CREATE TABLE "les ""notes""" (n, words)')
    base.execute("CREATE TABLE gone (words)")
    base.execute('INSERT INTO "les ""notes""" VALUES (1, ?)', (LONG + "Kerdoncuff",))
    base.execute("INSERT INTO gone VALUES (?)", (LONG + "Jaffrézou",))
    base.commit()
    if deleted:
        base.execute("PRAGMA secure_delete=OFF")
        base.execute("DELETE FROM gone")
        base.commit()
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()
    return path.read_bytes()


@pytest.mark.parametrize("wal", [False, True])
def test_every_table_is_read_whole(tmp_path: Path, *, wal: bool) -> None:
    read = dict(tables_of(_database(tmp_path / "a", wal=wal)))
    assert read == {'les "notes"': LONG + "Kerdoncuff", "gone": LONG + "Jaffrézou"}


def test_a_database_with_free_pages_a_damaged_one_and_none_are_left_to_be_read_as_letters(
    tmp_path: Path,
) -> None:
    assert tables_of(_database(tmp_path / "a", deleted=True)) == ()
    assert tables_of(_database(tmp_path / "b")[:3000]) == ()
    assert tables_of(b"Kerdoncuff") == ()
