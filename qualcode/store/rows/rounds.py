"""The rows of rounds of triangulation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from qualcode.model.round import Declaration, Round, RoundSource
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import (
    coder,
    metadata,
    round_coder,
    round_declaration,
    round_source,
    source,
    triangulation_round,
)


def round_row(noun: Round) -> Row:
    """The row of a round, its coders, transcripts and declarations apart."""
    return {
        "id": noun.id,
        "number": noun.number,
        "name": noun.name,
        "note": noun.note,
        "coder_id": noun.coder_id,
        "created_at": noun.created_at,
        "closed_at": noun.closed_at,
        "consensus_id": noun.consensus_id,
    }


def load_rounds(reader: Reader) -> tuple[Round, ...]:
    """Every round, the first one first."""
    order = triangulation_round.c.number, triangulation_round.c.created_at
    rows = reader.execute(select(triangulation_round).order_by(*order)).mappings().all()
    if not rows:
        return ()
    coders, sources, declared = _coders(reader), _sources(reader), _declarations(reader)
    return tuple(
        Round(
            id=r["id"],
            number=r["number"],
            name=r["name"],
            coder_id=r["coder_id"],
            created_at=r["created_at"],
            coder_ids=tuple(coders[r["id"]]),
            sources=tuple(sources[r["id"]]),
            declarations=tuple(declared[r["id"]]),
            note=r["note"],
            closed_at=r["closed_at"],
            consensus_id=r["consensus_id"],
        )
        for r in rows
    )


def load_same_persons(reader: Reader) -> dict[str, str]:
    """For each coder who is somebody coding a second time, that somebody."""
    query = select(coder.c.id, coder.c.same_person_as).where(coder.c.same_person_as.is_not(None))
    return {row.id: row.same_person_as for row in reader.execute(query)}


def _coders(reader: Reader) -> dict[str, list[str]]:
    query = (
        select(round_coder.c.round_id, round_coder.c.coder_id)
        .join(coder, coder.c.id == round_coder.c.coder_id)
        .order_by(coder.c.position, coder.c.name, coder.c.id)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in reader.execute(query):
        found[row.round_id].append(row.coder_id)
    return found


def _sources(reader: Reader) -> dict[str, list[RoundSource]]:
    query = (
        select(round_source)
        .join(source, source.c.id == round_source.c.source_id)
        .order_by(source.c.position, source.c.label, source.c.id)
    )
    found: dict[str, list[RoundSource]] = defaultdict(list)
    for r in reader.execute(query):
        found[r.round_id].append(RoundSource(r.source_id, r.opened_at, r.opened_by))
    return found


def _declarations(reader: Reader) -> dict[str, list[Declaration]]:
    order = round_declaration.c.declared_at, round_declaration.c.id
    found: dict[str, list[Declaration]] = defaultdict(list)
    for r in reader.execute(select(round_declaration).order_by(*order)):
        found[r.round_id].append(Declaration(r.source_id, r.coder_id, r.declared_at))
    return found


def ids_of_round(reader: Reader, table: str, round_id: str) -> list[str]:
    """The ids of the rows of a table that belong to a round."""
    target = metadata.tables[table]
    query = select(target.c.id).where(target.c.round_id == round_id)
    return list(reader.execute(query).scalars())


def ids_of_round_sources(reader: Reader, round_id: str, source_ids: Iterable[str]) -> list[str]:
    """The ids of the rows that put these transcripts into a round."""
    here = round_source.c.round_id == round_id, round_source.c.source_id.in_(list(source_ids))
    return list(reader.execute(select(round_source.c.id).where(*here)).scalars())


def ids_of_declarations(
    reader: Reader, round_id: str, coder_id: str, source_ids: Iterable[str]
) -> list[str]:
    """The ids of what a coder declared of some transcripts of a round."""
    table = round_declaration.c
    query = select(table.id).where(
        table.round_id == round_id,
        table.coder_id == coder_id,
        table.source_id.in_(list(source_ids)),
    )
    return list(reader.execute(query).scalars())
