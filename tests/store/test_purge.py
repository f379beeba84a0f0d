"""After a redaction or withdrawal no byte of the old words stays in any file of the study."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.errors import RefusedError
from qualcode.model import Span
from qualcode.store.backup import keep_backup, list_backups
from qualcode.store.data_folder import caches_folder
from qualcode.store.erasure import erase
from qualcode.store.journal import latest_revision
from qualcode.store.purge import finish_pending_purge, require_purged
from qualcode.store.redaction import redact
from qualcode.store.study_file import StudyFile, needs_purge, study_id_of
from qualcode.store.traces import Trace, find_traces, study_files, traces_in
from qualcode.wording import Message
from tests.store.written_study import (
    OWNER,
    another_window,
    finder,
    make_study,
    put_code,
    put_coding,
    put_source,
    transcript_of,
)

FORM = "Zyntarelle"
TEXT = f"{FORM} habite à Brouvexy"


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StudyFile]:
    """A study whose files hold the form wherever it can lie: rows, record, log, copies, caches."""
    monkeypatch.setenv("QUALCODE_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("qualcode.store.purge._PATIENCE_S", 0.2)
    path = tmp_path / "s" / "a.qualcode"
    with make_study(path) as made, another_window(path):
        source_id = put_source(made, "M1", transcript_of(*[f"{TEXT} {n}" for n in range(400)]))
        text = "\n".join(f"{TEXT} {n}" for n in range(400))
        code_id = put_code(made, f"chez {FORM}")
        for n in range(30):
            put_coding(made, code_id, source_id, text, Span(n * 40, n * 40 + 35))
        study_id = id_of(made)
        with made.reading() as reader:
            keep_backup(reader, study_id, latest_revision(reader))
        put_code(made, f"puis {FORM}")
        made.undo(OWNER.id)
        made.path.with_name("a.qualcode.bak").write_text(TEXT)
        made.path.with_name("a (unreadable 2025).qualcode").write_text(TEXT)
        made.path.with_name(".a.qualcode.12ab.part").write_text(TEXT)
        made.path.with_name("notes of mine.txt").write_text(TEXT)
        (caches_folder(study_id) / "index").mkdir()
        (caches_folder(study_id) / "index" / "words.json").write_text(TEXT)
        yield made


def id_of(study: StudyFile) -> str:
    with study.reading() as reader:
        return study_id_of(reader)


def traces(study: StudyFile) -> tuple[Trace, ...]:
    return find_traces(study.path, id_of(study), [FORM])


def redact_form(study: StudyFile) -> None:
    with study.acting("redact", Message("x"), OWNER.id, undoable=False) as change:
        redact(change, finder((FORM, "[M]")))


def test_the_search_finds_the_form_everywhere_it_was_put(study: StudyFile) -> None:
    names = {trace.path.name for trace in traces(study)}
    backup = list_backups(id_of(study))[0].path.name
    assert names == {
        "a.qualcode-wal",
        "a.qualcode.bak",
        "a (unreadable 2025).qualcode",
        ".a.qualcode.12ab.part",
        "words.json",
        backup,
    }


def test_after_a_redaction_no_byte_of_the_form_is_left(study: StudyFile) -> None:
    redact_form(study)
    with study.reading() as reader:
        assert needs_purge(reader)
        with pytest.raises(RefusedError):
            require_purged(reader)
    assert finish_pending_purge(study)
    assert traces(study) == ()
    with study.reading() as reader:
        assert not needs_purge(reader)
        require_purged(reader)
    study.close()
    assert find_traces(study.path, "no-copies", [FORM]) == ()
    assert study.path.with_name("notes of mine.txt").exists(), "the researcher's own files stay"


def test_after_a_withdrawal_no_byte_of_the_text_is_left(study: StudyFile) -> None:
    with study.reading() as reader:
        (source_id,) = reader.exec_driver_sql("SELECT id FROM source").scalars()
    with study.acting("withdraw", Message("x"), OWNER.id, undoable=False) as change:
        erase(change, [("source", source_id)])
    assert finish_pending_purge(study)
    assert find_traces(study.path, id_of(study), ["Brouvexy"]) == ()


def test_while_somebody_reads_the_mark_stands_and_the_next_opening_finishes(
    study: StudyFile,
) -> None:
    reader = sqlite3.connect(study.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM code").fetchone()
    redact_form(study)
    assert not finish_pending_purge(study)
    with study.reading() as inside, pytest.raises(RefusedError):
        require_purged(inside)
    assert {trace.path.name for trace in traces(study)} == {"a.qualcode-wal"}
    reader.close()
    study.close()
    with StudyFile.open(study.path) as again:
        assert finish_pending_purge(again)
        assert traces(again) == ()


def test_while_somebody_writes_the_mark_stands(study: StudyFile) -> None:
    redact_form(study)
    writer = sqlite3.connect(study.path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert not finish_pending_purge(study)
    writer.close()
    assert finish_pending_purge(study)
    assert traces(study) == ()


def test_without_the_log_the_purge_is_as_thorough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUALCODE_DATA", str(tmp_path / "data"))
    make_study(tmp_path / "s" / "a.qualcode").close()
    with StudyFile.open(tmp_path / "s" / "a.qualcode", wal=False) as study:
        put_code(study, f"chez {FORM}")
        assert traces(study) != ()
        redact_form(study)
        assert finish_pending_purge(study)
        assert traces(study) == ()


def test_without_a_mark_nothing_is_deleted(study: StudyFile) -> None:
    assert finish_pending_purge(study)
    assert len(traces(study)) == 6


def test_a_second_redaction_is_recorded_while_the_first_is_pending(study: StudyFile) -> None:
    redact_form(study)
    with study.reading() as reader:
        before = latest_revision(reader)
    with study.acting("redact", Message("x"), OWNER.id, undoable=False) as change:
        redact(change, finder(("Brouvexy", "[commune]")))
    with study.reading() as reader:
        assert latest_revision(reader) == before + 1


@pytest.mark.parametrize("shape", ["É\u0300t", "\\u00c9t", "E\u0301t", "Ét"])
def test_a_form_is_found_however_its_accents_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    monkeypatch.setenv("QUALCODE_DATA", str(tmp_path / "data"))
    (tmp_path / "a.qualcode").write_bytes(f"x {shape} y".encode())
    found = find_traces(tmp_path / "a.qualcode", "id", ["Ét"])
    assert bool(found) is (shape != "É\u0300t")


def test_the_search_goes_on_when_a_log_goes_away_meanwhile(tmp_path: Path) -> None:
    """The last to close the study takes its log away, perhaps between listing it and reading it."""
    path = tmp_path / "a.qualcode"
    log = tmp_path / "a.qualcode-wal"
    with make_study(path) as study:
        with another_window(path):
            put_code(study, FORM)
            files = study_files(path, id_of(study))
        study.close()
    assert log in files
    assert not log.exists()
    assert traces_in(files, [FORM]) == (Trace(path, FORM),)
