"""The study's key as the vault holds it: one record, real form to replacement.

The key given as a file stands in that record; what the review accepted is added from the entities.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from qualcode.model import IdentifierKind, KeyEntry
from qualcode.store.vault import Vault

KIND = "key"
RECORD = "study"


def load_key(vault: Vault) -> tuple[KeyEntry, ...]:
    """Every entry of the key, none when there is no key yet."""
    if RECORD not in vault.ids(KIND):
        return ()
    return tuple(
        KeyEntry(form, IdentifierKind(kind), replacement, interview)
        for form, kind, replacement, interview in json.loads(vault.get(KIND, RECORD))
    )


def key_to_bytes(key: Iterable[KeyEntry]) -> bytes:
    """The key as the vault keeps it."""
    rows = [[e.form, e.kind.value, e.replacement, e.interview] for e in key]
    return json.dumps(rows, ensure_ascii=False).encode()


def joined(present: Iterable[KeyEntry], added: Iterable[KeyEntry]) -> tuple[KeyEntry, ...]:
    """Both keys as one; what is added replaces the same form of the same interview."""
    both = {(e.form, e.interview): e for e in present}
    both |= {(e.form, e.interview): e for e in added}
    return tuple(both.values())
