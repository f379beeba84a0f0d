"""Create, open, describe and unlock a study."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.errors import (
    BadInputError,
    ConflictError,
    LockedError,
    NotFoundError,
    StudyFileError,
)
from qualcode.model import (
    Approach,
    Coder,
    CoderRole,
    ReleaseState,
    Source,
    Study,
    new_id,
)
from qualcode.services.counted_codings import counted, models_of
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.visible import (
    latest_visible_revision,
    visible_codebook,
    visible_codings,
)
from qualcode.store import backup, data_folder, journal
from qualcode.store.copy_for import copied_for
from qualcode.store.engine import Reader
from qualcode.store.lock_file import StudyLock
from qualcode.store.purge import finish_pending_purge
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import load_participants
from qualcode.store.rows.sources import load_sources
from qualcode.store.rows.studies import load_study, study_row
from qualcode.store.study_file import SUFFIX, StudyFile, needs_purge, study_id_of
from qualcode.store.study_folder import study_folder
from qualcode.store.vault import Vault, remove_blank_vault, vault_path
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class StudySummary:
    """What a study holds, counted."""

    study: Study
    coders: tuple[Coder, ...]
    sources: tuple[Source, ...]
    n_participants: int
    n_interviews: int
    n_released: int
    n_codes: int
    n_codings: int
    n_extracts: int  # distinct stretches: two coders or two codes on one count once
    n_not_coded: int  # released sources that hold no coding yet
    revision: int
    has_vault: bool
    purge_pending: bool


def new_study(
    path: Path,
    *,
    title: str,
    passphrase: str | None,
    owner: str = "",
    question: str = "",
    objectives: tuple[str, ...] = (),
    approach: Approach = Approach.INDUCTIVE,
    language: str = "fr",
) -> OpenStudy:
    """A new study with its vault beside it, open and unlocked.

    ``passphrase`` None is the explicit choice to go without: whoever holds the vault's file can
    then read the originals. Raises ConflictError when either file is there already.
    """
    if not title.strip():
        raise BadInputError(Message("A study needs a title."), Message("Give it a short name."))
    path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
    _ensure_folder(path.parent)
    noun = Study(new_id(), title.strip(), question, objectives, approach, language)
    me = Coder(new_id(), owner.strip() or str(Message("Researcher")), role=CoderRole.OWNER)
    if not path.exists():
        remove_blank_vault(vault_path(path))  # a crash came before the study was there
    vault = Vault.create(vault_path(path), noun.id, passphrase)
    try:
        file = StudyFile.create(path, noun, me, wal=study_folder(path.parent).suits_wal)
    except BaseException:
        vault.close()
        vault_path(path).unlink(missing_ok=True)
        raise
    data_folder.remember_study(path, noun.id)
    return OpenStudy(file, me, vault, lock_file=StudyLock.take(path))


def _ensure_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudyFileError(
            Message("The folder {path} cannot be made.", path=str(folder)),
            Message("Choose a folder you may write to, your Documents for instance."),
        ) from error


def open_study(
    path: Path, *, coder: str | None = None, remember: bool = True, backed_up: bool = True
) -> OpenStudy:
    """The study in a file, acting as its owner unless another coder is named; vault locked.

    A copy made for a coder acts as that coder. Warnings (a synchronised folder, open on another
    machine) are in ``findings``. A copy of the file is kept in the user's data folder when it
    changed since the last opening, unless ``backed_up`` is False.
    """
    folder = study_folder(path.parent)
    file = StudyFile.open(path, wal=folder.suits_wal)
    mark = StudyLock.take(path)
    try:
        noun, me = _ready(file, backed_up=backed_up)
        warnings = [w for w in (folder.warning, mark.warning()) if w is not None]
        study = OpenStudy(file, me, findings=warnings, lock_file=mark)
        if coder is not None:
            study.act_as(coder)
    except BaseException:
        file.close()
        mark.release()
        raise
    if remember:
        data_folder.remember_study(path, noun.id)
    return study


def _ready(file: StudyFile, *, backed_up: bool) -> tuple[Study, Coder]:
    """Finishes what was pending and keeps a backup; returns the study and who acts."""
    with file.reading() as reader:
        if not needs_purge(reader):
            return _as_it_stands(reader, backed_up=backed_up)
    finish_pending_purge(file)
    with file.reading() as reader:
        return _as_it_stands(reader, backed_up=backed_up)


def _as_it_stands(reader: Reader, *, backed_up: bool) -> tuple[Study, Coder]:
    coders, noun = load_coders(reader), load_study(reader)
    if backed_up:
        backup.keep_backup(reader, noun.id, journal.latest_revision(reader))
    made_for = copied_for(reader)
    owner = next((c for c in coders if c.role is CoderRole.OWNER), coders[0])
    return noun, next((c for c in coders if c.id == made_for), owner)


def has_vault(study: OpenStudy) -> bool:
    """Whether the vault's file lies beside the study."""
    return vault_path(study.file.path).is_file()


def is_protected(study: OpenStudy) -> bool:
    """Whether the vault needs a passphrase."""
    try:
        Vault.unlock(vault_path(study.file.path), None).close()
    except LockedError:  # a passphrase is missing, or the key was destroyed
        return True
    return False


@dataclass(frozen=True, slots=True)
class Leftover:
    """An operation the vault holds and the study does not: a crash came between the two."""

    operation_id: str
    said: Message | None


def unlock(study: OpenStudy, passphrase: str | None) -> tuple[Leftover, ...]:
    """Opens the vault for this session; what a crash left half done is returned to be settled.

    Raises PassphraseError, or NotFoundError when the vault is not beside the study.
    """
    study.require(Ability.USE_VAULT)
    where = vault_path(study.file.path)
    if not where.is_file():
        raise NotFoundError(
            Message("The vault {name} is not beside the study.", name=where.name),
            Message("Coding and export go on without it; originals and names need it."),
        )
    with study.reading() as reader:
        study_id = study_id_of(reader)
    study.lock()
    study.vault = Vault.unlock(where, passphrase, study_id=study_id)
    return leftovers(study)


def leftovers(study: OpenStudy) -> tuple[Leftover, ...]:
    """Operations to complete or discard; those the study has committed are settled on the way."""
    from qualcode.store.two_files import pending

    vault = study.unlocked()
    found: list[Leftover] = []
    for operation_id in vault.unsettled():
        if study.file.has_recorded(operation_id):
            vault.settle(operation_id)
            continue
        note = pending(vault, operation_id)
        found.append(Leftover(operation_id, note.keeping.said if note else None))
    return tuple(found)


def complete_leftover(study: OpenStudy, operation_id: str) -> None:
    """Carries out the study's part of an operation the vault has already written.

    ``NotFoundError`` when it stopped before the vault held all of it.
    """
    from qualcode.store.two_files import pending

    study.require(Ability.USE_VAULT)
    vault = study.unlocked()
    note = pending(vault, operation_id)
    if note is None:
        raise NotFoundError(
            Message("This operation stopped before it was complete in the vault."),
            Message("Discard it and do it again."),
        )
    keeping = note.keeping
    with study.file.acting(
        keeping.action,
        keeping.said,
        keeping.coder_id,
        operation_id=operation_id,
        undoable=keeping.undoable,
    ) as change:
        if not change.applied_before:
            change.apply(note.changes)
    vault.settle(operation_id)


def discard_leftover(study: OpenStudy, operation_id: str) -> None:
    """Takes back what a crash left in the vault."""
    study.require(Ability.USE_VAULT)
    study.file.put_right(study.unlocked(), operation_id)


def describe(study: OpenStudy) -> StudySummary:
    """What the study holds."""
    with study.reading() as reader:
        sources = load_sources(reader)
        codings = counted(visible_codings(reader, study), models_of(reader))
        released = {s.id for s in sources if s.state is ReleaseState.RELEASED}
        return StudySummary(
            study=load_study(reader),
            coders=load_coders(reader),
            sources=sources,
            n_participants=len(load_participants(reader)),
            n_interviews=len(load_interviews(reader)),
            n_released=len(released),
            n_codes=len(visible_codebook(reader, study)),
            n_codings=len(codings),
            n_extracts=len({c.segment for c in codings}),
            n_not_coded=len(released - {c.segment.source_id for c in codings}),
            revision=latest_visible_revision(reader, study),
            has_vault=has_vault(study),
            purge_pending=needs_purge(reader),
        )


def get_study(study: OpenStudy) -> Study:
    """The study's question, objectives and approach."""
    with study.reading() as reader:
        return load_study(reader)


def edit_study(study: OpenStudy, *, seen: Study | None = None, **values: object) -> Study:
    """Changes title, question, objectives, approach or language; returns the study as it is now.

    With ``seen``, what the values began from, only those that differ from it are changed, and
    ConflictError is raised when somebody changed one of them meanwhile.
    """
    present = get_study(study)
    if seen is not None:
        values = {name: value for name, value in values.items() if getattr(seen, name) != value}
        if any(getattr(present, n) not in (getattr(seen, n), v) for n, v in values.items()):
            raise ConflictError(
                Message("Somebody changed the description meanwhile."),
                Message("Load the page again to see it; yours is not saved."),
            )
    changed = replace(present, **values)  # type: ignore[arg-type]
    if not changed.title.strip():
        raise BadInputError(Message("A study needs a title."), Message("Give it a short name."))
    row = study_row(changed)
    with study.acting(
        "edit_study", Message("changed the description of the study"), Ability.EDIT_STUDY
    ) as change:
        change.update("study", row.pop("id"), **row)
    return changed
