"""The vault: original texts, original files and the key, encrypted record by record.

It lies beside the study as ``NAME.qualcode-vault``. Two files cannot be committed together, so
an operation is written here first, under its id; the study's own commit makes it valid, and
only then is it settled. Whoever unlocks a vault with unsettled operations asks the study which
of them it recorded: those are settled, the others completed or discarded. All of this happens
while the study's write lock is held, so that no other process is between its two commits.

In clear stand only kinds, ids, sizes and operation ids. Ids must therefore say nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Connection, literal, select

from qualcode.errors import (
    ConflictError,
    LockedError,
    NotFoundError,
    PassphraseError,
    QualcodeError,
)
from qualcode.store import vault_file, vault_operations
from qualcode.store.recovery_text import read_recovery_text, recovery_text
from qualcode.store.replace import placing
from qualcode.store.trouble import damaged, spoken_trouble
from qualcode.store.vault_crypto import KEY_BYTES, RecordCipher, ScryptCost
from qualcode.store.vault_header import Header, first_header, put_header, read_header
from qualcode.store.vault_operations import Place
from qualcode.store.vault_tables import operation, record
from qualcode.store.vault_writer import NOTE, VaultWriter, checked_id, place
from qualcode.wording import Message

SUFFIX = ".qualcode-vault"
T = TypeVar("T")


def vault_path(study_path: Path) -> Path:
    """Where the vault of a study file lies: the same name with the vault's ending."""
    return study_path.with_name(study_path.name.removesuffix(".qualcode") + SUFFIX)


def key_is_destroyed(path: Path) -> bool:
    """Whether the vault at ``path`` is one that nobody can read any more."""
    vault_file.require_file(path)
    with vault_file.reading(vault_file.engine_of(path), path) as connection:
        return read_header(connection, path).is_destroyed


def remove_blank_vault(path: Path) -> bool:
    """Delete a vault nothing was ever written to, which a crash left without a study.

    Anything else, also what cannot be read, stays; returns whether it was deleted.
    """
    try:
        with vault_file.reading(vault_file.engine_of(path), path) as connection:
            read_header(connection, path)
            used = select(operation.c.number).union_all(select(literal(0)).select_from(record))
            if connection.execute(used).first() is not None:
                return False
        path.unlink()
    except (QualcodeError, OSError):
        return False
    return True


class Vault:
    """An unlocked vault. Several threads may use one; a closed one refuses everything."""

    def __init__(self, path: Path, header: Header, data_key: bytes, cipher: RecordCipher) -> None:
        self.path = path
        self.study_id = header.study_id
        self._share = header.share
        self._data_key: bytes | None = data_key
        self._cipher = cipher
        self._engine = vault_file.engine_of(path)
        self._remembered: dict[tuple[Place, Callable[[bytes], Any]], tuple[bytes, Any]] = {}

    @classmethod
    def create(
        cls,
        path: Path,
        study_id: str,
        passphrase: str | None,
        *,
        cost: ScryptCost | None = None,
    ) -> Vault:
        """A new vault without records, in place at once or not at all.

        Without passphrase (an explicit None) the key lies in the file in clear: whoever has the
        file can read it.

        Raises: ConflictError when a file of that name exists; BadInputError for an empty
        passphrase.
        """
        data_key = os.urandom(KEY_BYTES)
        first = first_header(study_id, data_key, cost or ScryptCost())
        locked = first.locked_by(data_key, passphrase)
        with placing(path) as part:
            vault_file.write_new(part, locked)
        return cls._opened_with(path, locked, data_key)

    @classmethod
    def unlock(
        cls, path: Path, passphrase: str | None = None, *, study_id: str | None = None
    ) -> Vault:
        """The vault at ``path``; ``study_id``, if given, must be the one it was made for.

        A vault without passphrase opens with any.

        Raises: PassphraseError, NotFoundError, StudyFileError (damaged, newer, no vault),
        ConflictError (another study's), LockedError (its key was destroyed).
        """
        found = _header_at(path, study_id)
        data_key = found.data_key(passphrase)
        if data_key is None:
            raise PassphraseError(
                Message("The passphrase does not open this vault."),
                hint=Message("Capitals, accents and blanks count. The recovery text opens it too."),
            )
        return cls._opened_with(path, found, data_key)

    @classmethod
    def unlock_with_key(cls, path: Path, text: str, *, study_id: str | None = None) -> Vault:
        """The vault opened with the text ``export_key`` gave.

        Raises: BadInputError for a mistyped text, PassphraseError for another vault's, and what
        ``unlock`` raises.
        """
        data_key = read_recovery_text(text)
        found = _header_at(path, study_id)
        cipher = found.cipher(data_key)
        if cipher is None:
            raise PassphraseError(
                Message("This recovery text belongs to another vault."),
                hint=Message("Look for the one written down when this vault was made."),
            )
        return cls(path, found, data_key, cipher)

    @classmethod
    def _opened_with(cls, path: Path, header: Header, data_key: bytes) -> Vault:
        cipher = header.cipher(data_key)
        if cipher is None:
            raise damaged(path)
        return cls(path, header, data_key, cipher)

    @property
    def protected(self) -> bool:
        """Whether a passphrase is needed; if not, the key lies in the file in clear."""
        with self._reading() as connection:
            return read_header(connection, self.path).protected

    @property
    def access_restricted(self) -> bool:
        """Whether the file's mode keeps other accounts of this machine out.

        Never so on Windows (no access list is set) and on disks without modes.
        """
        with spoken_trouble(self.path):
            return vault_file.is_private(self.path)

    def get(self, kind: str, record_id: str) -> bytes:
        """The record's content. Raises: NotFoundError when there is none."""
        content = self._content(place(kind, record_id))
        if content is None:
            raise self._not_held()
        return content

    def _not_held(self) -> NotFoundError:
        return NotFoundError(
            Message("The vault {name} does not hold this text or file.", name=self.path.name),
            hint=Message("It may have been withdrawn, or lie in the vault of another copy."),
        )

    def ids(self, kind: str) -> tuple[str, ...]:
        """The ids of all records of a kind, in order."""
        query = select(record.c.record_id).where(record.c.kind == kind)
        with self._reading() as connection:
            return tuple(connection.execute(query.order_by(record.c.record_id)).scalars())

    def records(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """Each record of a kind as (id, content), in order of id.

        One is read at a time and nothing is locked between two; a record deleted meanwhile is
        left out.
        """
        for record_id in self.ids(kind):
            content = self._content(Place(kind, record_id))
            if content is not None:
                yield record_id, content

    def understood(self, kind: str, understand: Callable[[bytes], T]) -> tuple[tuple[str, T], ...]:
        """Each record of a kind as (id, what ``understand`` makes of it), in order of id.

        A record is opened and understood again only once it has changed; until the vault is
        closed what came out of it is remembered, so it must be something nobody alters.
        """
        query = select(record.c.record_id, record.c.sealed).where(record.c.kind == kind)
        with self._reading() as connection:
            rows = connection.execute(query.order_by(record.c.record_id)).all()
        return tuple(
            (each, self._understood(Place(kind, each), seal, understand)) for each, seal in rows
        )

    def understood_one(self, kind: str, record_id: str, understand: Callable[[bytes], T]) -> T:
        """One record in the same way. Raises: NotFoundError when there is none."""
        where = place(kind, record_id)
        with self._reading() as connection:
            sealed = vault_operations.sealed_at(connection, where)
        if sealed is None:
            raise self._not_held()
        return self._understood(where, sealed, understand)

    def _understood(self, where: Place, sealed: bytes, understand: Callable[[bytes], T]) -> T:
        seal = sha256(sealed).digest()
        known = self._remembered.get((where, understand))
        if known is not None and known[0] == seal:
            remembered: T = known[1]
            return remembered
        made = understand(self._opened(where, sealed))
        self._remembered[where, understand] = (seal, made)
        return made

    @contextmanager
    def writing(self, operation_id: str) -> Iterator[VaultWriter]:
        """One transaction under an operation id; it waits to be settled afterwards.

        An operation written before, settled or not, changes nothing when it is written again.

        Raises: LockedError when another process writes for longer than a few seconds.
        """
        checked_id(operation_id)
        with self._writing() as connection:
            with spoken_trouble(self.path):
                number = vault_operations.begun(connection, operation_id)
            yield VaultWriter(self.path, self._cipher, connection, operation_id, number)

    def unsettled(self) -> tuple[str, ...]:
        """The operations neither settled nor discarded, oldest first."""
        with self._reading() as connection:
            return vault_operations.unsettled(connection)

    def note(self, operation_id: str) -> bytes | None:
        """What an unsettled operation noted for its own completion, if anything."""
        query = select(operation.c.note).where(operation.c.operation_id == operation_id)
        with self._reading() as connection:
            sealed: bytes | None = connection.execute(query).scalar()
        return None if sealed is None else self._opened(Place(NOTE, operation_id), sealed)

    def settle(self, operation_id: str) -> None:
        """Make an operation final, wiping its note and what was there before it."""
        with self._writing() as connection, spoken_trouble(self.path):
            vault_operations.settle(connection, operation_id)

    def discard(self, operation_id: str) -> None:
        """Take an unsettled operation back, as if it had never been written."""
        with self._writing() as connection, spoken_trouble(self.path):
            vault_operations.discard(connection, operation_id)

    def change_passphrase(self, new: str | None) -> None:
        """Let another passphrase open the vault, and the old one no longer.

        The records stay as they are: copies of the file made before still open with the old one.
        """
        data_key = self._key()
        with self._writing() as connection, spoken_trouble(self.path):
            present = read_header(connection, self.path)
            changed = replace(present, cost=ScryptCost()).locked_by(data_key, new)
            put_header(connection, changed)

    def export_key(self) -> str:
        """The recovery text: who has it opens this vault without its passphrase."""
        return recovery_text(self._key())

    def destroy_key(self) -> None:
        """Wipe the key from the file and close the vault: nobody reads its records any more.

        That holds for this file, even for who has the passphrase or the recovery text; it does
        not reach copies of it made before.
        """
        with self._writing() as connection, spoken_trouble(self.path):
            present = read_header(connection, self.path)
            put_header(connection, present.without_key())
        self.close()

    def close(self) -> None:
        """Forget the key."""
        self._data_key = None
        self._remembered.clear()
        self._engine.dispose()

    def __enter__(self) -> Vault:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _key(self) -> bytes:
        if self._data_key is None:
            raise LockedError(
                Message("The vault is locked."),
                hint=Message("Unlock it with its passphrase, then try again."),
            )
        return self._data_key

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        self._key()
        vault_file.require_file(self.path)
        with vault_file.reading(self._engine, self.path) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self._key()
        vault_file.require_file(self.path)
        with vault_file.writing(self._engine, self.path) as connection:
            with spoken_trouble(self.path):
                present = read_header(connection, self.path)
            # another process may have destroyed the key, or put another vault in this place
            if present.share != self._share:
                raise _key_destroyed() if present.is_destroyed else damaged(self.path)
            yield connection

    def _content(self, where: Place) -> bytes | None:
        with self._reading() as connection:
            sealed = vault_operations.sealed_at(connection, where)
        return None if sealed is None else self._opened(where, sealed)

    def _opened(self, where: Place, sealed: bytes) -> bytes:
        content = self._cipher.open(where.kind, where.record_id, sealed)
        if content is None:
            raise damaged(self.path)
        return content


def _header_at(path: Path, study_id: str | None) -> Header:
    vault_file.require_file(path)
    with vault_file.reading(vault_file.engine_of(path), path) as connection:
        found = read_header(connection, path)
    if study_id is not None and found.study_id != study_id:
        raise ConflictError(
            Message("The vault {name} belongs to another study.", name=path.name),
            hint=Message("Put the vault of this study beside it, under the same name."),
        )
    if found.is_destroyed:
        raise _key_destroyed()
    return found


def _key_destroyed() -> LockedError:
    return LockedError(
        Message("The key of this vault was destroyed: nobody can read its contents any more."),
        hint=Message("The study itself can still be coded, analysed and exported."),
    )
