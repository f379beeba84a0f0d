"""The sheet of results of a participant: every theme, their own words and nobody else's."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from qualcode.errors import BadInputError, RefusedError
from qualcode.services import codebook, participants, results_sheet
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import M1, bring_in, code_named, coded_study, make_study


def sheet_of(study: OpenStudy, identifier: str, language: str = "fr") -> list[str]:
    people = {p.identifier: p.id for p in participants.participants_table(study).participants}
    docx = results_sheet.results_sheet(study, people[identifier], language=language)
    return [p.text for p in Document(BytesIO(docx)).paragraphs]


def test_it_tells_every_theme_and_quotes_one_person(tmp_path: Path) -> None:
    with coded_study(tmp_path) as study:
        theme, time = code_named(study, "Freins"), code_named(study, "Temps")
        codebook.edit(study, time.id, definition="Ce qui manque pour se réunir.")
        codebook.write_analysis(study, theme.id, "Le temps revient partout^[chez tous].")
        said = sheet_of(study, "M1")
        assert {"Petite étude", "Freins", "Temps", "Vos remarques"} <= set(said)
        assert "Le temps revient partout." in said
        assert "Ce qui manque pour se réunir." in said
        assert "Argent" not in said  # nothing is coded there
        quoted = [text for text in said if text.startswith("«")]
        assert [text.strip("« »\xa0\u202f") for text in quoted] == [
            "On n'a pas le temps de se réunir"
        ]
        other = [text for text in sheet_of(study, "M2", "en") if text.startswith("“")]
        assert other == ["“On n'a pas le temps”"]


def test_without_results_there_is_no_sheet(tmp_path: Path) -> None:
    with make_study(tmp_path) as study:
        bring_in(study, M1=M1)
        (person,) = participants.participants_table(study).participants
        with pytest.raises(BadInputError):
            results_sheet.results_sheet(study, person.id)
        with pytest.raises(BadInputError):
            results_sheet.results_sheet(study, "nobody")


def test_a_name_of_the_key_does_not_leave_with_it(tmp_path: Path) -> None:
    with coded_study(tmp_path) as study:
        codebook.write_analysis(study, code_named(study, "Freins").id, "Comme chez Jeanne Morvan.")
        with pytest.raises(RefusedError):
            sheet_of(study, "M1")
