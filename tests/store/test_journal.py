"""Everything done is recorded, and can be taken back and done again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import NotFoundError, QualcodeError, UndoBlockedError
from qualcode.model import Code, Codebook, Coder, CoderRole, Study, new_id
from qualcode.store import journal
from qualcode.store.rows.codebook import code_row, load_codebook
from qualcode.store.study_file import StudyFile
from qualcode.wording import Message

ANNE = Coder(new_id(), "A", role=CoderRole.OWNER)
BILAL = Coder(new_id(), "B")


@pytest.fixture
def study(tmp_path: Path) -> StudyFile:
    made = StudyFile.create(tmp_path / "étude 1.qualcode", Study(new_id(), "Essai"), ANNE)
    with made.acting("add_coder", Message("added a coder"), ANNE.id) as change:
        change.insert("coder", {"id": BILAL.id, "name": "B", "kind": "person", "role": "coder"})
    return made


def add(study: StudyFile, coder: Coder, name: str, parent: str | None = None) -> str:
    code = Code(new_id(), name, parent_id=parent)
    with study.acting("create_code", Message("created “{code}”", code=name), coder.id) as change:
        change.insert("code", code_row(code))
    return code.id


def rename(study: StudyFile, coder: Coder, code_id: str, name: str) -> None:
    with study.acting("rename_code", Message("renamed"), coder.id) as change:
        change.update("code", code_id, name=name)


def book(study: StudyFile) -> Codebook:
    with study.reading() as reader:
        return load_codebook(reader)


def test_undo_and_redo_of_a_new_code(study: StudyFile) -> None:
    add(study, ANNE, "Surcharge")
    study.undo(ANNE.id)
    assert len(book(study)) == 0
    study.redo(ANNE.id)
    assert book(study).codes[0].name == "Surcharge"
    study.undo(ANNE.id)
    assert len(book(study)) == 0


def test_one_coders_undo_leaves_the_others_work(study: StudyFile) -> None:
    add(study, ANNE, "a")
    add(study, BILAL, "b")
    study.undo(ANNE.id)
    assert [code.name for code in book(study).codes] == ["b"]


def test_an_action_others_built_on_names_them(study: StudyFile) -> None:
    parent = add(study, ANNE, "Freins")
    add(study, BILAL, "Temps", parent)
    with pytest.raises(UndoBlockedError) as blocked:
        study.undo(ANNE.id)
    assert "Temps" in str(blocked.value)
    assert len(blocked.value.dependents) == 1
    study.undo(ANNE.id, with_dependents=True)
    assert len(book(study)) == 0


def test_the_record_keeps_who_did_what(study: StudyFile) -> None:
    code = add(study, ANNE, "a")
    rename(study, BILAL, code, "b")
    study.undo(BILAL.id)
    with study.reading() as reader:
        last = journal.activities(reader)[-3:]
    assert [(a.action, a.coder_id) for a in last] == [
        ("create_code", ANNE.id),
        ("rename_code", BILAL.id),
        ("undo", BILAL.id),
    ]
    assert last[1].undone_by == last[2].revision


def test_the_same_operation_twice_changes_nothing(study: StudyFile) -> None:
    operation = new_id()
    for _ in range(2):
        with study.acting("x", Message("x"), ANNE.id, operation_id=operation) as change:
            if not change.applied_before:
                change.insert("code", code_row(Code(new_id(), "once")))
    assert len(book(study)) == 1


def test_an_action_that_fails_writes_nothing(study: StudyFile) -> None:
    before = book(study)
    with pytest.raises(RuntimeError), study.acting("x", Message("x"), ANNE.id) as change:
        change.insert("code", code_row(Code(new_id(), "half")))
        raise RuntimeError
    assert book(study) == before


def test_nothing_to_take_back_is_a_sentence(study: StudyFile) -> None:
    with pytest.raises(NotFoundError):
        study.undo(BILAL.id)


def test_a_reference_to_what_is_not_there_is_refused_in_a_sentence(study: StudyFile) -> None:
    with pytest.raises(QualcodeError):
        add(study, ANNE, "orphan", parent="nobody")
    assert len(book(study)) == 0


steps = st.lists(
    st.tuples(
        st.sampled_from([ANNE, BILAL]),
        st.sampled_from(["add", "child", "rename", "delete", "undo", "redo"]),
        st.integers(0, 9),
    ),
    max_size=14,
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
def test_do_undo_redo_over_two_coders_gives_the_same_state(
    tmp_path_factory: pytest.TempPathFactory, walk: list[tuple[Coder, str, int]]
) -> None:
    path = tmp_path_factory.mktemp("walk") / "s.qualcode"
    with StudyFile.create(path, Study(new_id(), "t"), ANNE) as study:
        with study.acting("add_coder", Message("a"), ANNE.id) as change:
            change.insert("coder", {"id": BILAL.id, "name": "B", "kind": "person", "role": "coder"})
        for who, what, n in walk:
            codes = book(study).codes
            chosen = codes[n % len(codes)].id if codes else None
            try:
                _step(study, who, what, chosen, n)
            except QualcodeError:
                continue  # refused in a sentence: the state must stand, which book() checks
        for who in (ANNE, BILAL):
            before = book(study)
            try:
                study.undo(who.id)
            except QualcodeError:
                assert book(study) == before
                continue
            study.redo(who.id)
            assert book(study) == before


def _step(study: StudyFile, who: Coder, what: str, chosen: str | None, n: int) -> None:
    if what == "add":
        add(study, who, f"code {n}")
    elif what == "undo":
        study.undo(who.id)
    elif what == "redo":
        study.redo(who.id)
    elif chosen and what == "child":
        add(study, who, f"child {n}", chosen)
    elif chosen and what == "rename":
        rename(study, who, chosen, f"renamed {n}")
    elif chosen and what == "delete":
        with study.acting("delete", Message("d"), who.id) as change:
            change.delete("code", chosen)
