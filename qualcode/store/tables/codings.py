"""The codebook, what is coded with it, and what a model or a cut proposes."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Integer, Table, UniqueConstraint

from qualcode.store.tables.schema import metadata, number, ref, row_id, text

code = Table(
    "code",
    metadata,
    row_id(),
    text("name"),
    text("kind"),
    ref("parent_id", "code", nullable=True),
    number("position"),
    text("definition"),
    text("inclusion"),
    text("exclusion"),
    text("example"),
    text("colour"),
    ref("answers", "code", nullable=True),
    Column("retired", Boolean, nullable=False, default=False, server_default="0"),
    text("defined_at"),  # when definition, inclusion or exclusion last changed
    text("analysis"),  # what the researcher writes of this node in the results
    ref("private_to", "coder", nullable=True),  # born in a blind round that is not open yet
)
code_link = Table(  # a typed link between two codes: cause, condition, opposite, gathers…
    "code_link",
    metadata,
    row_id(),
    ref("from_id", "code"),
    ref("to_id", "code"),
    text("kind"),
    text("note"),
    ref("coder_id", "coder"),
    text("created_at"),
)
codebook_version = Table(  # the codebook as it stood when somebody froze it
    "codebook_version",
    metadata,
    row_id(),
    number("number"),
    text("note"),
    text("codes"),  # JSON list of the rows of its codes
    ref("coder_id", "coder"),
    text("created_at"),
)
coding = Table(
    "coding",
    metadata,
    row_id(),
    ref("code_id", "code"),
    ref("coder_id", "coder"),
    ref("source_id", "source"),
    number("version"),
    number("start"),
    number("end"),
    text("quote"),
    text("created_at"),
    text("comment"),
    text("origin"),
    text("checked_at"),  # when it was last looked at under the definition of then
    Column("divergent", Boolean, nullable=False, default=False, server_default="0"),
    Column("report_position", Integer),  # its place among the extracts picked for the report
    text("report_quote"),  # as trimmed for the report; the quote itself if empty
)
finished_source = Table(  # a coder says that a transcript is coded to its end
    "finished_source",
    metadata,
    row_id(),
    ref("source_id", "source"),
    ref("coder_id", "coder"),
    text("finished_at"),
    UniqueConstraint("source_id", "coder_id"),
)
suggestion = Table(  # what a model proposes; a coding comes of it only by somebody's decision
    "suggestion",
    metadata,
    row_id(),
    text("code_id"),
    ref("source_id", "source"),
    number("version"),
    number("start"),
    number("end"),
    text("quote"),
    text("model"),  # which model, and its version
    Column("score", Float),
    text("reason"),  # JSON
    text("decision"),  # accepted, rejected; empty while it waits
    text("coding_id"),  # what came of it
    ref("coder_id", "coder"),  # who asked or decided
    text("created_at"),
    text("decided_at"),
)
meaning_unit = Table(  # a cut of a transcript into units of meaning
    "meaning_unit",
    metadata,
    row_id(),
    ref("source_id", "source"),
    number("version"),
    number("start"),
    number("end"),
    text("quote"),
    ref("coder_id", "coder"),
    text("created_at"),
)
