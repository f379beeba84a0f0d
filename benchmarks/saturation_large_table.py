"""Saturation of 1,000 interviews x 2,000 codes under 1,000 random orders, whole and by part.

    python benchmarks/saturation_large_table.py [TIMES]

Prints the best of TIMES (3 if not said), with the load the machine was under. To be beaten: 3 s.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from qualcode.model import Incidence
from qualcode.saturation.measured import Rules, measure_saturation
from qualcode.saturation.orders import orders
from qualcode.services.saturation_report import saturation_of_table

T, S = 1000, 2000


def drawn(density: float) -> Incidence:
    """Codes of very different prevalence, mean ``density``."""
    rng = np.random.default_rng(1)
    prevalence = rng.beta(0.5, 0.5 * (1 / density - 1), S)
    found = rng.random((T, S)) < prevalence
    rows = tuple(frozenset(np.flatnonzero(row).tolist()) for row in found)
    return Incidence(
        tuple(f"E{n}" for n in range(1, T + 1)), tuple(f"c{n}" for n in range(S)), rows
    )


def best(job: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        job()
        taken.append(time.perf_counter() - began)
    return min(taken)


def as_csv(incidence: Incidence) -> bytes:
    lines = ["interview," + ",".join(incidence.codes)]
    for unit, row in zip(incidence.units, incidence.rows, strict=True):
        lines.append(unit + "," + ",".join("1" if n in row else "0" for n in range(S)))
    return "\n".join(lines).encode()


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    load = ", ".join(f"{n:.1f}" for n in os.getloadavg())
    print(f"best of {times}; load {load} on {os.cpu_count()} cores")
    for density in (0.02, 0.2):
        incidence = drawn(density)
        n_ones = sum(len(row) for row in incidence.rows)
        walked = best(lambda i=incidence: orders(i, 1000, 0), times)
        whole = best(lambda i=incidence: measure_saturation(i, Rules()), times)
        print(
            f"{T} x {S}, {n_ones:,} ones: 1,000 orders {walked:.2f} s, every measure {whole:.2f} s"
        )
        content = as_csv(incidence)
        read = best(lambda c=content: saturation_of_table("t.csv", c), times)
        print(f"  the same from a csv of {len(content) / 1e6:.1f} MB: {read:.2f} s")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "t.csv"
            path.write_bytes(content)
            said = best(lambda p=path: command(p), 1)
            print(f"  qualcode saturation --incidence --json, started anew: {said:.2f} s")


def command(path: Path) -> None:
    import subprocess

    subprocess.run(
        [
            sys.executable,
            "-m",
            "qualcode.cli.app",
            "saturation",
            "--incidence",
            str(path),
            "--json",
        ],
        check=True,
        capture_output=True,
    )


if __name__ == "__main__":
    main()
