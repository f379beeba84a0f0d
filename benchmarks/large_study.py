"""Prints how long, and with how much memory, the main job takes on a large study.

    python benchmarks/large_study.py            10 and 100 interviews of 10,000 words
    python benchmarks/large_study.py --quick    2 and 20 interviews of 2,000 words

Interviews are made from the French corpus by drawing turns at random, always the same ones.
Every figure comes from a process of its own. Not part of the tests.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TypedDict

CORPUS = Path(__file__).parents[1] / "corpora" / "territoire"
CODINGS_EACH = 100


class Figures(TypedDict):
    """Seconds by what was done, and the peak memory of the process in MB."""

    seconds: dict[str, float]
    peak_mb: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        print(json.dumps(globals()[f"measure_{asked.only}"](asked.folder)))
        return
    sizes, n_words = ((2, 20), 2_000) if asked.quick else ((10, 100), 10_000)
    with tempfile.TemporaryDirectory() as where:
        show(Path(where), sizes, n_words)


def show(where: Path, sizes: tuple[int, int], n_words: int) -> None:
    found = []
    for n_interviews in sizes:
        folder = where / str(n_interviews)
        write_interviews(folder / "transcripts", n_interviews, n_words)
        print(f"\n{n_interviews} interviews of {n_words:,} words")
        figures = {name: apart(name, folder) for name in ("ingest", "release", "code", "open")}
        for name, measured in figures.items():
            for what, seconds in measured["seconds"].items():
                print(f"  {what:<58}{seconds:8.2f} s")
            print(f"  {'peak memory: ' + name:<58}{measured['peak_mb']:8.0f} MB")
        found.append(figures["ingest"])
    small, large = found
    ratio = sizes[1] / sizes[0]
    took = [sum(each["seconds"].values()) for each in (small, large)]
    print(f"\n{sizes[0]} to {sizes[1]} interviews ({ratio:g} times as many), ingest:")
    print(f"  time {took[1] / took[0]:.1f} times, ", end="")
    print(f"memory {large['peak_mb'] / small['peak_mb']:.1f} times")
    print("\nThe command line and the demo")
    print(f"  {'qualcode --help':<58}{best_of_three('--help'):8.2f} s")
    print(f"  {'qualcode demo':<58}{once('demo', '--to', str(where / 'demo')):8.2f} s")


def apart(name: str, folder: Path) -> Figures:
    done = subprocess.run(
        [sys.executable, __file__, "--only", name, "--folder", str(folder)],
        env=_environment(folder.parent),
        stdout=subprocess.PIPE,
        check=True,
    )
    figures: Figures = json.loads(done.stdout)
    return figures


def best_of_three(*words: str) -> float:
    return min(once(*words) for _ in range(3))


def once(*words: str) -> float:
    with tempfile.TemporaryDirectory() as where:
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "qualcode.cli.app", *words],
            env=_environment(Path(where)),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        return time.perf_counter() - began


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {"QUALCODE_DATA": str(folder / "data"), "QUALCODE_LANG": "fr"}


def write_interviews(folder: Path, n_interviews: int, n_words: int) -> None:
    """Text files as researchers type them: ``Enquêtrice :`` and ``Médecin 3 :``."""
    from qualcode.model import Role
    from qualcode.services import ingest

    asked: list[str] = []
    said: list[str] = []
    for previewed in ingest.preview_path(CORPUS / "transcripts").interviews:
        for turn in previewed.draft.turns:
            (asked if turn.role is Role.INTERVIEWER else said).append(turn.text.replace("\n", " "))
    folder.mkdir(parents=True)
    draw = random.Random(20_000)
    for number in range(1, n_interviews + 1):
        lines, words = [], 0
        while words < n_words:
            question, answer = draw.choice(asked), draw.choice(said)
            lines += [f"Enquêtrice : {question}", f"Médecin {number} : {answer}"]
            words += len(question.split()) + len(answer.split())
        (folder / f"M{number}.txt").write_text("\n".join(lines), encoding="utf-8")


class Clock:
    """Seconds by what was done, and the highest memory this process ever took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = time.perf_counter()

    def note(self, what: str) -> None:
        now = time.perf_counter()
        self.seconds[what] = now - self._since
        self._since = now

    def figures(self) -> Figures:
        return Figures(seconds=self.seconds, peak_mb=peak_mb())


def peak_mb() -> float:
    try:
        import resource
    except ImportError:  # Windows does not tell
        return float("nan")
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return taken / (1024 * 1024 if sys.platform == "darwin" else 1024)


def measure_ingest(folder: Path) -> Figures:
    from qualcode.services import ingest, studies

    clock = Clock()
    with studies.new_study(folder / "large", title="Large", passphrase="benchmark") as study:
        clock.note("new study, its vault under a passphrase")
        preview = ingest.preview_path(folder / "transcripts")
        clock.note("transcripts read and understood")
        ingest.ingest(study, preview.interviews)
        clock.note("transcripts into the vault")
    return clock.figures()


def measure_release(folder: Path) -> Figures:
    from qualcode.services import release, studies

    with studies.open_study(folder / "large.qualcode") as study:
        studies.unlock(study, "benchmark")
        entries, _ = release.read_key_file("key.csv", (CORPUS / "key.csv").read_bytes())
        clock = Clock()
        release.release_with_key(study, entries)
        clock.note("released, names replaced by the key of the corpus")
    return clock.figures()


def measure_code(folder: Path) -> Figures:
    from qualcode.services import codings, codings_import, history, studies

    with studies.open_study(folder / "large.qualcode") as study:
        table = folder / "codings.csv"
        n_rows = write_codings(study, table)
        clock = Clock()
        done = codings_import.import_codings(study, table.name, table.read_bytes())
        clock.note(f"{n_rows:,} codings found in their transcripts")
        assert done.n_codings == n_rows, done.findings[:3]
        history.undo(study)
        clock.note("the same taken back")
        history.redo(study)
        clock.note("and done again")
        coding = codings.list_codings(study)[0]
        clock.note("every coding listed")
        codings.comment_coding(study, coding.id, "à revoir")
        clock.note("one coding commented")
    return clock.figures()


def write_codings(study: object, table: Path) -> int:
    """Sentences of every transcript under one of fifty codes, without offsets."""
    from qualcode.model import Role
    from qualcode.services import reading
    from qualcode.services.open_study import OpenStudy

    assert isinstance(study, OpenStudy)
    labels = {s.id: s.label for s in reading.list_sources(study)}
    rows: list[tuple[str, str, str, str]] = []
    for source_id, transcript in reading.all_transcripts(study).items():
        seen: set[str] = set()
        for turn in (t for t in transcript.turns if t.role is Role.RESPONDENT):
            words = transcript.turn_text(turn)[:120].rpartition(" ")[0]
            if len(words) > 40 and words not in seen and len(seen) < CODINGS_EACH:
                seen.add(words)
                rows.append((labels[source_id], "Thème", f"Code {len(rows) % 50}", words))
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("participant", "thème", "code", "extrait"), *rows])
    return len(rows)


def measure_open(folder: Path) -> Figures:
    from qualcode.services import reading, report, saturation, studies

    clock = Clock()
    with studies.open_study(folder / "large.qualcode") as study:
        label = reading.list_sources(study)[-1].label
        shown = reading.read_source(study, reading.find_source(study, label).id)
        clock.note(f"study opened, a transcript shown with {len(shown.codings)} codings")
        studies.describe(study)
        clock.note("what the study holds")
        saturation.new_codes_by_level(study)
        clock.note("new codes per interview, five levels")
        report.word_report(study, page_numbers=False)
        clock.note("Word file, page numbers left to Word")
    return clock.figures()


if __name__ == "__main__":
    main()
