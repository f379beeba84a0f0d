"""One action over two files: the vault is written first, the study's commit makes it valid.

Between the two writes a crash leaves an unsettled operation in the vault. It holds the study's
row changes too, so that it can be completed when the vault is next unlocked, or discarded.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from qualcode.errors import LockedError
from qualcode.store.change import Change
from qualcode.store.row_change import RowChange, changes_from_json, changes_to_json
from qualcode.store.vault import Vault
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Keeping:
    """What the record needs to say about an operation when it is completed later."""

    action: str
    said: Message
    coder_id: str
    undoable: bool

    def to_bytes(self, change: Change) -> bytes:
        """The operation with its row changes."""
        return json.dumps(
            {
                "action": self.action,
                "said": self.said.as_json(),
                "coder_id": self.coder_id,
                "undoable": self.undoable,
                "changes": changes_to_json(change.rows),
            },
            ensure_ascii=False,
        ).encode()


def keep_first(vault: Vault | None, operation_id: str, keeping: Keeping, change: Change) -> None:
    """Writes what the action keeps into the vault, with what is needed to complete it.

    ``LockedError`` when it is locked.
    """
    if vault is None:
        raise LockedError(
            Message("This action needs the vault, which is locked."),
            Message("Give the passphrase and try again."),
        )
    with vault.writing(operation_id) as writer:
        for kind, record_id, content in change.keeping:
            if content is None:
                writer.delete(kind, record_id)
            else:
                writer.put(kind, record_id, content)
        if keeping.undoable:
            # a redaction rewrites more than its recorded rows: it is done again, not completed
            writer.note(keeping.to_bytes(change))


@dataclass(frozen=True, slots=True)
class Pending:
    """An operation to complete: what the record needs to say, and the row changes."""

    keeping: Keeping
    changes: tuple[RowChange, ...]


def pending(vault: Vault, operation_id: str) -> Pending | None:
    """What an unsettled operation of the vault noted for its completion, or None."""
    note = vault.note(operation_id)
    if note is None:
        return None
    stored = json.loads(note)
    keeping = Keeping(
        stored["action"],
        Message.from_json(stored["said"]),
        stored["coder_id"],
        stored["undoable"],
    )
    return Pending(keeping, changes_from_json(stored["changes"]))
