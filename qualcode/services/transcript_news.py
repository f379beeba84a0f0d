"""What stands on a transcript, and what changed on it since: a browser is given the one, then the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from qualcode.model import Activity, Codebook, Coding, Memo
from qualcode.services.memos_beside import memos_beside
from qualcode.services.open_study import OpenStudy
from qualcode.services.reading import ReadSource, read_source
from qualcode.services.visible import blind_sources, visible_codebook, visible_codings
from qualcode.store import journal
from qualcode.store.engine import Reader
from qualcode.store.rows.codings import recent_codes
from qualcode.store.rows.finished import finished_mark
from qualcode.store.rows.sources import load_source

_LATEST = 14
_RECENT = 30


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A transcript with everything on it, at a revision of the study."""

    revision: int
    read: ReadSource
    codebook: Codebook
    is_blind: bool
    is_finished: bool
    latest: tuple[Activity, ...]
    recent_code_ids: tuple[str, ...]
    memos: tuple[Memo, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """What is otherwise than in a snapshot.

    ``codebook`` is None while no code changed, ``memos`` while they are those of the snapshot;
    ``is_stale`` asks for a new snapshot: the text changed, or who may see what. ``latest`` are the
    coder's own latest actions, oldest first.
    """

    revision: int
    codings: tuple[Coding, ...] = ()
    gone: tuple[str, ...] = ()
    codebook: Codebook | None = None
    memos: tuple[Memo, ...] | None = None
    is_finished: bool = False
    latest: tuple[Activity, ...] = ()
    is_stale: bool = False


def snapshot(study: OpenStudy, source_id: str) -> Snapshot:
    """Everything a coder may see on a released source."""
    with study.reading() as reader:
        # read first: what is recorded meanwhile comes again with the news
        revision = journal.latest_revision(reader)
        tree = visible_codebook(reader, study)
        blind = source_id in blind_sources(reader, study)
        mark = finished_mark(reader, source_id, study.coder.id)
        latest = journal.latest_activities(reader, study.coder.id, _LATEST)
        recent = recent_codes(reader, study.coder.id, _RECENT)
    read = read_source(study, source_id)
    with study.reading() as reader:
        beside = memos_beside(reader, study, read.source)
    return Snapshot(revision, read, tree, blind, mark is not None, latest, recent, beside)


def no_news(seen: Snapshot) -> News:
    """The news of a snapshot of which nothing changed."""
    return News(seen.revision, is_finished=seen.is_finished, latest=seen.latest)


def since(study: OpenStudy, seen: Snapshot, known: Iterable[str]) -> News:
    """What is otherwise than in a snapshot; of what is gone, only codings that were ``known``."""
    with study.reading() as reader:
        return _since(reader, study, seen, known)


def news(study: OpenStudy, seen: Snapshot, known: Iterable[str], *, heard: News) -> News | None:
    """What ``since`` says; None while nothing was recorded after what was last ``heard``.

    Where only codings changed meanwhile, as they do all day, nothing else is read again.
    """
    with study.reading() as reader:
        done = journal.acts_since(reader, heard.revision)
        if not done and journal.latest_revision(reader) == heard.revision:
            return None
        touched = journal.touched_since(reader, heard.revision)
        if done and touched.keys() <= {"coding"} and not any(act.is_final for act in done):
            ids = touched.get("coding", frozenset())
            return _added(reader, study, seen, known, heard=heard, done=done, ids=ids)
        return _since(reader, study, seen, known)


def _added(
    reader: Reader,
    study: OpenStudy,
    seen: Snapshot,
    known: Iterable[str],
    *,
    heard: News,
    done: tuple[journal.Act, ...],
    ids: frozenset[str],
) -> News:
    """The news heard before with the codings of some ids as they stand now."""
    found = _codings_here(reader, study, seen, ids)
    before = (c for c in heard.codings if c.id not in ids)
    here = sorted((*before, *found), key=_place)
    there = {c.id for c in found}
    gone = (frozenset(heard.gone) | ids.intersection(known)) - there
    mine = any(act.coder_id == study.coder.id or act.undoes is not None for act in done)
    latest = journal.latest_activities(reader, study.coder.id, _LATEST) if mine else heard.latest
    noted = heard.memos and _noted(reader, study, seen)
    return replace(
        heard,
        revision=done[-1].revision,
        codings=tuple(here),
        gone=tuple(sorted(gone)),
        memos=noted,
        latest=latest,
    )


def _since(reader: Reader, study: OpenStudy, seen: Snapshot, known: Iterable[str]) -> News:
    source = seen.read.source
    revision = journal.latest_revision(reader)
    touched = journal.touched_since(reader, seen.revision)
    ids = touched.get("coding", frozenset())
    here = _codings_here(reader, study, seen, ids)
    tree = visible_codebook(reader, study) if "code" in touched else None
    noted = _noted(reader, study, seen) if "memo" in touched else None
    mark = finished_mark(reader, source.id, study.coder.id)
    latest = journal.latest_activities(reader, study.coder.id, _LATEST)
    present = load_source(reader, source.id)
    blind = source.id in blind_sources(reader, study)
    rewritten = journal.had_final_since(reader, seen.revision)
    moved = present is None or present.version != source.version
    stale = moved or rewritten or blind != seen.is_blind
    gone = tuple(sorted(ids.intersection(known) - {c.id for c in here}))
    return News(revision, here, gone, tree, noted, mark is not None, latest, stale)


def _codings_here(
    reader: Reader, study: OpenStudy, seen: Snapshot, ids: frozenset[str]
) -> tuple[Coding, ...]:
    """Of some codings, those that stand on the text of the snapshot, in text order."""
    source = seen.read.source
    found = visible_codings(reader, study, source.id, coding_ids=ids) if ids else ()
    return tuple(c for c in found if c.segment.version == source.version)


def _place(coding: Coding) -> tuple[int, int, str]:
    span = coding.segment.span
    return span.start, span.end, coding.id


def _noted(reader: Reader, study: OpenStudy, seen: Snapshot) -> tuple[Memo, ...] | None:
    """The memos beside the text, None where they are those of the snapshot."""
    beside = memos_beside(reader, study, seen.read.source)
    return None if beside == seen.memos else beside
