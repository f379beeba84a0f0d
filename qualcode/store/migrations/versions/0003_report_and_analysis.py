"""What leaves the house and what is asked of the material.

Plans of reports, answers to checklists, saved queries, summaries of framework grids; suggestions and
what was decided about them, units of meaning.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE report_plan (
        id TEXT NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        settings TEXT DEFAULT '' NOT NULL,
        coder_id TEXT NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_report_plan PRIMARY KEY (id),
        CONSTRAINT fk_report_plan_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_report_plan_coder_id ON report_plan (coder_id)',
    """
    CREATE TABLE checklist_answer (
        id TEXT NOT NULL,
        checklist TEXT DEFAULT '' NOT NULL,
        item INTEGER DEFAULT '0' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        place TEXT DEFAULT '' NOT NULL,
        coder_id TEXT NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_checklist_answer PRIMARY KEY (id),
        CONSTRAINT uq_checklist_answer_checklist UNIQUE (checklist, item),
        CONSTRAINT fk_checklist_answer_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_checklist_answer_coder_id ON checklist_answer (coder_id)',
    """
    CREATE TABLE saved_query (
        id TEXT NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        "query" TEXT DEFAULT '' NOT NULL,
        coder_id TEXT NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_saved_query PRIMARY KEY (id),
        CONSTRAINT fk_saved_query_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_saved_query_coder_id ON saved_query (coder_id)',
    """
    CREATE TABLE summary (
        id TEXT NOT NULL,
        about TEXT DEFAULT '' NOT NULL,
        about_id TEXT DEFAULT '' NOT NULL,
        code_id TEXT DEFAULT '' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        coder_id TEXT NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_summary PRIMARY KEY (id),
        CONSTRAINT uq_summary_about_id UNIQUE (about_id, code_id, coder_id),
        CONSTRAINT fk_summary_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_summary_coder_id ON summary (coder_id)',
    """
    CREATE TABLE summary_link (
        id TEXT NOT NULL,
        summary_id TEXT NOT NULL,
        coding_id TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_summary_link PRIMARY KEY (id),
        CONSTRAINT fk_summary_link_summary_id FOREIGN KEY(summary_id) REFERENCES summary (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_summary_link_summary_id ON summary_link (summary_id)',
    """
    CREATE TABLE suggestion (
        id TEXT NOT NULL,
        code_id TEXT DEFAULT '' NOT NULL,
        source_id TEXT NOT NULL,
        version INTEGER DEFAULT '0' NOT NULL,
        start INTEGER DEFAULT '0' NOT NULL,
        "end" INTEGER DEFAULT '0' NOT NULL,
        quote TEXT DEFAULT '' NOT NULL,
        model TEXT DEFAULT '' NOT NULL,
        score FLOAT,
        reason TEXT DEFAULT '' NOT NULL,
        decision TEXT DEFAULT '' NOT NULL,
        coding_id TEXT DEFAULT '' NOT NULL,
        coder_id TEXT NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        decided_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_suggestion PRIMARY KEY (id),
        CONSTRAINT fk_suggestion_source_id FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_suggestion_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_suggestion_coder_id ON suggestion (coder_id)',
    'CREATE INDEX ix_suggestion_source_id ON suggestion (source_id)',
    """
    CREATE TABLE meaning_unit (
        id TEXT NOT NULL,
        source_id TEXT NOT NULL,
        version INTEGER DEFAULT '0' NOT NULL,
        start INTEGER DEFAULT '0' NOT NULL,
        "end" INTEGER DEFAULT '0' NOT NULL,
        quote TEXT DEFAULT '' NOT NULL,
        coder_id TEXT NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_meaning_unit PRIMARY KEY (id),
        CONSTRAINT fk_meaning_unit_source_id FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_meaning_unit_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_meaning_unit_coder_id ON meaning_unit (coder_id)',
    'CREATE INDEX ix_meaning_unit_source_id ON meaning_unit (source_id)',
)


def upgrade() -> None:
    """Adds tables; no row changes."""
    for statement in STATEMENTS:
        op.execute(statement)
