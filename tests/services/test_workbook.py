from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from qualcode.errors import RefusedError
from qualcode.model import Approach
from qualcode.services import codebook, codings, studies
from qualcode.services.demo import DemoReport
from qualcode.services.workbook import workbook, workbook_sheets
from tests.services.small_study import code_named, coded_study


def test_every_sheet_is_told_on_the_first_and_frozen(french_demo: DemoReport) -> None:
    with studies.open_study(french_demo.study) as study:
        written = workbook(study)
        assert workbook(study) == written
    book = load_workbook(BytesIO(written))
    first, *others = book.worksheets
    told = {row[0].value for row in first.iter_rows(min_row=2)}
    assert {page.title for page in others} <= told
    assert len(others) >= 12
    for page in others:
        assert page.freeze_panes is not None
        assert page.freeze_panes.endswith("2")
        assert page.auto_filter.ref is not None
    with ZipFile(BytesIO(written)) as archive:
        assert not [m for m in archive.namelist() if b"creator" in archive.read(m)]


def test_an_extract_bears_a_mark_under_each_of_its_codes(french_demo: DemoReport) -> None:
    with studies.open_study(french_demo.study) as study:
        sheets = {sheet.name: sheet for sheet in workbook_sheets(study)}
    extracts = sheets["Extraits par code"]
    column = extracts.header.index("Distances")
    by_code = {row[1]: row for row in sheets["Livre de codes"].rows}
    assert sum(row[column] == 1 for row in extracts.rows) == by_code["Distances"][3] == 4


def test_what_looks_like_a_formula_stays_text_in_every_form(tmp_path: Path) -> None:
    with coded_study(tmp_path) as study:
        code = codebook.create(study, "=1+1")
        codings.code_words(study, "M1", code.id, "On n'a pas le temps")
        book = load_workbook(BytesIO(workbook(study)))
        archive = ZipFile(BytesIO(workbook(study, "zip")))
    cells = [c for page in book.worksheets for row in page.iter_rows() for c in row]
    held = [c for c in cells if c.value == "=1+1"]
    assert len(held) > 3
    assert {c.data_type for c in held} == {"s"}
    for name in archive.namelist():
        text = archive.read(name).decode("utf-8-sig")
        for row in csv.reader(StringIO(text, newline=""), delimiter=";"):
            assert not [cell for cell in row if cell.startswith(("=", "+", "@"))]


def test_a_name_of_the_key_in_a_code_stops_the_workbook(tmp_path: Path) -> None:
    with coded_study(tmp_path) as study:
        codebook.rename(study, code_named(study, "Argent").id, "Ce que dit Jeanne Morvan")
        with pytest.raises(RefusedError):
            workbook(study)


def test_what_the_approach_rejects_is_left_out_and_said(tmp_path: Path) -> None:
    with coded_study(tmp_path) as study:
        studies.edit_study(study, approach=Approach.REFLEXIVE)
        first, *others = workbook_sheets(study)
    assert sum(row[0] == "Laissé de côté" for row in first.rows) == 2
    assert not [sheet for sheet in others if "Accord" in sheet.name]
