"""Backups of a study in the user's data folder: the last ten openings, whole files each."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from qualcode.errors import ConflictError, QualcodeError, StudyFileError
from qualcode.store.data_folder import backups_folder
from qualcode.store.replace import PATIENCE_S, replacing
from qualcode.store.tables import APPLICATION_ID
from qualcode.store.trouble import damaged, held_elsewhere, not_found, spoken_trouble
from qualcode.wording import Message

N_KEPT = 10
_NAME = re.compile(r"(\d{8}T\d{12})-r(\d+)\.qualcode", re.ASCII)
_STAMP = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a study as it stood at a revision; ``kept_at`` is UTC, ISO 8601."""

    path: Path
    study_id: str
    revision: int
    kept_at: str


def keep_backup(connection: Connection, study_id: str, revision: int) -> Backup | None:
    """A copy of the open study, or None when nothing was done since the last one.

    Of more than ten the oldest goes.
    """
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError("a study is an SQLite file")
    kept = list_backups(study_id)
    if kept and kept[0].revision == revision and _last_action(raw) == _last_action_in(kept[0].path):
        return None
    backup = _kept(raw, study_id, revision)
    _leave_the_latest(study_id)
    return backup


def list_backups(study_id: str) -> tuple[Backup, ...]:
    """The backups of a study, the latest first."""
    names = sorted((path.name for path in backups_folder(study_id).iterdir()), reverse=True)
    read = (_backup_named(name, study_id) for name in names)
    return tuple(backup for backup in read if backup)


def restore_backup(backup: Backup, target: Path) -> Backup | None:
    """Put a backup in the place of the study; returns what was there before, kept as a backup.

    A present file that can no longer be read is renamed ``NAME (unreadable …).qualcode`` and
    None is returned, as when there was no file.

    Raises: NotFoundError when the backup is gone, StudyFileError when it is damaged,
    ConflictError when the file is another study, LockedError when somebody is writing to it.
    """
    with contextlib.closing(_sound(backup.path)) as source:
        present = _keep_present(target, backup.study_id) if target.exists() else None
        if present is None:
            with replacing(target) as part:
                _copy(source, part, target)
        else:
            # through SQLite: who has the study open is waited for, and a crash is rolled back
            _copy(source, target, target)
    _leave_the_latest(backup.study_id)
    return present


def _keep_present(target: Path, study_id: str) -> Backup | None:
    try:
        with contextlib.closing(_sound(target)) as present:
            _refuse_another(present, target, study_id)
            (revision,) = present.execute("SELECT max(revision) FROM activity").fetchone()
            return _kept(present, study_id, revision or 0)
    except StudyFileError:
        _set_aside(target)
        return None


def _refuse_another(present: sqlite3.Connection, target: Path, study_id: str) -> None:
    if present.execute("SELECT id FROM study").fetchone() != (study_id,):
        raise ConflictError(
            Message("The file {name} is another study than this backup.", name=target.name),
            hint=Message("Restore the backup under a name of its own."),
        )


def _set_aside(target: Path) -> None:
    """Rename an unreadable file, its logs with it: they must not be applied to the backup."""
    name = f"{target.stem} (unreadable {_stamp()}){target.suffix}"
    with spoken_trouble(target):
        for ending in ("-wal", "-journal", "-shm"):
            log = target.with_name(target.name + ending)
            if log.exists():
                log.rename(target.with_name(name + ending))
        target.rename(target.with_name(name))


def _sound(path: Path) -> sqlite3.Connection:
    """An open connection to a study whose every page can be read."""
    connection = _opened(path)
    try:
        with spoken_trouble(path):
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if application != APPLICATION_ID or said != "ok":
            raise damaged(path)
    except BaseException:
        connection.close()
        raise
    return connection


def _opened(path: Path) -> sqlite3.Connection:
    with spoken_trouble(path):
        if not path.is_file():
            raise not_found(path)
        uri = f"{path.absolute().as_uri()}?mode=rw"
        return sqlite3.connect(uri, uri=True, timeout=PATIENCE_S)


def _kept(source: sqlite3.Connection, study_id: str, revision: int) -> Backup:
    name = f"{_stamp()}-r{revision}.qualcode"
    path = backups_folder(study_id) / name
    with replacing(path) as part:
        _copy(source, part, path)
    backup = _backup_named(name, study_id)
    if backup is None:
        raise ValueError(f"{name} is no name of a backup")
    return backup


def _copy(source: sqlite3.Connection, into: Path, speak_of: Path) -> None:
    until = time.monotonic() + PATIENCE_S

    def lose_patience(status: int, _left: int, _pages: int) -> None:
        # without this the driver waits for ever on a file that stays locked
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until:
            raise TimeoutError

    with (
        spoken_trouble(speak_of),
        contextlib.closing(sqlite3.connect(into, timeout=PATIENCE_S)) as target,
    ):
        try:
            source.backup(target, progress=lose_patience)
        except TimeoutError as late:
            raise held_elsewhere(speak_of) from late
        if into != speak_of:
            target.execute("PRAGMA journal_mode=DELETE").close()  # one file, no log beside it


def _leave_the_latest(study_id: str) -> None:
    for old in list_backups(study_id)[N_KEPT:]:
        with spoken_trouble(old.path):
            old.path.unlink(missing_ok=True)


def _last_action(connection: sqlite3.Connection) -> str:
    query = "SELECT operation_id FROM activity ORDER BY revision DESC LIMIT 1"
    found = connection.execute(query).fetchone()
    return str(found[0]) if found else ""


def _last_action_in(path: Path) -> str | None:
    """The operation id a backup ends with; None when it cannot be read."""
    try:
        with contextlib.closing(_opened(path)) as connection:
            return _last_action(connection)
    except (QualcodeError, sqlite3.Error):
        return None


def _backup_named(name: str, study_id: str) -> Backup | None:
    read = _NAME.fullmatch(name)
    if read is None:
        return None
    at = datetime.strptime(read[1], _STAMP).replace(tzinfo=UTC)
    kept_at = at.isoformat(timespec="milliseconds")
    return Backup(backups_folder(study_id) / name, study_id, int(read[2]), kept_at)


def _stamp() -> str:
    return datetime.now(UTC).strftime(_STAMP)
