"""A study on disk with something in every corner, for tests that look into all of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from qualcode.anonymise.replacement import edits_for, find_mentions
from qualcode.model import (
    Coder,
    CoderRole,
    IdentifierKind,
    KeyEntry,
    Role,
    Source,
    SourceKind,
    Span,
    Study,
    TextEdit,
    Transcript,
    Turn,
    new_id,
)
from qualcode.store.change import Change
from qualcode.store.rewriting import FindEdits
from qualcode.store.rows.sources import source_row, version_row
from qualcode.store.study_file import StudyFile
from qualcode.wording import Message

OWNER = Coder(new_id(), "Camille", role=CoderRole.OWNER)


@contextmanager
def another_window(path: Path) -> Iterator[None]:
    """Somebody else has the study open: the write-ahead log stays beside it."""
    with closing(sqlite3.connect(path, check_same_thread=False)) as theirs:
        theirs.execute("SELECT count(*) FROM study").fetchone()
        yield


def make_study(path: Path) -> StudyFile:
    """A new study in WAL mode, as on an ordinary disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return StudyFile.create(path, Study(new_id(), "Territoire", "Pourquoi ?"), OWNER)


def finder(*pairs: tuple[str, str]) -> FindEdits:
    """Finds whole words as a release does."""
    key = tuple(KeyEntry(form, IdentifierKind.PERSON, instead) for form, instead in pairs)

    def find(text: str, label: str | None) -> tuple[TextEdit, ...]:
        return edits_for(find_mentions(text, key, label or ""))

    return find


def transcript_of(*turns: str, speaker: str = "M1") -> Transcript:
    """A transcript of the respondent's turns."""
    spans, reached = [], 0
    for turn in turns:
        spans.append(Span(reached, reached + len(turn)))
        reached += len(turn) + 1
    said = tuple(Turn(span, Role.RESPONDENT, speaker) for span in spans)
    return Transcript("\n".join(turns), said)


def put_source(study: StudyFile, label: str, transcript: Transcript, version: int = 1) -> str:
    """A released source; returns its id."""
    noun = Source(new_id(), label, SourceKind.TRANSCRIPT, version=version)
    with study.acting("release", Message("x"), OWNER.id) as change:
        change.insert("source", source_row(noun))
        put_version(change, noun.id, transcript, version)
    return noun.id


def put_version(change: Change, source_id: str, transcript: Transcript, number: int) -> str:
    """One version of a source's text; returns the row's id."""
    row = version_row(new_id(), source_id, number, transcript, reason="x", created_at="2025-01-01")
    return change.insert("transcript_version", row)


def put_code(study: StudyFile, name: str, **columns: str) -> str:
    """A code; returns its id."""
    with study.acting("add_code", Message("added {name}", name=name), OWNER.id) as change:
        return change.insert("code", {"id": new_id(), "name": name, **columns})


def put_coding(
    study: StudyFile, code_id: str, source_id: str, text: str, span: Span, version: int = 1
) -> str:
    """A coding of a stretch of the text; returns its id."""
    with study.acting("code", Message("x"), OWNER.id) as change:
        row = {
            "id": new_id(),
            "code_id": code_id,
            "coder_id": OWNER.id,
            "source_id": source_id,
            "version": version,
            "start": span.start,
            "end": span.end,
            "quote": span.cut(text),
        }
        return change.insert("coding", row)


def recorded(study: StudyFile) -> str:
    """The whole record as text: what was said and every row change."""
    with study.reading() as reader:
        rows = reader.exec_driver_sql("SELECT said, changes FROM activity").all()
    return json.dumps([list(row) for row in rows], ensure_ascii=False)
