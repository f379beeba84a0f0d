"""What researchers write, ask and keep beside the codings."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text, UniqueConstraint

from qualcode.store.tables.schema import metadata, number, ref, row_id, text

memo = Table(
    "memo",
    metadata,
    row_id(),
    text("kind"),
    text("text"),
    ref("coder_id", "coder"),
    text("about"),
    text("about_id"),
    text("created_at"),
    ref("source_id", "source", nullable=True),  # a memo on a stretch of text of its own
    number("version"),
    number("start"),
    number("end"),
    text("quote"),
)
memo_link = Table(  # what else a memo speaks of
    "memo_link",
    metadata,
    row_id(),
    ref("memo_id", "memo"),
    text("about"),
    text("about_id"),
)
request = Table(  # what somebody asks of somebody about anything of the study
    "request",
    metadata,
    row_id(),
    text("about"),
    text("about_id"),
    text("text"),
    ref("coder_id", "coder"),
    text("created_at"),
    Column("closed_at", Text),
    ref("closed_by", "coder", nullable=True),
)
answer = Table(
    "answer",
    metadata,
    row_id(),
    ref("request_id", "request"),
    text("text"),
    ref("coder_id", "coder"),
    text("created_at"),
)
participant_check = Table(  # what was sent back to a participant, and what came of it
    "participant_check",
    metadata,
    row_id(),
    ref("participant_id", "participant"),
    ref("source_id", "source", nullable=True),
    text("subject"),
    text("sent_on"),
    Column("answered_on", Text),
    text("outcome"),
    text("note"),
)
report_plan = Table(  # what a report holds, in which order, and how it looks
    "report_plan",
    metadata,
    row_id(),
    text("name"),
    text("settings"),  # JSON
    ref("coder_id", "coder"),
    text("created_at"),
)
checklist_answer = Table(  # what the researcher answers to one item of COREQ or SRQR
    "checklist_answer",
    metadata,
    row_id(),
    text("checklist"),
    number("item"),
    text("text"),
    text("place"),  # where in the manuscript, if said by hand
    ref("coder_id", "coder"),
    text("created_at"),
    UniqueConstraint("checklist", "item"),
)
saved_query = Table(  # a question to the extracts, kept under a name
    "saved_query",
    metadata,
    row_id(),
    text("name"),
    text("query"),  # JSON
    ref("coder_id", "coder"),
    text("created_at"),
)
summary = (
    Table(  # one cell of a framework grid: what a case says of a theme, in the researcher's words
        "summary",
        metadata,
        row_id(),
        text("about"),  # participant, interview or site
        text("about_id"),
        text("code_id"),
        text("text"),
        ref("coder_id", "coder"),
        text("created_at"),
        UniqueConstraint("about_id", "code_id", "coder_id"),
    )
)
summary_link = Table(  # an extract that a summary rests on
    "summary_link",
    metadata,
    row_id(),
    ref("summary_id", "summary"),
    text("coding_id"),
)
