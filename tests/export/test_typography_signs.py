"""Small signs of a report and of a workbook."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from qualcode.anonymise.entity import Decision, Policy
from qualcode.export.review_file import policy_word, review_sheet
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
    assert "PER" in (offered["C"] or "") and "descripteur" in (offered["F"] or "")
    assert offered["D"] == '"accepter,rejeter,reporter"'


def test_a_kind_changed_in_a_french_review_is_read_back() -> None:
    table = "id;forme;sorte;décision;règle\r\n1;Brest;{};reporter;{}\r\n"
    for words in (("ORG", "suppress"), ("organisation", "Supprimer")):
        (row,) = read_review("revue.csv", table.format(*words).encode()).rows
        assert (row.kind, row.decision, row.policy) == (
            IdentifierKind.ORGANISATION,
            Decision.DEFERRED,
            Policy.SUPPRESS,
        )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_word_the_review_writes_for_a_policy_is_read_back(language: str) -> None:
    for policy in Policy:
        table = f"id;form;decision;policy\r\n1;Brest;;{policy_word(policy, language)}\r\n"
        read = read_review("r.csv", table.encode())
        assert (read.rows[0].policy, read.findings) == (policy, ())


def test_a_measure_keeps_its_decimals_in_french() -> None:
    assert decimal(0.75, 3, kept=True) == "0,750"
    assert decimal(0.75, 3) == "0,75"
