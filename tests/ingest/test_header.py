"""Facts at the head of a transcript, dates and durations."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.ingest.dates import read_date, read_minutes
from qualcode.ingest.header import fact_of, read_facts


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("45 min", 45), ("1h05", 65), ("1 h 05 min", 65), ("1:05:00", 65), ("00:45:12", 45.2),
     ("45'30''", 45.5), ("45 minutes 30", 45.5), ("1h", 60), ("1,5 h", 90), ("65 mn", 65),
     ("environ 45 minutes", 45), ("45", 45), ("1 hour 5 minutes", 65), ("45:12", 45.2),
     ("1:05", 65), ("2 heures", 120), ("about 50 min.", 50), ("37,5", None), ("une heure", None),
     ("", None), ("long", None)],
)  # fmt: skip
def test_durations_are_minutes(written: str, minutes: float | None) -> None:
    assert read_minutes(written) == minutes


@pytest.mark.parametrize(
    ("written", "day"),
    [("12 mars 2024", date(2024, 3, 12)), ("mardi 12 mars 2024 à 14h", date(2024, 3, 12)),
     ("1er août 2023", date(2023, 8, 1)), ("12/03/2024", date(2024, 3, 12)),
     ("12.03.24", date(2024, 3, 12)), ("2024-03-12", date(2024, 3, 12)),
     ("12-Mar-24", date(2024, 3, 12)), ("3/août/2021", date(2021, 8, 3)),
     ("March 12, 2024", date(2024, 3, 12)), ("12th of March 2024", date(2024, 3, 12)),
     ("Mars 2020", None), ("12 mars", None), ("31/02/2024", None), ("", None)],
)  # fmt: skip
def test_complete_dates_are_days(written: str, day: date | None) -> None:
    assert read_date(written) == day


def test_a_date_that_could_be_two_is_left_as_written_in_english() -> None:
    assert read_facts(["Interview 2", "Date: 03/04/2024"]).date == "03/04/2024"
    assert read_facts(["Entretien 2", "Date : 03/04/2024"]).date == "2024-04-03"
    assert read_facts(["Interview 2", "Date: 23/04/2024"]).date == "2024-04-23"


def test_named_facts_are_read() -> None:
    facts = read_facts(
        ["Entretien n°3 – Médecin", "Date : 12 mars 2024", "Durée : 1h05", "Lieu : mairie",
         "Participant : M3", "Profession : sage-femme"]
    )  # fmt: skip
    assert (facts.number, facts.date, facts.duration_min) == ("3", "2024-03-12", 65)
    assert (facts.place, facts.title) == ("mairie", "Entretien n°3 – Médecin")
    assert facts.others == (("Participant", "M3"), ("Profession", "sage-femme"))


def test_facts_stand_in_one_line_in_cells_or_in_a_sentence() -> None:
    line = read_facts(["Verbatim E4", "Date : Mars 2020 - Durée : 45 min - Lieu : cabinet"])
    assert (line.number, line.date, line.duration_min, line.place) == (
        "E4",
        "Mars 2020",
        45,
        "cabinet",
    )
    cells = read_facts(["Date", "12/03/2024", "Durée", "45 min", "Lieu\tmairie"])
    assert (cells.date, cells.duration_min, cells.place) == ("2024-03-12", 45, "mairie")
    sentence = read_facts(["Entretien réalisé le 12 mars 2024 au cabinet (45 min)"])
    assert (sentence.date, sentence.duration_min) == ("2024-03-12", 45)


def test_the_participant_s_code_numbers_the_interview_when_nothing_else_does() -> None:
    assert read_facts(["Participant : M3"]).number == "M3"
    assert read_facts(["Participant : une femme de 40 ans"]).number == ""


@given(st.lists(st.text(max_size=60), max_size=5))
def test_no_header_is_too_strange_to_read(paragraphs: list[str]) -> None:
    facts = read_facts(paragraphs)
    assert facts.duration_min is None or facts.duration_min > 0


def test_keys_as_programs_write_them_are_facts() -> None:
    facts = read_facts(
        ["narrator: Ottilie Fournel", "interview_date: 04-Feb-19", "interview_city: Cahors",
         "interview_country: France", "interviewed_by: Rémi Soulas"]
    )  # fmt: skip
    assert (facts.date, facts.place) == ("2019-02-04", "Cahors, France")
    assert facts.others == (("narrator", "Ottilie Fournel"), ("interviewed_by", "Rémi Soulas"))


@pytest.mark.parametrize(
    "line",
    ["Nom : Odile Varangot", "Prénom : Odile", "Téléphone : 06 00 00 00 00", "Tél. : 0600000000",
     "Courriel : odile@exemple.fr", "Date of birth: 3 May 1961"],
)  # fmt: skip
def test_who_was_asked_and_how_to_reach_them_are_facts_of_the_header(line: str) -> None:
    assert fact_of(line) is not None
