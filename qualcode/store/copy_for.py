"""A copy for one coder: what a blind round keeps from them is not in the file at all."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, select

from qualcode.store.engine import open_engine
from qualcode.store.hiding import Hidden, hides_change
from qualcode.store.row_change import changes_from_json, changes_to_json
from qualcode.store.tables import activity, activity_row, codebook_version, metadata, setting
from qualcode.store.trouble import spoken_trouble
from qualcode.wording import Message

COPY_FOR = "copy_for"
_BLIND = Message("worked in a transcript that is still blind")
_REFERRING = (
    *("memo_link", "answer", "code_link", "request", "memo"),
    *("suggestion", "meaning_unit", "coding", "code"),
)


def leave_out(path: Path, hidden: Hidden) -> int:
    """Removes what is hidden from every table and from the whole record; how many rows went.

    The rows are gone from the bytes too: the file is written anew.
    """
    engine = open_engine(path, wal=False)
    with spoken_trouble(path):
        with engine.connect() as raw:
            connection = raw.execution_options(qualcode_write=True)
            with connection.begin():
                n = _leave_out(connection, hidden)
        engine.dispose()
        with closing(sqlite3.connect(path, isolation_level=None)) as whole:
            whole.execute("PRAGMA secure_delete=ON").close()
            whole.execute("VACUUM").close()
    return n


def _leave_out(connection: Connection, hidden: Hidden) -> int:
    links = _links_of(connection, hidden.of("memo"))
    n = sum(_delete(connection, table, hidden.of(table)) for table in _REFERRING)
    _delete(connection, "memo_link", links)
    _scrub_record(connection, hidden)
    _scrub_versions(connection, hidden)
    value = json.dumps({"coder_id": hidden.coder_id, "left_out": bool(hidden)})
    connection.execute(setting.delete().where(setting.c.id == COPY_FOR))
    connection.execute(setting.insert().values(id=COPY_FOR, value=value))
    return n


def copied_for(connection: Connection) -> str | None:
    """The coder a copy was made for; None for a study that is no such copy."""
    value = connection.execute(select(setting.c.value).where(setting.c.id == COPY_FOR)).scalar()
    return str(json.loads(value)["coder_id"]) if value else None


def _delete(connection: Connection, table: str, ids: frozenset[str]) -> int:
    target = metadata.tables[table]
    for row_id in ids:
        connection.execute(target.delete().where(target.c.id == row_id))
    return len(ids)


def _links_of(connection: Connection, memos: frozenset[str]) -> frozenset[str]:
    links = metadata.tables["memo_link"]
    rows = connection.execute(select(links.c.id, links.c.memo_id))
    return frozenset(row.id for row in rows if row.memo_id in memos)


def _scrub_record(connection: Connection, hidden: Hidden) -> None:
    """Takes hidden rows out of what the record says; an action of nothing else goes with them."""
    columns = activity.c.revision, activity.c.coder_id, activity.c.changes
    for row in connection.execute(select(*columns)).all():
        steps = changes_from_json(row.changes)
        kept = [
            step
            for step in steps
            if not any(
                image is not None and hides_change(hidden, step.table, step.row_id, image)
                for image in (step.before, step.after)
            )
        ]
        if len(kept) == len(steps):
            continue
        here = activity.c.revision == row.revision
        if row.coder_id == hidden.coder_id or kept:
            values = {"changes": changes_to_json(kept), "undoable": False}
            if row.coder_id != hidden.coder_id:  # what was said may hold a count
                values["said"] = json.dumps(_BLIND.as_json(), ensure_ascii=False)
            connection.execute(activity.update().where(here).values(**values))
            there = {(step.table, step.row_id) for step in kept}
            for table, row_id in {(s.table, s.row_id) for s in steps} - there:
                _forget(connection, row.revision, table, row_id)
        else:
            for step in steps:
                _forget(connection, row.revision, step.table, step.row_id)
            connection.execute(activity.delete().where(here))


def _forget(connection: Connection, revision: int, table: str, row_id: str) -> None:
    connection.execute(
        activity_row.delete().where(
            activity_row.c.revision == revision,
            activity_row.c.table_name == table,
            activity_row.c.row_id == row_id,
        )
    )


def _scrub_versions(connection: Connection, hidden: Hidden) -> None:
    """Frozen codebooks lose the codes that are hidden."""
    for row in connection.execute(select(codebook_version.c.id, codebook_version.c.codes)).all():
        codes = json.loads(row.codes or "[]")
        kept = [c for c in codes if c.get("id") not in hidden.of("code")]
        if len(kept) != len(codes):
            here = codebook_version.c.id == row.id
            stored = json.dumps(kept, ensure_ascii=False)
            connection.execute(codebook_version.update().where(here).values(codes=stored))
