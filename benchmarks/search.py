"""How long a search takes over 5 million words: 500 interviews of 10,000 words.

    python benchmarks/search.py [TIMES]

Interviews are made from the French corpus by drawing turns at random, always the same ones; the
search is the one the app and the command line do, lines and frequencies included. Prints the best
of TIMES (5 if not said), with the load the machine was under. To be beaten: 300 ms.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from qualcode.analysis.word_table import join_words, source_words
from qualcode.coding.names import fold_letters
from qualcode.engines.lemmas import lemma_in
from qualcode.model import Source, SourceKind, Span, Transcript, Turn
from qualcode.services import ingest, studies
from qualcode.services.open_study import OpenStudy
from qualcode.services.search import search
from qualcode.services.word_index import WordIndex

CORPUS = Path(__file__).parents[1] / "corpora" / "territoire" / "transcripts"
N_INTERVIEWS, N_WORDS = 500, 10_000
T = TypeVar("T")
QUESTIONS = (
    "soigner", "=patient", "de", "soign*", "*tion", '"prise en charge"', '"les patients"',
    "patient -temps", "médecin temps", "avoir être", "de la le les",
)  # fmt: skip


def drawn_interviews() -> Iterator[tuple[str, Transcript]]:
    turns = [
        (one.text, turn)
        for read in ingest.preview_path(CORPUS).interviews
        for one in [read.draft.transcript()]
        for turn in one.turns
    ]
    rng = random.Random(1)
    for number in range(N_INTERVIEWS):
        texts: list[str] = []
        placed: list[Turn] = []
        at = n_words = 0
        while n_words < N_WORDS:
            text, turn = rng.choice(turns)
            words = turn.span.cut(text)
            placed.append(Turn(Span(at, at + len(words)), turn.role, turn.speaker))
            texts.append(words)
            at += len(words) + 1
            n_words += len(words.split())
        yield f"E{number + 1}", Transcript("\n".join(texts), tuple(placed))


def made_index() -> WordIndex:
    texts = dict(drawn_interviews())
    lemma = lemma_in("fr")
    words = said("reading the words of every interview", lambda: {
        key: source_words(text) for key, text in texts.items()
    })  # fmt: skip
    table = said("joining them in one table", lambda: join_words(words, lemma, fold_letters))
    sources = {
        key: Source(key, key, SourceKind.TRANSCRIPT, None, position=place, version=1)
        for place, key in enumerate(texts)
    }
    index = WordIndex(table, "fr", sources, texts, {}, ())
    said("who says which word", lambda: index.parties)
    print(f"  {'words':<44}{len(table):>10,}")
    return index


def said(what: str, job: Callable[[], T]) -> T:
    began = time.perf_counter()
    outcome = job()
    print(f"  {what:<44}{time.perf_counter() - began:8.2f} s")
    return outcome


def best(study: OpenStudy, index: WordIndex, words: str, times: int) -> tuple[float, int]:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        answer = search(study, words, index=index, interviewer=True)
        taken.append(time.perf_counter() - began)
    return min(taken), answer.n


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    index = made_index()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QUALCODE_DATA"] = folder
        with studies.new_study(
            Path(folder) / "search.qualcode", title="Search", passphrase=None
        ) as study:
            for words in QUESTIONS:
                seconds, n = best(study, index, words, times)
                print(f"  {words:<30}{n:>12,} hits{1000 * seconds:10.0f} ms")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {'peak memory':<44}{peak:8.0f} MB")
    print(f"  load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
