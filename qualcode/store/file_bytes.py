"""The bytes of a file that SQLite may have open in this very process.

Outside Windows a process that closes any handle on a file gives up all locks it holds on it. Were
a study read like any other file, another program that closes it would take itself for the last
one and take its log away, and whatever the connections still open here write would go with it.
Reference: sqlite.org, How To Corrupt An SQLite Database File, section 2.2.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_READ = """
import shutil, sys
try:
    with open(sys.argv[1], "rb") as stream:
        shutil.copyfileobj(stream, sys.stdout.buffer)
except OSError as error:
    sys.exit(error.errno)
"""


def bytes_of_study_file(path: Path) -> bytes:
    """All bytes of a study, its log or a copy; raises OSError as reading it here would.

    Another process reads it, whose locks are its own.
    """
    if os.name == "nt":  # locks belong to a handle there
        return path.read_bytes()
    words = [sys.executable, "-I", "-S", "-c", _READ, str(path)]
    read = subprocess.run(words, capture_output=True, check=False)  # noqa: S603  our own words
    if read.returncode:
        raise OSError(read.returncode, os.strerror(read.returncode), str(path))
    return read.stdout
