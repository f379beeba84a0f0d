"""What the disk and SQLite complain about, as sentences."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qualcode.errors import LockedError, NotFoundError, QualcodeError, StudyFileError
from qualcode.wording import Message

_FULL_DISK = {errno.ENOSPC, errno.EDQUOT}
_PRIMARY_CODE = 0xFF  # the low byte of an extended SQLite code


@contextmanager
def spoken_trouble(path: Path) -> Iterator[None]:
    """Turns trouble of the disk or of SQLite inside the block into a QualcodeError on ``path``."""
    try:
        yield
    except sqlite3.Error as trouble:
        raise sqlite_error(path, trouble) from trouble
    except OSError as trouble:
        raise disk_error(path, trouble) from trouble
    except UnicodeDecodeError as trouble:
        # what SQLite quotes of a damaged file, or finds in it, need not be text
        raise damaged(path) from trouble
    except Exception as trouble:
        # SQLAlchemy wraps SQLite's errors; what touches files alone need not import it for that
        within = getattr(trouble, "orig", None)
        if not isinstance(within, sqlite3.Error):
            raise
        raise sqlite_error(path, within) from trouble


def sqlite_error(path: Path, trouble: BaseException | None) -> QualcodeError:
    """The sentence for what SQLite could not do with the file."""
    code = getattr(trouble, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY_CODE
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return _held(path)
    if code == sqlite3.SQLITE_FULL:
        return _disk_full(path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return _not_writable(path)
    if code == sqlite3.SQLITE_CANTOPEN:
        return not_found(path) if not path.exists() else _not_writable(path)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    return _failed(path, str(trouble))


def disk_error(path: Path, trouble: OSError) -> QualcodeError:
    """The sentence for what the operating system refused."""
    if isinstance(trouble, FileNotFoundError):
        return not_found(path)
    if trouble.errno in _FULL_DISK:
        return _disk_full(path)
    if isinstance(trouble, PermissionError) or trouble.errno == errno.EROFS:
        return _not_writable(path)
    return _failed(path, trouble.strerror or str(trouble))


def damaged(path: Path) -> StudyFileError:
    """The file is there but cannot be read as what it should be."""
    return StudyFileError(
        Message("The file {name} is damaged or is not what its name says.", name=path.name),
        hint=Message("Fetch an earlier copy of it: a backup, or what you sent to a colleague."),
    )


def not_found(path: Path) -> NotFoundError:
    """There is no such file."""
    return NotFoundError(
        Message(
            "There is no file {name} in the folder {folder}.", name=path.name, folder=_folder(path)
        ),
        hint=Message("Check the name, and whether the file was moved."),
    )


def held_elsewhere(path: Path) -> LockedError:
    """Another program keeps the whole file."""
    return LockedError(
        Message("The file {name} is open in another program.", name=path.name),
        hint=Message("Close it there, then try again."),
    )


def _held(path: Path) -> LockedError:
    return LockedError(
        Message("Somebody else is writing to {name} at this moment.", name=path.name),
        hint=Message("Wait a few seconds, then try again; nothing was changed."),
    )


def _disk_full(path: Path) -> QualcodeError:
    return QualcodeError(
        Message("The disk is full: {name} could not be written.", name=path.name),
        hint=Message("Free some space, then try again; nothing was changed."),
    )


def _not_writable(path: Path) -> QualcodeError:
    return QualcodeError(
        Message(
            "The file {name} cannot be written in {folder}.", name=path.name, folder=_folder(path)
        ),
        hint=Message("Check that you may write in this folder, or choose another one."),
    )


def _failed(path: Path, said: str) -> QualcodeError:
    return QualcodeError(
        Message("The file {name} could not be used: {said}.", name=path.name, said=said),
        hint=Message("Check the disk and the network connection, then try again."),
    )


def _folder(path: Path) -> str:
    return str(path.absolute().parent)
