"""The rows of frozen codebooks."""

from __future__ import annotations

import json

from sqlalchemy import select

from qualcode.model import Codebook, CodebookVersion
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.rows.codebook import code_from_row, code_row
from qualcode.store.tables import codebook_version


def codebook_version_row(noun: CodebookVersion) -> Row:
    """The row of a frozen codebook."""
    codes = [code_row(code) for code in noun.codebook.codes]
    return {
        "id": noun.id,
        "number": noun.number,
        "note": noun.note,
        "codes": json.dumps(codes, ensure_ascii=False),
        "coder_id": noun.coder_id,
        "created_at": noun.created_at,
    }


def load_codebook_versions(reader: Reader) -> tuple[CodebookVersion, ...]:
    """Every frozen codebook, the first one first."""
    rows = reader.execute(select(codebook_version).order_by(codebook_version.c.number))
    return tuple(
        CodebookVersion(
            id=r["id"],
            number=r["number"],
            note=r["note"],
            codebook=Codebook(tuple(code_from_row(code) for code in json.loads(r["codes"]))),
            coder_id=r["coder_id"],
            created_at=r["created_at"],
        )
        for r in rows.mappings()
    )
