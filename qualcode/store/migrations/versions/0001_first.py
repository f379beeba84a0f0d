"""The first released schema.

It is written out, not taken from the tables as they are today: those change, this stays.
"""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE activity (
        revision INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        operation_id TEXT NOT NULL,
        coder_id TEXT DEFAULT '' NOT NULL,
        at TEXT DEFAULT '' NOT NULL,
        action TEXT DEFAULT '' NOT NULL,
        said TEXT DEFAULT '' NOT NULL,
        changes TEXT DEFAULT '' NOT NULL,
        undoes INTEGER,
        undoable BOOLEAN DEFAULT '1' NOT NULL,
        CONSTRAINT uq_activity_operation_id UNIQUE (operation_id)
    )
    """,
    'CREATE INDEX ix_activity_undoes ON activity (undoes)',
    """
    CREATE TABLE attribute (
        id TEXT NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        position INTEGER DEFAULT '0' NOT NULL,
        CONSTRAINT pk_attribute PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE code (
        id TEXT NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        parent_id TEXT,
        position INTEGER DEFAULT '0' NOT NULL,
        definition TEXT DEFAULT '' NOT NULL,
        inclusion TEXT DEFAULT '' NOT NULL,
        exclusion TEXT DEFAULT '' NOT NULL,
        example TEXT DEFAULT '' NOT NULL,
        colour TEXT DEFAULT '' NOT NULL,
        answers TEXT,
        retired BOOLEAN DEFAULT '0' NOT NULL,
        CONSTRAINT pk_code PRIMARY KEY (id),
        CONSTRAINT fk_code_parent_id FOREIGN KEY(parent_id) REFERENCES code (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_code_answers FOREIGN KEY(answers) REFERENCES code (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_code_answers ON code (answers)',
    'CREATE INDEX ix_code_parent_id ON code (parent_id)',
    """
    CREATE TABLE coder (
        id TEXT NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        role TEXT DEFAULT '' NOT NULL,
        position INTEGER DEFAULT '0' NOT NULL,
        CONSTRAINT pk_coder PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE guide (
        id TEXT NOT NULL,
        number INTEGER DEFAULT '0' NOT NULL,
        valid_from TEXT,
        note TEXT DEFAULT '' NOT NULL,
        questions TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_guide PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE interview (
        id TEXT NOT NULL,
        label TEXT DEFAULT '' NOT NULL,
        date TEXT DEFAULT '' NOT NULL,
        place TEXT DEFAULT '' NOT NULL,
        duration_min FLOAT,
        position INTEGER DEFAULT '0' NOT NULL,
        guide_version INTEGER,
        CONSTRAINT pk_interview PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE setting (
        id TEXT NOT NULL,
        value TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_setting PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE site (
        id TEXT NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_site PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE study (
        id TEXT NOT NULL,
        title TEXT DEFAULT '' NOT NULL,
        question TEXT DEFAULT '' NOT NULL,
        objectives TEXT DEFAULT '' NOT NULL,
        approach TEXT DEFAULT '' NOT NULL,
        language TEXT DEFAULT '' NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_study PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE activity_row (
        revision INTEGER NOT NULL,
        table_name TEXT NOT NULL,
        row_id TEXT NOT NULL,
        CONSTRAINT pk_activity_row PRIMARY KEY (revision, table_name, row_id),
        CONSTRAINT fk_activity_row_revision FOREIGN KEY(revision) REFERENCES activity (revision)
    )
     WITHOUT ROWID
    """,
    'CREATE INDEX ix_activity_row_row ON activity_row (table_name, row_id)',
    """
    CREATE TABLE memo (
        id TEXT NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        coder_id TEXT NOT NULL,
        about TEXT DEFAULT '' NOT NULL,
        about_id TEXT DEFAULT '' NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_memo PRIMARY KEY (id),
        CONSTRAINT fk_memo_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_memo_coder_id ON memo (coder_id)',
    """
    CREATE TABLE participant (
        id TEXT NOT NULL,
        identifier TEXT DEFAULT '' NOT NULL,
        site_id TEXT,
        consent_given_on TEXT,
        consent_keep_until TEXT,
        consent_note TEXT DEFAULT '' NOT NULL,
        position INTEGER DEFAULT '0' NOT NULL,
        CONSTRAINT pk_participant PRIMARY KEY (id),
        CONSTRAINT fk_participant_site_id FOREIGN KEY(site_id) REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_participant_site_id ON participant (site_id)',
    """
    CREATE TABLE request (
        id TEXT NOT NULL,
        about TEXT DEFAULT '' NOT NULL,
        about_id TEXT DEFAULT '' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        coder_id TEXT NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        closed_at TEXT,
        closed_by TEXT,
        CONSTRAINT pk_request PRIMARY KEY (id),
        CONSTRAINT fk_request_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_request_closed_by FOREIGN KEY(closed_by) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_request_closed_by ON request (closed_by)',
    'CREATE INDEX ix_request_coder_id ON request (coder_id)',
    """
    CREATE TABLE source (
        id TEXT NOT NULL,
        label TEXT DEFAULT '' NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        interview_id TEXT,
        state TEXT DEFAULT '' NOT NULL,
        version INTEGER DEFAULT '0' NOT NULL,
        position INTEGER DEFAULT '0' NOT NULL,
        CONSTRAINT pk_source PRIMARY KEY (id),
        CONSTRAINT fk_source_interview_id FOREIGN KEY(interview_id) REFERENCES interview (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_source_interview_id ON source (interview_id)',
    """
    CREATE TABLE answer (
        id TEXT NOT NULL,
        request_id TEXT NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        coder_id TEXT NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_answer PRIMARY KEY (id),
        CONSTRAINT fk_answer_request_id FOREIGN KEY(request_id) REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_answer_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_answer_coder_id ON answer (coder_id)',
    'CREATE INDEX ix_answer_request_id ON answer (request_id)',
    """
    CREATE TABLE coding (
        id TEXT NOT NULL,
        code_id TEXT NOT NULL,
        coder_id TEXT NOT NULL,
        source_id TEXT NOT NULL,
        version INTEGER DEFAULT '0' NOT NULL,
        start INTEGER DEFAULT '0' NOT NULL,
        "end" INTEGER DEFAULT '0' NOT NULL,
        quote TEXT DEFAULT '' NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        comment TEXT DEFAULT '' NOT NULL,
        origin TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_coding PRIMARY KEY (id),
        CONSTRAINT fk_coding_code_id FOREIGN KEY(code_id) REFERENCES code (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_coding_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_coding_source_id FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_coding_code_id ON coding (code_id)',
    'CREATE INDEX ix_coding_coder_id ON coding (coder_id)',
    'CREATE INDEX ix_coding_source_id ON coding (source_id)',
    """
    CREATE TABLE interview_participant (
        id TEXT NOT NULL,
        interview_id TEXT NOT NULL,
        participant_id TEXT NOT NULL,
        CONSTRAINT pk_interview_participant PRIMARY KEY (id),
        CONSTRAINT uq_interview_participant_interview_id UNIQUE (interview_id, participant_id),
        CONSTRAINT fk_interview_participant_interview_id FOREIGN KEY(interview_id) REFERENCES interview (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_interview_participant_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_interview_participant_interview_id ON interview_participant (interview_id)',
    'CREATE INDEX ix_interview_participant_participant_id ON interview_participant (participant_id)',
    """
    CREATE TABLE participant_check (
        id TEXT NOT NULL,
        participant_id TEXT NOT NULL,
        source_id TEXT,
        subject TEXT DEFAULT '' NOT NULL,
        sent_on TEXT DEFAULT '' NOT NULL,
        answered_on TEXT,
        outcome TEXT DEFAULT '' NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_participant_check PRIMARY KEY (id),
        CONSTRAINT fk_participant_check_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_participant_check_source_id FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_participant_check_participant_id ON participant_check (participant_id)',
    'CREATE INDEX ix_participant_check_source_id ON participant_check (source_id)',
    """
    CREATE TABLE participant_value (
        id TEXT NOT NULL,
        participant_id TEXT NOT NULL,
        attribute_id TEXT NOT NULL,
        value TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_participant_value PRIMARY KEY (id),
        CONSTRAINT uq_participant_value_participant_id UNIQUE (participant_id, attribute_id),
        CONSTRAINT fk_participant_value_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_participant_value_attribute_id FOREIGN KEY(attribute_id) REFERENCES attribute (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_participant_value_attribute_id ON participant_value (attribute_id)',
    'CREATE INDEX ix_participant_value_participant_id ON participant_value (participant_id)',
    """
    CREATE TABLE transcript_version (
        id TEXT NOT NULL,
        source_id TEXT NOT NULL,
        number INTEGER DEFAULT '0' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        turns TEXT DEFAULT '' NOT NULL,
        notes TEXT DEFAULT '' NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        created_at TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_transcript_version PRIMARY KEY (id),
        CONSTRAINT uq_transcript_version_source_id UNIQUE (source_id, number),
        CONSTRAINT fk_transcript_version_source_id FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    'CREATE INDEX ix_transcript_version_source_id ON transcript_version (source_id)',
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
