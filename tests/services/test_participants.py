"""Participants are taken out of the table only when nothing of them would be left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import ConflictError, StudyFileError
from qualcode.services import ingest, interviews, participants, studies
from tests.services.small_study import make_study


def test_a_row_typed_by_mistake_goes(tmp_path: Path) -> None:
    with make_study(tmp_path) as study:
        mistaken = participants.add_participant(study, "M77")
        participants.remove_participant(study, mistaken.id)
        assert participants.participants_table(study).participants == ()


def test_who_gave_an_interview_stays_until_taken_out_of_it(tmp_path: Path) -> None:
    with make_study(tmp_path) as study:
        who = participants.add_participant(study, "M1")
        interview = interviews.add_interview(study, "E1")
        interviews.edit_interview(study, interview.id, participants=("M1",))
        with pytest.raises(ConflictError, match="M1"):
            participants.remove_participant(study, who.id)
        interviews.edit_interview(study, interview.id, participants=())
        participants.remove_participant(study, who.id)
        assert participants.participants_table(study).participants == ()


def test_a_study_in_a_folder_that_cannot_be_made_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")
    with pytest.raises(StudyFileError) as refused:
        studies.new_study(tmp_path / "a file" / "in" / "x.qualcode", title="T", passphrase=None)
    assert refused.value.hint is not None


def test_a_table_of_codings_among_transcripts_is_sent_where_it_belongs() -> None:
    table = (
        "participant;thème;nœud;extrait\n"
        "M1;Freins;Temps;On n’a pas le temps de se réunir\n"
        "M1;Freins;Argent;Il faudrait être payé le soir\n"
    )
    found = ingest.preview_files([("codages.csv", table.encode())])
    assert found.interviews == ()
    (finding,) = found.findings
    assert "codings import" in str(finding.advice)
