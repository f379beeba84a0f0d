"""How long the tree of 500 codes and 5,000 codings takes: opened, moved, merged, drawn.

Run: python benchmarks/codebook_tree.py [--codes 500] [--codings 5000]
Prints one line per action: median and worst of several times, in milliseconds. No browser.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from qualcode.model import Code, CodeKind, Coding, Segment, Span, new_id, now
from qualcode.services import codebook, history, release, studies
from qualcode.services.codebook_versions import codings_to_check, compare_versions, freeze
from qualcode.services.extracts import list_extracts
from qualcode.services.ingest import ingest, preview_files
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.reading import list_sources, read_source
from qualcode.services.thematic_tree import count_nodes
from qualcode.store.rows.codebook import code_row
from qualcode.store.rows.codings import coding_row
from qualcode.wording import Message

N_TIMES = 9
SENTENCE = "On se parle le soir quand il reste un peu de temps pour cela. "


def made(folder: Path, n_codes: int, n_codings: int) -> OpenStudy:
    """A study of twenty transcripts with that many codes and codings."""
    study = studies.new_study(folder / "large.qualcode", title="Grande", passphrase=None, owner="A")
    text = "\n".join(f"Enquêtrice : Et alors ?\nMédecin : {SENTENCE * 12}" for _ in range(20))
    files = [(f"M{n}.txt", text.replace("Médecin", f"Médecin {n}").encode()) for n in range(1, 21)]
    ingest(study, preview_files(files).interviews)
    release.release_as_stated(study, release.Statement())
    rng = random.Random(7)
    codes = _codes(rng, n_codes)
    with study.acting("benchmark", Message("made a large study"), Ability.MANAGE) as change:
        change.insert_many("code", [code_row(code) for code in codes])
        change.insert_many(
            "coding", [coding_row(c) for c in _codings(study, rng, codes, n_codings)]
        )
    return study


def _codes(rng: random.Random, n: int) -> list[Code]:
    codes: list[Code] = []
    for number in range(n):
        parent = rng.choice(codes).id if codes and number >= 12 else None
        kind = CodeKind.THEME if number < 12 else CodeKind.CODE
        definition = f"Ce que dit le code {number}, en une phrase assez longue."
        codes.append(Code(new_id(), f"Code {number}", kind, parent, number, definition=definition))
    return codes


def _codings(study: OpenStudy, rng: random.Random, codes: list[Code], n: int) -> list[Coding]:
    sources = [(s, read_source(study, s.id).transcript.text) for s in list_sources(study)]
    codings = []
    for _ in range(n):
        source, text = rng.choice(sources)
        start = rng.randrange(len(text) - 200)
        segment = Segment.cut(source.id, source.version, text, Span(start, start + 120))
        codings.append(Coding(new_id(), rng.choice(codes).id, study.coder.id, segment, now()))
    return codings


def timed(
    label: str, act: Callable[[], object], between: Callable[[], object] | None = None
) -> None:
    """Does it several times and prints the median and the worst."""
    took = []
    for _ in range(N_TIMES):
        begun = time.perf_counter()
        act()
        took.append((time.perf_counter() - begun) * 1000)
        if between is not None:
            between()
    print(f"{label:<44}{statistics.median(took):9.1f} ms {max(took):9.1f} ms")


def main() -> None:
    """Makes the study in a folder of its own, then measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codes", type=int, default=500)
    parser.add_argument("--codings", type=int, default=5000)
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        made(Path(folder), asked.codes, asked.codings) as study,
    ):
        print(f"{asked.codes} codes, {asked.codings} codings; median and worst of {N_TIMES}")
        tree = codebook.get_codebook(study)
        roots = [c.id for c in tree.children()]
        leaves = [c.id for c in tree.codes if not tree.children(c.id)]
        undone = lambda: history.undo(study)  # noqa: E731
        timed("the codebook read", lambda: codebook.get_codebook(study))
        timed("all counts, with children", lambda: count_nodes(study))
        timed("one code moved", lambda: codebook.move(study, leaves[0], roots[1]), undone)
        timed("ten codes moved", lambda: codebook.move_many(study, leaves[:10], roots[2]), undone)
        timed("ten codes gathered", lambda: codebook.gather(study, leaves[:10], "Neuf"), undone)
        timed("merge of ten codes seen", lambda: codebook.plan_merge(study, roots[0], leaves[:10]))
        timed("merge of ten codes", lambda: codebook.merge(study, roots[0], leaves[:10]), undone)
        timed("a code defined", lambda: codebook.edit(study, roots[0], definition=new_id()))
        timed("what to look at again", lambda: codings_to_check(study))
        timed("extracts of a root with children", lambda: list_extracts(study, code_id=roots[0]))
        timed("the codebook frozen", lambda: freeze(study))
        timed("two versions compared", lambda: compare_versions(study, 1))


if __name__ == "__main__":
    main()
