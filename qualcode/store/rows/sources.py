"""Sources and the versions of their text."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from qualcode.model import ReleaseState, Role, Source, SourceKind, Span, Transcript, Turn
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import source, transcript_version

# asked at every coding: a statement made once is half the work
_SOURCES = select(
    *(source.c[name] for name in ("id", "label", "kind", "interview_id")),
    *(source.c[name] for name in ("state", "version", "position")),
)
_IN_ORDER = _SOURCES.order_by(source.c.position, source.c.label)
_ONE = _SOURCES.where(source.c.id == bindparam("source"))
_TEXT = (
    select(transcript_version.c.text)
    .join(source, source.c.id == transcript_version.c.source_id)
    .where(source.c.id == bindparam("source"))
    .where(transcript_version.c.number == source.c.version)
)


def source_row(noun: Source) -> Row:
    """The row of a source."""
    return {
        "id": noun.id,
        "label": noun.label,
        "kind": noun.kind.value,
        "interview_id": noun.interview_id,
        "state": noun.state.value,
        "version": noun.version,
        "position": noun.position,
    }


def load_sources(reader: Reader) -> tuple[Source, ...]:
    """Every source, in order."""
    return tuple(_source(*row) for row in reader.execute(_IN_ORDER))


def load_source(reader: Reader, source_id: str) -> Source | None:
    """The source of that id, or None."""
    row = reader.execute(_ONE, {"source": source_id}).first()
    return _source(*row) if row else None


def _source(
    source_id: str,
    label: str,
    kind: str,
    interview_id: str | None,
    state: str,
    version: int,
    position: int,
) -> Source:
    return Source(
        id=source_id,
        label=label,
        kind=SourceKind(kind),
        interview_id=interview_id,
        state=ReleaseState(state),
        version=version,
        position=position,
    )


def version_row(
    version_id: str,
    source_id: str,
    number: int,
    transcript: Transcript,
    *,
    reason: str,
    created_at: str,
) -> Row:
    """The row of one version of a transcript."""
    return {
        "id": version_id,
        "source_id": source_id,
        "number": number,
        "text": transcript.text,
        "turns": turns_to_text(transcript.turns),
        "notes": json.dumps([[n.start, n.end] for n in transcript.notes]),
        "reason": reason,
        "created_at": created_at,
    }


def load_transcript(reader: Reader, source_id: str, number: int | None = None) -> Transcript | None:
    """A version of a source's transcript, the present one unless numbered; None if unreleased."""
    if number is None:
        number = reader.execute(select(source.c.version).where(source.c.id == source_id)).scalar()
    row = (
        reader.execute(
            select(transcript_version).where(
                transcript_version.c.source_id == source_id,
                transcript_version.c.number == number,
            )
        )
        .mappings()
        .first()
    )
    return _transcript(row["text"], row["turns"], row["notes"]) if row else None


def load_text(reader: Reader, source_id: str) -> str | None:
    """The present text of a source, without its turns: much quicker; None if unreleased."""
    return reader.execute(_TEXT, {"source": source_id}).scalar()


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A version of a source's text: its number from 1, why there is one, and since when."""

    number: int
    reason: str
    created_at: str


def load_versions(reader: Reader, source_id: str) -> tuple[TextVersion, ...]:
    """The versions of a source's text, the first one first."""
    rows = reader.execute(
        select(
            transcript_version.c.number,
            transcript_version.c.reason,
            transcript_version.c.created_at,
        )
        .where(transcript_version.c.source_id == source_id)
        .order_by(transcript_version.c.number)
    )
    return tuple(TextVersion(*row) for row in rows)


def load_transcripts(reader: Reader) -> dict[str, Transcript]:
    """The present transcript of every released source, by source id."""
    rows = reader.execute(
        select(transcript_version)
        .join(source, source.c.id == transcript_version.c.source_id)
        .where(transcript_version.c.number == source.c.version)
    ).mappings()
    return {r["source_id"]: _transcript(r["text"], r["turns"], r["notes"]) for r in rows}


def turns_to_text(turns: tuple[Turn, ...]) -> str:
    """Turns as stored JSON."""
    return json.dumps(
        [[t.span.start, t.span.end, t.role.value, t.speaker, t.start_s, t.end_s] for t in turns],
        ensure_ascii=False,
    )


def turns_from_text(stored: str) -> tuple[Turn, ...]:
    """The turns that ``turns_to_text`` wrote."""
    return tuple(
        Turn(Span(start, end), Role(role), speaker, start_s, end_s)
        for start, end, role, speaker, start_s, end_s in json.loads(stored)
    )


def _transcript(text: str, turns: str, notes: str) -> Transcript:
    return Transcript(
        text,
        turns_from_text(turns),
        tuple(Span(start, end) for start, end in json.loads(notes)),
    )
