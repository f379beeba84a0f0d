"""Forms replaced in the columns of one row, whatever they hold: text, JSON, spans, quotes.

Every text column is rewritten unless it is known to hold no words of the researcher: a column
added later is rewritten until somebody says otherwise here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, TypeAlias

from sqlalchemy import Column, Text

from qualcode.model import OffsetMap, Span, TextEdit
from qualcode.store.row_change import Row
from qualcode.store.tables import metadata

# from a text, and the label of the source it belongs to if it belongs to one
FindEdits: TypeAlias = Callable[[str, str | None], tuple[TextEdit, ...]]

_OWN_WORDS = {  # kinds, states and moments qualcode itself writes
    "about",
    "action",
    "answered_on",
    "approach",
    "at",
    "checked_at",
    "checklist",
    "closed_at",
    "closed_by",
    "colour",
    "consent_given_on",
    "consent_keep_until",
    "created_at",
    "decided_at",
    "decision",
    "declared_at",
    "defined_at",
    "disagreement",
    "finished_at",
    "kind",
    "language",
    "opened_at",
    "role",
    "row_id",
    "sent_on",
    "stage",
    "state",
    "table_name",
    "valid_from",
}
# coders are named in reports, and listed as such; a model is named by who made it
_EXEMPT = {("coder", "name"), ("suggestion", "model")}
_JSON = {("participant_value", "value"), ("setting", "value")}  # numbers there are not text
_SPANS = {("transcript_version", "turns"), ("transcript_version", "notes")}
_RECORDED = {("activity", "said"), ("activity", "changes")}
_NAME_IN_CODE = re.compile(r"[a-z_]+")
_OWN_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Rewriter:
    """Applies one way of finding edits to texts, remembering what it found for each."""

    def __init__(self, find_edits: FindEdits) -> None:
        self._find_edits = find_edits
        self._maps: dict[tuple[str, str | None], OffsetMap] = {}
        self._edited: dict[tuple[str, str | None], str] = {}

    def offsets(self, text: str, label: str | None) -> OffsetMap:
        """The edits of a text as a map of its offsets."""
        key = (text, label)
        if key not in self._maps:
            edits = self._find_edits(text, label)
            self._maps[key] = OffsetMap(tuple(p for e in edits for p in e.within_lines(text)))
        return self._maps[key]

    def text(self, text: str, label: str | None) -> str:
        """A text, or JSON whose strings are texts, with its edits applied; an id stays as it is."""
        if _OWN_ID.fullmatch(text):
            return text  # four of its digits may read as a year somebody named
        if text[:1] in ("[", "{", '"'):
            try:
                return _dumped(json.loads(text), text, lambda leaf: self.text(leaf, label))
            except ValueError:
                pass  # a bracketed note is no JSON
        return self.edited(text, label)

    def edited(self, text: str, label: str | None) -> str:
        """A plain text with its edits applied."""
        if not text:
            return text
        key = (text, label)
        if key not in self._edited:
            self._edited[key] = self.offsets(text, label).apply(text)
        return self._edited[key]

    def row(self, table: str, row: Row, label: str | None) -> Row:
        """A row, or some of its columns, with every text in it rewritten.

        Spans are left as they are: ``transcript`` moves them.
        """
        return {name: self._value(table, name, value, label) for name, value in row.items()}

    def transcript(self, row: Row, label: str | None) -> Row:
        """A version of a transcript with its text rewritten, its turns and notes moved along."""
        offsets = self.offsets(row["text"], label)
        rewritten = self.row("transcript_version", {**row, "text": ""}, label)
        rewritten["text"] = self.edited(row["text"], label)
        if offsets.edits:
            spans = [moved(offsets, Span(start, end)) for start, end in json.loads(row["notes"])]
            rewritten["notes"] = json.dumps([[s.start, s.end] for s in spans if len(s)])
        rewritten["turns"] = self._turns(row["turns"], offsets, label)
        return rewritten

    def message(self, stored: dict[str, Any]) -> dict[str, Any]:
        """A recorded sentence with its parameters rewritten; the sentence itself is an id."""
        parameters = {
            name: self.message(value)
            if isinstance(value, dict)
            else self.text(value, None)
            if isinstance(value, str)
            else value
            for name, value in stored.get("parameters", {}).items()
        }
        return stored | {"parameters": parameters}

    def _turns(self, stored: str, offsets: OffsetMap, label: str | None) -> str:
        turns = []
        for start, end, role, speaker, start_s, end_s in json.loads(stored):
            there = moved(offsets, Span(start, end))
            turns.append([there.start, there.end, role, self.text(speaker, label), start_s, end_s])
        return json.dumps(turns, ensure_ascii=False)

    def _value(self, table: str, name: str, value: Any, label: str | None) -> Any:
        column = metadata.tables[table].c.get(name)
        if not isinstance(value, str) or column is None or not holds_words(column):
            return value
        place = (table, name)
        if place in _SPANS or place in _RECORDED:
            return value
        return self._json(value, label) if place in _JSON else self.text(value, label)

    def _json(self, stored: str, label: str | None) -> str:
        try:
            value = json.loads(stored)
        except ValueError:
            return self.text(stored, label)
        return _dumped(value, stored, lambda leaf: self._leaf(leaf, label))

    def _leaf(self, leaf: str, label: str | None) -> str:
        return leaf if _ISO_DATE.fullmatch(leaf) else self.text(leaf, label)


def holds_words(column: Column[Any]) -> bool:
    """Whether a column may hold words of the researcher or of a participant."""
    is_id = column.primary_key or bool(column.foreign_keys) or column.name.endswith("_id")
    if is_id or not isinstance(column.type, Text):
        return False
    return column.name not in _OWN_WORDS and (column.table.name, column.name) not in _EXEMPT


def moved(offsets: OffsetMap, span: Span) -> Span:
    """Where a span stands after the edits; empty at its place when all of it was removed."""
    there = offsets.move(span).span
    if there is not None:
        return there
    start = offsets.move(Span(span.start, span.start)).span
    return start if start is not None else Span(0, 0)


def _dumped(value: Any, stored: str, rewrite: Callable[[str], str]) -> str:
    """The JSON text of a value with its strings rewritten; the stored one if nothing changed."""
    rewritten = _leaves(value, rewrite)
    return stored if rewritten == value else json.dumps(rewritten, ensure_ascii=False)


def _leaves(value: Any, rewrite: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return rewrite(value)
    if isinstance(value, list):
        return [_leaves(part, rewrite) for part in value]
    if isinstance(value, dict):
        # names of fields are code, anything else that keys a value may be a name
        return {
            key if _NAME_IN_CODE.fullmatch(key) else rewrite(key): _leaves(part, rewrite)
            for key, part in value.items()
        }
    return value
