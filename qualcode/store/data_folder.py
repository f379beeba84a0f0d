"""The user's data folder: recent studies, and each study's backups and caches.

Nothing in it is needed to open a study; all of it may be deleted at any time. What it holds of
a study comes from the study file alone, never from the vault.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from platformdirs import user_data_path

from qualcode.errors import StudyFileError
from qualcode.model import now
from qualcode.store.replace import replace_file
from qualcode.store.trouble import spoken_trouble
from qualcode.wording import Message

OVERRIDE = "QUALCODE_DATA"
N_RECENT = 20
_OWNER_ONLY = 0o700
_PLAIN_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


@dataclass(frozen=True, slots=True)
class RecentStudy:
    """A study opened on this machine: where its file lay then, and when (UTC, ISO 8601)."""

    path: Path
    study_id: str
    opened_at: str

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    def is_of_the_day_of(self, other: RecentStudy) -> bool:
        """Whether the same study was opened at the same place on the same day."""
        day = slice(len("2026-01-31"))
        mine, theirs = (self.path, self.study_id), (other.path, other.study_id)
        return mine == theirs and self.opened_at[day] == other.opened_at[day]

    @property
    def is_there(self) -> bool:
        """Whether the file still lies at that place."""
        return self.path.is_file()


def data_folder() -> Path:
    """The folder itself, made if need be; ``QUALCODE_DATA`` names another one."""
    named = os.environ.get(OVERRIDE)
    return _made(Path(named) if named else user_data_path("qualcode", appauthor=False))


def backups_folder(study_id: str) -> Path:
    """Where backups of a study are kept, made if need be."""
    return _made(_place("backups", study_id))


def caches_folder(study_id: str) -> Path:
    """Where search indexes, embeddings and layouts of a study are kept, made if need be."""
    return _made(_place("caches", study_id))


def delete_backups(study_id: str) -> None:
    """Delete every backup of a study. Raises: LockedError when one is open somewhere."""
    _delete(_place("backups", study_id))


def delete_caches(study_id: str) -> None:
    """Delete everything computed from a study. Raises: LockedError when a file is in use."""
    _delete(_place("caches", study_id))


def recent_studies() -> tuple[RecentStudy, ...]:
    """The studies opened on this machine, the latest first; empty when the list is unreadable."""
    try:
        stored = json.loads(_recent_file().read_text("utf-8"))
        return tuple(RecentStudy(Path(e["path"]), e["study_id"], e["opened_at"]) for e in stored)
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def remember_study(path: Path, study_id: str) -> None:
    """Put a study at the head of the list of recent ones."""
    opened = RecentStudy(path.absolute(), study_id, now())
    before = recent_studies()
    if before and before[0].is_of_the_day_of(opened):
        return  # a page loaded again opens its study again
    others = (known for known in before if known.path != opened.path)
    _write_recent((opened, *others)[:N_RECENT])


def forget_study(path: Path) -> None:
    """Take a study off the list of recent ones; its file is not touched."""
    _write_recent(tuple(known for known in recent_studies() if known.path != path.absolute()))


def _write_recent(studies: tuple[RecentStudy, ...]) -> None:
    entries = [asdict(study) | {"path": str(study.path)} for study in studies]
    replace_file(_recent_file(), json.dumps(entries, ensure_ascii=False, indent=1).encode())


def _recent_file() -> Path:
    return data_folder() / "recent.json"


def _place(kind: str, study_id: str) -> Path:
    # an id comes out of a file that anybody may have written, and folders are deleted by it
    if not _PLAIN_ID.fullmatch(study_id):
        raise StudyFileError(
            Message("This study carries an identifier that qualcode never gives."),
            hint=Message("Open the original study, or ask whoever sent you this file."),
        )
    return data_folder() / kind / study_id


def _made(folder: Path) -> Path:
    with spoken_trouble(folder):
        folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    return folder


def _delete(folder: Path) -> None:
    with spoken_trouble(folder):
        if folder.exists():
            shutil.rmtree(folder)
