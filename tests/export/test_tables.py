from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from qualcode.export.tables import Sheet, to_csv, to_xlsx

DANGEROUS = ("=1+1", "+33 6", "-2", "@SUM(A1)", "\tx", '=HYPERLINK("http://a")')
SHEET = Sheet(
    "Extraits",
    ("Extrait", "n", "Part", "Jour", "Oui"),
    (
        *((text, 1, 0.5, date(2026, 3, 1), True) for text in DANGEROUS),
        ("Deux lignes\net « guillemets »", -3, None, None, None),
    ),
)


def test_what_looks_like_a_formula_stays_text_in_a_workbook() -> None:
    page = load_workbook(BytesIO(to_xlsx([SHEET]))).worksheets[0]
    for row, text in enumerate(DANGEROUS, 2):
        assert page.cell(row, 1).value == text
        assert page.cell(row, 1).data_type == "s"
        assert page.cell(row, 1).quotePrefix
    with ZipFile(BytesIO(to_xlsx([SHEET]))) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_numbers_and_dates_stay_numbers_and_dates() -> None:
    page = load_workbook(BytesIO(to_xlsx([SHEET]))).worksheets[0]
    assert page.cell(8, 2).value == -3
    assert page.cell(2, 3).value == 0.5
    assert str(page.cell(2, 4).value).startswith("2026-03-01")
    assert page.cell(8, 3).value is None


def test_the_header_row_is_frozen_and_columns_are_as_wide_as_their_words() -> None:
    page = load_workbook(BytesIO(to_xlsx([SHEET]))).worksheets[0]
    assert page.freeze_panes == "A2"
    assert page.column_dimensions["A"].width > page.column_dimensions["B"].width


def test_two_workbooks_are_the_same_bytes_and_name_nobody() -> None:
    first = to_xlsx([SHEET, SHEET])
    assert to_xlsx([SHEET, SHEET]) == first
    with ZipFile(BytesIO(first)) as archive:
        core = archive.read("docProps/core.xml")
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"creator" not in core
    assert b"created" not in core


def test_sheets_get_names_a_spreadsheet_accepts_and_no_name_twice() -> None:
    long = Sheet("Thème : [1] / un titre qui dépasse la place", ("a",), ())
    names = load_workbook(BytesIO(to_xlsx([long, long, Sheet("", ("a",), ())]))).sheetnames
    assert len(set(names)) == 3
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


@pytest.mark.parametrize(("language", "mark", "half"), [("fr", ";", "0,5"), ("en", ",", "0.5")])
def test_csv_is_written_as_that_language_s_spreadsheet_reads_it(
    language: str, mark: str, half: str
) -> None:
    written = to_csv(SHEET, language)
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(written.decode("utf-8-sig"), newline=""), delimiter=mark))
    assert rows[0] == list(SHEET.header)
    assert rows[1] == ["'=1+1", "1", half, "2026-03-01", "True"]
    assert rows[-1][:2] == ["Deux lignes\net « guillemets »", "-3"]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_no_text_of_a_csv_begins_like_a_formula(texts: list[str]) -> None:
    sheet = Sheet("x", tuple("abcd"[: len(texts)]), (tuple(texts),))
    written = to_csv(sheet, "en").decode("utf-8-sig")
    rows = list(csv.reader(StringIO(written, newline="")))
    for cell, text in zip(rows[1] if len(rows) > 1 else [], texts, strict=True):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        assert cell in (text, f"'{text}")


@given(st.text(max_size=30))
def test_any_text_gives_a_workbook_that_opens(text: str) -> None:
    page = load_workbook(BytesIO(to_xlsx([Sheet(text, ("a",), ((text,),))]))).worksheets[0]
    assert page.cell(2, 1).data_type != "f"


def test_a_row_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="row 1"):
        Sheet("x", ("a", "b"), (("only one",),))
