"""What a study file says of itself, and how the columns of its tables are made."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text

APPLICATION_ID = 0x71636F64  # "qcod"
SCHEMA = 3  # kept in PRAGMA user_version; one more with every migration

metadata = MetaData(
    naming_convention={
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def row_id() -> Column[str]:
    """The column ``id``, a UUID, by which a row is known in every copy."""
    return Column("id", Text, primary_key=True)


def ref(name: str, table: str, *, nullable: bool = False) -> Column[str]:
    """A column that holds the id of a row of ``table``."""
    # checked at commit, so that rows of one action may come in any order
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Text, key, nullable=nullable, index=True)


def text(name: str) -> Column[str]:
    """A column of text, empty where nothing was said."""
    return Column(name, Text, nullable=False, default="", server_default="")


def number(name: str) -> Column[int]:
    """A column of whole numbers, 0 where none was given."""
    return Column(name, Integer, nullable=False, default=0, server_default="0")
