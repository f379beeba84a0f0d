"""A database is searched table by table; what was deleted from it is not passed over."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from qualcode.ingest.audit_files import read_pieces

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
    pieces = read_pieces("a.sqlite3", _database(tmp_path / "a", wal=wal))
    read = {piece.part.values["name"]: piece.text for piece in pieces}
    assert read == {'les "notes"': LONG + "Kerdoncuff", "gone": LONG + "Jaffrézou"}


def test_what_was_deleted_is_still_looked_for(tmp_path: Path) -> None:
    pieces = read_pieces("a.sqlite3", _database(tmp_path / "a", deleted=True))
    assert any("Jaffr" in piece.text for piece in pieces)


def test_a_damaged_one_is_read_as_letters(tmp_path: Path) -> None:
    content = _database(tmp_path / "a")
    pieces = read_pieces("a.sqlite3", content[:3000] + b"\x00" * 500 + b"Kerdoncuff" + b"\x00" * 20)
    assert any("Kerdoncuff" in piece.text for piece in pieces)
