"""A file is replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from qualcode.errors import ConflictError, LockedError, NotFoundError, QualcodeError
from qualcode.store.replace import placing, replace_file, replacing


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "list.json"
    replace_file(target, b"one")
    assert stat.S_IMODE(target.stat().st_mode) & 0o077 == 0 or os.name == "nt"
    target.chmod(0o640)
    replace_file(target, b"two")
    assert target.read_bytes() == b"two"
    assert names(tmp_path) == ["list.json"]
    if os.name != "nt":
        assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_when_writing_fails_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "list.json"
    replace_file(target, b"one")
    with pytest.raises(ZeroDivisionError), replacing(target) as part:
        part.write_bytes(b"half")
        raise ZeroDivisionError
    assert target.read_bytes() == b"one"
    assert names(tmp_path) == ["list.json"]


def held_for(monkeypatch: pytest.MonkeyPatch, refusals: int) -> None:
    """Makes the system refuse like Windows does while a viewer holds the file."""
    true_replace = os.replace
    left = [refusals]

    def refuse(source: Path, target: Path) -> None:
        if left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "held")
        true_replace(source, target)

    monkeypatch.setattr("os.replace", refuse)


def test_a_file_held_for_a_moment_is_replaced_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_for(monkeypatch, 3)
    replace_file(tmp_path / "a", b"one")
    assert (tmp_path / "a").read_bytes() == b"one"


def test_a_file_that_stays_held_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held_for(monkeypatch, 10_000)
    with pytest.raises(LockedError, match=r"a\.docx"):
        replace_file(tmp_path / "a.docx", b"one", patience_s=0.25)
    assert names(tmp_path) == []


def test_a_full_disk_and_a_missing_folder_give_sentences(tmp_path: Path) -> None:
    with pytest.raises(QualcodeError, match="plein|full"), replacing(tmp_path / "a"):
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(NotFoundError):
        replace_file(tmp_path / "no such folder" / "a", b"")


def test_a_new_file_never_takes_anothers_place(tmp_path: Path) -> None:
    target = tmp_path / "a"
    with pytest.raises(ConflictError), placing(target) as part:
        part.write_bytes(b"second")
        target.write_bytes(b"first")  # somebody was quicker
    assert target.read_bytes() == b"first"
    with pytest.raises(ConflictError), placing(target):
        pass
    assert names(tmp_path) == ["a"]


def test_without_hard_links_a_new_file_is_placed_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr("os.link", refuse)
    with placing(tmp_path / "a") as part:
        part.write_bytes(b"one")
    assert (tmp_path / "a").read_bytes() == b"one"
    assert names(tmp_path) == ["a"]


def test_what_a_killed_process_left_goes_after_a_day(tmp_path: Path) -> None:
    old, young, other = (
        tmp_path / name for name in (".a.1.part-journal", ".a.2.part", ".ab.3.part")
    )
    for left in (old, young, other):
        left.write_bytes(b"left")
    yesterday = time.time() - 25 * 3600
    for left in (old, other):
        os.utime(left, (yesterday, yesterday))
    replace_file(tmp_path / "a", b"one")
    assert names(tmp_path) == [".a.2.part", ".ab.3.part", "a"]
