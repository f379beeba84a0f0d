"""Small signs of a report and of a workbook."""

from __future__ import annotations

from io import BytesIO

import openpyxl

from qualcode.anonymise.entity import Decision, Policy
from qualcode.export.review_file import review_sheet
from qualcode.export.tables import to_xlsx
from qualcode.export.word.document.typography import number
from qualcode.ingest.review_file import read_review
from qualcode.model import IdentifierKind
from qualcode.wording.figures import decimal


def test_what_rounds_to_nothing_has_no_minus() -> None:
    assert number(-0.0004, 2) == "0,00"
    assert number(-0.25, 2) == "−0,25"


def test_the_review_offers_the_words_it_takes() -> None:
    page = openpyxl.load_workbook(BytesIO(to_xlsx((review_sheet((), "fr"),)))).worksheets[0]
    offered = {str(v.sqref)[0]: v.formula1 for v in page.data_validations.dataValidation}
    heads = dict(zip("ABCDEF", (cell.value for cell in page[1]), strict=False))
    assert {heads[letter] for letter in offered} == {"sorte", "décision", "règle"}
    assert "PER" in (offered["C"] or "") and "descriptor" in (offered["F"] or "")
    assert offered["D"] == '"accepter,rejeter,reporter"'


def test_a_kind_changed_in_a_french_review_is_read_back() -> None:
    table = "id;forme;sorte;décision;règle\r\n1;Brest;ORG;reporter;suppress\r\n"
    (row,) = read_review("revue.csv", table.encode()).rows
    assert (row.kind, row.decision, row.policy) == (
        IdentifierKind.ORGANISATION,
        Decision.DEFERRED,
        Policy.SUPPRESS,
    )


def test_a_measure_keeps_its_decimals_in_french() -> None:
    assert decimal(0.75, 3, kept=True) == "0,750"
    assert decimal(0.75, 3) == "0,75"
