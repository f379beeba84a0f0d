"""Identifiers: UUIDs from the start, so that copies of a study can be merged."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4


def new_id() -> str:
    """A fresh UUID as text."""
    return str(uuid4())


def now() -> str:
    """This moment in UTC, ISO 8601 to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
