"""Participants are taken out of the table only when nothing of them would be left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import ConflictError, StudyFileError
from qualcode.services import ingest, interviews, participants, studies
from qualcode.wording import render
from tests.services.small_study import M1, M2, bring_in, make_study


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


def test_a_table_of_participants_among_transcripts_is_sent_where_it_belongs() -> None:
    people = "identifiant;sexe;tranche_age\nM1;Femme;30-39 ans\nM2;Homme;40-49 ans\n"
    asked = (
        "participant;Votre âge, et depuis quand exercez-vous ?\nM1;Trente ans, depuis toujours\n"
    )
    found = ingest.preview_files([("gens.csv", people.encode())])
    assert found.interviews == ()
    assert "participants import" in str(found.findings[0].advice)
    answers = ingest.preview_files([("questions.csv", asked.encode())])
    assert len(answers.interviews) == 1


def test_a_column_of_interviews_links_participants_of_another_name(tmp_path: Path) -> None:
    with make_study(tmp_path) as study:
        bring_in(study, M1=M1, M2=M2)
        table = "Code;Entretien;Sexe\nP1;M1;F\nP2;m2;H\nP3;M7;H\n"
        done = participants.import_participants(study, "p.csv", table.encode())
        people = {p.id: p.identifier for p in participants.participants_table(study).participants}
        met = {
            i.label: [people[p] for p in i.participant_ids]
            for i in interviews.list_interviews(study)
        }
        assert met == {"M1": ["P1"], "M2": ["P2"]}
        assert sorted(people.values()) == ["P1", "P2", "P3"]
        assert "M7" in render(done.findings[0].text, "fr") and len(done.findings) == 1


def test_participants_who_gave_no_interview_are_told(tmp_path: Path) -> None:
    with make_study(tmp_path) as study:
        bring_in(study, M1=M1, M2=M2)
        strange = participants.import_participants(study, "p.csv", b"Code;Sexe\nP1;F\nP2;H\n")
        assert "M1, M2" in render(strange.findings[0].text, "fr")
        known = participants.import_participants(study, "p.csv", b"Code;Sexe\nM1;F\nM2;H\n")
        assert known.findings == ()
