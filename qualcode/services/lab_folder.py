"""Whether this is a lab's server, and where its studies lie."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = "QUALCODE_LAB_STUDIES"
HOST = "QUALCODE_LAB_HOST"


def lab_folder() -> Path | None:
    """The folder of the lab's studies; None on a researcher's own computer."""
    named = os.environ.get(FOLDER)
    return Path(named).resolve() if named else None


def lab_host() -> str:
    """The name people type for the lab's server; empty on a researcher's own computer."""
    return os.environ.get(HOST, "").lower()
