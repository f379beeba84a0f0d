"""Saturation in Word: the band, the rules with their parameters, what may be said."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from qualcode.export.word import SaturationShown, build_report
from qualcode.saturation.measured import measure_saturation
from qualcode.wording import Message
from tests.export.material import report
from tests.saturation.tables import table

FOUND = measure_saturation(table([[1, 1, 1, 0], [1, 0, 0, 1], [1, 1, 0, 0], [0, 1, 0, 0]]))


def shown(*, with_power: bool = False) -> SaturationShown:
    power = ((Message("Aim of the study"), Message("narrow: fewer participants"), "un territoire"),)
    return SaturationShown(
        FOUND,
        Message("Codes"),
        {"fr": "Sur quatre entretiens, ceci.", "en": "Over four interviews, this."},
        {
            "fr": (("Chao2", "4", "—", "", "Chao 1987"),),
            "en": (("Chao2", "4", "—", "", "Chao 1987"),),
        },
        power if with_power else (),
    )


def words_of(content: bytes) -> tuple[list[str], list[str]]:
    """Paragraphs, and cells of tables."""
    document = docx.Document(BytesIO(content))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return [p.text for p in document.paragraphs], cells


@pytest.mark.parametrize(
    ("language", "sentence", "caption"),
    [
        ("fr", "Sur quatre entretiens, ceci.", "avec la bande des autres ordres"),
        ("en", "Over four interviews, this.", "with the band of other orders"),
    ],
)
def test_the_sentence_the_measures_and_the_band_are_printed(
    language: str, sentence: str, caption: str
) -> None:
    content = build_report(replace(report(), saturation=shown()), language)
    said, cells = words_of(content)
    assert sentence in said
    assert any(caption in words for words in said)
    assert {"Chao2", "Chao 1987"} <= set(cells)
    pictures = [
        r for r in docx.Document(BytesIO(content)).part.rels.values() if "image" in r.reltype
    ]
    assert len(pictures) == 1


def test_information_power_is_printed_when_it_was_declared() -> None:
    _, without = words_of(build_report(replace(report(), saturation=shown()), "fr"))
    _, cells = words_of(build_report(replace(report(), saturation=shown(with_power=True)), "fr"))
    assert "un territoire" in cells
    assert "un territoire" not in without
    assert "étroit\u00a0: moins de participants" in cells


def test_two_reports_are_the_same_bytes() -> None:
    made = replace(report(), saturation=shown())
    assert build_report(made, "fr") == build_report(made, "fr")
