"""How long agreement takes on large material, beside pygamma-agreement where it is installed.

Run: .venv/bin/python benchmarks/agreement.py [--beside]

--beside also runs pygamma-agreement from an environment of its own, which is made by:
    python -m venv benchmarks/.peers-gamma
    benchmarks/.peers-gamma/bin/pip install pygamma-agreement
Every case runs in a process of its own, so that the memory said is that case's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
PEER = HERE / ".peers-gamma" / "bin" / "python"
N_CATEGORIES, SEED = 10, 4


def two_coders(n: int, *, dense: bool) -> list[list[list[float | str]]]:
    """Two coders x n units: start, end, category; the second follows the first with errors."""
    import random

    chance = random.Random(SEED)
    gap = -20 if dense else 60
    first: list[list[float | str]] = []
    reached = 0.0
    for _ in range(n):
        start = max(0.0, reached + gap + chance.gauss(0, 20))
        end = start + abs(chance.gauss(60, 25)) + 2
        first.append([start, end, str(chance.randrange(N_CATEGORIES))])
        reached = end
    second: list[list[float | str]] = []
    for start, end, code in first:
        if chance.random() < 0.1:
            continue
        moved = max(0.0, float(start) + chance.gauss(0, 8))
        other = code if chance.random() < 0.8 else str(chance.randrange(N_CATEGORIES))
        second.append([moved, max(moved + 2, float(end) + chance.gauss(0, 8)), other])
    return [first, second]


def memory_mb() -> float:
    """The most this process held."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def gamma_of_ours(n: int, *, dense: bool) -> dict[str, object]:
    """gamma, 30 samples, alpha 3."""
    from qualcode.agreement.unitizing.continuum import Continuum, Unit
    from qualcode.agreement.unitizing.gamma import GammaChoices, gamma

    rows = [
        [Unit(float(s), float(e), str(c)) for s, e, c in row] for row in two_coders(n, dense=dense)
    ]
    continuum = Continuum.of({"a": rows[0], "b": rows[1]})
    begun = time.perf_counter()
    found = gamma([continuum], GammaChoices(alpha=3))
    return {"seconds": time.perf_counter() - begun, "value": found.value, "mb": memory_mb()}


_PEER_CODE = """
import json, sys, time, resource
import pygamma_agreement as pa
from pyannote.core import Segment
rows = json.load(sys.stdin)
continuum = pa.Continuum()
for name, row in zip("ab", rows):
    for start, end, code in row:
        continuum.add(name, Segment(start, end), code)
how = pa.CombinedCategoricalDissimilarity(alpha=3, beta=1)
begun = time.perf_counter()
found = continuum.compute_gamma(how, n_samples=30, fast={fast})
print(json.dumps(dict(seconds=time.perf_counter() - begun, value=float(found.gamma),
    mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)))
"""


def gamma_of_peer(n: int, *, dense: bool, fast: bool) -> dict[str, object]:
    """The same by pygamma-agreement."""
    done = subprocess.run(
        [PEER, "-c", _PEER_CODE.format(fast=fast)],
        input=json.dumps(two_coders(n, dense=dense)),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return {"failed": done.stderr.strip().splitlines()[-1:]}
    answer: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def alpha_of_a_study() -> dict[str, object]:
    """Krippendorff's alpha of 100 codes, two coders, 300,000 characters in 30 sources."""
    import numpy as np

    from qualcode.agreement.coded_material import CodedMaterial
    from qualcode.agreement.coding.krippendorff_alpha import krippendorff_alpha
    from qualcode.agreement.coding.krippendorff_alpha_sets import krippendorff_alpha_sets
    from qualcode.agreement.text_axis import TextAxis
    from qualcode.agreement.units import Marks
    from qualcode.model import Span

    chance = np.random.default_rng(SEED)
    sources = [f"s{n}" for n in range(30)]
    axis = TextAxis.of({s: [Span(0, 10_000)] for s in sources})
    marks = {}
    for code in range(100):
        starts = chance.integers(0, 299_000, 60)
        moved = np.clip(starts + chance.integers(-20, 20, 60), 0, 299_000)
        lengths = chance.integers(20, 400, 60)
        marks[str(code)] = (
            Marks.of(list(zip(starts.tolist(), (starts + lengths).tolist(), strict=True))),
            Marks.of(list(zip(moved.tolist(), (moved + lengths).tolist(), strict=True))),
        )
    judged = dict.fromkeys("ab", frozenset(sources))
    material = CodedMaterial(axis, ("a", "b"), judged, marks)
    begun = time.perf_counter()
    values = [krippendorff_alpha(material.of_code(code)).value for code in material.codes]
    per_code = time.perf_counter() - begun
    begun = time.perf_counter()
    together = krippendorff_alpha_sets(material.sets()).value
    return {
        "seconds": per_code,
        "value": sum(v or 0 for v in values) / 100,
        "mb": memory_mb(),
        "sets_seconds": time.perf_counter() - begun,
        "sets_value": together,
        "n_codings": material.n_marks,
    }


CASES = {
    "gamma 2 x 1000 sparse": lambda: gamma_of_ours(1000, dense=False),
    "gamma 2 x 1000 dense": lambda: gamma_of_ours(1000, dense=True),
    "alpha 300,000 characters x 100 codes": alpha_of_a_study,
}


def main() -> None:
    """Each case in a process of its own; the best of three."""
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
    for name in CASES:
        runs = [
            json.loads(
                subprocess.run(
                    [sys.executable, __file__, "--case", name],
                    capture_output=True, text=True, check=True,
                ).stdout
            )
            for _ in range(3)
        ]  # fmt: skip
        show(name, min(runs, key=lambda run: run["seconds"]))
    if "--beside" in sys.argv:
        for dense in (False, True):
            for fast in (True, False):
                name = f"pygamma 2 x 1000 {'dense' if dense else 'sparse'} {'fast' if fast else 'exact'}"
                show(name, gamma_of_peer(1000, dense=dense, fast=fast))


def show(name: str, run: dict[str, object]) -> None:
    """One line a case."""
    said = ", ".join(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in run.items())
    print(f"{name}: {said}", flush=True)


if __name__ == "__main__":
    if "--case" in sys.argv:
        print(json.dumps(CASES[sys.argv[sys.argv.index("--case") + 1]]()))
    else:
        main()
