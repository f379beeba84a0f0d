"""The framework grid: cases, themes, summaries that follow merges and withdrawals."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook

from qualcode.errors import BadInputError, ConflictError, NotFoundError, RefusedError
from qualcode.export.framework_report import FrameworkPart
from qualcode.model import CodeKind
from qualcode.services import codebook, codings, history, participants
from qualcode.services.framework import CaseKind, framework_grid, write_summary
from qualcode.services.framework_export import framework_book, framework_docx, framework_sheet
from qualcode.services.open_study import OpenStudy
from qualcode.services.withdrawal import withdraw
from tests.services.small_study import code_named


def person(study: OpenStudy, identifier: str) -> str:
    people = participants.participants_table(study).participants
    return next(p.id for p in people if p.identifier == identifier)


def text_of(study: OpenStudy, identifier: str, code: str) -> str:
    grid = framework_grid(study, code_ids=[code_named(study, code).id])
    own = grid.cell(person(study, identifier), code_named(study, code).id).own
    return own.text if own else ""


def sum_up(study: OpenStudy, identifier: str, code: str, text: str, **how: object) -> None:
    where = person(study, identifier), code_named(study, code).id
    write_summary(study, CaseKind.PARTICIPANT, *where, text, **how)  # type: ignore[arg-type]


def test_extracts_stand_under_their_case_and_their_great_theme(study: OpenStudy) -> None:
    grid = framework_grid(study)
    assert [c.name for c in grid.cases] == ["M1", "M2"]
    assert [t.name for t in grid.themes] == ["Freins"]
    cell = grid.cell(person(study, "M2"), grid.themes[0].id)
    assert [c.segment.quote for c in cell.codings] == ["On n'a pas le temps"]
    assert len(framework_grid(study, CaseKind.INTERVIEW).cases) == 2
    assert framework_grid(study, CaseKind.SITE).cases == ()


def test_a_summary_is_kept_with_its_extracts_changed_and_taken_away(study: OpenStudy) -> None:
    coding = codings.list_codings(study)[0]
    sum_up(study, "M1", "Freins", "Le temps manque.", rests_on=[coding.id])
    cell = framework_grid(study).cell(person(study, "M1"), code_named(study, "Freins").id)
    assert cell.own is not None and cell.own.coding_ids == (coding.id,)
    sum_up(study, "M1", "Freins", "Le soir manque.", seen="Le temps manque.")
    with pytest.raises(ConflictError):
        sum_up(study, "M1", "Freins", "Autre.", seen="Le temps manque.")
    assert text_of(study, "M1", "Freins") == "Le soir manque."
    sum_up(study, "M1", "Freins", " ")
    assert text_of(study, "M1", "Freins") == ""
    history.undo(study)
    assert text_of(study, "M1", "Freins") == "Le soir manque."


def test_each_coder_sums_up_in_their_own_words(study: OpenStudy) -> None:
    sum_up(study, "M1", "Freins", "D’Anne.")
    study.act_as("Samira")
    sum_up(study, "M1", "Freins", "De Samira.")
    cell = framework_grid(study).cell(person(study, "M1"), code_named(study, "Freins").id)
    assert cell.own is not None and cell.own.text == "De Samira."
    assert [s.text for s in cell.others] == ["D’Anne."]
    sheet = framework_sheet(study, framework_grid(study))
    assert sheet.rows[0] == ("M1", "De Samira.\n\nAnne\u00a0: D’Anne.")
    assert sheet.rows[1][1] == "(1 extrait)"
    assert framework_book(study, framework_grid(study), "xlsx", language="fr").startswith(b"PK")


def test_the_same_words_are_one_extract_whoever_coded_them_and_with_what(study: OpenStudy) -> None:
    words = "On n'a pas le temps de se réunir"
    study.act_as("Samira")
    codings.code_words(study, "M1", code_named(study, "Temps").id, words)
    codings.code_words(study, "M1", code_named(study, "Argent").id, words)
    grid = framework_grid(study)
    cell = grid.cell(person(study, "M1"), code_named(study, "Freins").id)
    assert [len(e) for e in cell.extracts] == [3]
    assert grid.codes_of(cell.extracts[0]) == "Temps\u00a0; Argent"
    assert framework_sheet(study, grid).rows[0][1] == "(1 extrait)"
    book = load_workbook(BytesIO(framework_book(study, grid, "xlsx", language="fr")))
    rows = [row for row in book["Extraits"].iter_rows(values_only=True) if row[0] == "M1"]
    assert rows == [("M1", "Freins", "M1", "Temps\u00a0; Argent", words)]
    written = docx.Document(BytesIO(framework_docx(study, grid, language="fr")))
    cells = [c.text for table in written.tables for row in table.rows for c in row.cells]
    assert any("Temps\u00a0; Argent)" in text for text in cells)
    assert cells and max(text.count(words) for text in cells) == 1


def test_summaries_of_merged_codes_are_joined_and_come_back(study: OpenStudy) -> None:
    sum_up(study, "M1", "Temps", "Le temps.")
    sum_up(study, "M1", "Argent", "L’argent.")
    sum_up(study, "M2", "Argent", "Rien.")
    codebook.merge(study, code_named(study, "Temps").id, [code_named(study, "Argent").id])
    assert text_of(study, "M1", "Temps") == "Le temps.\n\nL’argent."
    assert text_of(study, "M2", "Temps") == "Rien."
    history.undo(study)
    assert text_of(study, "M1", "Argent") == "L’argent."


def test_a_summary_goes_with_the_participant_who_withdraws(study: OpenStudy) -> None:
    sum_up(study, "M1", "Freins", "Zyntarellique.")
    where = person(study, "M1"), code_named(study, "Freins").id
    withdraw(study, "M1")
    assert b"Zyntarellique" not in study.file.path.read_bytes()
    with pytest.raises(NotFoundError):
        write_summary(study, CaseKind.PARTICIPANT, *where, "Encore.")


def test_the_word_file_holds_the_grid_across_monographs_and_themes_compared(
    study: OpenStudy,
) -> None:
    first = codings.list_codings(study)[0]
    sum_up(study, "M1", "Freins", "Le temps manque.\nEt le soir.", rests_on=[first.id])
    written = framework_docx(study, framework_grid(study), language="fr", page_numbers=False)
    document = docx.Document(BytesIO(written))
    across, compared = document.tables
    assert [cell.text for cell in across.rows[0].cells] == ["Cas", "Freins"]
    assert across._tbl.xml.count("<w:tblHeader") == 1
    assert "Le temps manque.\nEt le soir." in across.rows[1].cells[1].text
    assert "On n'a pas le temps de se réunir" in across.rows[1].cells[1].text
    assert across.rows[2].cells[1].text.startswith("(1 extrait)")
    assert [row.cells[0].text for row in compared.rows] == ["Cas", "M1", "M2"]
    wide = [s.orientation is WD_ORIENT.LANDSCAPE for s in document.sections]
    assert wide == [False, True, False, False]
    styles = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    headings = [text for style, text in styles if (style or "").startswith("Heading")]
    assert headings[1:4] == ["Monographies", "M1", "Freins"]
    assert "PAGEREF" in document.element.xml
    only = framework_docx(
        study, framework_grid(study), [FrameworkPart.CASES], language="en", page_numbers=False
    )
    assert not docx.Document(BytesIO(only)).tables
    again = framework_docx(study, framework_grid(study), language="fr", page_numbers=False)
    assert again == written


def test_many_themes_are_told_in_several_tables(study: OpenStudy) -> None:
    made = [codebook.create(study, f"Thème {n}", kind=CodeKind.THEME) for n in range(6)]
    grid = framework_grid(study, code_ids=[c.id for c in made])
    written = framework_docx(study, grid, [FrameworkPart.GRID], language="fr", page_numbers=False)
    columns = [len(table.columns) for table in docx.Document(BytesIO(written)).tables]
    assert columns == [4, 4]


def test_a_name_in_a_summary_leaves_in_no_file(study: OpenStudy) -> None:
    sum_up(study, "M1", "Freins", "Jeanne Morvan s’en plaint.")
    grid = framework_grid(study)
    with pytest.raises(RefusedError):
        framework_docx(study, grid, language="fr", page_numbers=False)
    with pytest.raises(RefusedError):
        framework_book(study, grid, "xlsx", language="fr")


def test_a_grid_without_cases_is_not_written(study: OpenStudy) -> None:
    with pytest.raises(BadInputError):
        framework_docx(study, framework_grid(study, CaseKind.SITE), language="fr")
