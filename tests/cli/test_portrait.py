"""qualcode portrait: an interview along its text, a study by counting, a figure to take along."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import run_here
from tests.services.small_study import coded_study


@pytest.fixture
def study_file(tmp_path: Path) -> Path:
    with coded_study(tmp_path) as study:
        return study.file.path


def test_an_interview_along_its_text(study_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = run_here(capsys, "portrait", study_file, "M1", "--json").json
    (row,) = found["rows"]
    assert row["theme"] == "Freins"
    assert 0 < row["stretches"][0]["from"] < row["stretches"][0]["to"] < 1
    shown = run_here(capsys, "portrait", study_file, "M1", "--levels", "9").out
    assert "Temps" in shown
    assert "#" in shown


def test_the_study_by_counting(study_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = run_here(capsys, "portrait", study_file, "--json").json
    assert [each["interview"] for each in found["interviews"]] == ["M1", "M2"]
    assert found["timeline"]["codes"] == [
        {"code": "Temps", "above": ["Freins"], "first": "M1", "counts": [1, 1]}
    ]
    assert {each["code"] for each in found["without_definition"]} >= {"Temps", "Argent"}
    assert "Temps" in run_here(capsys, "portrait", study_file).out
    every = run_here(capsys, "retrieve", study_file, "UNCODED", "--json").json["extracts"]
    assert sorted(each["quote"] for each in found["uncoded"]) == sorted(e["quote"] for e in every)


def test_a_figure_is_written_and_another_ending_refused(
    study_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "codes.svg"
    assert run_here(capsys, "portrait", study_file, "--to", target).code == 0
    assert b"Temps" in target.read_bytes()
    ran = run_here(capsys, "portrait", study_file, "--to", tmp_path / "codes.doc")
    assert ran.code != 0
    assert ".svg" in ran.err
