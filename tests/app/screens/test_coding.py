"""What the coding screen gives the browser and does with what comes back, without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qualcode.model import new_id
from qualcode.services import codings, finished, reading, studies
from qualcode.services.open_study import OpenStudy
from qualcode.wording import LANGUAGES
from tests.app.driving import app, show
from tests.app.sent import fire, sent_to
from tests.services.operations import put


def opened(path: Path) -> OpenStudy:
    return studies.open_study(path, remember=False)


def coding_of(path: Path, words: str, name: str) -> dict[str, Any]:
    """The operation by which a browser puts a code on some words of M1."""
    with opened(path) as study:
        return put(study, words, name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("door", ["qc_coding_bus", "qc_reader"])
def test_what_the_browser_sends_is_stored_once_and_answered(
    small_study: Path, language: str, door: str
) -> None:
    op = coding_of(small_study, "payé", "Argent")
    at = show(app(language=language, study=small_study), "reading")
    for _ in range(2):
        fire(at, door, "ops", [op])
    told = sent_to(at, "qc_coding_bus")
    assert told["answers"] == {op["id"]: 0}
    assert [c["id"] for c in told["codings"]] == [op["codes"][0][1]]
    with opened(small_study) as study:
        assert [c.segment.quote for c in codings.list_codings(study)].count("payé") == 1


def test_what_is_refused_is_answered_with_a_sentence_in_the_language_of_the_screen(
    small_study: Path,
) -> None:
    op = coding_of(small_study, "payé", "Argent") | {"quote": "autre"}
    for language, said in (("fr", "a changé"), ("en", "has changed")):
        at = show(app(language=language, study=small_study), "reading")
        fire(at, "qc_coding_bus", "ops", [op | {"id": new_id()}])
        (answer,) = sent_to(at, "qc_coding_bus")["answers"].values()
        assert said in answer["said"]


def test_nonsense_from_a_browser_changes_nothing_and_does_no_harm(small_study: Path) -> None:
    at = show(app(study=small_study), "reading")
    for nonsense in ([{"id": "x"}], ["…"], {"a": 1}, None, [{"id": new_id(), "do": "code"}]):
        fire(at, "qc_coding_bus", "ops", nonsense)
        assert not at.exception
        assert not at.error
    with opened(small_study) as study:
        assert len(codings.list_codings(study)) == 2


def test_a_finished_transcript_is_marked_in_the_choice(small_study: Path) -> None:
    with opened(small_study) as study:
        finished.finish_source(study, reading.find_source(study, "M1").id)
    at = show(app(study=small_study), "reading")
    assert at.selectbox(key="qc_reading_choice").options[0] == "M1 ✓"
    assert sent_to(at, "qc_reader")["finished"] is True


def test_who_only_reads_may_not_code(small_study: Path) -> None:
    from qualcode.model import CoderRole
    from qualcode.services import coders

    with opened(small_study) as study:
        samira = coders.find_coder(study, "Samira")
        coders.change_role(study, samira.id, CoderRole.READER)
    at = app(study=small_study)
    at.query_params["coder"] = samira.id
    at.session_state["qc_coder"] = samira.id
    at.session_state["qc_handle"] = None
    at.query_params["study"] = _study_id(small_study)
    page = sent_to(show(at, "reading"), "qc_reader")
    assert page["me"] == samira.id
    assert page["may"] == {"code": False, "comment": True, "create": False, "edit": False}


def _study_id(path: Path) -> str:
    with opened(path) as study:
        return studies.get_study(study).id
