"""Runs the command line as a script would: another process, no terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The standard output read as JSON."""
        return json.loads(self.out)


def run(*words: str | Path, language: str = "fr", cwd: Path | None = None) -> Ran:
    """One command; the language as ``--lang`` gives it."""
    done = subprocess.run(
        [sys.executable, "-m", "qualcode.cli.app", "--lang", language, *map(str, words)],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        cwd=cwd,
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "COLUMNS": "100"},
        timeout=180,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def run_here(capsys: Any, *words: str | Path, language: str = "fr") -> Ran:
    """The same inside this process: much faster, for tests of many commands."""
    from qualcode.cli.app import main

    capsys.readouterr()
    try:
        main(["--lang", language, *map(str, words)])
    except SystemExit as left:
        printed = capsys.readouterr()
        code = left.code if isinstance(left.code, int) else 1
        return Ran(code, printed.out, printed.err)
    raise AssertionError("main returned without an exit code")
