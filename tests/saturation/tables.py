"""Tables of interviews and codes for the tests, and the fixtures' folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from qualcode.ingest.incidence_table import read_incidence
from qualcode.model import Incidence

FIXTURES = Path(__file__).parents[3] / "shared" / "fixtures"
needs_fixtures = pytest.mark.skipif(not FIXTURES.exists(), reason="the fixtures are not here")


def fixture(name: str) -> Any:
    return json.loads((FIXTURES / name).read_text(encoding="utf-8"))


def twelve_by_twenty() -> Incidence:
    """The shared table of 12 interviews and 20 codes."""
    name = "A2_incidence_12interviews_x_20codes.csv"
    return read_incidence(name, (FIXTURES / name).read_bytes())


def table(rows: Sequence[Sequence[int]]) -> Incidence:
    """A table of 0 and 1."""
    width = len(rows[0]) if rows else 0
    return Incidence(
        tuple(f"E{n}" for n in range(1, len(rows) + 1)),
        tuple(f"c{n}" for n in range(width)),
        tuple(frozenset(n for n, cell in enumerate(row) if cell) for row in rows),
    )
