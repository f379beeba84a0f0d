"""Backups: the last ten openings, each a whole study, and back again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from qualcode.errors import ConflictError, LockedError, NotFoundError, StudyFileError
from qualcode.model import Code, Coder, CoderRole, Study, new_id
from qualcode.store import backup as backups
from qualcode.store.backup import Backup, keep_backup, list_backups, restore_backup
from qualcode.store.journal import latest_revision
from qualcode.store.rows.codebook import code_row, load_codebook
from qualcode.store.study_file import StudyFile, study_id_of
from qualcode.wording import Message
from tests.store.written_study import another_window

OWNER = Coder(new_id(), "A", role=CoderRole.OWNER)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUALCODE_DATA", str(tmp_path / "data"))
    (tmp_path / "study").mkdir()
    made = tmp_path / "study" / "a.qualcode"
    StudyFile.create(made, Study(new_id(), "Territoire"), OWNER).close()
    return made


def add_code(study: StudyFile, name: str) -> None:
    with study.acting("add_code", Message("x"), OWNER.id) as change:
        change.insert("code", code_row(Code(new_id(), name)))


def back_up(study: StudyFile) -> Backup | None:
    with study.reading() as reader:
        return keep_backup(reader, study_id_of(reader), latest_revision(reader))


def codes(path: Path) -> list[str]:
    with StudyFile.open(path) as study, study.reading() as reader:
        return sorted(code.name for code in load_codebook(reader).codes)


def kept_of(path: Path) -> tuple[Backup, ...]:
    with StudyFile.open(path) as study, study.reading() as reader:
        return list_backups(study_id_of(reader))


def test_an_opening_without_changes_keeps_no_second_backup(path: Path) -> None:
    with StudyFile.open(path) as study:
        first = back_up(study)
        assert back_up(study) is None
        add_code(study, "accès")
        second = back_up(study)
    assert first is not None
    assert second is not None
    assert kept_of(path) == (second, first)
    assert second.revision == first.revision + 1


def test_a_backup_is_one_whole_file_of_the_open_study(path: Path) -> None:
    with StudyFile.open(path) as study, another_window(path):
        add_code(study, "accès")  # still in the write-ahead log
        kept = back_up(study)
    assert kept is not None
    assert [p.name for p in kept.path.parent.iterdir()] == [kept.path.name]
    assert codes(kept.path) == ["accès"]


def test_of_eleven_backups_the_oldest_goes(path: Path) -> None:
    with StudyFile.open(path) as study:
        for n in range(12):
            add_code(study, f"code {n}")
            back_up(study)
    revisions = [kept.revision for kept in kept_of(path)]
    assert len(revisions) == 10
    assert revisions == sorted(revisions, reverse=True)


def test_restoring_keeps_the_present_first_and_can_be_taken_back(path: Path) -> None:
    with StudyFile.open(path) as study:
        add_code(study, "avant")
        kept = back_up(study)
        add_code(study, "après")
    assert kept is not None
    present = restore_backup(kept, path)
    assert codes(path) == ["avant"]
    assert present is not None
    restore_backup(present, path)
    assert codes(path) == ["après", "avant"]


def test_the_oldest_of_ten_can_be_restored(path: Path) -> None:
    with StudyFile.open(path) as study:
        for n in range(10):
            add_code(study, f"code {n}")
            back_up(study)
        add_code(study, "last")
    oldest = kept_of(path)[-1]
    restore_backup(oldest, path)
    assert codes(path) == ["code 0"]
    assert len(kept_of(path)) == 10


def test_work_that_reaches_the_same_revision_again_is_kept(path: Path) -> None:
    with StudyFile.open(path) as study:
        kept = back_up(study)
        add_code(study, "one")
    assert kept is not None
    restore_backup(kept, path)
    with StudyFile.open(path) as study:
        add_code(study, "another one")
        again = back_up(study)
    assert again is not None
    assert codes(again.path) == ["another one"]


def test_restoring_where_the_study_was_lost_brings_it_back(path: Path) -> None:
    with StudyFile.open(path) as study:
        add_code(study, "accès")
        kept = back_up(study)
    assert kept is not None
    path.unlink()
    assert restore_backup(kept, path) is None
    assert codes(path) == ["accès"]


def test_restoring_over_a_damaged_study_lays_it_aside(path: Path) -> None:
    with StudyFile.open(path) as study:
        add_code(study, "accès")
        kept = back_up(study)
    assert kept is not None
    broken = b"SQLite format 3\x00" + b"broken" * 900
    path.write_bytes(broken)
    (path.parent / "a.qualcode-wal").write_bytes(b"log of the broken file")
    assert restore_backup(kept, path) is None
    assert codes(path) == ["accès"]
    aside = [p for p in path.parent.iterdir() if "unreadable" in p.name]
    assert broken in [p.read_bytes() for p in aside]
    assert not (path.parent / "a.qualcode-wal").exists(), "it would be applied to the backup"


def test_an_open_study_sees_the_restored_state(path: Path) -> None:
    with StudyFile.open(path) as study, another_window(path):
        add_code(study, "avant")
        kept = back_up(study)
        add_code(study, "après")
        assert kept is not None
        restore_backup(kept, path)
        with study.reading() as reader:
            assert [code.name for code in load_codebook(reader).codes] == ["avant"]
    assert codes(path) == ["avant"]


def test_restoring_while_somebody_writes_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "PATIENCE_S", 0.3)
    with StudyFile.open(path) as study:
        kept = back_up(study)
        add_code(study, "accès")
    assert kept is not None
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(LockedError):
        restore_backup(kept, path)
    writer.close()
    assert codes(path) == ["accès"]


def test_a_damaged_or_missing_backup_is_refused_and_the_study_stays(path: Path) -> None:
    with StudyFile.open(path) as study:
        kept = back_up(study)
        add_code(study, "accès")
    assert kept is not None
    whole = kept.path.read_bytes()
    kept.path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StudyFileError):
        restore_backup(kept, path)
    kept.path.unlink()
    with pytest.raises(NotFoundError):
        restore_backup(kept, path)
    assert codes(path) == ["accès"]


def test_a_backup_never_takes_the_place_of_another_study(path: Path) -> None:
    with StudyFile.open(path) as study:
        kept = back_up(study)
    other = path.with_name("b.qualcode")
    StudyFile.create(other, Study(new_id(), "Autre"), OWNER).close()
    before = other.read_bytes()
    assert kept is not None
    with pytest.raises(ConflictError):
        restore_backup(kept, other)
    assert other.read_bytes() == before
