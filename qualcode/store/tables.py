"""The tables of a study file. Every row but the record's own has a UUID."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

APPLICATION_ID = 0x71636F64  # "qcod"
SCHEMA = 1  # kept in PRAGMA user_version; one more with every migration

metadata = MetaData(
    naming_convention={
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _ref(name: str, table: str, *, nullable: bool = False) -> Column[str]:
    # checked at commit, so that rows of one action may come in any order
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Text, key, nullable=nullable, index=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="", server_default="")


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, default=0, server_default="0")


study = Table(
    "study",
    metadata,
    _id(),
    _text("title"),
    _text("question"),
    _text("objectives"),  # JSON list
    _text("approach"),
    _text("language"),
    _text("created_at"),
)
setting = Table("setting", metadata, _id(), _text("value"))  # JSON
coder = Table(
    "coder", metadata, _id(), _text("name"), _text("kind"), _text("role"), _number("position")
)
site = Table("site", metadata, _id(), _text("name"))
attribute = Table("attribute", metadata, _id(), _text("name"), _text("kind"), _number("position"))
participant = Table(
    "participant",
    metadata,
    _id(),
    _text("identifier"),
    _ref("site_id", "site", nullable=True),
    Column("consent_given_on", Text),
    Column("consent_keep_until", Text),
    _text("consent_note"),
    _number("position"),
)
participant_value = Table(
    "participant_value",
    metadata,
    _id(),
    _ref("participant_id", "participant"),
    _ref("attribute_id", "attribute"),
    _text("value"),  # JSON
    UniqueConstraint("participant_id", "attribute_id"),
)
guide = Table(
    "guide",
    metadata,
    _id(),
    _number("number"),
    Column("valid_from", Text),
    _text("note"),
    _text("questions"),  # JSON list of {text, prompts}
)
interview = Table(
    "interview",
    metadata,
    _id(),
    _text("label"),
    _text("date"),
    _text("place"),
    Column("duration_min", Float),
    _number("position"),
    Column("guide_version", Integer),
)
interview_participant = Table(
    "interview_participant",
    metadata,
    _id(),
    _ref("interview_id", "interview"),
    _ref("participant_id", "participant"),
    UniqueConstraint("interview_id", "participant_id"),
)
source = Table(
    "source",
    metadata,
    _id(),
    _text("label"),
    _text("kind"),
    _ref("interview_id", "interview", nullable=True),
    _text("state"),
    _number("version"),
    _number("position"),
)
transcript_version = Table(
    "transcript_version",
    metadata,
    _id(),
    _ref("source_id", "source"),
    _number("number"),
    _text("text"),
    _text("turns"),  # JSON list of [start, end, role, speaker, start_s, end_s]
    _text("notes"),  # JSON list of [start, end]
    _text("reason"),
    _text("created_at"),
    UniqueConstraint("source_id", "number"),
)
code = Table(
    "code",
    metadata,
    _id(),
    _text("name"),
    _text("kind"),
    _ref("parent_id", "code", nullable=True),
    _number("position"),
    _text("definition"),
    _text("inclusion"),
    _text("exclusion"),
    _text("example"),
    _text("colour"),
    _ref("answers", "code", nullable=True),
    Column("retired", Boolean, nullable=False, default=False, server_default="0"),
)
coding = Table(
    "coding",
    metadata,
    _id(),
    _ref("code_id", "code"),
    _ref("coder_id", "coder"),
    _ref("source_id", "source"),
    _number("version"),
    _number("start"),
    _number("end"),
    _text("quote"),
    _text("created_at"),
    _text("comment"),
    _text("origin"),
)
memo = Table(
    "memo",
    metadata,
    _id(),
    _text("kind"),
    _text("text"),
    _ref("coder_id", "coder"),
    _text("about"),
    _text("about_id"),
    _text("created_at"),
)
request = Table(  # what somebody asks of somebody about anything of the study
    "request",
    metadata,
    _id(),
    _text("about"),
    _text("about_id"),
    _text("text"),
    _ref("coder_id", "coder"),
    _text("created_at"),
    Column("closed_at", Text),
    _ref("closed_by", "coder", nullable=True),
)
answer = Table(
    "answer",
    metadata,
    _id(),
    _ref("request_id", "request"),
    _text("text"),
    _ref("coder_id", "coder"),
    _text("created_at"),
)
participant_check = Table(  # what was sent back to a participant, and what came of it
    "participant_check",
    metadata,
    _id(),
    _ref("participant_id", "participant"),
    _ref("source_id", "source", nullable=True),
    _text("subject"),
    _text("sent_on"),
    Column("answered_on", Text),
    _text("outcome"),
    _text("note"),
)
activity = Table(
    "activity",
    metadata,
    Column("revision", Integer, primary_key=True, autoincrement=True),
    Column("operation_id", Text, nullable=False, unique=True),
    _text("coder_id"),  # no foreign key: the record outlives what it speaks of
    _text("at"),
    _text("action"),
    _text("said"),  # JSON message
    _text("changes"),  # JSON list of row changes
    Column("undoes", Integer, index=True),
    Column("undoable", Boolean, nullable=False, default=True, server_default="1"),
    sqlite_autoincrement=True,
)
activity_row = Table(  # which rows an activity touched, to find what depends on it
    "activity_row",
    metadata,
    Column("revision", Integer, ForeignKey("activity.revision"), primary_key=True),
    Column("table_name", Text, primary_key=True),
    Column("row_id", Text, primary_key=True),
    Index("ix_activity_row_row", "table_name", "row_id"),
    sqlite_with_rowid=False,
)
