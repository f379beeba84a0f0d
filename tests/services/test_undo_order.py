"""Undo and redo one after the other, by several coders, and where something depends on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import UndoBlockedError
from qualcode.model import IdentifierKind, KeyEntry, Span
from qualcode.services import (
    codebook,
    codings,
    history,
    ingest,
    memos,
    participants,
    reading,
    release,
)
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import (
    NAMES,
    make_study,
    orphans_of,
    rows_of,
    span_of,
)
from tests.services.undo_cases.case import code_id
from tests.services.undo_cases.material import new_one


def test_everything_done_is_taken_back_one_by_one_down_to_the_first_action(tmp_path: Path) -> None:
    with make_study(tmp_path) as study:
        states = [rows_of(study)]
        for name in ("add_participant", "ingest", "release", "create", "memo", "code"):
            match name:
                case "add_participant":
                    participants.add_participant(study, "M3")
                case "ingest":
                    new_one(study)
                case "release":
                    release.release_with_key(study, NAMES)
                case "create":
                    codebook.create(study, "Argent")
                case "memo":
                    memos.write_memo(study, "…")
                case _:
                    source_id, span = span_of(study, "M3", "payé")
                    codings.code_segment(study, source_id, span, (code_id(study, "Argent"),))
            states.append(rows_of(study))
        for state in reversed(states[:-1]):
            history.undo(study)
            assert rows_of(study) == state
            assert orphans_of(study) == []
        for state in states[1:]:
            history.redo(study)
            assert rows_of(study) == state


def test_a_transcript_taken_back_and_brought_in_again_keeps_its_original(study: OpenStudy) -> None:
    new_one(study)
    source = reading.find_source(study, "M3")
    text = ingest.waiting_draft(study, source.id).transcript().text
    history.undo(study)
    history.redo(study)
    assert ingest.waiting_draft(study, source.id).transcript().text == text
    release.release_with_key(study, NAMES)
    assert "Morvan" not in reading.read_source(study, source.id).transcript.text


def test_a_release_taken_back_can_be_done_otherwise(study: OpenStudy) -> None:
    new_one(study)
    release.release_with_key(study, NAMES)
    history.undo(study)
    otherwise = KeyEntry("Saint-Aubrac", IdentifierKind.PLACE, "une petite ville")
    release.release_with_key(study, [otherwise])
    source = reading.find_source(study, "M3")
    text = reading.read_source(study, source.id).transcript.text
    assert "une petite ville" in text
    assert "la ville B" not in text


def test_a_release_others_coded_on_is_not_taken_back_from_under_them(study: OpenStudy) -> None:
    new_one(study)
    release.release_with_key(study, NAMES)
    revision = history.list_activities(study)[-1].revision
    study.act_as("Samira")
    source_id, span = span_of(study, "M3", "payé")
    codings.code_segment(study, source_id, span, (code_id(study, "Argent"),))
    study.act_as("Anne")
    with pytest.raises(UndoBlockedError) as blocked:
        history.revert(study, revision)
    assert len(blocked.value.dependents) == 1
    history.revert(study, revision, with_dependents=True)
    assert reading.find_source(study, "M3").version == 0
    assert orphans_of(study) == []


def test_undo_takes_back_ones_own_actions_only(study: OpenStudy) -> None:
    memos.write_memo(study, "à moi")
    study.act_as("Samira")
    memos.write_memo(study, "à elle")
    study.act_as("Anne")
    history.undo(study)
    assert [m.text for m in memos.list_memos(study)] == ["à elle"]


def test_the_same_operation_sent_twice_is_done_once(study: OpenStudy) -> None:
    source_id, span = span_of(study, "M1", "payé")
    money = code_id(study, "Argent")
    first = codings.code_segment(study, source_id, span, (money,), operation_id="essai")
    again = codings.code_segment(study, source_id, span, (money,), operation_id="essai")
    assert len(first) == 1
    assert again == ()
    codings.resize_coding(study, first[0].id, Span(span.start - 3, span.end), operation_id="o2")
    codings.resize_coding(study, first[0].id, Span(span.start - 3, span.end), operation_id="o2")
    codings.remove_coding(study, first[0].id, operation_id="o3")
    codings.remove_coding(study, first[0].id, operation_id="o3")
