"""A vault for tests, and what they put into it."""

from __future__ import annotations

from pathlib import Path

from qualcode.store.vault import Vault
from qualcode.store.vault_crypto import ScryptCost

CHEAP = ScryptCost(n=1 << 10)


TEXT = "Le docteur Zyntarelle reçoit à Brouvexy, « comme toujours ».".encode()


def protected_vault(folder: Path, passphrase: str = "été à Brouvexy") -> Vault:
    return Vault.create(folder / "p.qualcode-vault", "study-1", passphrase, cost=CHEAP)


def write(vault: Vault, operation_id: str, **records: bytes | None) -> None:
    with vault.writing(operation_id) as writer:
        for record_id, content in records.items():
            if content is None:
                writer.delete("text", record_id)
            else:
                writer.put("text", record_id, content)


def contents(vault: Vault) -> dict[str, bytes]:
    return dict(vault.records("text"))


def sealed_bytes(vault: Vault) -> list[bytes]:
    """A recognisable piece of each stored ciphertext, read past the vault's own reading."""
    import sqlite3

    connection = sqlite3.connect(vault.path)
    rows = connection.execute(
        "SELECT sealed FROM record UNION ALL SELECT sealed FROM earlier WHERE sealed IS NOT NULL"
    ).fetchall()
    connection.close()
    return [row[0][40:100] for row in rows]
