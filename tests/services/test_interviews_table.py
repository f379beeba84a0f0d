"""The researcher's table of interviews meets the transcripts that are there already."""

from __future__ import annotations

from pathlib import Path

from qualcode.services import history, ingest, interviews, participants
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import M1, M2, make_study

TABLE = b"Entretien;Participant;Lieu\nEntretien 1;M1;Cabinet\nEntretien 2;M2;Visio\n"


def _files(*names: str) -> ingest.Preview:
    texts = (M1, M2)
    return ingest.preview_files(
        [(f"{name}.txt", text.encode()) for name, text in zip(names, texts, strict=True)]
    )


def _who(study: OpenStudy) -> dict[str, list[str]]:
    people = {p.id: p.identifier for p in participants.participants_table(study).participants}
    return {
        i.label: sorted(people[p] for p in i.participant_ids)
        for i in interviews.list_interviews(study)
    }


def test_a_row_finds_the_interview_its_file_became_and_names_who_spoke(tmp_path: Path) -> None:
    with make_study(tmp_path) as study:
        ingest.ingest(study, _files("Entretien 1", "Entretien 2").interviews)
        assert _who(study) == {"E1": ["E1"], "E2": ["E2"]}
        done = interviews.import_interviews(study, "interviews.csv", TABLE)
        assert (done.n_added, done.n_changed, done.findings) == (0, 2, ())
        assert _who(study) == {"E1": ["M1"], "E2": ["M2"]}
        assert [i.place for i in interviews.list_interviews(study)] == ["Cabinet", "Visio"]
        known = participants.participants_table(study).participants
        assert sorted(p.identifier for p in known) == ["M1", "M2"]
        history.undo(study)
        assert _who(study) == {"E1": ["E1"], "E2": ["E2"]}


def test_a_file_finds_the_interview_of_a_table_imported_before(tmp_path: Path) -> None:
    with make_study(tmp_path) as study:
        interviews.import_interviews(study, "interviews.csv", TABLE)
        ingest.ingest(study, _files("Entretien 1", "Entretien 2").interviews)
        assert _who(study) == {"Entretien 1": ["M1"], "Entretien 2": ["M2"]}


def test_a_participant_of_whom_something_is_known_is_unlinked_and_stays(tmp_path: Path) -> None:
    with make_study(tmp_path) as study:
        ingest.ingest(study, _files("Entretien 1", "Entretien 2").interviews)
        participants.import_participants(study, "p.csv", b"Participant;Sexe\nE1;F\n")
        interviews.import_interviews(study, "interviews.csv", TABLE)
        assert _who(study)["E1"] == ["M1"]
        known = participants.participants_table(study).participants
        assert sorted(p.identifier for p in known) == ["E1", "M1", "M2"]


def test_a_row_without_transcript_is_said_with_the_transcripts_left(tmp_path: Path) -> None:
    with make_study(tmp_path) as study:
        ingest.ingest(study, _files("Entretien 1", "marché couvert").interviews)
        table = TABLE.replace(b"Entretien 2", "Groupe du marché".encode())
        done = interviews.import_interviews(study, "interviews.csv", table)
        assert done.n_added == 1
        assert len(done.findings) == 1
        assert "Groupe du marché" in str(done.findings[0].text.parameters)
        assert "E2" in str(done.findings[0].advice.parameters)
