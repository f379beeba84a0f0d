"""After a redaction or a withdrawal: nothing of the old words stays in any file of the study.

The action itself rewrites the rows and leaves a mark in the study, in one transaction. The
mark goes when backups and caches are deleted, the file is written anew and its log is empty;
if somebody else has the study open the mark stands, and opening or closing tries again. Until
then nothing is exported, copied or released.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from sqlalchemy import select

from qualcode.errors import QualcodeError, RefusedError
from qualcode.model import new_id
from qualcode.store.change import Change
from qualcode.store.data_folder import delete_backups, delete_caches
from qualcode.store.engine import Reader
from qualcode.store.study_file import StudyFile, study_id_of
from qualcode.store.tables import setting
from qualcode.store.trouble import spoken_trouble
from qualcode.wording import Message

PENDING = "purge_pending"
_PATIENCE_S = 2.0


def mark_pending(change: Change) -> None:
    """Leave the mark in the study, in the action's own transaction."""
    value = f'"{new_id()}"'  # new each time, so that the action has a row to be recorded for
    if change.get(setting.name, PENDING) is None:
        change.insert(setting.name, {"id": PENDING, "value": value})
    else:
        change.update(setting.name, PENDING, value=value)


def require_purged(reader: Reader) -> None:
    """Raises RefusedError while old words may still stand in the study's files."""
    if reader.execute(select(setting.c.id).where(setting.c.id == PENDING)).first() is not None:
        raise RefusedError(
            Message("A redaction or withdrawal is not finished: the old words may still be found."),
            hint=Message("Close the study in every other window, then open it again."),
        )


def finish_pending_purge(file: StudyFile) -> bool:
    """Do what a mark asks for, if there is one; False when somebody else is in the way.

    Nothing is raised for a file that is in use: the mark stays, and the next opening or closing
    tries again.
    """
    try:
        with file.reading() as reader:
            marked = reader.execute(select(setting.c.id).where(setting.c.id == PENDING)).first()
            study_id = study_id_of(reader)
        if marked is None:
            return True
        delete_copies(file.path, study_id)
        return _rewrite_file(file.path)
    except QualcodeError:
        return False


def delete_copies(study_path: Path, study_id: str) -> None:
    """Delete what qualcode itself put aside of a study: backups, caches, files beside it."""
    delete_backups(study_id)
    delete_caches(study_id)
    for copy in own_copies(study_path):
        with spoken_trouble(copy):
            copy.unlink(missing_ok=True)


def own_copies(study_path: Path) -> tuple[Path, ...]:
    """Copies beside the study: before a migration, unreadable ones, parts of killed processes."""
    name, stem = study_path.name, study_path.stem
    return tuple(
        path
        for path in study_path.parent.iterdir()
        if path.name == f"{name}.bak"
        or path.name.startswith(f"{stem} (unreadable ")
        or (path.name.startswith(f".{name}.") and any(p in path.name for p in (".part", ".new")))
    )


def _rewrite_file(path: Path) -> bool:
    """Write the file anew and empty its log, then take the mark away."""
    with (
        spoken_trouble(path),
        contextlib.closing(sqlite3.connect(path, timeout=_PATIENCE_S)) as connection,
    ):
        connection.isolation_level = None
        connection.execute("PRAGMA secure_delete=ON").close()
        connection.execute("PRAGMA synchronous=FULL").close()
        connection.execute("VACUUM").close()
        if not _log_is_empty(connection):
            return False
        connection.execute("DELETE FROM setting WHERE id = ?", (PENDING,)).close()
        _log_is_empty(connection)
    return True


def _log_is_empty(connection: sqlite3.Connection) -> bool:
    """Fold the write-ahead log into the file and cut it to nothing; False if a reader holds it."""
    (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
