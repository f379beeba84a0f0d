"""Rounds of blind coding, what is decided of them and the agreement that stood."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text, UniqueConstraint

from qualcode.store.tables.schema import metadata, number, ref, row_id, text

triangulation_round = Table(  # coders who code the same transcripts without seeing each other
    "triangulation_round",
    metadata,
    row_id(),
    number("number"),
    text("name"),
    text("note"),
    ref("coder_id", "coder"),
    text("created_at"),
    Column("closed_at", Text),
    ref("consensus_id", "coder", nullable=True),
)
round_coder = Table(
    "round_coder",
    metadata,
    row_id(),
    ref("round_id", "triangulation_round"),
    ref("coder_id", "coder"),
    UniqueConstraint("round_id", "coder_id"),
)
round_source = Table(  # blind until the comparison of this transcript is opened
    "round_source",
    metadata,
    row_id(),
    ref("round_id", "triangulation_round"),
    ref("source_id", "source"),
    Column("opened_at", Text),
    ref("opened_by", "coder", nullable=True),
    UniqueConstraint("round_id", "source_id"),
)
round_declaration = Table(  # a coder declares a transcript of a round finished
    "round_declaration",
    metadata,
    row_id(),
    ref("round_id", "triangulation_round"),
    ref("source_id", "source"),
    ref("coder_id", "coder"),
    text("declared_at"),
    UniqueConstraint("round_id", "source_id", "coder_id"),
)
adjudication = Table(  # what was decided about a disagreement, why and by whom
    "adjudication",
    metadata,
    row_id(),
    ref("round_id", "triangulation_round"),
    ref("source_id", "source"),
    number("version"),
    number("start"),
    number("end"),
    text("quote"),
    text("disagreement"),  # the key of what it decides
    text("kind"),
    text("decision"),
    text("reason"),
    text("sides"),  # JSON: what each coder had
    text("outcome"),  # JSON: ids of the codings of the consensus
    ref("coder_id", "coder"),
    text("created_at"),
)
discussion_entry = Table(
    "discussion_entry",
    metadata,
    row_id(),
    ref("round_id", "triangulation_round"),
    ref("source_id", "source"),
    text("disagreement"),
    text("text"),
    ref("coder_id", "coder"),
    text("created_at"),
)
agreement_record = Table(  # agreement as it stood before or after discussion
    "agreement_record",
    metadata,
    row_id(),
    ref("round_id", "triangulation_round"),
    text("stage"),
    text("figures"),  # JSON
    ref("coder_id", "coder"),
    text("created_at"),
)
