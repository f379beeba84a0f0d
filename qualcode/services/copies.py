"""A copy of the study to send, and backups to go back to."""

from __future__ import annotations

import re
from pathlib import Path

from qualcode.errors import ConflictError, NotFoundError
from qualcode.services import audit
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store import backup
from qualcode.store.backup import Backup
from qualcode.store.copy_for import leave_out
from qualcode.store.copying import copy_to
from qualcode.store.engine import Reader
from qualcode.store.hiding import Hidden, hidden_from
from qualcode.store.purge import require_purged
from qualcode.store.replace import placing
from qualcode.store.rows.coders import load_coders
from qualcode.store.study_file import SUFFIX, StudyFile, study_id_of
from qualcode.wording import Message, gettext


def copy_study(study: OpenStudy, to: Path, *, for_coder: str | None = None) -> Path:
    """A copy without vault, whole and closed; ConflictError rather than overwrite a file.

    ``for_coder`` (an id) makes it a copy for that coder to work in: what a blind round keeps from
    them is left out, and opening it acts as them. Whoever acts gets no more than they may see:
    while a transcript is blind for them, every copy they make is a copy for themselves. Raises
    RefusedError when a name the key replaces still stands in it.
    """
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
        audit.gate_study(study, reader)
        kept_from = _kept_from(reader, study, for_coder)
        with placing(target) as aside:
            copy_to(reader, aside)
            for hidden in kept_from:
                leave_out(aside, hidden)
    return target


def leaves_something_out(study: OpenStudy, for_coder: str | None = None) -> bool:
    """Whether a copy would leave out what a blind round hides."""
    with study.reading() as reader:
        return any(_kept_from(reader, study, for_coder))


def copy_to_send(study: OpenStudy, *, for_coder: str | None = None) -> tuple[str, bytes]:
    """The same copy as a file name and bytes, for a browser to download.

    The name says whose it is: saved beside the study, the copy never takes its place.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        written = copy_study(study, Path(folder) / _name(study, for_coder), for_coder=for_coder)
        return written.name, written.read_bytes()


def _name(study: OpenStudy, for_coder: str | None) -> str:
    """“Thesis - Samira.qualcode”, “Thesis - copie.qualcode”: names of files hold few signs."""
    with study.reading() as reader:
        names = {coder.id: coder.name for coder in load_coders(reader)}
    whose = " ".join(re.findall(r"[\w.-]+", names.get(for_coder or "", ""))).strip(" .")
    if not whose:
        whose = gettext("copy")
    return f"{study.file.path.stem} - {whose}{SUFFIX}"


def _kept_from(reader: Reader, study: OpenStudy, for_coder: str | None) -> tuple[Hidden, ...]:
    """What the copy leaves out; nothing for a copy of everything.

    A copy for somebody else holds their own blind work only if whoever makes it may see that.
    """
    own = hidden_from(reader, study.coder.id)
    if for_coder is None:
        return (own,) if own else ()
    if for_coder not in {c.id for c in load_coders(reader)}:
        raise NotFoundError(
            Message("This coder is not in the study."), Message("Choose one of the list.")
        )
    theirs = hidden_from(reader, for_coder)
    return (own, theirs) if own and for_coder != study.coder.id else (theirs,)


def backups_of(path: Path) -> tuple[Backup, ...]:
    """The copies kept at the last openings of a study, the latest first."""
    with StudyFile.open(path) as file, file.reading() as reader:
        return backup.list_backups(study_id_of(reader))


def restore(study: OpenStudy, number: int) -> Backup | None:
    """Closes the study and puts back the backup of that number in the list (1: the latest).

    Raises NotFoundError without such a backup, NotAllowedError for anybody but an owner.
    """
    study.require(Ability.MANAGE)
    path = study.file.path
    found = backups_of(path)
    if not 1 <= number <= len(found):
        raise NotFoundError(
            Message("There is no backup number {number}.", number=number),
            Message("“qualcode backups” lists those there are."),
        )
    study.close()
    return backup.restore_backup(found[number - 1], path)
