"""The tables of a vault file."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
)

tables = MetaData()

header = Table(
    "header",
    tables,
    Column("study_id", String, primary_key=True),
    Column("protected", Boolean, nullable=False),
    Column("scrypt_n", Integer, nullable=False),
    Column("scrypt_r", Integer, nullable=False),
    Column("scrypt_p", Integer, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("key", LargeBinary, nullable=False),
    Column("share", LargeBinary, nullable=False),
    Column("proof", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),
)

record = Table(
    "record",
    tables,
    Column("kind", String, nullable=False),
    Column("record_id", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("kind", "record_id"),
)

operation = Table(
    "operation",
    tables,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("operation_id", String, nullable=False, unique=True),
    Column("settled", Boolean, nullable=False),
    Column("note", LargeBinary),
    sqlite_autoincrement=True,
)

# what a record held before an operation that is not settled yet; null: there was none
earlier = Table(
    "earlier",
    tables,
    Column("number", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("record_id", String, nullable=False),
    Column("sealed", LargeBinary),
    PrimaryKeyConstraint("number", "kind", "record_id"),
)
