"""A name that came into the study before the key knew it: out of the tables, pointed at elsewhere."""

from __future__ import annotations

from pathlib import Path

from qualcode.model import IdentifierKind, KeyEntry
from qualcode.services import (
    anonymise,
    audit,
    held_cells,
    interviews,
    memos,
    participants,
    reading,
    release,
    review,
)
from qualcode.services.open_study import OpenStudy
from qualcode.store.study_file import study_id_of
from qualcode.store.traces import find_traces
from qualcode.wording import render
from tests.services.small_study import M1, bring_in, make_study

KEY = (
    KeyEntry("Jeanne Morvan", IdentifierKind.PERSON, "[Collègue 1]"),
    KeyEntry("Saint-Aubrac", IdentifierKind.PLACE, "[Ville 1]"),
    KeyEntry("Kerzuel", IdentifierKind.PLACE, "[Lieu 1]"),
)


def _released(folder: Path) -> tuple[OpenStudy, release.ReleaseReport]:
    study = make_study(folder)
    interviews.import_interviews(study, "i.csv", b"entretien;lieu\nM1;salle 3, KERZUEL\n")
    participants.import_participants(
        study, "p.csv", "identifiant;trajet\nM1;tout près, Kerzuel\n".encode()
    )
    memos.write_memo(study, "Voir ce que Jeanne Morvan en dit.")
    bring_in(study, M1=M1)
    return study, release.release_with_key(study, KEY)


def test_a_cell_gets_what_stands_for_the_name_and_nothing_of_it_stays_in_the_file(
    tmp_path: Path,
) -> None:
    study, report = _released(tmp_path)
    (interview,) = interviews.list_interviews(study)
    table = participants.participants_table(study)
    cell = table.participants[0].value(table.attributes[0].id)
    assert interview.place == "salle 3, [Lieu 1]"
    assert cell == "tout près, [Lieu 1]"
    assert "M1, column" in " ".join(render(f.place, "en") for f in report.standing)
    with study.reading() as reader:
        study_id = study_id_of(reader)
    assert find_traces(study.file.path, study_id, ["kerzuel", "Kerzuel"]) == ()


def test_a_memo_that_names_somebody_is_pointed_at_and_left_as_it_is(tmp_path: Path) -> None:
    study, report = _released(tmp_path)
    (memo,) = memos.list_memos(study)
    assert memo.text == "Voir ce que Jeanne Morvan en dit."
    told = [render(f.text, "en") for f in report.standing]
    assert any("Jeanne Morvan" in said for said in told)


def test_a_cell_that_still_tells_waits_in_the_vault(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    interviews.import_interviews(study, "i.csv", b"entretien;lieu\nM1;maison morvan, en bas\n")
    bring_in(study, M1=M1)
    release.release_with_key(study, KEY)  # "morvan" alone is only part of a name of the key
    assert interviews.list_interviews(study)[0].place == ""
    assert [c.value for c in held_cells.held_cells(study)] == ["maison morvan, en bas"]


def test_a_release_that_finds_nothing_of_the_kind_leaves_no_more_than_its_own_record(
    tmp_path: Path,
) -> None:
    study = make_study(tmp_path)
    bring_in(study, M1=M1)
    report = release.release_with_key(study, KEY)
    assert report.standing == ()
    assert "[Ville 1]" in next(iter(reading.all_transcripts(study).values())).text
    with study.reading() as reader:
        assert audit.gate_study(study, reader).is_clean


def test_a_name_that_is_also_a_word_and_begins_a_sentence_is_pointed_at_once(
    tmp_path: Path,
) -> None:
    study = make_study(tmp_path)
    said = "Ma mère s'appelait Rose aussi. Rose, ou bleu, tout se vend. Rose ou pas. Une rose."
    bring_in(study, M1=f"Enquêtrice : Bonjour.\nMédecin 1 : {said}\n")
    anonymise.propose(study, use_model=False)
    review.accept(study, [e.id for e in review.list_entities(study)])
    report = release.release_reviewed(study)
    assert len(report.released) == 1
    text = next(iter(reading.all_transcripts(study).values())).text
    assert "Rose, ou bleu" in text  # she or the colour: nobody can tell
    (told,) = report.findings
    assert told.text.values["found"] == "Rose"


def test_an_audit_of_a_study_says_in_which_table_a_name_stands(tmp_path: Path) -> None:
    with _released(tmp_path)[0] as study:
        report = audit.audit_folder(study.file.path, study)
    places = {render(s.place, "en") for f in report.files for s in f.leaks if s.certain}
    assert any("table memo" in place for place in places), places
