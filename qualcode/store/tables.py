"""The tables of a study file. Every row but the record's own has a UUID."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

APPLICATION_ID = 0x71636F64  # "qcod"
SCHEMA = 3  # kept in PRAGMA user_version; one more with every migration

metadata = MetaData(
    naming_convention={
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _ref(name: str, table: str, *, nullable: bool = False) -> Column[str]:
    # checked at commit, so that rows of one action may come in any order
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Text, key, nullable=nullable, index=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="", server_default="")


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, default=0, server_default="0")


study = Table(
    "study",
    metadata,
    _id(),
    _text("title"),
    _text("question"),
    _text("objectives"),  # JSON list
    _text("approach"),
    _text("language"),
    _text("created_at"),
)
setting = Table("setting", metadata, _id(), _text("value"))  # JSON
coder = Table(
    "coder",
    metadata,
    _id(),
    _text("name"),
    _text("kind"),
    _text("role"),
    _number("position"),
    _ref("same_person_as", "coder", nullable=True),  # somebody who codes a second time
)
site = Table("site", metadata, _id(), _text("name"))
attribute = Table("attribute", metadata, _id(), _text("name"), _text("kind"), _number("position"))
participant = Table(
    "participant",
    metadata,
    _id(),
    _text("identifier"),
    _ref("site_id", "site", nullable=True),
    Column("consent_given_on", Text),
    Column("consent_keep_until", Text),
    _text("consent_note"),
    _number("position"),
)
participant_value = Table(
    "participant_value",
    metadata,
    _id(),
    _ref("participant_id", "participant"),
    _ref("attribute_id", "attribute"),
    _text("value"),  # JSON
    UniqueConstraint("participant_id", "attribute_id"),
)
guide = Table(
    "guide",
    metadata,
    _id(),
    _number("number"),
    Column("valid_from", Text),
    _text("note"),
    _text("questions"),  # JSON list of {text, prompts}
)
interview = Table(
    "interview",
    metadata,
    _id(),
    _text("label"),
    _text("date"),
    _text("place"),
    Column("duration_min", Float),
    _number("position"),
    Column("guide_version", Integer),
)
interview_participant = Table(
    "interview_participant",
    metadata,
    _id(),
    _ref("interview_id", "interview"),
    _ref("participant_id", "participant"),
    UniqueConstraint("interview_id", "participant_id"),
)
source = Table(
    "source",
    metadata,
    _id(),
    _text("label"),
    _text("kind"),
    _ref("interview_id", "interview", nullable=True),
    _text("state"),
    _number("version"),
    _number("position"),
)
transcript_version = Table(
    "transcript_version",
    metadata,
    _id(),
    _ref("source_id", "source"),
    _number("number"),
    _text("text"),
    _text("turns"),  # JSON list of [start, end, role, speaker, start_s, end_s]
    _text("notes"),  # JSON list of [start, end]
    _text("reason"),
    _text("created_at"),
    UniqueConstraint("source_id", "number"),
)
code = Table(
    "code",
    metadata,
    _id(),
    _text("name"),
    _text("kind"),
    _ref("parent_id", "code", nullable=True),
    _number("position"),
    _text("definition"),
    _text("inclusion"),
    _text("exclusion"),
    _text("example"),
    _text("colour"),
    _ref("answers", "code", nullable=True),
    Column("retired", Boolean, nullable=False, default=False, server_default="0"),
    _text("defined_at"),  # when definition, inclusion or exclusion last changed
    _text("analysis"),  # what the researcher writes of this node in the results
    _ref("private_to", "coder", nullable=True),  # born in a blind round that is not open yet
)
code_link = Table(  # a typed link between two codes: cause, condition, opposite, gathers…
    "code_link",
    metadata,
    _id(),
    _ref("from_id", "code"),
    _ref("to_id", "code"),
    _text("kind"),
    _text("note"),
    _ref("coder_id", "coder"),
    _text("created_at"),
)
codebook_version = Table(  # the codebook as it stood when somebody froze it
    "codebook_version",
    metadata,
    _id(),
    _number("number"),
    _text("note"),
    _text("codes"),  # JSON list of the rows of its codes
    _ref("coder_id", "coder"),
    _text("created_at"),
)
coding = Table(
    "coding",
    metadata,
    _id(),
    _ref("code_id", "code"),
    _ref("coder_id", "coder"),
    _ref("source_id", "source"),
    _number("version"),
    _number("start"),
    _number("end"),
    _text("quote"),
    _text("created_at"),
    _text("comment"),
    _text("origin"),
    _text("checked_at"),  # when it was last looked at under the definition of then
    Column("divergent", Boolean, nullable=False, default=False, server_default="0"),
    Column("report_position", Integer),  # its place among the extracts picked for the report
    _text("report_quote"),  # as trimmed for the report; the quote itself if empty
)
finished_source = Table(  # a coder says that a transcript is coded to its end
    "finished_source",
    metadata,
    _id(),
    _ref("source_id", "source"),
    _ref("coder_id", "coder"),
    _text("finished_at"),
    UniqueConstraint("source_id", "coder_id"),
)
memo = Table(
    "memo",
    metadata,
    _id(),
    _text("kind"),
    _text("text"),
    _ref("coder_id", "coder"),
    _text("about"),
    _text("about_id"),
    _text("created_at"),
    _ref("source_id", "source", nullable=True),  # a memo on a stretch of text of its own
    _number("version"),
    _number("start"),
    _number("end"),
    _text("quote"),
)
memo_link = Table(  # what else a memo speaks of
    "memo_link",
    metadata,
    _id(),
    _ref("memo_id", "memo"),
    _text("about"),
    _text("about_id"),
)
request = Table(  # what somebody asks of somebody about anything of the study
    "request",
    metadata,
    _id(),
    _text("about"),
    _text("about_id"),
    _text("text"),
    _ref("coder_id", "coder"),
    _text("created_at"),
    Column("closed_at", Text),
    _ref("closed_by", "coder", nullable=True),
)
answer = Table(
    "answer",
    metadata,
    _id(),
    _ref("request_id", "request"),
    _text("text"),
    _ref("coder_id", "coder"),
    _text("created_at"),
)
participant_check = Table(  # what was sent back to a participant, and what came of it
    "participant_check",
    metadata,
    _id(),
    _ref("participant_id", "participant"),
    _ref("source_id", "source", nullable=True),
    _text("subject"),
    _text("sent_on"),
    Column("answered_on", Text),
    _text("outcome"),
    _text("note"),
)
triangulation_round = Table(  # coders who code the same transcripts without seeing each other
    "triangulation_round",
    metadata,
    _id(),
    _number("number"),
    _text("name"),
    _text("note"),
    _ref("coder_id", "coder"),
    _text("created_at"),
    Column("closed_at", Text),
    _ref("consensus_id", "coder", nullable=True),
)
round_coder = Table(
    "round_coder",
    metadata,
    _id(),
    _ref("round_id", "triangulation_round"),
    _ref("coder_id", "coder"),
    UniqueConstraint("round_id", "coder_id"),
)
round_source = Table(  # blind until the comparison of this transcript is opened
    "round_source",
    metadata,
    _id(),
    _ref("round_id", "triangulation_round"),
    _ref("source_id", "source"),
    Column("opened_at", Text),
    _ref("opened_by", "coder", nullable=True),
    UniqueConstraint("round_id", "source_id"),
)
round_declaration = Table(  # a coder declares a transcript of a round finished
    "round_declaration",
    metadata,
    _id(),
    _ref("round_id", "triangulation_round"),
    _ref("source_id", "source"),
    _ref("coder_id", "coder"),
    _text("declared_at"),
    UniqueConstraint("round_id", "source_id", "coder_id"),
)
adjudication = Table(  # what was decided about a disagreement, why and by whom
    "adjudication",
    metadata,
    _id(),
    _ref("round_id", "triangulation_round"),
    _ref("source_id", "source"),
    _number("version"),
    _number("start"),
    _number("end"),
    _text("quote"),
    _text("disagreement"),  # the key of what it decides
    _text("kind"),
    _text("decision"),
    _text("reason"),
    _text("sides"),  # JSON: what each coder had
    _text("outcome"),  # JSON: ids of the codings of the consensus
    _ref("coder_id", "coder"),
    _text("created_at"),
)
discussion_entry = Table(
    "discussion_entry",
    metadata,
    _id(),
    _ref("round_id", "triangulation_round"),
    _ref("source_id", "source"),
    _text("disagreement"),
    _text("text"),
    _ref("coder_id", "coder"),
    _text("created_at"),
)
agreement_record = Table(  # agreement as it stood before or after discussion
    "agreement_record",
    metadata,
    _id(),
    _ref("round_id", "triangulation_round"),
    _text("stage"),
    _text("figures"),  # JSON
    _ref("coder_id", "coder"),
    _text("created_at"),
)
report_plan = Table(  # what a report holds, in which order, and how it looks
    "report_plan",
    metadata,
    _id(),
    _text("name"),
    _text("settings"),  # JSON
    _ref("coder_id", "coder"),
    _text("created_at"),
)
checklist_answer = Table(  # what the researcher answers to one item of COREQ or SRQR
    "checklist_answer",
    metadata,
    _id(),
    _text("checklist"),
    _number("item"),
    _text("text"),
    _text("place"),  # where in the manuscript, if said by hand
    _ref("coder_id", "coder"),
    _text("created_at"),
    UniqueConstraint("checklist", "item"),
)
saved_query = Table(  # a question to the extracts, kept under a name
    "saved_query",
    metadata,
    _id(),
    _text("name"),
    _text("query"),  # JSON
    _ref("coder_id", "coder"),
    _text("created_at"),
)
summary = (
    Table(  # one cell of a framework grid: what a case says of a theme, in the researcher's words
        "summary",
        metadata,
        _id(),
        _text("about"),  # participant, interview or site
        _text("about_id"),
        _text("code_id"),
        _text("text"),
        _ref("coder_id", "coder"),
        _text("created_at"),
        UniqueConstraint("about_id", "code_id", "coder_id"),
    )
)
summary_link = Table(  # an extract that a summary rests on
    "summary_link",
    metadata,
    _id(),
    _ref("summary_id", "summary"),
    _text("coding_id"),
)
suggestion = Table(  # what a model proposes; a coding comes of it only by somebody's decision
    "suggestion",
    metadata,
    _id(),
    _text("code_id"),
    _ref("source_id", "source"),
    _number("version"),
    _number("start"),
    _number("end"),
    _text("quote"),
    _text("model"),  # which model, and its version
    Column("score", Float),
    _text("reason"),  # JSON
    _text("decision"),  # accepted, rejected; empty while it waits
    _text("coding_id"),  # what came of it
    _ref("coder_id", "coder"),  # who asked or decided
    _text("created_at"),
    _text("decided_at"),
)
meaning_unit = Table(  # a cut of a transcript into units of meaning
    "meaning_unit",
    metadata,
    _id(),
    _ref("source_id", "source"),
    _number("version"),
    _number("start"),
    _number("end"),
    _text("quote"),
    _ref("coder_id", "coder"),
    _text("created_at"),
)
activity = Table(
    "activity",
    metadata,
    Column("revision", Integer, primary_key=True, autoincrement=True),
    Column("operation_id", Text, nullable=False, unique=True),
    _text("coder_id"),  # no foreign key: the record outlives what it speaks of
    _text("at"),
    _text("action"),
    _text("said"),  # JSON message
    _text("changes"),  # JSON list of row changes
    Column("undoes", Integer, index=True),
    Column("undoable", Boolean, nullable=False, default=True, server_default="1"),
    sqlite_autoincrement=True,
)
activity_row = Table(  # which rows an activity touched, to find what depends on it
    "activity_row",
    metadata,
    Column("revision", Integer, ForeignKey("activity.revision"), primary_key=True),
    Column("table_name", Text, primary_key=True),
    Column("row_id", Text, primary_key=True),
    Index("ix_activity_row_row", "table_name", "row_id"),
    sqlite_with_rowid=False,
)
