"""The vault's cryptography: one data key, wrapped by a passphrase, sealing records one by one.

A record's key is derived from the data key and a share that lies in the vault file alone, so
that wiping the file's header makes its records unreadable even to who wrote the recovery text
down. Nothing here reads or writes a file.
"""

from __future__ import annotations

import os
import unicodedata
import zlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16
# a header asking for more memory than this (1 GiB) is damaged or hostile
MAX_SCRYPT_BYTES = 1 << 30
_ZLIB_LEVEL = 3  # transcripts shrink threefold; a docx is compressed already and must not take long
_RAW, _DEFLATED = b"\x00", b"\x01"


@dataclass(frozen=True, slots=True)
class ScryptCost:
    """What one guess of the passphrase costs: 128 * n * r bytes and about half a second."""

    n: int = 1 << 17
    r: int = 8
    p: int = 1

    @property
    def is_sane(self) -> bool:
        """Whether scrypt accepts these and a laptop can pay them."""
        power_of_two = self.n > 1 and self.n & (self.n - 1) == 0
        positive = self.r > 0 and 0 < self.p <= 16
        return power_of_two and positive and 128 * self.n * self.r <= MAX_SCRYPT_BYTES


def passphrase_key(passphrase: str, salt: bytes, cost: ScryptCost) -> bytes:
    """The key a passphrase gives; the same whether its accents were typed composed or not."""
    typed = unicodedata.normalize("NFC", passphrase).encode()
    return Scrypt(salt=salt, length=KEY_BYTES, n=cost.n, r=cost.r, p=cost.p).derive(typed)


def wrap(data_key: bytes, wrapping_key: bytes, study_id: str) -> bytes:
    """The data key sealed for a header, bound to its study."""
    return _seal(AESGCM(wrapping_key), data_key, _bound("wrapped-key", study_id))


def unwrap(wrapped: bytes, wrapping_key: bytes, study_id: str) -> bytes | None:
    """The data key, or None when the wrapping key is not the one that sealed it."""
    try:
        return _unseal(AESGCM(wrapping_key), wrapped, _bound("wrapped-key", study_id))
    except InvalidTag:
        return None


class RecordCipher:
    """Seals and opens the records of one vault."""

    def __init__(self, data_key: bytes, share: bytes, study_id: str) -> None:
        derived = HKDF(SHA256(), length=KEY_BYTES, salt=share, info=b"qualcode-vault records")
        self._aead = AESGCM(derived.derive(data_key))
        self._study_id = study_id

    def seal(self, kind: str, record_id: str, content: bytes) -> bytes:
        """Nonce and ciphertext of the content, compressed first where that makes it smaller."""
        deflated = zlib.compress(content, _ZLIB_LEVEL)
        smaller = len(deflated) < len(content)
        packed = _DEFLATED + deflated if smaller else _RAW + content
        return _seal(self._aead, packed, self._about(kind, record_id))

    def open(self, kind: str, record_id: str, sealed: bytes) -> bytes | None:
        """The content, or None when it was altered, moved or sealed with another key."""
        try:
            packed = _unseal(self._aead, sealed, self._about(kind, record_id))
        except InvalidTag:
            return None
        return zlib.decompress(packed[1:]) if packed[:1] == _DEFLATED else packed[1:]

    def _about(self, kind: str, record_id: str) -> bytes:
        return _bound("record", self._study_id, kind, record_id)


def _seal(aead: AESGCM, content: bytes, about: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + aead.encrypt(nonce, content, about)


def _unseal(aead: AESGCM, sealed: bytes, about: bytes) -> bytes:
    nonce, ciphertext = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    if len(nonce) < NONCE_BYTES:
        raise InvalidTag
    return aead.decrypt(nonce, ciphertext, about)


def _bound(*parts: str) -> bytes:
    # ids hold no control characters, so no two lists of parts give the same bytes
    return "\x1f".join(("qualcode-vault", *parts)).encode()
