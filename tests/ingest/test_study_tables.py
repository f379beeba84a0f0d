"""Tables of participants and interviews, whatever their columns are called."""

from datetime import date

import pytest

from qualcode.errors import BadInputError
from qualcode.ingest.interviews_table import read_interviews
from qualcode.ingest.participants_table import ParticipantsTable, read_participants
from qualcode.ingest.table import Table, read_csv
from qualcode.model import AttributeKind
from qualcode.wording import render


def table(*lines: str) -> Table:
    return read_csv("table.csv", "\n".join(lines).encode())


def named_values(read: ParticipantsTable, number: int) -> dict[str, object]:
    names = {attribute.id: attribute.name for attribute in read.attributes}
    return {names[key]: value for key, value in read.participants[number].values}


def test_columns_are_typed_and_say_why() -> None:
    read = read_participants(
        table(
            "Participant;Sexe;Âge;Installation;Syndiqué;Revenu;Code postal",
            "M1;Femme;52;12/03/1998;oui;1 250,50;01200",
            "M2;Homme;NR;01/09/2010;non;980;45000",
        )
    )
    kinds = {attribute.name: attribute.kind for attribute in read.attributes}
    assert kinds == {
        "Sexe": AttributeKind.CATEGORY,
        "Âge": AttributeKind.NUMBER,
        "Installation": AttributeKind.DATE,
        "Syndiqué": AttributeKind.YES_NO,
        "Revenu": AttributeKind.NUMBER,
        "Code postal": AttributeKind.CATEGORY,
    }
    assert named_values(read, 0) == {
        "Sexe": "Femme", "Âge": 52.0, "Installation": date(1998, 3, 12), "Syndiqué": True,
        "Revenu": 1250.5, "Code postal": "01200",
    }  # fmt: skip
    assert "Âge" not in named_values(read, 1)
    assert all(render(column.how, "en") for column in read.columns)


def test_site_and_consent_are_no_attributes() -> None:
    read = read_participants(
        table(
            "id,site,date de consentement,conserver jusqu'au,sexe",
            "E1,MSP Nord,2024-01-10,2029-01-10,F",
            "E2,MSP Sud,,,H",
            "E3,MSP Nord,2024-02-01,,F",
        )
    )
    assert [attribute.name for attribute in read.attributes] == ["sexe"]
    assert [site.name for site in read.sites] == ["MSP Nord", "MSP Sud"]
    first, second, third = read.participants
    assert first.site_id == third.site_id != second.site_id
    assert (first.consent.given_on, first.consent.keep_until) == (
        date(2024, 1, 10),
        date(2029, 1, 10),
    )


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("date de l'entretien", True), ("Date", True), ("interview_date", True),
        ("date de naissance", False), ("diplôme", False),
    ],
)  # fmt: skip
def test_dates_of_interviews_among_participants_are_told(heading: str, told: bool) -> None:
    read = read_participants(table(f"identifiant;{heading}", "P1;12/03/2025", "P2;14/03/2025"))
    said = [render(finding.advice, "en") for finding in read.findings]
    assert any("table of interviews" in one for one in said) is told


def test_a_value_out_of_its_column_is_reported_and_kept() -> None:
    rows = [f"M{n},{20 + n}" for n in range(1, 9)]
    read = read_participants(table("participant,age", *rows, "M9,la trentaine"))
    assert read.attributes[0].kind is AttributeKind.CATEGORY
    assert named_values(read, 8) == {"age": "la trentaine"}
    assert any("la trentaine" in render(finding.text, "en") for finding in read.findings)


def test_doubles_and_rows_without_identifier_are_reported() -> None:
    read = read_participants(table("participant,sexe", "M1,F", "m1,H", ",F", "M2,H"))
    assert [participant.identifier for participant in read.participants] == ["M1", "M2"]
    assert [render(finding.place, "en") for finding in read.findings] == ["row 4", "row 3"] or len(
        read.findings
    ) == 2


def test_categories_that_differ_in_capitals_are_reported() -> None:
    read = read_participants(table("participant,lieu", "M1,Bourg centre", "M2,Bourg Centre"))
    assert any("same category" in render(finding.text, "en") for finding in read.findings)


def test_without_a_known_heading_the_column_of_unlike_values_names_participants() -> None:
    read = read_participants(table("qui est-ce,sexe", "A,F", "B,F"))
    assert [participant.identifier for participant in read.participants] == ["A", "B"]
    assert read.findings
    with pytest.raises(BadInputError):
        read_participants(table("sexe,lieu", "F,x", "F,x"))


@pytest.mark.parametrize(
    "heading",
    ["Médecin interrogé", "Code de l’enquêté(e)", "N° d'entretien", "Initiales", "participant_code",
     "Pseudo du participant", "Interviewee ID", "Nom", "Identifiant patient"],
)  # fmt: skip
def test_usual_headings_name_the_participants_without_a_word(heading: str) -> None:
    read = read_participants(table(f"Sexe;{heading};Âge", "Femme;M1;52", "Homme;M2;40"))
    assert [participant.identifier for participant in read.participants] == ["M1", "M2"]
    assert read.findings == ()


def test_a_column_of_interviews_beside_the_identifiers_is_no_attribute() -> None:
    read = read_participants(table("Code;N° entretien;Sexe", "P1;M1;F", "P2;;H"))
    assert [attribute.name for attribute in read.attributes] == ["Sexe"]
    assert read.interviews == ((read.participants[0].id, "M1"),)
    dated = read_participants(table("Code;Entretien;Sexe", "P1;12/03/2024;F", "P2;13/03/2024;H"))
    assert [attribute.name for attribute in dated.attributes] == ["Entretien", "Sexe"]
    assert dated.interviews == ()


def test_interviews_are_read_in_french_and_english() -> None:
    french = read_interviews(
        table(
            "Entretien;Participants;Date;Lieu;Durée;Ordre;Guide;Fichier;Remarque",
            "E1;M1, M2;12/03/2024;Mairie;1h05;1;version 1;e1.docx;au calme",
            "E2;M3;Mars 2020;;45 min;2;;;",
        )
    ).interviews
    assert french[0].participants == ("M1", "M2")
    assert (french[0].date, french[0].duration_min, french[0].position) == ("2024-03-12", 65, 1)
    assert (french[0].guide_version, french[0].file) == (1, "e1.docx")
    assert french[0].others == (("Remarque", "au calme"),)
    assert (french[1].date, french[1].place) == ("Mars 2020", "")
    english = read_interviews(
        table("participant,order,date,place,minutes", "L1,1,2024-03-14,barn,47")
    )
    assert english.interviews[0].label == "L1"
    assert english.interviews[0].participants == ("L1",)


def test_what_cannot_be_read_in_a_row_is_reported() -> None:
    read = read_interviews(table("entretien,durée", "E1,longue", "E1,45", ",50"))
    assert len(read.interviews) == 1
    assert read.interviews[0].duration_min is None
    assert len(read.findings) == 3
    with pytest.raises(BadInputError):
        read_interviews(table("lieu,durée", "x,45"))
