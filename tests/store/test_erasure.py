"""What a participant gave is gone from the tables and from all the record says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.errors import NotFoundError
from qualcode.model import Span
from qualcode.store.erasure import Erasure, Place, erase
from qualcode.store.study_file import StudyFile
from qualcode.wording import Message
from tests.store.written_study import (
    OWNER,
    make_study,
    put_code,
    put_coding,
    put_source,
    recorded,
    transcript_of,
)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StudyFile]:
    monkeypatch.setenv("QUALCODE_DATA", str(tmp_path / "data"))
    with make_study(tmp_path / "s" / "a.qualcode") as made:
        yield made


def erase_all(study: StudyFile, *roots: Place) -> Erasure:
    with study.acting("withdraw", Message("x"), OWNER.id, undoable=False) as change:
        return erase(change, roots)


def ids(study: StudyFile, table: str) -> list[str]:
    with study.reading() as reader:
        rows = reader.exec_driver_sql(f"SELECT id FROM {table} ORDER BY id")
        return list(rows.scalars())


def test_a_source_goes_with_its_text_codings_and_memos_and_others_stay(study: StudyFile) -> None:
    first = put_source(study, "M1", transcript_of("zyntarelle un"))
    second = put_source(study, "M2", transcript_of("brouvexy deux"))
    code_id = put_code(study, "accès")
    put_coding(study, code_id, first, "zyntarelle un", Span(0, 10))
    kept = put_coding(study, code_id, second, "brouvexy deux", Span(0, 8))
    put_coding(study, code_id, first, "zyntarelle un", Span(0, 13))
    study.undo(OWNER.id)  # a coding that only the record remembers
    with study.acting("memo", Message("x"), OWNER.id) as change:
        memo = {"text": "zyntarelle dit", "coder_id": OWNER.id, "about": "source"}
        change.insert("memo", memo | {"id": "m1", "about_id": first})
        change.insert("memo", memo | {"id": "m2", "about_id": second, "text": "x"})
    erasure = erase_all(study, ("source", first))
    assert erasure.n_rows == {"source": 1, "transcript_version": 1, "coding": 1, "memo": 1}
    assert ids(study, "source") == [second]
    assert ids(study, "coding") == [kept]
    assert ids(study, "memo") == ["m2"]
    assert "zyntarelle" not in recorded(study)
    assert first not in recorded(study)
    assert "brouvexy" in recorded(study)


def test_what_the_record_lost_can_no_longer_be_taken_back(study: StudyFile) -> None:
    first = put_source(study, "M1", transcript_of("zyntarelle un"))
    put_code(study, "accès")
    erase_all(study, ("source", first))
    study.undo(OWNER.id)
    assert ids(study, "code") == []
    with pytest.raises(NotFoundError):
        study.undo(OWNER.id)


def test_references_that_may_be_empty_are_emptied_also_in_the_record(study: StudyFile) -> None:
    parent = put_code(study, "parent")
    child = put_code(study, "child", parent_id=parent)
    with study.acting("rename", Message("x"), OWNER.id) as change:
        change.update("code", child, name="renamed")
    erase_all(study, ("code", parent))
    with study.reading() as reader:
        assert reader.exec_driver_sql("SELECT id, parent_id FROM code").all() == [(child, None)]
    assert parent not in recorded(study)
    assert "renamed" in recorded(study)


def test_answers_to_a_request_about_what_went_go_too(study: StudyFile) -> None:
    with study.acting("x", Message("x"), OWNER.id) as change:
        change.insert("participant", {"id": "p1", "identifier": "M1"})
        request = {"id": "r1", "about": "participant", "about_id": "p1", "coder_id": OWNER.id}
        change.insert("request", request)
        answer = {"id": "a1", "request_id": "r1", "text": "zyntarelle", "coder_id": OWNER.id}
        change.insert("answer", answer)
    assert erase_all(study, ("participant", "p1")).n_activities == 1
    assert ids(study, "answer") == ids(study, "request") == ids(study, "participant") == []
    assert "zyntarelle" not in recorded(study)
