"""Summaries of framework grids and the extracts they rest on."""

from __future__ import annotations

from sqlalchemy import select

from qualcode.model.summary import CaseKind, Summary
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import summary, summary_link


def summary_row(noun: Summary) -> Row:
    """The row of a summary, its links apart."""
    return {
        "id": noun.id,
        "about": noun.about.value,
        "about_id": noun.about_id,
        "code_id": noun.code_id,
        "text": noun.text,
        "coder_id": noun.coder_id,
        "created_at": noun.created_at,
    }


def load_summaries(reader: Reader) -> tuple[Summary, ...]:
    """Every summary, oldest first."""
    links: dict[str, list[str]] = {}
    for link in reader.execute(select(summary_link).order_by(summary_link.c.id)).mappings():
        links.setdefault(link["summary_id"], []).append(link["coding_id"])
    rows = reader.execute(select(summary).order_by(summary.c.created_at, summary.c.id)).mappings()
    return tuple(
        Summary(
            r["id"],
            CaseKind(r["about"]),
            r["about_id"],
            r["code_id"],
            r["text"],
            r["coder_id"],
            r["created_at"],
            tuple(links.get(r["id"], ())),
        )
        for r in rows
    )


def links_of_summary(reader: Reader, summary_id: str) -> tuple[str, ...]:
    """The ids of the links of a summary."""
    wanted = select(summary_link.c.id).where(summary_link.c.summary_id == summary_id)
    return tuple(row.id for row in reader.execute(wanted))
