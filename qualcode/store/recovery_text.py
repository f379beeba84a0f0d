"""The vault's data key as a text to print and lock away, with a checksum against mistyping."""

from __future__ import annotations

import base64
import binascii
from hashlib import sha256

from qualcode.errors import BadInputError
from qualcode.store.vault_crypto import KEY_BYTES
from qualcode.wording import Message

_CHECK_BYTES = 3  # 32 + 3 bytes are exactly 56 base-32 letters: fourteen groups of four
_GROUP = 4
# base 32 has none of these digits: they are letters misread from paper
_MISREAD = str.maketrans({"0": "O", "1": "I", "8": "B"})


def recovery_text(data_key: bytes) -> str:
    """The key as fourteen groups of four letters and digits."""
    letters = base64.b32encode(data_key + _checksum(data_key)).decode()
    return "-".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))


def read_recovery_text(text: str) -> bytes:
    """The key in a recovery text; case, blanks, hyphens and misread 0, 1, 8 do not matter.

    Raises: BadInputError when letters are missing or wrong.
    """
    letters = "".join(c for c in text.upper() if c.isascii() and c.isalnum()).translate(_MISREAD)
    try:
        packed = base64.b32decode(letters)
    except binascii.Error:
        packed = b""
    data_key, check = packed[:KEY_BYTES], packed[KEY_BYTES:]
    if len(packed) != KEY_BYTES + _CHECK_BYTES or check != _checksum(data_key):
        raise BadInputError(
            Message("This recovery text is incomplete or holds a typing mistake."),
            hint=Message("Compare it letter by letter: it has fourteen groups of four."),
        )
    return data_key


def _checksum(data_key: bytes) -> bytes:
    return sha256(b"qualcode-vault recovery" + data_key).digest()[:_CHECK_BYTES]
