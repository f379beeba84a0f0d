"""The published numbers kept beside the tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qualcode.agreement.unitizing.continuum import Continuum, Unit


def fixture(name: str) -> Any:
    """One file of published numbers."""
    path = Path(__file__).parent / "fixtures" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def columns(rows: list[list[Any]]) -> list[tuple[Any, ...]]:
    """Rows of coders turned into rows of units."""
    return list(zip(*rows, strict=True))


def alex_paul_suzan() -> Continuum:
    """The worked example of Krippendorff et al. 2016."""
    found = fixture("krippendorff_2016")
    units: dict[str, list[Unit]] = {}
    for coder, value, start, end in found["units"]:
        units.setdefault(coder, []).append(Unit(start, end, value))
    return Continuum.of(units, found["L"])
