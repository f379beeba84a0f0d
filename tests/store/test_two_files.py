"""An action over study and vault: both have it, or neither."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.errors import ConflictError, LockedError, QualcodeError
from qualcode.model import new_id
from qualcode.store import journal
from qualcode.store.change import Change
from qualcode.store.study_file import StudyFile, study_id_of
from qualcode.store.two_files import Keeping, keep_first, pending
from qualcode.store.vault import Vault, vault_path
from qualcode.wording import Message
from tests.store.written_study import OWNER, make_study

SAID = Message("x")


@pytest.fixture
def study(tmp_path: Path) -> Iterator[StudyFile]:
    with make_study(tmp_path / "a.qualcode") as made:
        yield made


@pytest.fixture
def vault(study: StudyFile) -> Iterator[Vault]:
    with study.reading() as reader:
        study_id = study_id_of(reader)
    with Vault.create(vault_path(study.path), study_id, None) as made:
        yield made


def test_what_an_action_keeps_is_settled_with_it(study: StudyFile, vault: Vault) -> None:
    with study.acting("ingest", SAID, OWNER.id, vault=vault) as change:
        change.keep("draft", "s1", b"one")
    assert vault.get("draft", "s1") == b"one"
    assert vault.unsettled() == ()


def test_an_action_the_study_refuses_at_the_end_is_taken_back_in_the_vault(
    study: StudyFile, vault: Vault
) -> None:
    with (
        pytest.raises(ConflictError),
        study.acting("ingest", SAID, OWNER.id, vault=vault) as change,
    ):
        change.keep("draft", "s1", b"one")
        # refers to nobody, which is found out at commit, after the vault was written
        change.insert("memo", {"id": "m", "coder_id": "nobody"})
    assert vault.ids("draft") == ()
    assert vault.unsettled() == ()


def test_without_the_vault_such_an_action_changes_nothing(study: StudyFile) -> None:
    with (
        pytest.raises(LockedError),
        study.acting("ingest", SAID, OWNER.id, vault=None) as change,
    ):
        change.insert("site", {"id": "s"})
        change.keep("draft", "s1", b"one")
    with study.reading() as reader:
        assert reader.exec_driver_sql("SELECT * FROM site").all() == []


def test_the_same_operation_sent_again_keeps_the_first(study: StudyFile, vault: Vault) -> None:
    operation_id = new_id()
    for content in (b"one", b"two"):
        with study.acting(
            "ingest", SAID, OWNER.id, operation_id=operation_id, vault=vault
        ) as change:
            change.keep("draft", "s1", content)
    assert vault.get("draft", "s1") == b"one"
    assert vault.unsettled() == ()


def test_an_action_that_cannot_be_undone_cannot_be_completed_either(
    study: StudyFile, vault: Vault
) -> None:
    with study.reading() as reader:
        change = Change(reader)
        change.keep("key", "study", b"one")
        for operation_id, undoable in (("op-1", True), ("op-2", False)):
            keep_first(vault, operation_id, Keeping("x", SAID, OWNER.id, undoable), change)
    assert pending(vault, "op-1") is not None
    assert pending(vault, "op-2") is None


def test_nobody_discards_what_another_is_about_to_commit(study: StudyFile, vault: Vault) -> None:
    """Between its two commits an action looks like a leftover to everybody else."""
    answers: list[bool] = []
    other = threading.Thread(target=lambda: answers.append(study.put_right(vault, "op-1")))
    with study._transaction(write=True) as connection:
        change = Change(connection)
        change.insert("site", {"id": "s"})
        change.keep("draft", "s1", b"one")
        journal.record(change, operation_id="op-1", coder_id=OWNER.id, action="x", said=SAID)
        keep_first(vault, "op-1", Keeping("x", SAID, OWNER.id, undoable=True), change)
        other.start()
        time.sleep(0.3)
        assert answers == []
    other.join()
    assert answers == [True]
    assert vault.get("draft", "s1") == b"one"
    assert vault.unsettled() == ()


def test_when_the_vault_cannot_be_written_the_study_stays(study: StudyFile, vault: Vault) -> None:
    vault.path.unlink()
    with (
        pytest.raises(QualcodeError),
        study.acting("ingest", SAID, OWNER.id, vault=vault) as change,
    ):
        change.insert("site", {"id": "s"})
        change.keep("draft", "s1", b"one")
    with study.reading() as reader:
        assert reader.exec_driver_sql("SELECT * FROM site").all() == []
    assert not vault.path.exists()
