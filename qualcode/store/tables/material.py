"""People, interviews and the texts they gave."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, Table, Text, UniqueConstraint

from qualcode.store.tables.schema import metadata, number, ref, row_id, text

site = Table("site", metadata, row_id(), text("name"))
attribute = Table("attribute", metadata, row_id(), text("name"), text("kind"), number("position"))
participant = Table(
    "participant",
    metadata,
    row_id(),
    text("identifier"),
    ref("site_id", "site", nullable=True),
    Column("consent_given_on", Text),
    Column("consent_keep_until", Text),
    text("consent_note"),
    number("position"),
)
participant_value = Table(
    "participant_value",
    metadata,
    row_id(),
    ref("participant_id", "participant"),
    ref("attribute_id", "attribute"),
    text("value"),  # JSON
    UniqueConstraint("participant_id", "attribute_id"),
)
guide = Table(
    "guide",
    metadata,
    row_id(),
    number("number"),
    Column("valid_from", Text),
    text("note"),
    text("questions"),  # JSON list of {text, prompts}
)
interview = Table(
    "interview",
    metadata,
    row_id(),
    text("label"),
    text("date"),
    text("place"),
    Column("duration_min", Float),
    number("position"),
    Column("guide_version", Integer),
)
interview_participant = Table(
    "interview_participant",
    metadata,
    row_id(),
    ref("interview_id", "interview"),
    ref("participant_id", "participant"),
    UniqueConstraint("interview_id", "participant_id"),
)
source = Table(
    "source",
    metadata,
    row_id(),
    text("label"),
    text("kind"),
    ref("interview_id", "interview", nullable=True),
    text("state"),
    number("version"),
    number("position"),
)
transcript_version = Table(
    "transcript_version",
    metadata,
    row_id(),
    ref("source_id", "source"),
    number("number"),
    text("text"),
    text("turns"),  # JSON list of [start, end, role, speaker, start_s, end_s]
    text("notes"),  # JSON list of [start, end]
    text("reason"),
    text("created_at"),
    UniqueConstraint("source_id", "number"),
)
