"""Projects of other programs through the screens: dropped on Import, prepared on Export."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from streamlit.testing.v1 import AppTest

from app.frame.handles import HANDLES
from qualcode.services import studies
from qualcode.services.open_study import OpenStudy
from tests.app.driving import app, button, keys, show, until, wait_for, words
from tests.refi import vendors


def study_shown() -> OpenStudy:
    (handle,) = HANDLES._open.values()
    return handle.study


def can_take(at: AppTest, key: str) -> bool:
    return any(b.proto.id.endswith(key) for b in at.get("download_button"))


def test_a_dropped_project_is_shown_before_it_is_taken_in(empty_study: Path) -> None:
    at = show(app(study=empty_study), "ingest")
    content = vendors.project(vendors.PROGRAMS["NVivo for Windows"])
    at.file_uploader[0].upload("projet.qdpx", content).run()
    wait_for(at, "qc_project_go")
    assert "NVivo for Windows 12.6" in words(at)
    assert "Samira" in words(at)
    (table,) = (frame.value for frame in at.dataframe)
    assert list(table["codings"]) == [len(vendors.EXTRACTS)]
    assert list(table["misfits"]) == [0]
    assert "UTF-16" in table["offsets"][0]
    assert studies.describe(study_shown()).n_codes == 0
    button(at, "qc_project_go").click().run()
    until(at, lambda t: "qc_project_go" not in keys(t) and bool(t.file_uploader), "taken in")
    assert studies.describe(study_shown()).n_codes == len(vendors.CODES) + 1


def test_a_project_dropped_among_other_files_is_asked_for_alone(empty_study: Path) -> None:
    at = show(app(study=empty_study), "ingest")
    uploader = at.file_uploader[0]
    uploader.upload("projet.qdpx", vendors.project(vendors.PROGRAMS["MAXQDA"]))
    uploader.upload("M1.txt", b"M1 : bonjour")
    at.run()
    until(at, lambda t: bool(t.error), "a sentence")
    assert "un projet d’un autre logiciel" in at.error[0].value


def test_the_project_and_the_codebook_are_prepared_for_other_programs(small_study: Path) -> None:
    at = show(app(study=small_study), "export")
    for key in ("qdpx", "qdc"):
        button(at, f"qc_make_{key}").click().run()
        until(at, partial(can_take, key=f"qc_take_{key}"), f"{key} never came")
