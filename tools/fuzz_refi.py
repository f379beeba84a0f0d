"""Feeds one reader of projects with what coverage-guided fuzzing thinks of, for a while.

    pip install atheris
    python tools/fuzz_refi.py xml|archive|qda|rqda|sqlite3 [seconds]

Anything but a project or a sentence is a find; libFuzzer keeps the bytes in crash-*.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["qualcode.refi", "qualcode.services.refi_read"]):
    from qualcode.errors import QualcodeError
    from qualcode.refi.conventions import fit
    from qualcode.services.refi_read import is_project, read_project

from tests.refi import vendors

INLINE = vendors.Ways("NVivo", inline=True, names=True, braces=True)


def seed(reader: str, folder: Path) -> bytes:
    """A sound file to begin from."""
    match reader:
        case "xml":
            return vendors.xml(INLINE, vendors.TEXT, vendors.EXTRACTS).encode()
        case "archive":
            return vendors.project(vendors.PROGRAMS["MAXQDA"])
        case "qda":
            return vendors.qualcoder(folder)
        case "rqda":
            return vendors.rqda(folder)
        case _:
            return vendors.taguette(folder)


def main() -> None:
    reader = sys.argv[1]
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 600
    name = f"p.{'qdpx' if reader == 'archive' else reader}"

    def read(content: bytes) -> None:
        is_project(name, content)
        try:
            project = read_project(name, content)
        except QualcodeError:
            return
        for source in project.sources:
            fit(source, project.origin)

    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        corpus = folder / "corpus"
        corpus.mkdir()
        (corpus / "seed").write_bytes(seed(reader, folder))
        limits = [
            f"-max_total_time={seconds}",
            "-max_len=60000",
            "-timeout=20",
            "-rss_limit_mb=1500",
        ]
        atheris.Setup(
            [sys.argv[0], *limits, "-verbosity=0", "-print_final_stats=1", str(corpus)], read
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
