"""The accounts of a lab's server, their open sessions and failed attempts: one small SQLite file.

Nothing of a study stands in it. A session is kept as the hash of its token: who reads the file
cannot take a session over.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from qualcode.store.trouble import spoken_trouble

_TABLES = """
CREATE TABLE IF NOT EXISTS account (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL, made_at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS session (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    opened_at REAL NOT NULL, seen_at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS attempt (subject TEXT NOT NULL, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS attempt_by_subject ON attempt (subject, at);
"""
_OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in; the name is also the coder's name in studies."""

    id: str
    name: str


class AccountsFile:
    """The file; every call opens and closes it, so that any thread may call."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._connection() as connection:
            connection.executescript(_TABLES)
        with spoken_trouble(path):
            path.chmod(_OWNER_ONLY)

    def add(self, account: Account, password_hash: str, at: float) -> bool:
        """Writes a new account; False when the name is taken."""
        row = (account.id, account.name, account.name.casefold(), password_hash, at)
        with self._connection() as connection:
            done = connection.execute("INSERT OR IGNORE INTO account VALUES (?, ?, ?, ?, ?)", row)
            return done.rowcount == 1

    def all(self) -> tuple[Account, ...]:
        """Every account by name."""
        with self._connection() as connection:
            rows = connection.execute("SELECT id, name FROM account ORDER BY folded").fetchall()
        return tuple(Account(*row) for row in rows)

    def find(self, name: str) -> tuple[Account, str] | None:
        """The account of that name with its password's hash."""
        with self._connection() as connection:
            row = connection.execute(
                "SELECT id, name, password_hash FROM account WHERE folded=?", (name.casefold(),)
            ).fetchone()
        return (Account(row[0], row[1]), row[2]) if row else None

    def change_password(self, account_id: str, password_hash: str) -> None:
        """Writes another password's hash and ends every session of the account."""
        with self._connection() as connection:
            connection.execute(
                "UPDATE account SET password_hash=? WHERE id=?", (password_hash, account_id)
            )
            connection.execute("DELETE FROM session WHERE account_id=?", (account_id,))

    def rehash(self, account_id: str, password_hash: str) -> None:
        """Writes the same password's hash made with stronger settings."""
        with self._connection() as connection:
            connection.execute(
                "UPDATE account SET password_hash=? WHERE id=?", (password_hash, account_id)
            )

    def remove(self, account_id: str) -> None:
        """Deletes an account and its sessions."""
        with self._connection() as connection:
            connection.execute("DELETE FROM session WHERE account_id=?", (account_id,))
            connection.execute("DELETE FROM account WHERE id=?", (account_id,))

    def open_session(self, token_hash: str, account_id: str, at: float) -> None:
        """Writes an open session."""
        with self._connection() as connection:
            connection.execute(
                "INSERT INTO session VALUES (?, ?, ?, ?)", (token_hash, account_id, at, at)
            )

    def session(self, token_hash: str) -> tuple[Account, float, float] | None:
        """The account of a session, when it was opened and when it was last seen."""
        with self._connection() as connection:
            row = connection.execute(
                "SELECT account.id, name, opened_at, seen_at FROM session"
                " JOIN account ON account.id = account_id WHERE token_hash=?",
                (token_hash,),
            ).fetchone()
        return (Account(row[0], row[1]), row[2], row[3]) if row else None

    def see(self, token_hash: str, at: float) -> None:
        """Notes that a session is in use."""
        with self._connection() as connection:
            connection.execute("UPDATE session SET seen_at=? WHERE token_hash=?", (at, token_hash))

    def close_session(self, token_hash: str) -> None:
        """Ends a session."""
        with self._connection() as connection:
            connection.execute("DELETE FROM session WHERE token_hash=?", (token_hash,))

    def close_sessions(self, *, opened_before: float, seen_before: float) -> None:
        """Ends the sessions that are too old or were not used for too long."""
        with self._connection() as connection:
            connection.execute(
                "DELETE FROM session WHERE opened_at < ? OR seen_at < ?",
                (opened_before, seen_before),
            )

    def note_failure(self, subject: str, at: float, *, forget_before: float) -> None:
        """Notes a failed attempt of a name or an address."""
        with self._connection() as connection:
            connection.execute("DELETE FROM attempt WHERE at < ?", (forget_before,))
            connection.execute("INSERT INTO attempt VALUES (?, ?)", (subject, at))

    def failures(self, subject: str, since: float) -> int:
        """How many attempts failed since a moment."""
        with self._connection() as connection:
            row = connection.execute(
                "SELECT count(*) FROM attempt WHERE subject=? AND at >= ?", (subject, since)
            ).fetchone()
        return int(row[0])

    def forgive(self, subject: str) -> None:
        """Forgets the failed attempts of a name."""
        with self._connection() as connection:
            connection.execute("DELETE FROM attempt WHERE subject=?", (subject,))

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with spoken_trouble(self.path), closing(sqlite3.connect(self.path, timeout=10)) as opened:
            opened.execute("PRAGMA foreign_keys=ON")
            opened.execute("PRAGMA secure_delete=ON")
            with opened:
                yield opened
