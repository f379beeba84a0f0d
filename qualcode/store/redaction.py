"""One more name replaced everywhere: in every table, every old version and the whole record.

Codings, turns and notes move with the text they stand in, in the study as it is and in what
the record says of earlier states, so that undoing still fits afterwards. Nothing here can be
taken back: reversing a redaction is a new action that reads the vault.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select

from qualcode.model import OffsetMap, Span
from qualcode.store.change import Change
from qualcode.store.purge import mark_pending
from qualcode.store.rewriting import FindEdits, Rewriter, moved
from qualcode.store.row_change import Row, RowChange, changes_from_json, changes_to_json
from qualcode.store.tables import activity, activity_row, metadata

_BOUND_BY_ID = {
    "transcript_version": "source_id",
    "coding": "source_id",
    "memo": "source_id",
    "adjudication": "source_id",
    "discussion_entry": "source_id",
    "suggestion": "source_id",
    "meaning_unit": "source_id",
    "source": "id",
}
_ANCHOR = {"source_id", "version", "start", "end", "quote"}  # columns that quote a transcript


@dataclass(frozen=True, slots=True)
class Redaction:
    """What changed: rows by table, and codings whose ends fell inside a replaced form.

    Those were widened to the whole replacement, or stand empty where their words were removed;
    a person should look at them.
    """

    n_rows: dict[str, int]
    codings_to_check: tuple[str, ...]

    @property
    def changed_anything(self) -> bool:
        """Whether any form was found."""
        return any(self.n_rows.values())


def redact(change: Change, find_edits: FindEdits) -> Redaction:
    """Replace what ``find_edits`` finds in every text of the study, and mark the purge to come.

    ``find_edits`` gets a text and the label of its source (None for texts of no source), and
    gives the edits. The caller records the action, and calls ``finish_pending_purge`` after it.
    """
    redacting = _Redacting(change.connection, Rewriter(find_edits))
    redaction = redacting.carry_out()
    if redaction.changed_anything:
        mark_pending(change)
    return redaction


def every_text(connection: Connection) -> dict[str, str]:
    """Each text of the study once, the record of activities included, with its source's label.

    The label is "" for texts of no source. Nothing is changed.
    """
    found: dict[str, str] = {}

    def look(text: str, label: str | None) -> tuple[()]:
        found.setdefault(text, label or "")
        return ()

    _Redacting(connection, Rewriter(look)).carry_out()
    return found


class _Redacting:
    def __init__(self, connection: Connection, rewriter: Rewriter) -> None:
        self._connection = connection
        self._rewriter = rewriter
        self._labels: dict[str, str] = {}
        # versions of one number may differ: a release taken back and done again
        self._texts: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._unsure: list[str] = []

    def carry_out(self) -> Redaction:
        self._read_history()
        self._read_present()
        counts = {}
        for table in metadata.sorted_tables:
            if table.name not in (activity.name, activity_row.name):
                counts[table.name] = self._rewrite_table(table)
        counts[activity.name] = self._rewrite_record()
        return Redaction(counts, tuple(self._unsure))

    def _read_history(self) -> None:
        for row in self._connection.execute(select(activity.c.changes)):
            for step in changes_from_json(row.changes):
                for image in (step.before, step.after):
                    self._learn(step.table, image or {}, step.row_id)

    def _read_present(self) -> None:
        for name in ("source", "transcript_version"):
            for row in self._connection.execute(select(metadata.tables[name])).mappings():
                self._learn(name, dict(row), row["id"])

    def _learn(self, table: str, row: Row, row_id: str) -> None:
        """Remember labels and texts; the present comes after history and counts first."""
        if table == "source" and row.get("label"):
            self._labels[row_id] = row["label"]
        if table == "transcript_version" and {"source_id", "number", "text"} <= row.keys():
            self._texts[row["source_id"], row["number"]].insert(0, row["text"])

    def _rewrite_table(self, table: Table) -> int:
        updates: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for stored in self._connection.execute(select(table)).mappings().all():
            row = dict(stored)
            rewritten = self._rewritten(table.name, row, row["id"], present=True)
            changed = tuple(name for name in row if rewritten[name] != row[name])
            if changed:
                new = {f"new_{name}": rewritten[name] for name in changed}
                updates[changed].append({"row_id": row["id"], **new})
        for names, rows in updates.items():
            values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
            here = table.c.id == bindparam("row_id")
            self._connection.execute(table.update().where(here).values(values), rows)
        return sum(map(len, updates.values()))

    def _rewrite_record(self) -> int:
        changed = 0
        columns = select(activity.c.revision, activity.c.said, activity.c.changes)
        for row in self._connection.execute(columns).all():
            steps = changes_from_json(row.changes)
            new_changes = changes_to_json([self._step(step) for step in steps])
            said = json.loads(row.said)
            new_said = self._rewriter.message(said)
            if new_said != said or new_changes != changes_to_json(steps):
                values = {
                    "said": json.dumps(new_said, ensure_ascii=False),
                    "changes": new_changes,
                }
                here = activity.c.revision == row.revision
                self._connection.execute(activity.update().where(here).values(**values))
                changed += 1
        return changed

    def _step(self, step: RowChange) -> RowChange:
        before, after = (
            None if image is None else self._rewritten(step.table, image, step.row_id)
            for image in (step.before, step.after)
        )
        return RowChange(step.table, step.row_id, before, after)

    def _rewritten(self, table: str, row: Row, row_id: str, *, present: bool = False) -> Row:
        label = self._label_of(table, row, row_id)
        if table == "transcript_version" and {"text", "turns", "notes"} <= row.keys():
            return self._rewriter.transcript(row, label)
        if row.keys() >= _ANCHOR and row["source_id"]:
            rest = self._rewriter.row(table, {**row, "quote": ""}, label)
            return rest | self._moved_anchor(
                row, row_id, label, watched=present and table == "coding"
            )
        return self._rewriter.row(table, row, label)

    def _label_of(self, table: str, row: Row, row_id: str) -> str | None:
        column = _BOUND_BY_ID.get(table)
        source_id = row_id if column == "id" else row.get(column or "")
        return self._labels.get(str(source_id)) if source_id else None

    def _moved_anchor(
        self, row: Row, row_id: str, label: str | None, *, watched: bool
    ) -> dict[str, Any]:
        span = Span(row["start"], row["end"])
        text = self._text_of(row, span)
        if text is None:  # its transcript is in no table and no record any more
            quote = self._rewriter.text(row["quote"], label)
            return {"quote": quote, "end": span.start + len(quote)}
        offsets = self._rewriter.offsets(text, label)
        there = moved(offsets, span)
        if watched and not _is_exact(offsets, span):
            self._unsure.append(row_id)
        quote = there.cut(self._rewriter.edited(text, label))
        return {"start": there.start, "end": there.end, "quote": quote}

    def _text_of(self, row: Row, span: Span) -> str | None:
        """The text the coding quotes, of those that had its source and version."""
        texts: Iterable[str] = self._texts.get((row["source_id"], row["version"]), ())
        fitting: Iterator[str] = (
            text for text in texts if text[span.start : span.end] == row["quote"]
        )
        return next(fitting, None)


def _is_exact(offsets: OffsetMap, span: Span) -> bool:
    return offsets.move(span).exact
