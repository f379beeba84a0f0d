"""Import in the app: from files dropped to a text that can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.frame.handles import HANDLES, Handle
from app.screens.ingest_parts.desk import Desk, desk_of
from qualcode.model import ReleaseState, Role
from qualcode.services import reading, studies
from tests.app.driving import app, button, show, until, words
from tests.ingest.test_hostile import CASES
from tests.services.small_study import M1, M2

TOO_LARGE_TO_HOLD = {"200 MB of zeros", "50 MB of zeros"}


def open_import(study: Path) -> AppTest:
    return show(app(language="en", study=study), "ingest")


def drop(at: AppTest, **texts: str | bytes) -> AppTest:
    uploader = at.file_uploader[0]
    for name, text in texts.items():
        content = text.encode() if isinstance(text, str) else text
        uploader.upload(name.replace("_", "."), content)
    at.run()
    under_way = "qc_stop_preview"
    return until(
        at,
        lambda t: not shows(t, under_way) and (not t.file_uploader or bool(t.error)),
        "nothing was read",
    )


def shows(at: AppTest, key: str) -> bool:
    return any(b.key == key for b in at.button)


def only_handle() -> Handle:
    (handle,) = HANDLES._open.values()
    return handle


def desk() -> Desk:
    found = desk_of(only_handle())
    assert found is not None
    return found


def test_files_are_read_and_nothing_is_kept_before_it_is_asked(empty_study: Path) -> None:
    drop(open_import(empty_study), M1_txt=M1, M2_txt=M2)
    assert [p.label for p in desk().interviews] == ["M1", "M2"]
    assert reading.list_sources(only_handle().study) == ()


def test_what_is_brought_in_waits_in_the_vault_and_release_is_shown(empty_study: Path) -> None:
    at = drop(open_import(empty_study), M1_txt=M1, M2_txt=M2)
    button(at, "qc_ingest_go").click().run()
    until(at, lambda t: shows(t, "qc_release_stated"), "release never came")
    sources = reading.list_sources(only_handle().study)
    assert [s.label for s in sources] == ["M1", "M2"]
    assert {s.state for s in sources} == {ReleaseState.WAITING}


def test_a_key_leads_from_the_vault_to_reading(empty_study: Path) -> None:
    at = drop(open_import(empty_study), M1_txt=M1)
    button(at, "qc_ingest_go").click().run()
    until(at, lambda t: shows(t, "qc_release_stated"), "release never came")
    key = (
        "forme,nature,remplacement\nJeanne Morvan,PER,la collègue A\nSaint-Aubrac,LOC,la ville B\n"
    )
    at.file_uploader(key="qc_key_file").upload("key.csv", key.encode())
    at.run()
    button(at, "qc_release_key").click().run()
    until(at, lambda t: t.title[0].value == "Coding", "reading never came")
    study = only_handle().study
    text = reading.read_source(study, reading.list_sources(study)[0].id).transcript.text
    assert "la collègue A" in text
    assert "Morvan" not in text


def test_a_name_that_still_stands_keeps_the_text_in_the_vault(empty_study: Path) -> None:
    at = drop(open_import(empty_study), M1_txt=M1)
    button(at, "qc_ingest_go").click().run()
    until(at, lambda t: shows(t, "qc_release_stated"), "release never came")
    at.text_area(key="qc_look_for").input("Morvan")
    button(at, "qc_release_stated").click().run()
    until(at, lambda t: bool(t.warning), "no warning came")
    assert "Morvan" in words(at)
    assert reading.list_sources(only_handle().study)[0].state is ReleaseState.WAITING


def test_a_role_is_corrected_in_the_preview(empty_study: Path) -> None:
    at = drop(open_import(empty_study), M1_txt=M1)
    speaker = desk().interviews[0].draft.speakers[1]
    assert speaker.role is Role.RESPONDENT
    chooser = next(
        s for s in at.selectbox if s.key and s.key.startswith(f"qc_role_0_1_{speaker.label}")
    )
    chooser.select(Role.OTHER).run()
    corrected = desk().interviews[0].draft.speaker(speaker.label)
    assert corrected is not None
    assert corrected.role is Role.OTHER


def test_a_label_taken_by_another_source_is_refused_before_anything_is_written(
    small_study: Path,
) -> None:
    at = drop(open_import(small_study), M1_txt=M1)
    button(at, "qc_ingest_go").click().run()
    assert "M1" in at.error[0].value
    assert len(reading.list_sources(only_handle().study)) == 2


def test_words_that_are_there_already_are_said_before_the_button(small_study: Path) -> None:
    at = drop(open_import(small_study), M1_txt=M1, ferry_txt=M2.upper())
    assert "This is word for word M1, which is in the study already" in words(at)
    assert "This is word for word M2, which is in the study already" in words(at)
    button(at, "qc_ingest_go").click().run()
    until(at, lambda t: not shows(t, "qc_ingest_go"), "the files stayed on the desk")
    assert [s.label for s in reading.list_sources(only_handle().study)] == ["M1", "M2"]


@pytest.mark.parametrize("case", sorted(set(CASES) - TOO_LARGE_TO_HOLD))
def test_a_hostile_file_gives_a_sentence_and_keeps_nothing(case: str, empty_study: Path) -> None:
    name, make, _ = CASES[case]
    at = drop(open_import(empty_study), **{name.replace(".", "_"): make()})
    assert not at.exception
    assert "not your doing" not in words(at)
    assert at.warning or at.error
    assert reading.list_sources(only_handle().study) == ()


def test_names_of_the_preview_are_not_in_the_sessions_state(empty_study: Path) -> None:
    at = drop(open_import(empty_study), M1_txt=M1)
    assert "Morvan" in str(desk().interviews)
    assert "Morvan" not in str(at.session_state)


def test_a_server_that_starts_again_in_the_middle_leaves_a_whole_study(empty_study: Path) -> None:
    at = drop(open_import(empty_study), M1_txt=M1)
    HANDLES.close_all()  # the process is gone, with the preview and what unlocked the vault
    at.run()
    assert not at.exception
    assert not at.error
    with studies.open_study(empty_study) as study:
        assert reading.list_sources(study) == ()
        assert studies.unlock(study, None) == ()


def test_what_is_there_already_is_left_out_unless_both_are_to_be_kept(empty_study: Path) -> None:
    at = drop(open_import(empty_study), M1_txt=M1, M7_txt=M1)
    button(at, "qc_ingest_go").click().run()
    until(at, lambda t: shows(t, "qc_release_stated"), "release never came")
    assert [s.label for s in reading.list_sources(only_handle().study)] == ["M1"]
    at = drop(show(at, "ingest"), M8_txt=M1)
    at.checkbox(key="qc_ingest_keep_both").check().run()
    button(at, "qc_ingest_go").click().run()
    until(at, lambda t: shows(t, "qc_release_stated"), "release never came")
    assert [s.label for s in reading.list_sources(only_handle().study)] == ["M1", "M8"]
