"""Cells that may name somebody wait in the vault: their bytes are not in the study."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qualcode.errors import LockedError, RefusedError
from qualcode.model import Consent, IdentifierKind, Interview, KeyEntry
from qualcode.services import (
    attributes,
    history,
    interviews,
    participants,
    release,
    studies,
    withdrawal,
)
from qualcode.services.held_cells import held_cells, proposals, release_cell, release_cells
from qualcode.services.identifying_cells import heading_tells, looks_identifying
from qualcode.services.open_study import OpenStudy
from qualcode.wording import render
from tests.services.small_study import M1, M2, bring_in, make_study
from tests.services.word_names import accept_word

PEOPLE = (
    "identifiant;sexe;commune;naissance;lieu;remarque;site\n"
    "M1;Femme;Landivisiau;1961-03-12;Rural;amie de Fatoumata Traoré;MSP de Landerneau\n"
    "M2;Homme;Saint-Aubrac;1975-07-01;Urbain;rien à dire;MSP de Landerneau\n"
).encode()
TALKS = b"entretien;date;lieu\nM1;2024-03-04;Landivisiau\nM2;2024-03-09;cabinet\n"
SECRET = ("Landivisiau", "Fatoumata", "1961-03-12", "Landerneau", "Saint-Aubrac", "2024-03-04")


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    made = make_study(tmp_path)
    bring_in(made, M1=M1, M2=M2)
    key = (
        KeyEntry("Jeanne Morvan", IdentifierKind.PERSON, "[Collègue 1]"),
        KeyEntry("Saint-Aubrac", IdentifierKind.PLACE, "[Ville 1]"),
    )
    release.release_with_key(made, key)
    return made


def _value(study: OpenStudy, who: str, column: str) -> object:
    table = participants.participants_table(study)
    person = next(p for p in table.participants if p.identifier == who)
    return person.value(next(a.id for a in table.attributes if a.name == column))


def _bytes(study: OpenStudy) -> bytes:
    path = study.file.path
    beside = (path.with_name(path.name + ending) for ending in ("", "-wal", "-journal"))
    return b"".join(p.read_bytes() for p in beside if p.exists())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Béziers", True), ("Loïc Guesdon", True), ("Rose Petit", True), ("12/03/1961", True),
        ("le 12 mars 1961", True), ("06 12 34 56 78", True), ("rue des Lilas", True),
        ("maison médicale de Landerneau", True), ("Rural", False), ("Semi-rural", False),
        ("Marié", False), ("50-59 ans", False), ("1961", False), ("Finistère", False),
        ("Cabinet de groupe", False), ("Sage-femme", False), ("Secteur 1", False), ("", False),
    ],
)  # fmt: skip
def test_what_looks_like_a_name_a_town_or_a_date(text: str, *, told: bool) -> None:
    assert looks_identifying(text) is told


@pytest.mark.parametrize(
    ("text", "heading", "told"),
    [
        ("Trubervec", "Nom", True), ("trubervec", "Nom de famille", True),
        ("Ysaline", "Prénom du patient", True), ("M1", "Nom", False), ("[Médecin 1]", "Nom", False),
        ("Trubervec", "Nom du logiciel", False), ("Plouzarnec", "Lieu d’exercice", True),
        ("Plouzarnec-les-Bains", "Commune", True), ("Cabinet", "Lieu", False), ("MSP", "Lieu", False),
        ("Ehpad", "Lieu", False), ("WhatsApp", "Lieu", False),
        ("Domicile de la patiente", "Lieu de l'entretien", False), ("Commune A", "Commune", False),
        ("Plouzarnec", "Milieu", False),
    ],
)  # fmt: skip
def test_what_a_column_is_tells_what_its_cells_name(text: str, heading: str, *, told: bool) -> None:
    assert heading_tells(text, heading) is told


def test_names_no_list_knows_wait_where_their_column_says_so(study: OpenStudy) -> None:
    content = b"identifiant;nom;lieu\nM1;Trubervec;Plouzarnec\nM2;;cabinet\n"
    participants.import_participants(study, "p.csv", content)
    assert {c.value for c in held_cells(study)} == {"Trubervec", "Plouzarnec"}
    assert b"Trubervec" not in _bytes(study) and b"Plouzarnec" not in _bytes(study)
    assert _value(study, "M2", "lieu") == "cabinet"


def test_names_towns_and_dates_of_the_tables_wait_in_the_vault(study: OpenStudy) -> None:
    done = participants.import_participants(study, "p.csv", PEOPLE)
    interviews.import_interviews(study, "e.csv", TALKS)
    assert _value(study, "M1", "commune") is None and _value(study, "M1", "lieu") == "Rural"
    assert _value(study, "M2", "commune") == "[Ville 1]"
    assert {c.value for c in held_cells(study)} == {
        "Landivisiau", "1961-03-12", "1975-07-01", "amie de Fatoumata Traoré", "MSP de Landerneau",
        "2024-03-04", "2024-03-09",
    }  # fmt: skip
    assert [(i.date, i.place) for i in interviews.list_interviews(study)] == [
        ("2024-03", ""),
        ("2024-03", "cabinet"),
    ]
    said = " ".join(render(f.text, "fr") + render(f.place, "fr") for f in done.findings)
    assert not any(word in said for word in SECRET)
    study.close()
    assert not [word for word in SECRET if word.encode() in _bytes(study)]


def test_a_released_cell_is_written_once_and_for_the_same_table_again(study: OpenStudy) -> None:
    participants.import_participants(study, "p.csv", PEOPLE)
    cell = next(c for c in held_cells(study) if c.value == "1961-03-12")
    with pytest.raises(RefusedError):
        release_cell(study, cell.id, "voisine de Jeanne Morvan")
    release_cell(study, cell.id, "60-69 ans")
    assert _value(study, "M1", "naissance") == "60-69 ans"
    participants.import_participants(study, "p.csv", PEOPLE)
    assert _value(study, "M1", "naissance") == "60-69 ans"
    assert len(held_cells(study)) == 4
    assert len(participants.participants_table(study).sites) == 1


def test_without_the_vault_the_cell_is_left_out_and_said_so(study: OpenStudy) -> None:
    study.lock()
    done = participants.import_participants(study, "p.csv", PEOPLE)
    assert len(done.findings) >= 4 and _value(study, "M1", "commune") is None
    studies.unlock(study, None)
    assert held_cells(study) == ()


def test_taking_the_import_back_takes_its_cells_out_of_the_vault(study: OpenStudy) -> None:
    participants.import_participants(study, "p.csv", PEOPLE)
    history.undo(study)
    assert held_cells(study) == ()
    history.redo(study)
    assert len(held_cells(study)) == 5


def test_who_withdraws_takes_their_cells_along(study: OpenStudy) -> None:
    participants.import_participants(study, "p.csv", PEOPLE)
    withdrawal.withdraw(study, "M1")
    assert {c.row for c in held_cells(study)} == {"M2", "Site 1"}


def test_a_site_whose_name_waits_is_said_to_have_a_name_meanwhile(study: OpenStudy) -> None:
    participants.import_participants(study, "p.csv", PEOPLE)
    told = {c.row: render(c.finding.text, "en") for c in held_cells(study)}
    called = [s.name for s in participants.participants_table(study).sites]
    assert called == ["Site 1"]
    assert told["Site 1"] == (
        "The name of this site waits in the vault; the study calls it Site 1."
    )


def _interview(study: OpenStudy) -> Interview:
    return interviews.list_interviews(study)[0]


def test_what_is_typed_by_hand_waits_as_what_is_imported_does(study: OpenStudy) -> None:
    interviews.edit_interview(study, _interview(study).id, date="12/03/2024", place="Landivisiau")
    assert (_interview(study).date, _interview(study).place) == ("2024-03", "")
    column = attributes.add_attribute(study, "commune")
    person = participants.participants_table(study).participants[0]
    participants.edit_participant(
        study, person.id, values={column.id: "Landivisiau"}, site="MSP de Landerneau"
    )
    assert _value(study, person.identifier, "commune") is None
    assert [s.name for s in participants.participants_table(study).sites] == ["Site 1"]
    assert sorted(c.value for c in held_cells(study)) == [
        "12/03/2024", "Landivisiau", "Landivisiau", "MSP de Landerneau",
    ]  # fmt: skip
    study.close()
    assert not [word for word in SECRET if word.encode() in _bytes(study)]


def test_with_the_vault_locked_nothing_typed_is_lost_or_let_through(study: OpenStudy) -> None:
    study.lock()
    before = _interview(study)
    with pytest.raises(LockedError):
        interviews.edit_interview(study, before.id, place="Landivisiau")
    interviews.edit_interview(study, before.id, date="2024-03", place="au cabinet")
    assert (_interview(study).date, _interview(study).place) == ("2024-03", "au cabinet")


def test_the_day_in_the_head_of_a_transcript_waits_too(study: OpenStudy) -> None:
    head = "Date : 5 juin 2023\nLieu : Landivisiau\n\n"
    bring_in(study, M7=head + M1.replace("Médecin 1", "Médecin 7"))
    released = release.release_with_key(study, ())
    seven = next(i for i in interviews.list_interviews(study) if i.label == "M7")
    assert (seven.date, seven.place) == ("2023-06", "")
    assert len(released.held) == 2


def test_what_is_proposed_is_broader_and_is_written_as_one_step(study: OpenStudy) -> None:
    participants.import_participants(study, "p.csv", PEOPLE)
    interviews.import_interviews(study, "e.csv", TALKS)
    wanted = proposals(study)
    said = {c.value: wanted[c.id] for c in held_cells(study)}
    assert said["2024-03-04"] == "2024-03"
    assert said["1961-03-12"] == "1961"
    assert said["Landivisiau"].startswith("[commune")
    assert not any(word in text for word in SECRET for text in wanted.values())
    n_before = len(history.list_activities(study))
    release_cells(study, wanted)
    assert held_cells(study) == ()
    assert len(history.list_activities(study)) == n_before + 1
    assert _value(study, "M1", "naissance") == "1961"


def test_a_cell_may_be_kept_as_it_is_unless_the_key_replaces_what_it_says(
    study: OpenStudy,
) -> None:
    interviews.import_interviews(study, "e.csv", TALKS)
    column = attributes.add_attribute(study, "remarque")
    person = participants.participants_table(study).participants[0]
    participants.edit_participant(study, person.id, values={column.id: "vue par J. Morvan"})
    cells = {c.value: c.id for c in held_cells(study)}
    release_cells(study, {}, as_they_are=[cells["2024-03-04"]])
    assert _interview(study).date == "2024-03-04"
    with pytest.raises(RefusedError):
        release_cells(study, {}, as_they_are=[cells["vue par J. Morvan"]])
    interviews.edit_interview(study, _interview(study).id, date="2024-03-04", duration_min=30.0)
    assert _interview(study).date == "2024-03-04", "what was let through stays"


def test_a_cell_written_by_hand_since_waits_no_longer(study: OpenStudy) -> None:
    interviews.import_interviews(study, "e.csv", TALKS)
    interviews.edit_interview(study, _interview(study).id, place="petite ville")
    assert "Landivisiau" not in {c.value for c in held_cells(study)}


def test_a_note_of_consent_that_names_somebody_waits_and_is_released(study: OpenStudy) -> None:
    person = next(
        p for p in participants.participants_table(study).participants if p.identifier == "M1"
    )
    told = Consent(date(2024, 3, 4), None, "signé chez sa fille, 12 rue des Lilas à Landivisiau")
    kept = participants.edit_participant(study, person.id, consent=told)
    assert (kept.consent.note, kept.consent.given_on) == ("", told.given_on)
    assert b"Landivisiau" not in _bytes(study)
    (cell,) = [c for c in held_cells(study) if c.column == "consent_note"]
    assert cell.value == told.note
    release_cell(study, cell.id, "signé chez un proche")
    people = participants.participants_table(study).participants
    assert next(p for p in people if p.id == person.id).consent.note == "signé chez un proche"


def test_a_plain_note_of_consent_passes(study: OpenStudy) -> None:
    person = participants.participants_table(study).participants[0]
    kept = participants.edit_participant(study, person.id, consent=Consent(note="oral"))
    assert kept.consent.note == "oral"


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("Source, au bord de l’eau", True), ("Source et environs", True), ("« Source » en été", True),
        ("Rural. Source depuis dix ans", True), ("SOURCE, nord", True), ("source d’eau", False),
        ("près de la source", False), ("[Ville 2], nord", False),
    ],
)  # fmt: skip
def test_a_replaced_town_that_is_also_a_word_waits_wherever_it_has_its_capital(
    study: OpenStudy, text: str, *, waits: bool
) -> None:
    accept_word(study, "Source", "[Ville 2]")
    column = attributes.add_attribute(study, "lieu")
    person = participants.participants_table(study).participants[0]
    participants.edit_participant(study, person.id, values={column.id: text})
    assert _value(study, person.identifier, "lieu") == (None if waits else text)
    assert [c.value for c in held_cells(study)] == ([text] if waits else [])


def test_what_is_proposed_for_such_a_cell_has_the_replacement_of_the_town(study: OpenStudy) -> None:
    accept_word(study, "Source", "[Ville 2]")
    participants.edit_participant(
        study,
        participants.participants_table(study).participants[0].id,
        consent=Consent(note="Source, au bord de l’eau"),
    )
    (cell,) = held_cells(study)
    assert proposals(study)[cell.id] == "[Ville 2], au bord de l’eau"
    with pytest.raises(RefusedError):
        release_cell(study, cell.id, "Source")
    release_cells(study, proposals(study))
    assert held_cells(study) == ()


def test_such_a_cell_may_stand_as_it_is_when_somebody_says_so(study: OpenStudy) -> None:
    accept_word(study, "Petit", "[Collègue 2]", IdentifierKind.PERSON)
    column = attributes.add_attribute(study, "taille")
    person = participants.participants_table(study).participants[0]
    participants.edit_participant(study, person.id, values={column.id: "Petit cabinet"})
    (cell,) = held_cells(study)
    release_cells(study, {}, as_they_are=[cell.id])
    assert _value(study, person.identifier, "taille") == "Petit cabinet"


def test_one_town_in_two_rows_stays_one(study: OpenStudy) -> None:
    table = "participant;commune\nM1;Quimperlé\nM2;Quimperlé\nM3;Concarneau\n"
    participants.import_participants(study, "p.csv", table.encode())
    wanted = proposals(study)
    told = {cell.row: wanted[cell.id] for cell in held_cells(study)}
    assert list(told) == ["M1", "M2", "M3"]
    assert told["M1"] == told["M2"] != told["M3"]
    release_cells(study, wanted)
