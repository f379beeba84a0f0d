"""Finds the directions along which the pieces of the small E5 are kept, on the shipped interviews.

Run: .venv/bin/python tools/piece_directions.py

Writes the middle of all pieces of the coded extracts, and below it the 128 directions in which they
differ most (principal components), as figures of two bytes.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from qualcode.engines import e5_encoder
from qualcode.engines.e5_matching import DIRECTIONS

CORPORA = Path(__file__).parents[1] / "corpora"
N_DIRECTIONS = 128


def extracts() -> list[str]:
    """What was coded in both shipped studies."""
    found = []
    for table in sorted(CORPORA.glob("*/codings/consensus.csv")):
        with table.open(encoding="utf-8-sig", newline="") as file:
            found += [row["quote"] for row in csv.DictReader(file)]
    return found


def main() -> None:
    pieces = [
        each / np.linalg.norm(each, axis=1, keepdims=True)
        for _, read in e5_encoder.load().readings(extracts())
        for each in read.pieces
    ]
    every = np.concatenate(pieces).astype(np.float64)
    middle = every.mean(0)
    _, directions = np.linalg.eigh(np.cov((every - middle).T))
    kept = np.vstack([middle, directions[:, ::-1][:, :N_DIRECTIONS].T])
    np.save(DIRECTIONS, kept.astype(np.float16))
    print(f"{DIRECTIONS.name}: {len(every):,} pieces, {DIRECTIONS.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
