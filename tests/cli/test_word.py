"""The report and the supervisor's comments from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import run_here
from tests.export.word.reading import body, headings
from tests.services.commenting import Reviewed
from tests.services.small_study import coded_study


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with coded_study(tmp_path) as made:
        return made.file.path


def test_a_report_is_written_by_choices_that_are_kept(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "out.docx"
    choices = ("--parts", "title,results", "--form", "tables", "--keep-as", "Thèse")
    done = run_here(capsys, "export", "word", study, to, *choices)
    assert done.code == 0, done.err
    assert [level for level, _ in headings(body(to.read_bytes()))] == [1, 2]
    kept = run_here(capsys, "export", "plans", study, "--json").json
    assert kept == [{"name": "Thèse", "parts": ["title", "results"]}]


def test_comments_go_out_and_come_back(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_here(capsys, "export", "coded", study, tmp_path / "out", "--source", "M1").code == 0
    reviewed = Reviewed((tmp_path / "out" / "M1.docx").read_bytes())
    reviewed.comment("nous aide beaucoup", "Qui d’autre ?")
    back = tmp_path / "M1-relu.docx"
    back.write_bytes(reviewed.saved())
    done = run_here(capsys, "memos", "import", study, back)
    assert done.code == 0, done.err
    assert "1 mémo" in done.out
