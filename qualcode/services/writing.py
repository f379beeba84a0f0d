"""A file appears whole or not at all, whatever happens while it is written."""

from __future__ import annotations

from pathlib import Path

from qualcode.store.replace import replace_file


def write_file(to: Path, content: bytes) -> Path:
    """Writes bytes in the place of what was there; LockedError while another program holds it."""
    to.parent.mkdir(parents=True, exist_ok=True)
    replace_file(to, content)
    return to
