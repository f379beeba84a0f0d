"""The codebook's rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import RowMapping, bindparam, select

from qualcode.model import Code, Codebook, CodeKind
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import code

_IN_ORDER = tuple(code.c[each.name] for each in fields(Code))
_SOME = select(*_IN_ORDER).where(code.c.id.in_(bindparam("ids", expanding=True)))


def code_row(noun: Code) -> Row:
    """The row of a code."""
    return {
        "id": noun.id,
        "name": noun.name,
        "kind": noun.kind.value,
        "parent_id": noun.parent_id,
        "position": noun.position,
        "definition": noun.definition,
        "inclusion": noun.inclusion,
        "exclusion": noun.exclusion,
        "example": noun.example,
        "colour": noun.colour,
        "answers": noun.answers,
        "retired": noun.retired,
        "defined_at": noun.defined_at,
        "analysis": noun.analysis,
        "private_to": noun.private_to,
    }


def code_from_row(r: RowMapping | Mapping[str, Any]) -> Code:
    """The code that ``code_row`` wrote."""
    return Code(
        id=r["id"],
        name=r["name"],
        kind=CodeKind(r["kind"]),
        parent_id=r["parent_id"],
        position=r["position"],
        definition=r["definition"],
        inclusion=r["inclusion"],
        exclusion=r["exclusion"],
        example=r["example"],
        colour=r["colour"],
        answers=r["answers"],
        retired=bool(r["retired"]),
        defined_at=r["defined_at"],
        analysis=r["analysis"],
        private_to=r["private_to"],
    )


def load_codes(reader: Reader, code_ids: Iterable[str]) -> dict[str, Code]:
    """Those of some codes that are in the codebook, by id."""
    rows = reader.execute(_SOME, {"ids": list(code_ids)})
    return {code_id: _code(code_id, *rest) for code_id, *rest in rows}


def load_codebook(reader: Reader) -> Codebook:
    """The tree as it is now, retired codes included."""
    return Codebook(tuple(_code(*r) for r in reader.execute(select(*_IN_ORDER))))


def _code(code_id: str, name: str, kind: str, *rest: Any) -> Code:
    """A row as a tuple: asked by name it takes three times as long, and there may be thousands."""
    values: list[Any] = [code_id, name, CodeKind(kind), *rest]
    return Code(*values)
