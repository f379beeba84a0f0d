"""What must hold of a study and its vault whatever happened to the processes that used them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from qualcode.model import ReleaseState
from qualcode.services import ingest, studies
from qualcode.services.open_study import OpenStudy
from qualcode.store.journal import latest_revision
from qualcode.store.row_change import changes_from_json
from qualcode.store.rows.codings import load_codings
from qualcode.store.rows.sources import load_sources, load_transcripts
from qualcode.store.tables import activity, activity_row, metadata
from qualcode.store.two_files import pending
from qualcode.store.vault import vault_path

FORM = "Zyntarelle"
MOVING_PARTS = {"setting"}  # the mark of a purge comes and goes beside the record


def at(folder: Path) -> Path:
    return folder / "a.qualcode"


def opened(folder: Path) -> OpenStudy:
    study = studies.open_study(at(folder))
    studies.unlock(study, None)
    return study


def revision(study: OpenStudy) -> int:
    with study.reading() as reader:
        return latest_revision(reader)


def settle_leftovers(study: OpenStudy, *, completing: bool) -> None:
    for leftover in studies.leftovers(study):
        if completing and pending(study.unlocked(), leftover.operation_id):
            studies.complete_leftover(study, leftover.operation_id)
        else:
            studies.discard_leftover(study, leftover.operation_id)


def check_a_study(folder: Path, said: list[Any], *, completing: bool) -> None:
    with opened(folder) as study:
        settle_leftovers(study, completing=completing)
        assert studies.leftovers(study) == ()
        assert study.unlocked().unsettled() == ()
        check_the_record(study, said)
        check_sources(study)
    check_files(folder)


def check_the_record(study: OpenStudy, said: list[Any]) -> None:
    """What was acknowledged is there, at most one action more, and rows are what it says."""
    last = max((n for n in said if isinstance(n, int)), default=1)
    assert revision(study) >= last, "a committed action is lost"
    with study.reading() as reader:
        told: dict[tuple[str, str], dict[str, Any]] = {}
        for row in reader.execute(activity.select().order_by(activity.c.revision)):
            for step in changes_from_json(row.changes):
                if step.after is None:
                    del told[step.table, step.row_id]
                else:
                    told.setdefault((step.table, step.row_id), {}).update(step.after)
        present = {
            (table.name, row["id"]): dict(row)
            for table in metadata.sorted_tables
            if table not in (activity, activity_row)
            for row in reader.execute(table.select()).mappings()
        }
    assert without(MOVING_PARTS, told) == without(MOVING_PARTS, present), "orphans or lost rows"


def without(tables: set[str], rows: dict[tuple[str, str], Any]) -> dict[tuple[str, str], Any]:
    hidden = {"created_at"}  # the study's own is set in its row, not by its noun
    return {
        place: {name: value for name, value in row.items() if name not in hidden}
        for place, row in rows.items()
        if place[0] not in tables
    }


def check_sources(study: OpenStudy) -> None:
    """Text is in the vault, whole, and in the study too exactly when it was released."""
    vault = study.unlocked()
    with study.reading() as reader:
        sources = load_sources(reader)
        transcripts = load_transcripts(reader)
        quotes = [(c.segment, transcripts[c.segment.source_id].text) for c in load_codings(reader)]
        actions = set(
            reader.execute(activity.select().with_only_columns(activity.c.action)).scalars()
        )
    recorded = {s.id for s in sources}
    for source in sources:
        assert FORM in ingest.waiting_draft(study, source.id).transcript().text
        assert vault.get("original", source.id)
        assert (source.state is ReleaseState.RELEASED) == (source.id in transcripts)
    assert set(vault.ids("draft")) == set(vault.ids("original")) == recorded
    assert ("release" in actions) == bool(vault.ids("key")) == bool(vault.ids("edits"))
    assert all(segment.span.cut(text) == segment.quote for segment, text in quotes)


def check_files(folder: Path) -> None:
    """A closed study is its file and its vault, both sound."""
    kept = {"a.qualcode", "a.qualcode-vault"}
    # a journal begun and never synced restores nothing: the next write takes it over
    passing = {"a.qualcode-vault-journal"}
    names = {p.name for p in folder.iterdir() if not p.suffix.startswith(".part")}
    assert kept <= names <= kept | passing
    for path in (at(folder), vault_path(at(folder))):
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()
