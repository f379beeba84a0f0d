"""Prints how long a large study takes to go out as REFI-QDA and to come in again, and the memory.

python benchmarks/refi.py [n_codings] [n_sources]
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from qualcode.model import (
    Code,
    Coding,
    ReleaseState,
    Role,
    Segment,
    Source,
    SourceKind,
    Span,
    Transcript,
    Turn,
    new_id,
    now,
)
from qualcode.services import refi_export, refi_import, refi_preview, release, studies
from qualcode.services.interviews import add_interview_row
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.released_text import put_version
from qualcode.store.rows.codebook import code_row
from qualcode.store.rows.codings import coding_row
from qualcode.store.rows.sources import source_row
from qualcode.wording import Message

SAID = (
    "alors on n’a pas vraiment le temps de se réunir et puis l’équipe change souvent parce que "
    "personne ne répond le soir quand la famille appelle donc je reste là voilà c’est comme ça"
)
WORDS = SAID.split()
TURNS, WORDS_A_TURN, CODES = 80, 60, 400


def large_study(folder: Path, n_codings: int, n_sources: int) -> OpenStudy:
    """A released study of that many codings, spread over its sources."""
    study = studies.new_study(folder / "large.qualcode", title="Large", passphrase=None, owner="A")
    picked = random.Random(1)
    themes = [Code(new_id(), f"Thème {n}", position=n) for n in range(CODES // 10)]
    codes = [
        *themes,
        *(
            Code(new_id(), f"Code {n}", parent_id=themes[n % len(themes)].id, position=n)
            for n in range(CODES)
        ),
    ]
    with study.acting("import_codings", Message("made a study"), Ability.CODE) as change:
        change.insert_many("code", [code_row(code) for code in codes])
        for number in range(n_sources):
            interview = add_interview_row(change, f"E{number}")
            text = transcript(picked)
            source = Source(
                new_id(),
                f"E{number}",
                SourceKind.TRANSCRIPT,
                interview.id,
                ReleaseState.RELEASED,
                1,
                number,
            )
            change.insert("source", source_row(source))
            put_version(change, source, text, number=1, reason="release")
            rows = []
            for _ in range(n_codings // n_sources):
                turn = picked.choice(text.turns).span
                start = turn.start + picked.randrange(len(turn) - 60)
                span = Span(start, min(turn.end, start + picked.randrange(20, 200)))
                segment = Segment.cut(source.id, 1, text.text, span)
                code = picked.choice(codes)
                rows.append(coding_row(Coding(new_id(), code.id, study.coder.id, segment, now())))
            change.insert_many("coding", rows)
    return study


def transcript(picked: random.Random) -> Transcript:
    """An interview of about 5,000 words."""
    turns, said, reached = [], [], 0
    for number in range(TURNS):
        words = " ".join(picked.choices(WORDS, k=WORDS_A_TURN))
        role = Role.RESPONDENT if number % 2 else Role.INTERVIEWER
        turns.append(Turn(Span(reached, reached + len(words)), role, "M1" if number % 2 else ""))
        said.append(words)
        reached += len(words) + 1
    return Transcript("\n".join(said), tuple(turns))


def main() -> None:
    n_codings = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    n_sources = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    print(f"{n_codings} codings over {n_sources} sources; load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        study = large_study(folder, n_codings, n_sources)
        content = timed("export", lambda: refi_export.project_file(study).content)
        study.close()
        print(f"  {len(content) / 1e6:.1f} MB")
        fresh = studies.new_study(folder / "in.qualcode", title="In", passphrase=None, owner="A")
        preview = timed(
            "preview", lambda: refi_preview.preview_project(fresh, "large.qdpx", content)
        )
        brought = timed("import", lambda: refi_import.import_project(fresh, preview))
        print(f"  {brought.n_codings_waiting} codings wait, {len(brought.findings)} findings")
        if "--release" not in sys.argv:
            fresh.close()
            return
        report = timed("release", lambda: release.release_as_stated(fresh, release.Statement()))
        print(f"  {len(report.released)} released, {len(report.findings)} findings")
        fresh.close()


def timed(what: str, act):  # type: ignore[no-untyped-def]
    """What it gives, its time printed."""
    began, worked = time.perf_counter(), time.process_time()
    outcome = act()
    worked = time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took = time.perf_counter() - began
    print(f"{what}: {took:.1f} s, {worked:.1f} s of processor (peak so far {peak:.0f} MB)")
    return outcome


if __name__ == "__main__":
    main()
