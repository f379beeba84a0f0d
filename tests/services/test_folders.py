"""The study meant by what somebody typed, the same in the app and on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.cli.opened import study_path
from qualcode.errors import NotFoundError
from qualcode.services.folders import study_at


def test_a_study_is_meant_by_its_file_its_name_or_the_folder_it_is_alone_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = tmp_path / "Mes études" / "thèse.qualcode"
    alone.parent.mkdir()
    alone.touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    for written in (f'"{alone}"', "~/Mes études/thèse", "~/Mes études", str(alone)):
        assert study_at(written) == study_path(Path(written)) == alone


def test_of_two_studies_in_a_folder_none_is_taken_by_chance(tmp_path: Path) -> None:
    for name in ("une.qualcode", "autre.qualcode", ".cachée.qualcode"):
        (tmp_path / name).touch()
    with pytest.raises(NotFoundError, match="2"):
        study_at(tmp_path)
