"""Cells of another program's tables as what they are meant to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Row = Mapping[str, object]
Tables = Mapping[str, Sequence[Row]]


def words(row: Row, *columns: str) -> str:
    """The first of these columns that holds text; else empty."""
    for column in columns:
        value = row.get(column)
        if isinstance(value, bytes):
            return value.decode("utf-8", "replace")
        if value not in (None, ""):
            return str(value)
    return ""


def whole(row: Row, *columns: str) -> int | None:
    """The first of these columns that is a whole number, or None."""
    for column in columns:
        value = row.get(column)
        if isinstance(value, bool):
            continue
        if isinstance(value, int):
            return value
        if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
            return int(value)
        if isinstance(value, str) and value.strip().isdigit() and len(value) < 16:
            return int(value)
    return None


def moment(written: str) -> str:
    """A time as xsd:dateTime where it is one, else empty."""
    text = written.strip().replace(" ", "T", 1)
    shape = [text[4:5], text[7:8], text[10:11], text[13:14], text[16:17]]
    return text[:19] if len(text) >= 19 and shape == ["-", "-", "T", ":", ":"] else ""
