"""The same interview under another label, or in another format, does not come in twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.services import ingest
from qualcode.services.open_study import OpenStudy
from qualcode.services.repeats import without_repeats
from qualcode.wording import render
from tests.services.small_study import M1, M2, bring_in, make_study


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    made = make_study(tmp_path)
    bring_in(made, M1=M1)
    return made


def _read(**texts: str) -> tuple[ingest.Previewed, ...]:
    files = [(f"{name}.txt", text.encode()) for name, text in texts.items()]
    return ingest.preview_files(files).interviews


def test_a_transcript_that_is_there_already_is_left_out_and_named(study: OpenStudy) -> None:
    fresh, findings = without_repeats(study, _read(M7=M1, M8=M2))
    assert [p.label for p in fresh] == ["M8"]
    assert "M1" in render(findings[0].text, "fr") and "M7" in render(findings[0].place, "fr")


def test_other_capitals_signs_and_breaks_make_no_other_interview(study: OpenStudy) -> None:
    other = M1.replace("’", "'").replace(", ", " ,  ").replace("travail ?", "TRAVAIL…")
    assert without_repeats(study, _read(M7=other))[0] == ()


def test_a_word_more_makes_another_interview(study: OpenStudy) -> None:
    assert len(without_repeats(study, _read(M7=M1 + "\nMédecin 1 : Voilà, merci."))[0]) == 1


def test_two_files_of_one_lot_are_compared_too(study: OpenStudy) -> None:
    fresh, findings = without_repeats(study, _read(M7=M2, M8=M2.upper()))
    assert [p.label for p in fresh] == ["M7"] and len(findings) == 1


def test_the_same_label_is_left_to_the_import_itself(study: OpenStudy) -> None:
    assert without_repeats(study, _read(M1=M1))[1] == ()
