"""Everything done to the study, and the rows it touched."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from qualcode.store.tables.schema import metadata, text

activity = Table(
    "activity",
    metadata,
    Column("revision", Integer, primary_key=True, autoincrement=True),
    Column("operation_id", Text, nullable=False, unique=True),
    text("coder_id"),  # no foreign key: the record outlives what it speaks of
    text("at"),
    text("action"),
    text("said"),  # JSON message
    text("changes"),  # JSON list of row changes
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
