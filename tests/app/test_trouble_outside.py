"""What happens outside the app while a study is open in it: a sentence, and the app goes on."""

from __future__ import annotations

from pathlib import Path

from qualcode.services import studies
from tests.app.driving import app, show


def test_a_study_that_is_moved_away_while_open_is_said_and_nothing_is_put_in_its_place(
    small_study: Path, tmp_path: Path
) -> None:
    at = show(app(study=small_study), "history")
    away = tmp_path / "elsewhere"
    away.mkdir()
    for file in small_study.parent.iterdir():
        file.rename(away / file.name)
    show(at, "coders")
    assert "n’est plus là où elle a été ouverte" in at.error[0].value
    show(at, "history")
    assert not at.exception
    show(at, "start")
    assert at.text_input(key="qc_open_path") is not None
    assert not small_study.exists()
    with studies.open_study(away / small_study.name) as study:
        assert studies.get_study(study).title == "Petite étude"
