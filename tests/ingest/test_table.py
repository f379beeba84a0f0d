"""Tables for participants, codings, keys and codebooks."""

from __future__ import annotations

import csv
import datetime as dt
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import BadInputError
from qualcode.ingest.canonical import canonical_text
from qualcode.ingest.reading import read_table
from qualcode.wording import render
from tests.ingest.samples import xlsx_of


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_delimiter_in_any_encoding(delimiter: str, encoding: str) -> None:
    lines = ["Participant|Âge|Métier", "M1|62|médecin", 'M2|36|"né, ici"', "M3|48|"]
    content = "\r\n".join(lines).replace("|", delimiter).encode(encoding)
    table = read_table("p.csv", content)
    assert table.header == ("Participant", "Âge", "Métier")
    assert table.rows == (("M1", "62", "médecin"), ("M2", "36", "né, ici"), ("M3", "48", ""))
    assert table.lines == (2, 3, 4)


def test_prose_with_commas_does_not_hide_the_semicolons() -> None:
    content = "participant;extrait\nM1;oui, bon, voilà, euh\nM2;non, mais, enfin, bref\n".encode()
    assert read_table("c.csv", content).rows[0] == ("M1", "oui, bon, voilà, euh")


def test_a_separator_that_excel_announces_is_obeyed() -> None:
    assert read_table("a.csv", b"sep=;\r\na;b\r\n1,5;2\r\n").rows == (("1,5", "2"),)


def test_quoted_line_breaks_stay_inside_their_cell() -> None:
    table = read_table("a.csv", b'a,b\n"un\ndeux",x\n"dit ""oui""",y\n')
    assert table.rows == (("un\ndeux", "x"), ('dit "oui"', "y"))
    assert table.lines == (2, 3)


def test_a_quotation_mark_left_open_loses_no_row() -> None:
    table = read_table("a.csv", b'a,b\n1,"ouvert\n2,ferme\n3,fin\n')
    assert [row[0] for row in table.rows] == ["1", "2", "3"]
    assert "quotation mark" in render(table.findings[0].text, "en")


def test_uneven_rows_are_evened_and_pointed_out() -> None:
    table = read_table("a.csv", b"a,b\n1\n1,2,3\n\n,\n4,5\n")
    assert table.rows == (("1", ""), ("1", "2"), ("4", "5"))
    assert [render(f.place, "en") for f in table.findings] == ["row 3 of a.csv"]


def test_a_title_above_the_headings_is_no_heading() -> None:
    content = "Les participants de mon étude;;;\n;;;\ncode;âge;milieu;\nP1;32;rural;\n".encode()
    table = read_table("p.csv", content)
    assert (table.header, table.rows) == (("code", "âge", "milieu"), (("P1", "32", "rural"),))
    assert "Les participants de mon étude" in render(table.findings[0].text, "en")
    assert table.lines == (4,)


def test_one_filled_cell_is_a_heading_where_no_headings_follow() -> None:
    table = read_table("a.csv", b"Theme,,\n,Sub-theme,\n,,Node\n")
    assert table.header == ("Theme", "", "") and len(table.rows) == 2


def test_columns_are_found_by_heading_and_rows_by_name() -> None:
    table = read_table("a.csv", b"id,age,age,\nM1,62,63,\n")
    assert table.header == ("id", "age", "age (2)")
    assert table.column("age (2)") == ("63",)
    assert list(table.records()) == [{"id": "M1", "age": "62", "age (2)": "63"}]
    with pytest.raises(KeyError):
        table.column("nom")


def test_cells_of_a_workbook_are_as_people_type_them() -> None:
    rows: list[list[object]] = [
        ["date", "heure", "durée", "âge", "note", "oui", "vide"],
        [
            dt.datetime(2024, 3, 12),  # noqa: DTZ001  # a sheet knows no zones
            dt.time(9, 30),
            dt.timedelta(minutes=41, seconds=5),
            62.0,
            12.5,
            True,
            None,
        ],
    ]
    table = read_table("a.xlsx", xlsx_of({"P": rows}))
    assert table.rows == (("2024-03-12", "09:30:00", "00:41:05", "62", "12.5", "TRUE", ""),)


def test_other_sheets_are_named() -> None:
    filled = [["a", "b", "c"], ["1", "2", "3"]]
    content = xlsx_of({"Vide": [], "Un": filled, "Deux": filled})
    table = read_table("a.xlsx", content)
    assert table.rows == (("1", "2", "3"),)
    assert render(table.findings[0].text, "en") == "Only one sheet was read; not read: Deux."


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_transcript_is_no_table(name: str) -> None:
    with pytest.raises(BadInputError):
        read_table(name, b"{\\rtf1 E : Bonjour}")


CELLS = st.text(alphabet="abé ;,'\"\n\t|=", max_size=12)


@given(
    st.integers(2, 5).flatmap(
        lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=2, max_size=6)
    )
)
def test_whatever_stands_in_quoted_cells_comes_back(rows: list[list[str]]) -> None:
    header = [f"h{n}" for n in range(len(rows[0]))]
    stream = StringIO()
    csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL).writerows([header, *rows])
    expected = [tuple(map(canonical_text, row)) for row in rows]
    table = read_table("a.csv", stream.getvalue().encode())
    assert table.header == tuple(header)
    assert list(table.rows) == [row for row in expected if any(row)]
