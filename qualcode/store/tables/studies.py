"""The study itself, its settings, and who codes it."""

from __future__ import annotations

from sqlalchemy import Table

from qualcode.store.tables.schema import metadata, number, ref, row_id, text

study = Table(
    "study",
    metadata,
    row_id(),
    text("title"),
    text("question"),
    text("objectives"),  # JSON list
    text("approach"),
    text("language"),
    text("created_at"),
)
setting = Table("setting", metadata, row_id(), text("value"))  # JSON
coder = Table(
    "coder",
    metadata,
    row_id(),
    text("name"),
    text("kind"),
    text("role"),
    number("position"),
    ref("same_person_as", "coder", nullable=True),  # somebody who codes a second time
)
