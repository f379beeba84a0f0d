"""One study is one SQLite file: open it, read a snapshot, act on it, close it again as one file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import local
from types import TracebackType

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, IntegrityError

from qualcode import __version__
from qualcode.errors import (
    ConflictError,
    NotFoundError,
    QualcodeError,
    StudyFileError,
    UndoBlockedError,
)
from qualcode.model import Activity, Coder, Study, new_id, now
from qualcode.store import journal, migration
from qualcode.store.change import Change
from qualcode.store.engine import Reader, open_engine
from qualcode.store.held import RESTING, Held
from qualcode.store.replace import placing
from qualcode.store.rows.coders import coder_row
from qualcode.store.rows.studies import study_row
from qualcode.store.tables import APPLICATION_ID, SCHEMA, setting, study
from qualcode.store.trouble import spoken_trouble, sqlite_error
from qualcode.store.two_files import Keeping, keep_first
from qualcode.store.vault import Vault
from qualcode.wording import Message

SUFFIX = ".qualcode"


class StudyFile:
    """An open study. Use it as a context manager, or call ``close``.

    Every write goes through ``acting``, every read through ``reading``; no connection outlives
    either, so several threads, processes and browsers may share one file. After each action the
    log is folded back, unless another window is reading: whoever copies the file by hand while
    it is open has all of it.
    """

    def __init__(self, path: Path, *, wal: bool = True) -> None:
        self.path = path
        self.wal = wal
        self._engine = open_engine(path, wal=wal)
        self._users = local()

    @classmethod
    def create(cls, path: Path, noun: Study, owner: Coder, *, wal: bool = True) -> StudyFile:
        """A new study file; refuses to overwrite anything that is there."""
        with placing(path) as aside:  # a crash leaves no half study
            migration.migrate(aside, from_schema=0)
            fresh = cls(aside, wal=False)
            with fresh._transaction(write=True) as connection:
                change = Change(connection)
                change.insert("study", study_row(noun) | {"created_at": now()})
                change.insert("coder", coder_row(owner))
                change.insert("setting", {"id": "needs_qualcode", "value": __version__})
                journal.record(
                    change,
                    operation_id=new_id(),
                    coder_id=owner.id,
                    action="create_study",
                    said=Message("created the study"),
                    undoable=False,
                )
            fresh.close()
        return cls.open(path, wal=wal)

    @classmethod
    def open(cls, path: Path, *, wal: bool = True) -> StudyFile:
        """The study in a file, migrated if an older version wrote it.

        Raises NotFoundError, or StudyFileError when the file is something else, is damaged, or
        was written by a newer qualcode.
        """
        schema = _checked_schema(path)
        if schema < SCHEMA:
            migration.migrate(path, from_schema=schema)
        opened = cls(path, wal=wal)
        with opened.reading():
            pass  # a file that cannot be read says so now
        return opened

    def hold(self) -> Held:
        """A connection for what is done next, to be closed or laid to rest by the caller.

        ``NotFoundError`` when the file is gone.
        """
        if not self.path.exists():
            raise gone(self.path)
        with self._spoken():
            resting = RESTING.take(self.path)
            if resting is not None:
                return resting.used_by(self._users)
            return Held(self._engine.connect(), self.path, self._users)

    @contextmanager
    def one_stroke(self, *, rests: bool = False) -> Iterator[None]:
        """What is done within it by this thread shares a connection.

        One that ``rests`` serves the next stroke too, should it come within half a second.
        """
        held = self.hold()
        try:
            with held:
                yield
        finally:
            (held.rest if rests else held.close)()

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One consistent snapshot, to be handed to the loaders in ``store.rows``."""
        with self._transaction(write=False) as connection:
            yield connection

    @contextmanager
    def acting(
        self,
        action: str,
        said: Message,
        coder_id: str,
        *,
        operation_id: str | None = None,
        vault: Vault | None = None,
        undoable: bool = True,
        undoes: int | None = None,
    ) -> Iterator[Change]:
        """One recorded action: everything written inside is committed together, or not at all.

        What the action keeps in the vault (``change.keeping``) is written there before the study
        commits, under the same operation id. An action that changes nothing leaves no record.
        """
        operation = operation_id or new_id()
        change: Change | None = None
        try:
            with self._transaction(write=True) as connection:
                done = journal.revision_of(connection, operation) is not None
                change = Change(connection, applied_before=done)
                yield change
                if done or not (change.rows or change.keeping):
                    return
                change.revision = journal.record(
                    change,
                    operation_id=operation,
                    coder_id=coder_id,
                    action=action,
                    said=change.said or said,
                    undoes=undoes,
                    undoable=undoable,
                )
                if change.keeping:
                    keeping = Keeping(action, change.said or said, coder_id, undoable)
                    keep_first(vault, operation, keeping, change)
        finally:
            if vault is not None and change is not None and change.keeping:
                # what fails here is put right when the vault is next unlocked
                with suppress(QualcodeError):
                    self.put_right(vault, operation)

    def put_right(self, vault: Vault, operation_id: str) -> bool:
        """Settles what the vault holds of an operation if the study recorded it, else discards it.

        Waits for whoever is writing, who may stand between the two files. Returns whether it
        is recorded.
        """
        with self._transaction(write=True) as connection:
            recorded = journal.revision_of(connection, operation_id) is not None
            if recorded:
                vault.settle(operation_id)
            else:
                vault.discard(operation_id)
        return recorded

    def has_recorded(self, operation_id: str) -> bool:
        """Whether the record holds an operation, once whoever is writing now has finished."""
        with self._transaction(write=True) as connection:
            return journal.revision_of(connection, operation_id) is not None

    def undo(
        self,
        coder_id: str,
        revision: int | None = None,
        *,
        with_dependents: bool = False,
        operation_id: str | None = None,
    ) -> Activity:
        """Takes back this coder's latest standing action, or the one given; returns it."""
        with self.reading() as reader:
            target = revision or journal.next_to_undo(reader, coder_id)
        return self._take_back(
            target,
            coder_id,
            with_dependents=with_dependents,
            nothing=_NOTHING_TO_UNDO,
            operation_id=operation_id,
        )

    def redo(self, coder_id: str, *, operation_id: str | None = None) -> Activity:
        """Does again what this coder last took back; returns that undo, said as what is done again."""
        with self.reading() as reader:
            target = journal.next_to_redo(reader, coder_id)
        taken = self._take_back(
            target,
            coder_id,
            with_dependents=False,
            nothing=_NOTHING_TO_REDO,
            operation_id=operation_id,
        )
        return replace(taken, said=_taken_back(taken))

    def _take_back(
        self,
        target: int | None,
        coder_id: str,
        *,
        with_dependents: bool,
        nothing: Message,
        operation_id: str | None = None,
    ) -> Activity:
        if target is None:
            raise NotFoundError(nothing, Message("The history lists what was done and by whom."))
        if with_dependents:
            self._take_back_dependents(target, coder_id)
        with self.reading() as reader:
            activity = next(
                (a for a in journal.activities(reader, target - 1) if a.revision == target), None
            )
        if activity is None or activity.undone_by is not None:
            raise NotFoundError(nothing, Message("The history lists what was done and by whom."))
        said = Message("took back: {action}", action=activity.said)
        action = "undo"
        if activity.undoes is not None:
            said, action = Message("did again: {action}", action=_taken_back(activity)), "redo"
        with self.acting(
            action, said, coder_id, undoes=target, operation_id=operation_id
        ) as change:
            return activity if change.applied_before else journal.take_back(change, target)

    def _take_back_dependents(self, target: int, coder_id: str) -> None:
        while True:
            try:
                with self._transaction(write=True) as connection:
                    journal.take_back(Change(connection), target)
                    connection.rollback()
                return
            except UndoBlockedError as blocked:
                if not blocked.dependents:
                    raise
                self._take_back(
                    blocked.dependents[-1], coder_id, with_dependents=True, nothing=_NOTHING_TO_UNDO
                )

    def close(self) -> None:
        """Folds the write-ahead log back, so that a closed study is one file."""
        RESTING.close(self.path)
        self._engine.dispose()
        self.fold()

    def fold(self) -> bool:
        """Whether the file is one whole now; not while anybody else is busy with it.

        Another process that has the study open folds the log when it closes it.
        """
        if not self.wal or not self.path.exists():
            return True
        with suppress(sqlite3.Error):
            last = sqlite3.connect(self.path, timeout=0.2, isolation_level=None)
            try:
                last.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                return bool(last.execute("PRAGMA journal_mode=DELETE").fetchone()[0] == "delete")
            finally:
                last.close()
        return False

    def __enter__(self) -> StudyFile:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _transaction(self, *, write: bool) -> Iterator[Reader]:
        if not self.path.exists():  # SQLite would begin an empty file in its place
            raise gone(self.path)
        with self._spoken():
            held: Held | None = getattr(self._users, "held", None)
            if held is not None and held.is_free():
                with held.connection.execution_options(qualcode_write=write).begin():
                    yield held.connection
                return
            with self._engine.connect() as raw:
                connection = raw.execution_options(qualcode_write=write)
                with connection.begin():
                    yield connection

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        """What SQLite refuses, in words."""
        try:
            yield
        except IntegrityError as error:
            raise ConflictError(
                Message("Something in the study still refers to what was to be removed."),
                Message("Look at the history for what was done meanwhile, then try again."),
            ) from error
        except DBAPIError as error:
            raise sqlite_error(self.path, error.orig) from error


def gone(path: Path) -> NotFoundError:
    """The trouble of a study whose file went away while it was open."""
    return NotFoundError(
        Message("The study {name} is no longer where it was opened.", name=path.name),
        Message("It was moved or its disk taken out: open it where it lies now."),
    )


_NOTHING_TO_UNDO = Message("There is nothing to take back.")
_NOTHING_TO_REDO = Message("There is nothing to do again.")


def _taken_back(undo: Activity) -> Message:
    """What an undo took back, itself possibly a redo: that is what redoing it does again."""
    action = dict(undo.said.parameters).get("action")
    return action if isinstance(action, Message) else undo.said


def _checked_schema(path: Path) -> int:
    if not path.is_file():
        raise NotFoundError(
            Message("There is no study at {path}.", path=str(path)),
            Message("Check the name and the folder; a study file ends in .qualcode."),
        )
    # by SQLite alone, never as a file: see ``file_bytes``
    where = f"{path.absolute().as_uri()}?mode=rw"
    with spoken_trouble(path), closing(sqlite3.connect(where, uri=True, timeout=10)) as found:
        try:
            application = found.execute("PRAGMA application_id").fetchone()[0]
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
                raise _not_a_study(path) from error
            raise
        schema = int(found.execute("PRAGMA user_version").fetchone()[0])
        if application != APPLICATION_ID:
            raise _not_a_study(path)
        if schema > SCHEMA:
            row = found.execute("SELECT value FROM setting WHERE id='needs_qualcode'").fetchone()
            raise _newer(path, str((row or ("?",))[0]))
    return schema


def _not_a_study(path: Path) -> StudyFileError:
    return StudyFileError(
        Message("{name} is not a qualcode study.", name=path.name),
        Message("Open a file that ends in .qualcode, or import this one into a study."),
    )


def _newer(path: Path, version: str) -> StudyFileError:
    return StudyFileError(
        Message(
            "{name} was written by a newer qualcode ({version}).", name=path.name, version=version
        ),
        Message("Install qualcode {version} or later, then open it again.", version=version),
    )


def needs_purge(reader: Reader) -> bool:
    """Whether a redaction or withdrawal still has to be finished in this file."""
    return (
        reader.execute(select(setting.c.id).where(setting.c.id == "purge_pending")).first()
        is not None
    )


def study_id_of(reader: Reader) -> str:
    """The id of the study in the file."""
    return str(reader.execute(select(study.c.id)).scalar_one())
