"""Who has a study open: a small file beside it, so that another computer can say so.

It keeps nobody out (SQLite's locks keep the file whole); it lets the researcher know that a
colleague's computer is at work on the same study. It names machines and processes, lies beside
the study and goes when the last one closes; nothing of it enters the study.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType

from qualcode.errors import QualcodeError
from qualcode.model import new_id, now
from qualcode.store.replace import replace_file
from qualcode.wording import Message

SUFFIX = ".qualcode-lock"
BEAT_S = 60.0  # an open study says so this often
SILENT_S = 600.0  # a machine silent for this long has left, or was switched off
_PATIENCE_S = 0.5  # the lock file only informs: better none than a wait


@dataclass(frozen=True, slots=True)
class Opening:
    """One process that has the study open; moments are UTC, ISO 8601."""

    id: str
    machine: str
    process: int
    user: int
    opened_at: str
    seen_at: str

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine."""
        return self.machine == socket.gethostname()

    @property
    def is_alive(self) -> bool:
        """Whether it still has the study open, as far as can be told from here."""
        if self.is_here and os.name != "nt":
            return _runs(self.process)
        return _seconds_since(self.seen_at) < SILENT_S


class StudyLock:
    """This process's mark on a study; take it when opening, release it when closing."""

    def __init__(self, path: Path, own: Opening) -> None:
        self.path = path
        self._own = own

    @classmethod
    def take(cls, study_path: Path) -> StudyLock:
        """Mark the study as open here.

        In a folder that cannot be written nothing is marked: whoever only reads disturbs nobody.
        """
        at = now()
        user = os.getuid() if hasattr(os, "getuid") else 0
        own = Opening(new_id(), socket.gethostname(), os.getpid(), user, at, at)
        lock = cls(lock_path(study_path), own)
        lock._write((*lock.others(), own))
        return lock

    def others(self) -> tuple[Opening, ...]:
        """Who else has the study open now; those who crashed or fell silent are left out."""
        return tuple(o for o in openings(self.path) if o.id != self._own.id and o.is_alive)

    def warning(self) -> Message | None:
        """A sentence naming another machine at work on this study; None when there is none."""
        elsewhere = next((o for o in self.others() if not o.is_here), None)
        if elsewhere is None:
            return None
        return Message(
            "This study is also open on the computer {machine}. Close it there before you work"
            " here, unless both share the same network folder.",
            machine=elsewhere.machine,
        )

    def beat(self) -> None:
        """Say that the study is still open here. Cheap: writes at most once a minute."""
        if _seconds_since(self._own.seen_at) >= BEAT_S:
            self._own = replace(self._own, seen_at=now())
            self._write((*self.others(), self._own))

    def release(self) -> None:
        """Take this process's mark away; the file goes with the last one."""
        left = self.others()
        if left:
            self._write(left)
        else:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)

    def _write(self, opened: tuple[Opening, ...]) -> None:
        written = json.dumps([asdict(o) for o in opened], indent=1).encode()
        with contextlib.suppress(QualcodeError):
            replace_file(self.path, written, patience_s=_PATIENCE_S, lasting=False)
            self.path.chmod(0o644)  # a colleague on the same network folder must be able to read it

    def __enter__(self) -> StudyLock:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def lock_path(study_path: Path) -> Path:
    """Where the lock file of a study lies."""
    return study_path.with_name(study_path.name.removesuffix(".qualcode") + SUFFIX)


def openings(path: Path) -> tuple[Opening, ...]:
    """Every opening a lock file names, alive or not; none when it is missing or damaged."""
    try:
        stored = json.loads(path.read_text("utf-8"))
        return tuple(_opening(entry) for entry in stored)
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def _opening(entry: dict[str, object]) -> Opening:
    seen_at, opened_at = str(entry["seen_at"]), str(entry["opened_at"])
    datetime.fromisoformat(seen_at)
    return Opening(
        id=str(entry["id"]),
        machine=str(entry["machine"]),
        process=int(str(entry["process"])),
        user=int(str(entry["user"])),
        opened_at=opened_at,
        seen_at=seen_at,
    )


def _runs(process: int) -> bool:
    """Whether a process of this machine exists (never asked on Windows, where asking kills)."""
    if process <= 0:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True  # it runs under another account
    return True


def _seconds_since(moment: str) -> float:
    then = datetime.fromisoformat(moment)
    aware = then if then.tzinfo else then.replace(tzinfo=UTC)
    return (datetime.now(UTC) - aware) / timedelta(seconds=1)
