"""Writing into the vault inside one operation."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Connection, update

from qualcode.errors import BadInputError
from qualcode.store import vault_operations
from qualcode.store.trouble import spoken_trouble
from qualcode.store.vault_crypto import RecordCipher
from qualcode.store.vault_operations import Place
from qualcode.store.vault_tables import operation
from qualcode.wording import Message

MAX_RECORD_BYTES = 512 * 1024 * 1024
NOTE = "note"
_SPEAKS_OF_NOTHING = re.compile(r"[A-Za-z0-9_.:/+=-]{1,200}")


class VaultWriter:
    """Writes records inside one operation; ``number`` is None when it was written before."""

    def __init__(
        self,
        path: Path,
        cipher: RecordCipher,
        connection: Connection,
        operation_id: str,
        number: int | None,
    ) -> None:
        self._path = path
        self._cipher = cipher
        self._connection = connection
        self._operation_id = operation_id
        self._number = number

    @property
    def repeated(self) -> bool:
        """Whether this operation is in the vault already, so that nothing here is written."""
        return self._number is None

    def put(self, kind: str, record_id: str, content: bytes) -> None:
        """Write a record, in place of the one of that kind and id if there is one.

        Raises: BadInputError when it is larger than 512 MB.
        """
        self._store(place(kind, record_id), content)

    def delete(self, kind: str, record_id: str) -> None:
        """Remove a record, if it is there; its bytes are wiped when the operation is settled."""
        self._store(place(kind, record_id), None)

    def note(self, content: bytes) -> None:
        """Keep, until the operation is settled, what is needed to complete it."""
        if self._number is not None:
            sealed = self._sealed(Place(NOTE, self._operation_id), content)
            noted = update(operation).where(operation.c.number == self._number)
            with spoken_trouble(self._path):
                self._connection.execute(noted.values(note=sealed))

    def _store(self, where: Place, content: bytes | None) -> None:
        if self._number is not None:
            sealed = None if content is None else self._sealed(where, content)
            with spoken_trouble(self._path):
                vault_operations.store(self._connection, self._number, where, sealed)

    def _sealed(self, where: Place, content: bytes) -> bytes:
        if len(content) > MAX_RECORD_BYTES:
            raise BadInputError(
                Message("This file is too large for the vault ({mb} MB).", mb=len(content) >> 20),
                hint=Message("Import the transcript alone, without sound, video or pictures."),
            )
        return self._cipher.seal(where.kind, where.record_id, content)


def checked_id(identifier: str) -> str:
    """The id, which stands in clear: a name with its blanks and accents is a ValueError."""
    if not _SPEAKS_OF_NOTHING.fullmatch(identifier):
        raise ValueError("ids in the vault are plain letters, digits and - _ . : / + =")
    return identifier


def place(kind: str, record_id: str) -> Place:
    """Where a record stands, its kind and id checked."""
    return Place(checked_id(kind), checked_id(record_id))
