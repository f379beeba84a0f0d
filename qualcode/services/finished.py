"""A coder says that a transcript is coded to its end, or that it is not after all."""

from __future__ import annotations

from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store.engine import Reader
from qualcode.store.rows.finished import finished_mark, finished_row, load_finished
from qualcode.store.rows.sources import load_source
from qualcode.wording import Message


def finish_source(study: OpenStudy, source_id: str, *, operation_id: str | None = None) -> None:
    """Marks a source as coded to its end by the coder who acts; twice changes nothing."""
    with study.acting(
        "finish_source",
        Message("finished coding a transcript"),
        Ability.CODE,
        operation_id=operation_id,
    ) as change:
        marked = finished_mark(change.connection, source_id, study.coder.id)
        if not change.applied_before and marked is None:
            change.insert("finished_source", finished_row(source_id, study.coder.id))
            change.say(
                Message("finished coding {label}", label=_label(change.connection, source_id))
            )


def reopen_source(study: OpenStudy, source_id: str, *, operation_id: str | None = None) -> None:
    """Takes the mark of the coder who acts off a source."""
    with study.acting(
        "reopen_source",
        Message("went on coding a finished transcript"),
        Ability.CODE,
        operation_id=operation_id,
    ) as change:
        marked = finished_mark(change.connection, source_id, study.coder.id)
        if not change.applied_before and marked is not None:
            change.delete("finished_source", marked)


def finished_sources(study: OpenStudy) -> frozenset[str]:
    """The sources the coder who acts has finished."""
    with study.reading() as reader:
        marks = load_finished(reader)
    return frozenset(source_id for source_id, coder_id in marks if coder_id == study.coder.id)


def _label(reader: Reader, source_id: str) -> str:
    source = load_source(reader, source_id)
    return source.label if source is not None else ""
