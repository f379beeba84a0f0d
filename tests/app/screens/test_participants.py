"""The table of participants: somebody typed by mistake is taken out again."""

from __future__ import annotations

from pathlib import Path

from qualcode.services import participants, studies
from tests.app.driving import app, button, show


def test_a_participant_typed_by_mistake_is_taken_out(empty_study: Path) -> None:
    with studies.open_study(empty_study, remember=False) as study:
        participants.add_participant(study, "M77")
    at = show(app(study=empty_study), "participants")
    button(at, "qc_remove").click().run()
    assert not at.error
    with studies.open_study(empty_study, remember=False) as study:
        assert participants.participants_table(study).participants == ()


def test_who_gave_an_interview_is_not_taken_out(small_study: Path) -> None:
    at = show(app(study=small_study), "participants")
    button(at, "qc_remove").click().run()
    assert "a un entretien dans l’étude" in at.error[0].value
    with studies.open_study(small_study, remember=False) as study:
        assert len(participants.participants_table(study).participants) == 2
