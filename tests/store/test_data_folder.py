"""The data folder keeps conveniences, and deletes only what is its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import StudyFileError
from qualcode.store.data_folder import (
    N_RECENT,
    backups_folder,
    caches_folder,
    data_folder,
    delete_backups,
    delete_caches,
    forget_study,
    recent_studies,
    remember_study,
)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUALCODE_DATA", str(tmp_path / "data"))
    return tmp_path


def test_the_folder_named_in_the_environment_is_used(own_folder: Path) -> None:
    assert data_folder() == own_folder / "data"
    assert data_folder().is_dir()


def test_without_a_name_the_platform_decides(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QUALCODE_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(own_folder / "share"))
    monkeypatch.setenv("HOME", str(own_folder))
    monkeypatch.setenv("LOCALAPPDATA", str(own_folder))
    assert data_folder().is_relative_to(own_folder)
    assert data_folder().name == "qualcode"


def test_recent_studies_are_listed_latest_first_and_once(own_folder: Path) -> None:
    for name in ("a", "b", "a"):
        remember_study(own_folder / f"{name}.qualcode", f"id-{name}")
    assert [(s.name, s.study_id) for s in recent_studies()] == [("a", "id-a"), ("b", "id-b")]
    assert not recent_studies()[0].is_there
    (own_folder / "a.qualcode").touch()
    assert recent_studies()[0].is_there
    forget_study(own_folder / "a.qualcode")
    assert [s.name for s in recent_studies()] == ["b"]


def test_the_list_of_recent_studies_stays_short(own_folder: Path) -> None:
    for n in range(N_RECENT + 3):
        remember_study(own_folder / f"{n}.qualcode", f"id-{n}")
    assert [s.name for s in recent_studies()][:2] == [f"{N_RECENT + 2}", f"{N_RECENT + 1}"]
    assert len(recent_studies()) == N_RECENT


@pytest.mark.parametrize("content", [b"", b"\xff", b"{}", b"[1]", b'[{"path": 3}]', b'{"a": 1}'])
def test_an_unreadable_list_is_an_empty_one(own_folder: Path, content: bytes) -> None:
    (data_folder() / "recent.json").write_bytes(content)
    assert recent_studies() == ()
    remember_study(own_folder / "a.qualcode", "id-a")
    assert len(recent_studies()) == 1


def test_backups_and_caches_of_one_study_go_and_the_others_stay() -> None:
    for folder in (backups_folder("one"), caches_folder("one"), backups_folder("two")):
        (folder / "x").write_text("text")
    delete_backups("one")
    assert (caches_folder("one") / "x").exists()
    delete_caches("one")
    delete_caches("one")
    assert not list(backups_folder("one").iterdir())
    assert not list(caches_folder("one").iterdir())
    assert (backups_folder("two") / "x").exists()


@pytest.mark.parametrize("study_id", ["..", "../../x", "", "a/b", "a\\b", ".", "x" * 65, "é"])
def test_an_id_that_leads_out_of_the_folder_deletes_nothing(
    own_folder: Path, study_id: str
) -> None:
    (own_folder / "x").mkdir()
    for deletes in (delete_backups, delete_caches):
        with pytest.raises(StudyFileError):
            deletes(study_id)
    assert (own_folder / "x").is_dir()
