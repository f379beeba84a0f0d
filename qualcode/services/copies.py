"""A copy of the study to send, and backups to go back to."""

from __future__ import annotations

from pathlib import Path

from qualcode.errors import ConflictError, NotFoundError
from qualcode.services.open_study import OpenStudy
from qualcode.store import backup
from qualcode.store.backup import Backup
from qualcode.store.copying import copy_to
from qualcode.store.purge import require_purged
from qualcode.store.study_file import SUFFIX, StudyFile, study_id_of
from qualcode.wording import Message


def copy_study(study: OpenStudy, to: Path) -> Path:
    """A copy without vault, whole and closed; ConflictError rather than overwrite a file."""
    target = to / study.file.path.name if to.is_dir() else to
    if target.suffix != SUFFIX:
        target = target.with_name(target.name + SUFFIX)
    if target.exists():
        raise ConflictError(
            Message("There is already a file {name} there.", name=target.name),
            Message("Choose another name or folder."),
        )
    with study.reading() as reader:
        require_purged(reader)
        copy_to(reader, target)
    return target


def copy_to_send(study: OpenStudy) -> tuple[str, bytes]:
    """The same copy as a file name and bytes, for a browser to download."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        written = copy_study(study, Path(folder))
        return written.name, written.read_bytes()


def backups_of(path: Path) -> tuple[Backup, ...]:
    """The copies kept at the last openings of a study, the latest first."""
    with StudyFile.open(path) as file, file.reading() as reader:
        return backup.list_backups(study_id_of(reader))


def restore(path: Path, number: int) -> Backup | None:
    """Puts back the backup of that number in the list (1: the latest)."""
    found = backups_of(path)
    if not 1 <= number <= len(found):
        raise NotFoundError(
            Message("There is no backup number {number}.", number=number),
            Message("“qualcode backups” lists those there are."),
        )
    return backup.restore_backup(found[number - 1], path)
