"""The rows of links between codes."""

from __future__ import annotations

from sqlalchemy import select

from qualcode.model import CodeLink, CodeLinkKind
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import code_link


def code_link_row(noun: CodeLink) -> Row:
    """The row of a link."""
    return {
        "id": noun.id,
        "from_id": noun.from_id,
        "to_id": noun.to_id,
        "kind": noun.kind.value,
        "note": noun.note,
        "coder_id": noun.coder_id,
        "created_at": noun.created_at,
    }


def load_code_links(reader: Reader) -> tuple[CodeLink, ...]:
    """Every link, oldest first."""
    rows = reader.execute(select(code_link).order_by(code_link.c.created_at, code_link.c.id))
    return tuple(
        CodeLink(
            id=r["id"],
            from_id=r["from_id"],
            to_id=r["to_id"],
            kind=CodeLinkKind(r["kind"]),
            note=r["note"],
            coder_id=r["coder_id"],
            created_at=r["created_at"],
        )
        for r in rows.mappings()
    )
