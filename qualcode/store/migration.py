"""Brings a study file to the present schema: one connection, one transaction, a copy first."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool

from qualcode.errors import StudyFileError
from qualcode.store.tables import APPLICATION_ID, SCHEMA
from qualcode.wording import Message

# the library that runs them keeps the operations under way in one place for the whole process
_ONE_AT_A_TIME = threading.Lock()
MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(path: Path, *, from_schema: int, to_schema: int = SCHEMA) -> None:
    """Runs the migrations a file needs; all of them or none.

    An existing file is copied to ``NAME.bak`` first. Foreign keys are off while tables are
    rebuilt (with them on, a rebuilt parent takes its children along) and checked before commit;
    no table that remains may lose a row.
    """
    if from_schema:
        _copy(path, path.with_name(f"{path.name}.bak"))
    raw = sqlite3.connect(path, isolation_level=None, timeout=10)
    try:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("BEGIN EXCLUSIVE")
        counts = _row_counts(raw)
        with _ONE_AT_A_TIME:
            _run(raw, to_schema)
        _check(raw, counts, path)
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version={to_schema}")
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
    finally:
        raw.close()


def _run(raw: sqlite3.Connection, to_schema: int) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    engine = create_engine(
        "sqlite://", creator=lambda: raw, poolclass=StaticPool, pool_reset_on_return=None
    )
    _without_commit(engine)
    with engine.connect() as connection:
        script = ScriptDirectory(str(MIGRATIONS))
        target = f"{to_schema:04d}"

        def upgrade(revision: tuple[str, ...], _: object) -> list[object]:
            return script._upgrade_revs(target, revision)  # type: ignore[arg-type, return-value]

        context = MigrationContext.configure(
            connection, opts={"fn": upgrade, "transactional_ddl": False, "script": script}
        )
        with Operations.context(context):
            context.run_migrations()


def _without_commit(engine: Engine) -> None:
    # our own BEGIN EXCLUSIVE surrounds everything; the library's commits must not end it
    for name in ("do_begin", "do_commit", "do_rollback"):
        setattr(engine.dialect, name, lambda _: None)


def _row_counts(raw: sqlite3.Connection) -> dict[str, int]:
    names = raw.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
    counted = [n for (n,) in names if not n.startswith(("sqlite_", "alembic_"))]
    return {n: raw.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in counted}  # noqa: S608


def _check(raw: sqlite3.Connection, before: dict[str, int], path: Path) -> None:
    after = _row_counts(raw)
    lost = [name for name, n in before.items() if name in after and after[name] < n]
    broken = raw.execute("PRAGMA foreign_key_check").fetchall()
    if lost or broken:
        raise StudyFileError(
            Message("The study {name} could not be brought to this version.", name=path.name),
            Message("It was left as it was. Please report this with the version you use."),
        )


def _copy(path: Path, to: Path) -> None:
    source, target = sqlite3.connect(path), sqlite3.connect(to)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()
