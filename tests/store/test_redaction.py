"""A form redacted stands nowhere any more, and what stood around it moved along."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, Text, select

from qualcode.model import Span, TextEdit
from qualcode.store.journal import latest_revision
from qualcode.store.redaction import Redaction, redact
from qualcode.store.rewriting import FindEdits, Rewriter, holds_words
from qualcode.store.rows.codings import load_codings
from qualcode.store.rows.sources import load_transcript
from qualcode.store.study_file import StudyFile
from qualcode.store.tables import activity, activity_row, metadata
from qualcode.wording import Message
from tests.store.written_study import (
    OWNER,
    finder,
    make_study,
    put_code,
    put_coding,
    put_source,
    put_version,
    recorded,
    transcript_of,
)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StudyFile]:
    monkeypatch.setenv("QUALCODE_DATA", str(tmp_path / "data"))
    with make_study(tmp_path / "s" / "a.qualcode") as made:
        yield made


def redact_all(study: StudyFile, find_edits: FindEdits) -> Redaction:
    with study.acting("redact", Message("redacted"), OWNER.id, undoable=False) as change:
        return redact(change, find_edits)


def test_a_form_in_every_column_of_every_table_is_replaced(study: StudyFile) -> None:
    """Rows are planted by the tables' own columns, so a new table is covered on its first day."""
    form = "Zyntarelle"
    json_columns = {
        "objectives": '["chez Zyntarelle"]',
        "questions": '[{"text": "Zyntarelle ?"}]',
        "turns": '[[0, 4, "respondent", "Zyntarelle", null, null]]',
        "notes": "[[0, 4]]",
        "value": '"chez Zyntarelle"',
    }
    with study.acting("plant", Message("said {who}", who=form), OWNER.id) as change:
        for table in metadata.sorted_tables:
            if table in (activity, activity_row):
                continue
            row = {"id": f"id-{table.name}"}
            for column in table.c:
                if holds_words(column):
                    row[column.name] = json_columns.get(column.name, f"chez {form} oui")
                elif column.foreign_keys and not column.nullable:
                    (key,) = column.foreign_keys
                    row[column.name] = f"id-{key.column.table.name}"
            change.insert(table.name, row)
    planted = [table for table in metadata.sorted_tables if form in every_row(study, table)]
    assert len(planted) > 12
    redact_all(study, finder((form, "[M]")))
    for table in metadata.sorted_tables:
        rows = every_row(study, table)
        assert form not in rows, table.name
        assert "[M]" in rows or table not in planted


def every_row(study: StudyFile, table: Table) -> str:
    """All rows of a table as one text."""
    with study.reading() as reader:
        return repr(reader.execute(select(table)).all())


def test_every_column_of_text_is_either_rewritten_or_qualcodes_own() -> None:
    untouched = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.c
        if isinstance(column.type, Text) and not holds_words(column)
    }
    names_of_ids = ("_id", ".id", ".answers", "_by", ".private_to", ".same_person_as")
    ids = {name for name in untouched if name.endswith(names_of_ids)}
    assert untouched - ids == {
        "activity.action",
        "activity.at",
        "activity_row.table_name",
        "adjudication.created_at",
        "adjudication.decision",
        "adjudication.disagreement",
        "adjudication.kind",
        "agreement_record.created_at",
        "agreement_record.stage",
        "answer.created_at",
        "attribute.kind",
        "checklist_answer.checklist",
        "checklist_answer.created_at",
        "code.colour",
        "code.defined_at",
        "code.kind",
        "code_link.created_at",
        "code_link.kind",
        "codebook_version.created_at",
        "coder.kind",
        "coder.name",
        "coder.role",
        "coding.checked_at",
        "coding.created_at",
        "discussion_entry.created_at",
        "discussion_entry.disagreement",
        "finished_source.finished_at",
        "guide.valid_from",
        "meaning_unit.created_at",
        "memo.about",
        "memo.created_at",
        "memo.kind",
        "memo_link.about",
        "participant.consent_given_on",
        "participant.consent_keep_until",
        "participant_check.answered_on",
        "participant_check.sent_on",
        "report_plan.created_at",
        "request.about",
        "request.closed_at",
        "request.created_at",
        "round_declaration.declared_at",
        "round_source.opened_at",
        "saved_query.created_at",
        "source.kind",
        "source.state",
        "study.approach",
        "study.created_at",
        "study.language",
        "suggestion.created_at",
        "suggestion.decided_at",
        "suggestion.decision",
        "suggestion.model",
        "summary.about",
        "summary.created_at",
        "transcript_version.created_at",
        "triangulation_round.closed_at",
        "triangulation_round.created_at",
    }


def test_codings_turns_and_notes_move_with_the_text(study: StudyFile) -> None:
    text = "Le Dr Zyntarelle est loin (rires).\nDemandez à Zyntarelle, enfin."
    transcript = transcript_of(*text.split("\n"), speaker="Dr Zyntarelle")
    source_id = put_source(study, "M1", transcript)
    code_id = put_code(study, "accès")
    for words in ("est loin", "Dr Zyntarelle est", "enfin."):
        put_coding(study, code_id, source_id, text, Span(at := text.index(words), at + len(words)))
    redaction = redact_all(study, finder(("Zyntarelle", "[M]")))
    with study.reading() as reader:
        after = load_transcript(reader, source_id)
        codings = load_codings(reader)
    assert after is not None
    assert after.text == "Le Dr [M] est loin (rires).\nDemandez à [M], enfin."
    assert [after.turn_text(t) for t in after.turns] == after.text.split("\n")
    assert {t.speaker for t in after.turns} == {"Dr [M]"}
    assert [c.segment.quote for c in codings] == ["Dr [M] est", "est loin", "enfin."]
    assert all(c.segment.span.cut(after.text) == c.segment.quote for c in codings)
    assert redaction.codings_to_check == ()


def test_a_coding_that_cuts_a_form_is_widened_and_listed(study: StudyFile) -> None:
    text = "Madame Zyntarelle vient"
    source_id = put_source(study, "M1", transcript_of(text))
    code_id = put_code(study, "accès")
    cut = put_coding(study, code_id, source_id, text, Span(10, 23))
    inside = put_coding(study, code_id, source_id, text, Span(8, 12))
    whole = put_coding(study, code_id, source_id, text, Span(7, 17))
    redaction = redact_all(study, finder(("Zyntarelle", "[M]")))
    with study.reading() as reader:
        quotes = {c.id: c.segment.quote for c in load_codings(reader)}
    assert quotes == {cut: "[M] vient", inside: "[M]", whole: "[M]"}
    assert set(redaction.codings_to_check) == {cut, inside}


def test_a_coding_of_words_removed_altogether_stays_and_is_listed(study: StudyFile) -> None:
    text = "Voir Zyntarelle demain"
    source_id = put_source(study, "M1", transcript_of(text))
    coding_id = put_coding(study, put_code(study, "a"), source_id, text, Span(5, 15))
    redaction = redact_all(study, finder(("Zyntarelle", "")))
    with study.reading() as reader:
        (coding,) = load_codings(reader)
    assert (coding.id, coding.segment.quote, coding.segment.span) == (coding_id, "", Span(5, 5))
    assert redaction.codings_to_check == (coding_id,)


def test_old_versions_and_what_was_taken_back_are_redacted_too(study: StudyFile) -> None:
    source_id = put_source(study, "M1", transcript_of("Zyntarelle une fois"))
    with study.acting("edit", Message("x"), OWNER.id) as change:
        put_version(change, source_id, transcript_of("Zyntarelle deux fois"), 2)
        change.update("source", source_id, version=2)
    put_code(study, "chez Zyntarelle", definition="selon Mme Zyntarelle")
    study.undo(OWNER.id)
    with study.reading() as reader:
        undo = latest_revision(reader)
    redact_all(study, finder(("Zyntarelle", "[M]")))
    with study.reading() as reader:
        texts = [load_transcript(reader, source_id, number) for number in (1, 2)]
    assert [t.text for t in texts if t] == ["[M] une fois", "[M] deux fois"]
    assert "Zyntarelle" not in recorded(study)
    study.undo(OWNER.id, undo)
    with study.reading() as reader:
        row = reader.exec_driver_sql("SELECT name, definition FROM code").one()
    assert tuple(row) == ("chez [M]", "selon Mme [M]")


def test_a_form_across_two_turns_leaves_both_turns(study: StudyFile) -> None:
    source_id = put_source(study, "M1", transcript_of("Je suis Anne", "Zyntarelle, bonjour"))
    redact_all(study, finder(("Anne Zyntarelle", "[M]")))
    with study.reading() as reader:
        after = load_transcript(reader, source_id)
    assert after is not None
    assert [after.turn_text(t) for t in after.turns] == ["Je suis [M]", "[M], bonjour"]


def test_a_redaction_that_finds_nothing_leaves_no_mark(study: StudyFile) -> None:
    put_source(study, "M1", transcript_of("rien ici"))
    redaction = redact_all(study, finder(("Zyntarelle", "[M]")))
    assert not redaction.changed_anything
    with study.reading() as reader:
        assert reader.exec_driver_sql("SELECT * FROM setting WHERE id='purge_pending'").all() == []


def test_numbers_and_dates_of_the_table_stay_readable(study: StudyFile) -> None:
    with study.acting("x", Message("x"), OWNER.id) as change:
        change.insert("participant", {"id": "p", "identifier": "M1"})
        for name, value in (("n", 45), ("d", "2024-03-12"), ("c", "45 rue Haute")):
            change.insert("attribute", {"id": name, "name": name})
            row = {"id": f"v{name}", "participant_id": "p", "attribute_id": name}
            change.insert("participant_value", row | {"value": json.dumps(value)})
    redact_all(study, finder(("45", "[n]"), ("2024", "[a]"), ("12", "[j]")))
    with study.reading() as reader:
        rows = reader.exec_driver_sql("SELECT id, value FROM participant_value").all()
    assert {i: json.loads(v) for i, v in rows} == {
        "vn": 45,
        "vd": "2024-03-12",
        "vc": "[n] rue Haute",
    }


words = st.sampled_from(["Zyn", "Brou", "oui", "l'a", "é", "Zyn-Brou", "…", "et Zyn", "ZYN", "x"])
turn = st.lists(words, min_size=1, max_size=7).map(" ".join)


@given(
    turns=st.lists(turn, min_size=1, max_size=4),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=5),
    replacements=st.tuples(st.sampled_from(["", "[M]", "[commune de 5 000]"]), st.just("B")),
)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_coded_quotes_and_history_fit_after_a_redaction(
    turns: list[str],
    cuts: list[tuple[float, float]],
    replacements: tuple[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    transcript = transcript_of(*turns)
    text = transcript.text
    with make_study(tmp_path_factory.mktemp("s") / "a.qualcode") as study:
        source_id = put_source(study, "M1", transcript)
        code_id = put_code(study, "a")
        for cut in cuts:
            start, end = sorted(round(c * len(text)) for c in cut)
            if start < end:
                put_coding(study, code_id, source_id, text, Span(start, end))
        n_coded = len(quotes(study, source_id))
        find = finder(("Zyn", replacements[0]), ("Brou", replacements[1]))
        redact_all(study, find)
        assert len(quotes(study, source_id)) == n_coded
        for _ in range(n_coded):
            study.undo(OWNER.id)
        assert quotes(study, source_id) == []
        for _ in range(n_coded):
            study.redo(OWNER.id)
        assert len(quotes(study, source_id)) == n_coded
        assert not find(recorded(study), None)


def quotes(study: StudyFile, source_id: str) -> list[str]:
    """The quotes, each checked against its transcript and each turn against its line."""
    with study.reading() as reader:
        transcript, codings = load_transcript(reader, source_id), load_codings(reader)
    assert transcript is not None
    assert [transcript.turn_text(t) for t in transcript.turns] == transcript.text.split("\n")
    for coding in codings:
        assert coding.segment.span.cut(transcript.text) == coding.segment.quote
    return [coding.segment.quote for coding in codings]


def test_ids_kept_as_json_stay_whole_whatever_year_is_replaced() -> None:
    own = "0b1c2d3e-2008-4abc-8def-0123456789ab"

    def years(text: str, label: str | None) -> tuple[TextEdit, ...]:
        at = text.find("2008")
        return (TextEdit(Span(at, at + 4), "[année]"),) if at >= 0 else ()

    rewritten = Rewriter(years).text(json.dumps({"coding_ids": [own], "said": "en 2008"}), None)
    assert json.loads(rewritten) == {"coding_ids": [own], "said": "en [année]"}
