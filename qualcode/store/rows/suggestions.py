"""The rows of suggestions somebody decided about."""

from __future__ import annotations

from sqlalchemy import select

from qualcode.model import Segment, Span
from qualcode.model.suggestion import Decision, Suggestion
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import suggestion


def suggestion_row(noun: Suggestion) -> Row:
    """The row of a suggestion."""
    return {
        "id": noun.id,
        "code_id": noun.code_id,
        "source_id": noun.segment.source_id,
        "version": noun.segment.version,
        "start": noun.segment.span.start,
        "end": noun.segment.span.end,
        "quote": noun.segment.quote,
        "model": noun.model,
        "score": noun.share,
        "reason": noun.reason,
        "decision": noun.decision.value,
        "coding_id": noun.coding_id,
        "coder_id": noun.coder_id,
        "created_at": noun.decided_at,
        "decided_at": noun.decided_at,
    }


def load_suggestions(reader: Reader) -> tuple[Suggestion, ...]:
    """Every suggestion somebody decided about, in the order of the decisions."""
    order = suggestion.c.decided_at, suggestion.c.id
    query = select(suggestion).where(suggestion.c.decision != "").order_by(*order)
    return tuple(
        Suggestion(
            r["id"],
            r["code_id"],
            Segment(r["source_id"], r["version"], Span(r["start"], r["end"]), r["quote"]),
            r["model"],
            float(r["score"] or 0.0),
            Decision(r["decision"]),
            r["coder_id"],
            r["decided_at"],
            r["reason"],
            r["coding_id"],
        )
        for r in reader.execute(query).mappings()
    )
