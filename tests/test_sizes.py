"""No file outgrows what can be read at once: past four hundred lines it holds two things."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
MOST = 400


def test_no_file_outgrows_four_hundred_lines() -> None:
    written = [
        file
        for folder in ("qualcode", "app", "tests", "tools", "benchmarks")
        for file in (ROOT / folder).rglob("*.py")
        if "migrations" not in file.parts  # written once, never changed
    ]
    assert written
    lengths = {str(f.relative_to(ROOT)): len(f.read_text("utf-8").splitlines()) for f in written}
    assert {name: n for name, n in lengths.items() if n > MOST} == {}
