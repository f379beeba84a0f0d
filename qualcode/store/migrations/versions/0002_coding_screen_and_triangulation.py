"""What the coding screen and triangulation keep.

Memos on a stretch of text, links between codes, frozen codebooks, transcripts said finished,
extracts picked for the report; rounds of blind coding, what was decided and discussed in them.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS: tuple[str, ...] = (
    'ALTER TABLE coder ADD COLUMN same_person_as TEXT CONSTRAINT fk_coder_same_person_as REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED',
    'CREATE INDEX ix_coder_same_person_as ON coder (same_person_as)',
    "ALTER TABLE code ADD COLUMN defined_at TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE code ADD COLUMN analysis TEXT DEFAULT '' NOT NULL",
    'ALTER TABLE code ADD COLUMN private_to TEXT CONSTRAINT fk_code_private_to REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED',
    'CREATE INDEX ix_code_private_to ON code (private_to)',
    "ALTER TABLE coding ADD COLUMN checked_at TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE coding ADD COLUMN divergent BOOLEAN DEFAULT '0' NOT NULL",
    'ALTER TABLE coding ADD COLUMN report_position INTEGER',
    "ALTER TABLE coding ADD COLUMN report_quote TEXT DEFAULT '' NOT NULL",
    'ALTER TABLE memo ADD COLUMN source_id TEXT CONSTRAINT fk_memo_source_id REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED',
    "ALTER TABLE memo ADD COLUMN version INTEGER DEFAULT '0' NOT NULL",
    "ALTER TABLE memo ADD COLUMN start INTEGER DEFAULT '0' NOT NULL",
    'ALTER TABLE memo ADD COLUMN "end" INTEGER DEFAULT \'0\' NOT NULL',
    "ALTER TABLE memo ADD COLUMN quote TEXT DEFAULT '' NOT NULL",
    'CREATE INDEX ix_memo_source_id ON memo (source_id)',
    """
    CREATE TABLE code_link (
        id TEXT NOT NULL,
        from_id TEXT NOT NULL,
        to_id TEXT NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        coder_id TEXT NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_code_link PRIMARY KEY (id),
        CONSTRAINT fk_code_link_from_id FOREIGN KEY(from_id) REFERENCES code (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_code_link_to_id FOREIGN KEY(to_id) REFERENCES code (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_code_link_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_code_link_coder_id ON code_link (coder_id)',
    'CREATE INDEX ix_code_link_from_id ON code_link (from_id)',
    'CREATE INDEX ix_code_link_to_id ON code_link (to_id)',
    """
    CREATE TABLE codebook_version (
        id TEXT NOT NULL,
        number INTEGER DEFAULT '0' NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        codes TEXT DEFAULT '' NOT NULL,
        coder_id TEXT NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_codebook_version PRIMARY KEY (id),
        CONSTRAINT fk_codebook_version_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_codebook_version_coder_id ON codebook_version (coder_id)',
    """
    CREATE TABLE finished_source (
        id TEXT NOT NULL,
        source_id TEXT NOT NULL,
        coder_id TEXT NOT NULL,
        finished_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_finished_source PRIMARY KEY (id),
        CONSTRAINT uq_finished_source_source_id UNIQUE (source_id, coder_id),
        CONSTRAINT fk_finished_source_source_id FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_finished_source_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_finished_source_coder_id ON finished_source (coder_id)',
    'CREATE INDEX ix_finished_source_source_id ON finished_source (source_id)',
    """
    CREATE TABLE memo_link (
        id TEXT NOT NULL,
        memo_id TEXT NOT NULL,
        about TEXT DEFAULT '' NOT NULL,
        about_id TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_memo_link PRIMARY KEY (id),
        CONSTRAINT fk_memo_link_memo_id FOREIGN KEY(memo_id) REFERENCES memo (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_memo_link_memo_id ON memo_link (memo_id)',
    """
    CREATE TABLE triangulation_round (
        id TEXT NOT NULL,
        number INTEGER DEFAULT '0' NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        coder_id TEXT NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        closed_at TEXT,
        consensus_id TEXT,
        CONSTRAINT pk_triangulation_round PRIMARY KEY (id),
        CONSTRAINT fk_triangulation_round_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_triangulation_round_consensus_id FOREIGN KEY(consensus_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_triangulation_round_coder_id ON triangulation_round (coder_id)',
    'CREATE INDEX ix_triangulation_round_consensus_id ON triangulation_round (consensus_id)',
    """
    CREATE TABLE round_coder (
        id TEXT NOT NULL,
        round_id TEXT NOT NULL,
        coder_id TEXT NOT NULL,
        CONSTRAINT pk_round_coder PRIMARY KEY (id),
        CONSTRAINT uq_round_coder_round_id UNIQUE (round_id, coder_id),
        CONSTRAINT fk_round_coder_round_id FOREIGN KEY(round_id) REFERENCES triangulation_round (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_round_coder_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_round_coder_coder_id ON round_coder (coder_id)',
    'CREATE INDEX ix_round_coder_round_id ON round_coder (round_id)',
    """
    CREATE TABLE round_source (
        id TEXT NOT NULL,
        round_id TEXT NOT NULL,
        source_id TEXT NOT NULL,
        opened_at TEXT,
        opened_by TEXT,
        CONSTRAINT pk_round_source PRIMARY KEY (id),
        CONSTRAINT uq_round_source_round_id UNIQUE (round_id, source_id),
        CONSTRAINT fk_round_source_round_id FOREIGN KEY(round_id) REFERENCES triangulation_round (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_round_source_source_id FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_round_source_opened_by FOREIGN KEY(opened_by) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_round_source_opened_by ON round_source (opened_by)',
    'CREATE INDEX ix_round_source_round_id ON round_source (round_id)',
    'CREATE INDEX ix_round_source_source_id ON round_source (source_id)',
    """
    CREATE TABLE round_declaration (
        id TEXT NOT NULL,
        round_id TEXT NOT NULL,
        source_id TEXT NOT NULL,
        coder_id TEXT NOT NULL,
        declared_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_round_declaration PRIMARY KEY (id),
        CONSTRAINT uq_round_declaration_round_id UNIQUE (round_id, source_id, coder_id),
        CONSTRAINT fk_round_declaration_round_id FOREIGN KEY(round_id) REFERENCES triangulation_round (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_round_declaration_source_id FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_round_declaration_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_round_declaration_coder_id ON round_declaration (coder_id)',
    'CREATE INDEX ix_round_declaration_round_id ON round_declaration (round_id)',
    'CREATE INDEX ix_round_declaration_source_id ON round_declaration (source_id)',
    """
    CREATE TABLE adjudication (
        id TEXT NOT NULL,
        round_id TEXT NOT NULL,
        source_id TEXT NOT NULL,
        version INTEGER DEFAULT '0' NOT NULL,
        start INTEGER DEFAULT '0' NOT NULL,
        "end" INTEGER DEFAULT '0' NOT NULL,
        quote TEXT DEFAULT '' NOT NULL,
        disagreement TEXT DEFAULT '' NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        decision TEXT DEFAULT '' NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        sides TEXT DEFAULT '' NOT NULL,
        outcome TEXT DEFAULT '' NOT NULL,
        coder_id TEXT NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_adjudication PRIMARY KEY (id),
        CONSTRAINT fk_adjudication_round_id FOREIGN KEY(round_id) REFERENCES triangulation_round (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_adjudication_source_id FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_adjudication_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_adjudication_coder_id ON adjudication (coder_id)',
    'CREATE INDEX ix_adjudication_round_id ON adjudication (round_id)',
    'CREATE INDEX ix_adjudication_source_id ON adjudication (source_id)',
    """
    CREATE TABLE discussion_entry (
        id TEXT NOT NULL,
        round_id TEXT NOT NULL,
        source_id TEXT NOT NULL,
        disagreement TEXT DEFAULT '' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        coder_id TEXT NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_discussion_entry PRIMARY KEY (id),
        CONSTRAINT fk_discussion_entry_round_id FOREIGN KEY(round_id) REFERENCES triangulation_round (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_discussion_entry_source_id FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_discussion_entry_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_discussion_entry_coder_id ON discussion_entry (coder_id)',
    'CREATE INDEX ix_discussion_entry_round_id ON discussion_entry (round_id)',
    'CREATE INDEX ix_discussion_entry_source_id ON discussion_entry (source_id)',
    """
    CREATE TABLE agreement_record (
        id TEXT NOT NULL,
        round_id TEXT NOT NULL,
        stage TEXT DEFAULT '' NOT NULL,
        figures TEXT DEFAULT '' NOT NULL,
        coder_id TEXT NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_agreement_record PRIMARY KEY (id),
        CONSTRAINT fk_agreement_record_round_id FOREIGN KEY(round_id) REFERENCES triangulation_round (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_agreement_record_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_agreement_record_coder_id ON agreement_record (coder_id)',
    'CREATE INDEX ix_agreement_record_round_id ON agreement_record (round_id)',
)


def upgrade() -> None:
    """Adds to the tables of 0001; no row changes."""
    for statement in STATEMENTS:
        op.execute(statement)
