"""The rows of decisions, discussions and records of agreement."""

from __future__ import annotations

import json

from sqlalchemy import select

from qualcode.model import Segment, Span
from qualcode.model.adjudication import (
    Adjudication,
    AgreementRecord,
    Decision,
    DiscussionEntry,
    Stage,
)
from qualcode.model.disagreement import PlaceKind
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import adjudication, agreement_record, discussion_entry


def adjudication_row(noun: Adjudication) -> Row:
    """The row of a decision."""
    return {
        "id": noun.id,
        "round_id": noun.round_id,
        "source_id": noun.segment.source_id,
        "version": noun.segment.version,
        "start": noun.segment.span.start,
        "end": noun.segment.span.end,
        "quote": noun.segment.quote,
        "disagreement": noun.disagreement,
        "kind": noun.kind.value,
        "decision": noun.decision.value,
        "reason": noun.reason,
        "sides": json.dumps(list(noun.sides)),
        "outcome": json.dumps(dict(noun.outcome)),
        "coder_id": noun.coder_id,
        "created_at": noun.created_at,
    }


def load_adjudications(reader: Reader, round_id: str) -> tuple[Adjudication, ...]:
    """Every decision of a round, oldest first."""
    order = adjudication.c.created_at, adjudication.c.start, adjudication.c.id
    query = select(adjudication).where(adjudication.c.round_id == round_id).order_by(*order)
    return tuple(
        Adjudication(
            id=r["id"],
            round_id=r["round_id"],
            segment=Segment(r["source_id"], r["version"], Span(r["start"], r["end"]), r["quote"]),
            disagreement=r["disagreement"],
            kind=PlaceKind(r["kind"]),
            decision=Decision(r["decision"]),
            coder_id=r["coder_id"],
            created_at=r["created_at"],
            reason=r["reason"],
            sides=tuple(json.loads(r["sides"])),
            outcome=json.loads(r["outcome"]),
        )
        for r in reader.execute(query).mappings()
    )


def entry_row(noun: DiscussionEntry) -> Row:
    """The row of something said about a disagreement."""
    return {
        "id": noun.id,
        "round_id": noun.round_id,
        "source_id": noun.source_id,
        "disagreement": noun.disagreement,
        "text": noun.text,
        "coder_id": noun.coder_id,
        "created_at": noun.created_at,
    }


def load_discussion(reader: Reader, round_id: str) -> tuple[DiscussionEntry, ...]:
    """Everything said in a round, oldest first."""
    table = discussion_entry
    query = select(table).where(table.c.round_id == round_id)
    return tuple(
        DiscussionEntry(
            id=r["id"],
            round_id=r["round_id"],
            source_id=r["source_id"],
            disagreement=r["disagreement"],
            text=r["text"],
            coder_id=r["coder_id"],
            created_at=r["created_at"],
        )
        for r in reader.execute(query.order_by(table.c.created_at, table.c.id)).mappings()
    )


def record_row(noun: AgreementRecord) -> Row:
    """The row of agreement as it stood."""
    return {
        "id": noun.id,
        "round_id": noun.round_id,
        "stage": noun.stage.value,
        "figures": json.dumps(dict(noun.figures)),
        "coder_id": noun.coder_id,
        "created_at": noun.created_at,
    }


def load_records(reader: Reader, round_id: str) -> tuple[AgreementRecord, ...]:
    """Agreement of a round each time it was recorded, oldest first."""
    table = agreement_record
    query = select(table).where(table.c.round_id == round_id)
    return tuple(
        AgreementRecord(
            id=r["id"],
            round_id=r["round_id"],
            stage=Stage(r["stage"]),
            figures=json.loads(r["figures"]),
            coder_id=r["coder_id"],
            created_at=r["created_at"],
        )
        for r in reader.execute(query.order_by(table.c.created_at, table.c.id)).mappings()
    )
