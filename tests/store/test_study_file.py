"""A study file opens, or says in a sentence why not."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from qualcode.errors import ConflictError, NotFoundError, StudyFileError
from qualcode.model import Code, Coder, CoderRole, Study, new_id
from qualcode.store import migration
from qualcode.store.rows.codebook import code_row, load_codebook
from qualcode.store.rows.studies import load_study
from qualcode.store.study_file import StudyFile
from qualcode.store.tables import metadata
from qualcode.wording import Message

OWNER = Coder(new_id(), "A", role=CoderRole.OWNER)


def make(path: Path) -> StudyFile:
    return StudyFile.create(
        path, Study(new_id(), "Territoire", "Pourquoi ?", ("un", "deux")), OWNER
    )


def test_a_closed_study_is_one_file(tmp_path: Path) -> None:
    with (
        make(tmp_path / "é t u d e.qualcode") as study,
        study.acting("x", Message("x"), OWNER.id) as change,
    ):
        change.insert("code", code_row(Code(new_id(), "a")))
    assert [p.name for p in tmp_path.iterdir()] == ["é t u d e.qualcode"]
    raw = sqlite3.connect(tmp_path / "é t u d e.qualcode")
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert raw.execute("SELECT count(*) FROM code").fetchone() == (1,)
    raw.close()


def test_what_was_stored_comes_back(tmp_path: Path) -> None:
    make(tmp_path / "a.qualcode").close()
    with StudyFile.open(tmp_path / "a.qualcode") as study, study.reading() as reader:
        assert load_study(reader).objectives == ("un", "deux")


def test_creating_over_a_file_is_refused(tmp_path: Path) -> None:
    make(tmp_path / "a.qualcode").close()
    with pytest.raises(ConflictError):
        make(tmp_path / "a.qualcode")


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"\x00" * 5000, b"SQLite format 3\x00" + b"x" * 3000]
)
def test_a_file_that_is_no_study_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.qualcode"
    path.write_bytes(content)
    with pytest.raises(StudyFileError):
        StudyFile.open(path)
    assert path.read_bytes() == content


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        StudyFile.open(tmp_path / "none.qualcode")


def test_a_file_from_a_newer_version_names_it(tmp_path: Path) -> None:
    path = tmp_path / "a.qualcode"
    make(path).close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version=99")
    raw.execute("UPDATE setting SET value='9.1' WHERE id='needs_qualcode'")
    raw.commit()
    raw.close()
    with pytest.raises(StudyFileError, match="9.1"):
        StudyFile.open(path)


def test_a_damaged_file_points_to_the_backups(tmp_path: Path) -> None:
    path = tmp_path / "a.qualcode"
    make(path).close()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(bytes(content))
    with (
        pytest.raises(StudyFileError, match="backup|sauvegarde"),
        StudyFile.open(path) as study,
        study.reading() as reader,
    ):
        load_codebook(reader)


def test_the_migrations_give_the_tables(tmp_path: Path) -> None:
    make(tmp_path / "a.qualcode").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'a.qualcode'}")
    found = inspect(engine)
    for table in metadata.sorted_tables:
        stored = {c["name"]: str(c["type"]) for c in found.get_columns(table.name)}
        assert stored == {c.name: str(c.type) for c in table.c}, table.name
        keys = {
            (tuple(k["constrained_columns"]), k["referred_table"])
            for k in found.get_foreign_keys(table.name)
        }
        assert keys == {((k.parent.name,), k.column.table.name) for k in table.foreign_keys}
    engine.dispose()


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.qualcode"
    make(path).close()
    before = sqlite3.connect(path).execute("SELECT count(*) FROM activity").fetchone()

    def broken(raw: sqlite3.Connection, _: int) -> None:
        raw.execute("CREATE TABLE half (x)")
        raw.execute("DELETE FROM coder")

    monkeypatch.setattr(migration, "_run", broken)
    with pytest.raises(StudyFileError):
        migration.migrate(path, from_schema=1)
    raw = sqlite3.connect(path)
    assert raw.execute("SELECT count(*) FROM activity").fetchone() == before
    assert raw.execute("SELECT count(*) FROM coder").fetchone() == (1,)
    assert not raw.execute("SELECT 1 FROM sqlite_master WHERE name='half'").fetchall()
    assert path.with_name("a.qualcode.bak").exists()


def test_two_threads_writing_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.qualcode"
    make(path).close()

    def write(prefix: str) -> None:
        with StudyFile.open(path) as study:
            for n in range(15):
                with study.acting("x", Message("x"), OWNER.id) as change:
                    change.insert("code", code_row(Code(new_id(), f"{prefix}{n}")))

    threads = [threading.Thread(target=write, args=(p,)) for p in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with StudyFile.open(path) as study, study.reading() as reader:
        assert len(load_codebook(reader)) == 30


def test_what_is_done_at_one_stroke_shares_a_connection_and_leaves_one_file(
    tmp_path: Path,
) -> None:
    with make(tmp_path / "a.qualcode") as study:
        held = study.hold()
        with held:
            with study.acting("x", Message("x"), OWNER.id) as change:
                change.insert("code", code_row(Code(new_id(), "a")))
                assert change.connection is held.connection
                with study.reading() as beside:  # a second one meanwhile goes its own way
                    assert beside is not held.connection
            with study.reading() as reader:
                assert reader is held.connection
                assert [code.name for code in load_codebook(reader).codes] == ["a"]
        with study.reading() as reader:
            assert reader is not held.connection
        held.close()
        assert [p.name for p in tmp_path.iterdir()] == ["a.qualcode"]


def test_a_stroke_that_rests_is_gone_on_with_and_leaves_one_file(tmp_path: Path) -> None:
    with make(tmp_path / "a.qualcode") as study:
        with study.one_stroke(rests=True), study.reading() as first:
            pass
        with study.one_stroke(rests=True), study.reading() as second:
            assert second is first
    assert [p.name for p in tmp_path.iterdir()] == ["a.qualcode"]


def test_a_connection_at_rest_serves_the_next_and_is_closed_when_nobody_comes(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.qualcode"
    with make(path) as study, StudyFile.open(path) as other:
        held = study.hold()
        held.rest()
        again = other.hold()
        assert again is held
        with again, other.acting("x", Message("x"), OWNER.id) as change:
            assert change.connection is held.connection
            change.insert("code", code_row(Code(new_id(), "a")))
        again.rest()
        assert len(list(tmp_path.iterdir())) > 1
        until = time.monotonic() + 10
        while len(list(tmp_path.iterdir())) > 1 and time.monotonic() < until:
            time.sleep(0.05)
        assert [p.name for p in tmp_path.iterdir()] == ["a.qualcode"]
        assert other.hold() is not held


def test_closing_a_study_closes_what_rests_on_it(tmp_path: Path) -> None:
    with make(tmp_path / "a.qualcode") as study:
        held = study.hold()
        with held, study.acting("x", Message("x"), OWNER.id) as change:
            change.insert("code", code_row(Code(new_id(), "a")))
        held.rest()
    assert [p.name for p in tmp_path.iterdir()] == ["a.qualcode"]


def test_what_rests_on_a_file_that_was_replaced_is_not_given_out(tmp_path: Path) -> None:
    with make(tmp_path / "a.qualcode") as study:
        make(tmp_path / "b.qualcode").close()
        held = study.hold()
        held.rest()
        (tmp_path / "b.qualcode").replace(tmp_path / "a.qualcode")
        fresh = study.hold()
        assert fresh is not held
        fresh.close()


def test_a_file_put_in_the_place_of_another_is_the_one_that_is_written(tmp_path: Path) -> None:
    with make(tmp_path / "a.qualcode") as study:
        make(tmp_path / "b.qualcode").close()
        held = study.hold()
        with held:
            (tmp_path / "b.qualcode").replace(tmp_path / "a.qualcode")
            with study.acting("x", Message("x"), OWNER.id) as change:
                change.insert("code", code_row(Code(new_id(), "a")))
        held.close()
    with StudyFile.open(tmp_path / "a.qualcode") as again, again.reading() as reader:
        assert [code.name for code in load_codebook(reader).codes] == ["a"]
