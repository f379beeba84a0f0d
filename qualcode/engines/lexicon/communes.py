"""French communes by name: where they are and how many people live there."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qualcode.anonymise.folding import fold_phrase, spelled_out

TABLE = Path(__file__).parent / "tables" / "communes.tsv.gz"


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of the official code; ``population`` 0 where the code gives none."""

    name: str
    departement: str
    population: int


@cache
def _table() -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for line in gzip.decompress(TABLE.read_bytes()).decode().splitlines():
        form, rest = line.split("\t", 1)
        rows.setdefault(form, []).append(rest)
    return rows


def communes_named(name: str) -> tuple[Commune, ...]:
    """Every commune called ``name`` (case, accents, hyphens and St for Saint ignored), largest first."""
    form = spelled_out(fold_phrase(name).split())
    found = []
    for row in _table().get(form, ()):
        official, departement, people = row.split("\t")
        found.append(Commune(official, departement, int(people)))
    return tuple(sorted(found, key=lambda commune: -commune.population))
