"""How long suggestions take: encoding a thousand extracts, one suggestion among 5,000 coded extracts.

Run: .venv/bin/python benchmarks/suggestion.py [N]

Extracts are sentences of the shipped corpora with their words drawn anew, so that no two are alike.
"""

from __future__ import annotations

import csv
import random
import sys
import time
from pathlib import Path

import numpy as np

from qualcode.services.encoding import Encodings
from qualcode.suggestion.material import Candidate, Material
from qualcode.suggestion.suggester import Suggester

CODINGS = Path(__file__).parents[1] / "corpora" / "territoire" / "codings" / "consensus.csv"
N_CODES, N_WORDS, SEED = 60, 30, 5


def extracts(n: int) -> tuple[list[str], list[int]]:
    """So many extracts and their codes: words of a code's own extracts, in another order."""
    chance = random.Random(SEED)
    with CODINGS.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    names = sorted({row["code"] for row in rows})
    words = {
        name: [w for r in rows if r["code"] == name for w in r["quote"].split()] for name in names
    }
    codes = [i % N_CODES for i in range(n)]
    texts = [" ".join(chance.choices(words[names[c % len(names)]], k=N_WORDS)) for c in codes]
    return texts, codes


def main(n: int) -> None:
    texts, codes = extracts(n)
    encodings = Encodings(language="fr")
    encodings.encode(["un premier texte charge le modèle"])
    start = time.perf_counter()
    encodings.encode(texts[:1000])
    print(f"encoding 1,000 extracts of {N_WORDS} words: {time.perf_counter() - start:.1f} s")
    candidates = tuple(Candidate(str(i), f"code {i}", (f"theme {i // 8}",)) for i in range(N_CODES))
    people = tuple(f"M{i // 100}" for i in range(n))
    encodings.encode(texts)
    start, busy = time.perf_counter(), time.process_time()
    suggester = Suggester(
        Material(candidates, tuple(texts), np.array(codes), people), "fr", encodings.each
    )
    took, busy = time.perf_counter() - start, time.process_time() - busy
    print(f"learning from {n:,} encoded extracts: {took:.1f} s ({busy:.1f} s of processor)")
    times = []
    for text in extracts(n + 20)[0][-20:]:
        start = time.perf_counter()
        suggester.suggest(text + " encore", "M1")
        times.append(1000 * (time.perf_counter() - start))
    middle, worst = sorted(times)[10], max(times)
    print(f"a suggestion among {n:,} extracts: {middle:.0f} ms (worst of 20: {worst:.0f} ms)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
