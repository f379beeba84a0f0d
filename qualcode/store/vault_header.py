"""What a vault says of itself in clear, and the data key wrapped in it."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from qualcode.errors import BadInputError, StudyFileError
from qualcode.store.trouble import damaged
from qualcode.store.vault_crypto import (
    KEY_BYTES,
    SALT_BYTES,
    RecordCipher,
    ScryptCost,
    passphrase_key,
    unwrap,
    wrap,
)
from qualcode.store.vault_tables import header
from qualcode.wording import Message

APPLICATION_ID = 0x51435654  # "QCVT"
FORMAT = 1
_PROOF = "proof"


@dataclass(frozen=True, slots=True)
class Header:
    """What the vault says of itself in clear.

    ``key`` is the data key wrapped by the passphrase, or the data key itself when the vault is
    not protected; ``share`` is the part of every record's key that lies here alone; ``proof``
    is a sealed record without content, which only the right data key opens. All three are
    empty once the key was destroyed.
    """

    study_id: str
    protected: bool
    cost: ScryptCost
    salt: bytes
    key: bytes
    share: bytes
    proof: bytes

    @property
    def is_destroyed(self) -> bool:
        """Whether the key was wiped."""
        return not self.key

    def without_key(self) -> Header:
        """The header of a vault nobody can read any more."""
        return replace(self, salt=b"", key=b"", share=b"", proof=b"")

    def digest(self) -> bytes:
        """A checksum, so that damage is not taken for a wrong passphrase."""
        numbers = (int(self.protected), self.cost.n, self.cost.r, self.cost.p)
        parts = (self.study_id, numbers, self.salt, self.key, self.share, self.proof)
        return sha256(repr(parts).encode()).digest()

    def locked_by(self, data_key: bytes, passphrase: str | None) -> Header:
        """The header with the data key wrapped by the passphrase, or in clear without one.

        Raises: BadInputError when the passphrase is empty.
        """
        if passphrase is None:
            return replace(self, protected=False, salt=b"", key=data_key)
        if not passphrase.strip():
            raise BadInputError(
                Message("The passphrase is empty."),
                hint=Message("Several words that make no sentence are easy to remember."),
            )
        salt = os.urandom(SALT_BYTES)
        wrapped = wrap(data_key, passphrase_key(passphrase, salt, self.cost), self.study_id)
        return replace(self, protected=True, salt=salt, key=wrapped)

    def data_key(self, passphrase: str | None) -> bytes | None:
        """The data key, or None when the passphrase is not the one."""
        if not self.protected:
            return self.key
        if not passphrase:
            return None
        return unwrap(self.key, passphrase_key(passphrase, self.salt, self.cost), self.study_id)

    def cipher(self, data_key: bytes) -> RecordCipher | None:
        """What seals and opens this vault's records; None when the data key is another's."""
        cipher = RecordCipher(data_key, self.share, self.study_id)
        return None if cipher.open(_PROOF, _PROOF, self.proof) is None else cipher


def first_header(study_id: str, data_key: bytes, cost: ScryptCost) -> Header:
    """The header of a new vault, not locked yet."""
    share = os.urandom(KEY_BYTES)
    proof = RecordCipher(data_key, share, study_id).seal(_PROOF, _PROOF, b"")
    return Header(study_id, False, cost, b"", data_key, share, proof)


def put_header(connection: Connection, changed: Header) -> None:
    """Write the header in place of the one before, whose bytes are wiped."""
    connection.execute(delete(header))
    connection.execute(
        insert(header).values(
            study_id=changed.study_id,
            protected=changed.protected,
            scrypt_n=changed.cost.n,
            scrypt_r=changed.cost.r,
            scrypt_p=changed.cost.p,
            salt=changed.salt,
            key=changed.key,
            share=changed.share,
            proof=changed.proof,
            digest=changed.digest(),
        )
    )


def read_header(connection: Connection, path: Path) -> Header:
    """The header; StudyFileError when this is no vault, a damaged one or a newer one."""
    _check_kind(connection, path)
    row = connection.execute(select(header)).one_or_none()
    if row is None:
        raise damaged(path)
    found = Header(
        study_id=row.study_id,
        protected=row.protected,
        cost=ScryptCost(row.scrypt_n, row.scrypt_r, row.scrypt_p),
        salt=row.salt,
        key=row.key,
        share=row.share,
        proof=row.proof,
    )
    if found.digest() != row.digest or not found.cost.is_sane:
        raise damaged(path)
    return found


def _check_kind(connection: Connection, path: Path) -> None:
    application_id = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if application_id != APPLICATION_ID:
        raise damaged(path)
    if connection.exec_driver_sql("PRAGMA user_version").scalar_one() > FORMAT:
        raise StudyFileError(
            Message("The vault {name} was written by a newer qualcode.", name=path.name),
            hint=Message("Install the latest version, then open it again."),
        )
