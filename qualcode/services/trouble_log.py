"""What the program notes of its own failures: where in the code, never what was in the study."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

from qualcode import __version__
from qualcode.model import new_id, now
from qualcode.store.data_folder import data_folder

LOG = "trouble.log"
_MOST_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class Trouble:
    """A failure that was noted: the number to report, and the file it stands in."""

    reference: str
    path: str


def write_trouble(error: BaseException) -> Trouble:
    """Notes an unforeseen error; its own words are left out, since they may quote a transcript.

    A disk that cannot be written to changes nothing: the number is given all the same.
    """
    reference = new_id()[:8]
    path = data_folder() / LOG
    lines = [f"{now()} {reference} qualcode {__version__}", *_frames(error), ""]
    try:
        keep = path.exists() and path.stat().st_size < _MOST_BYTES
        with path.open("a" if keep else "w", encoding="utf-8") as stream:
            stream.write("\n".join(lines) + "\n")
    except OSError:
        pass
    return Trouble(reference, str(path))


def _frames(error: BaseException) -> list[str]:
    found: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        found.append(f"  {type(cause).__module__}.{type(cause).__qualname__}")
        for frame in traceback.extract_tb(cause.__traceback__):
            found.append(f"    {Path(frame.filename).name}:{frame.lineno} {frame.name}")
        cause = cause.__cause__ or cause.__context__
    return found
