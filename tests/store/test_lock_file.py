"""The lock file says who has a study open, and forgets those who are gone."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.store import lock_file
from qualcode.store.lock_file import StudyLock, lock_path, openings


def study_at(folder: Path) -> Path:
    return folder / "soins 1.qualcode"


def plant(path: Path, *, machine: str, process: int = 1, age_s: float = 0) -> None:
    """Another opening in the lock file, as another computer would have written it."""
    seen = (datetime.now(UTC) - timedelta(seconds=age_s)).isoformat()
    entries = json.loads(path.read_text()) if path.exists() else []
    entries.append(
        {
            "id": f"{machine}-{process}",
            "machine": machine,
            "process": process,
            "user": 1000,
            "opened_at": seen,
            "seen_at": seen,
        }
    )
    path.write_text(json.dumps(entries))


def test_taking_and_releasing_leaves_no_file(tmp_path: Path) -> None:
    with StudyLock.take(study_at(tmp_path)) as lock:
        assert [p.name for p in tmp_path.iterdir()] == ["soins 1.qualcode-lock"]
        (own,) = openings(lock.path)
        assert (own.machine, own.process) == (socket.gethostname(), os.getpid())
        assert own.is_alive
        assert lock.others() == ()
        assert lock.warning() is None
    assert list(tmp_path.iterdir()) == []


def test_two_openings_see_each_other_and_the_last_takes_the_file_away(tmp_path: Path) -> None:
    first = StudyLock.take(study_at(tmp_path))
    second = StudyLock.take(study_at(tmp_path))
    assert len(first.others()) == len(second.others()) == 1
    assert first.warning() is None, "two windows on one computer are no trouble"
    first.release()
    assert second.others() == ()
    second.release()
    assert list(tmp_path.iterdir()) == []


def test_another_machine_is_named(tmp_path: Path) -> None:
    plant(lock_path(study_at(tmp_path)), machine="poste-du-labo")
    with StudyLock.take(study_at(tmp_path)) as lock:
        assert "poste-du-labo" in str(lock.warning())
    assert [o.machine for o in openings(lock.path)] == ["poste-du-labo"]


def test_a_machine_silent_for_long_is_forgotten(tmp_path: Path) -> None:
    path = lock_path(study_at(tmp_path))
    plant(path, machine="poste-du-labo", age_s=lock_file.SILENT_S + 60)
    with StudyLock.take(study_at(tmp_path)) as lock:
        assert lock.others() == ()
        assert len(openings(path)) == 1
    assert not path.exists()


@pytest.mark.skipif(os.name == "nt", reason="processes are asked after on POSIX only")
def test_a_process_that_was_killed_is_forgotten_and_a_running_one_is_not(tmp_path: Path) -> None:
    path = lock_path(study_at(tmp_path))
    running = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    plant(path, machine=socket.gethostname(), process=running.pid, age_s=9999)
    lock = StudyLock.take(study_at(tmp_path))
    assert [o.process for o in lock.others()] == [running.pid]
    running.kill()
    running.communicate()
    assert lock.others() == ()
    lock.release()
    assert not path.exists()


def test_a_beat_is_written_at_most_once_a_minute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StudyLock.take(study_at(tmp_path)) as lock:
        before = openings(lock.path)
        lock.beat()
        assert openings(lock.path) == before
        monkeypatch.setattr(lock_file, "BEAT_S", 0.0)
        lock.beat()
        assert openings(lock.path)[0].seen_at >= before[0].seen_at
        lock.path.unlink()  # somebody tidied the folder
        lock.beat()
        assert len(openings(lock.path)) == 1


def test_where_nothing_can_be_written_the_study_opens_all_the_same(tmp_path: Path) -> None:
    nowhere = study_at(tmp_path / "a file")
    (tmp_path / "a file").write_text("")
    with StudyLock.take(nowhere) as lock:
        assert lock.others() == ()


@given(content=st.one_of(st.binary(max_size=60), st.just(b'[{"id": 1}]'), st.just(b"[[]]")))
def test_a_damaged_lock_file_names_nobody(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("l") / "a.qualcode-lock"
    path.write_bytes(content)
    assert openings(path) == ()
