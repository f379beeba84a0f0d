"""How long suggestions take: encoding a thousand extracts, one suggestion among 5,000 coded extracts.

Run: .venv/bin/python benchmarks/suggestion.py [N]

Extracts are sentences of the shipped corpora with their words drawn anew, so that no two are alike.
Times are of the clock, and of the processor beside them: the latter stays true where other work goes
on, which the load printed at the end tells.
"""

from __future__ import annotations

import csv
import os
import random
import sys
import time
from pathlib import Path

import numpy as np

from qualcode.services.encoding import Encodings
from qualcode.suggestion.material import Candidate, Material, own_words
from qualcode.suggestion.suggester import Suggester

CODINGS = Path(__file__).parents[1] / "corpora" / "territoire" / "codings" / "consensus.csv"
N_CODES, N_WORDS, N_ASKED, SEED = 60, 30, 30, 5


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


class Watch:
    """Seconds of the clock and of the processor since it began."""

    def __init__(self) -> None:
        self._clock, self._busy = time.perf_counter(), time.process_time()

    def read(self) -> tuple[float, float]:
        """Both, in seconds."""
        return time.perf_counter() - self._clock, time.process_time() - self._busy


def main(n: int) -> None:
    texts, codes = extracts(n)
    encodings = Encodings(language="fr")
    encodings.encode(["un premier texte charge le modèle"])
    watch = Watch()
    encodings.encode(texts[:1000])
    print(f"encoding 1,000 extracts of {N_WORDS} words: {told(watch)}")
    size = sum(one.encode(texts[:1000]).nbytes for one in encodings.each)
    print(f"kept of 1,000 extracts: {size / 1e6:.1f} MB")
    candidates = tuple(Candidate(str(i), f"code {i}", (f"theme {i // 8}",)) for i in range(N_CODES))
    people = tuple(f"M{i // 100}" for i in range(n))
    material = Material(candidates, tuple(texts), np.array(codes), people)
    encodings.encode(texts)
    watch = Watch()
    views = encodings.views((*texts, *own_words(material).texts))
    suggester = Suggester(material, "fr", views)
    print(f"learning from {n:,} encoded extracts: {told(watch)}")
    watch = Watch()
    Suggester(material, "fr", views, weights=suggester.weights)
    print(f"learning again after a few more: {told(watch)}")
    times = []
    for text in extracts(n + N_ASKED)[0][-N_ASKED:]:
        watch = Watch()
        suggester.suggest(text + " encore", "M1")
        times.append(watch.read())
    for name, each in zip(("the clock", "the processor"), zip(*times, strict=True), strict=True):
        best, middle, worst = (1000 * sorted(each)[k] for k in (0, N_ASKED // 2, -1))
        print(
            f"a suggestion among {n:,} extracts, {name}: "
            f"{middle:.0f} ms (of {N_ASKED}: {best:.0f} to {worst:.0f})"
        )
    print(f"load: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def told(watch: Watch) -> str:
    """What a watch reads, in words."""
    clock, busy = watch.read()
    return f"{clock:.1f} s ({busy:.1f} s of processor)"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
