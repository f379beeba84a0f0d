"""Tables, figures and checklists from the command line, in the form the ending says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.running import Ran
from tests.services.small_study import coded_study


def test_files_take_the_form_of_their_ending_and_an_answer_stands_in_the_checklist(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    with coded_study(tmp_path) as made:
        study = made.file.path
    done = here("export", "workbook", study, tmp_path / "t.zip")
    assert (tmp_path / "t.zip").read_bytes().startswith(b"PK"), done.err
    done = here("export", "tree", study, tmp_path / "t.svg", "--axis", "Freins", "--levels", "1")
    assert b"Argent" in (tmp_path / "t.svg").read_bytes(), done.err
    wrong = here("export", "matrix", study, tmp_path / "m.csv", "--by", "age")
    assert wrong.code != 0
    assert "participant, attribute, site" in wrong.err
    assert here("checklist", "answer", study, "coreq", "13", "--text", "Deux refus.").code == 0
    shown = here("checklist", "coreq", study, "--json").json
    assert (len(shown["items"]), shown["answered"]) == (32, 1)
    assert shown["items"][12]["answer"] == "Deux refus."
