"""What somebody types here to call this program again."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def own_command(called: str | None = None) -> str:
    """``qualcode`` where the terminal finds it by its name, else the path it was called by.

    In a clone without its environment activated that is ``.venv/bin/qualcode``.
    """
    path = Path(called or sys.argv[0])
    if shutil.which("qualcode") or path.stem != "qualcode" or not path.is_file():
        return "qualcode"
    here = Path.cwd()
    absolute = path.absolute()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else absolute)
