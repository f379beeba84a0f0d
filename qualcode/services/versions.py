"""The versions of a text: what was corrected, and where the codings stand in each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from qualcode.coding.text_revision import edits_between, move_segments
from qualcode.coding.version_alignment import AlignedTurn, align_versions
from qualcode.coding.version_alignment import Piece as Piece
from qualcode.errors import NotFoundError
from qualcode.model import Coding, Source, Transcript
from qualcode.services.open_study import OpenStudy
from qualcode.services.visible import visible_codings
from qualcode.store.engine import Reader
from qualcode.store.rows.sources import TextVersion as TextVersion
from qualcode.store.rows.sources import load_source, load_transcript, load_versions
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class ReadVersion:
    """One version of a text with the codings on it, in text order.

    ``waiting_ids`` are those that were left on it when their words went: they are to be placed.
    """

    version: TextVersion
    transcript: Transcript
    codings: tuple[Coding, ...]
    waiting_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class ComparedVersions:
    """Two versions of a text, turn beside turn; ``turns`` counts those of ``turns_to_read``."""

    source: Source
    old: ReadVersion
    new: ReadVersion
    turns: tuple[AlignedTurn, ...]

    @property
    def n_differing(self) -> int:
        """How many turns do not say the same."""
        return sum(turn.differs for turn in self.turns)


def list_versions(study: OpenStudy, source_id: str) -> tuple[TextVersion, ...]:
    """The versions of a source's text, the first one first; none while it waits in the vault."""
    with study.reading() as reader:
        return load_versions(reader, source_id)


def compare_versions(study: OpenStudy, source_id: str, old: int, new: int) -> ComparedVersions:
    """Two versions by their numbers, each with the codings this coder may see on it.

    A coding stands on the version it was last placed on; on an earlier one it is shown where its
    words stood. NotFoundError when there is no such version.
    """
    with study.reading() as reader:
        source = load_source(reader, source_id)
        if source is None:
            raise _not_there()
        codings = visible_codings(reader, study, source_id)
        left, right = (_read(reader, source, number, codings) for number in (old, new))
    turns = [[t.span for t in each.transcript.turns_to_read()] for each in (left, right)]
    aligned = align_versions(left.transcript.text, right.transcript.text, turns[0], turns[1])
    return ComparedVersions(source, left, right, aligned)


def _read(reader: Reader, source: Source, number: int, codings: tuple[Coding, ...]) -> ReadVersion:
    version = next((v for v in load_versions(reader, source.id) if v.number == number), None)
    transcript = load_transcript(reader, source.id, number)
    if version is None or transcript is None:
        raise _not_there()
    here = [c for c in codings if c.segment.version == number]
    later = [c for c in codings if c.segment.version > number]
    carried = _carried_back(reader, source, number, transcript, later)
    waiting = frozenset(c.id for c in here if number < source.version)
    standing = sorted((*here, *carried), key=lambda c: (c.segment.span, c.id))
    return ReadVersion(version, transcript, tuple(standing), waiting)


def _carried_back(
    reader: Reader, source: Source, number: int, transcript: Transcript, later: Iterable[Coding]
) -> list[Coding]:
    """Codings of later versions where their words stood in this one; without words, not at all."""
    found: list[Coding] = []
    by_version = sorted(later, key=lambda c: c.segment.version)
    for version, standing in groupby(by_version, key=lambda c: c.segment.version):
        present = load_transcript(reader, source.id, version)
        if present is not None:
            edits = edits_between(present.text, transcript.text)
            moved = move_segments(standing, edits, transcript.text, number)
            found += [*moved.moved, *moved.changed]
    return found


def _not_there() -> NotFoundError:
    return NotFoundError(
        Message("This version of the text is not in the study."), Message("Choose one of the list.")
    )
