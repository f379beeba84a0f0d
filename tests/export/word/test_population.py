"""How dates of interviews are said in the report."""

from __future__ import annotations

import pytest

from qualcode.export.word.chapters.population import shown_day
from qualcode.wording import speaking


@pytest.mark.parametrize(
    ("written", "french", "english"),
    [
        ("2026-03-01", "1er mars 2026", "1 March 2026"),
        ("2026-03", "mars 2026", "March 2026"),
        ("printemps 2026", "printemps 2026", "printemps 2026"),
        ("", "", ""),
    ],
)
def test_a_day_or_a_month_is_said_as_people_write_it(
    written: str, french: str, english: str
) -> None:
    with speaking("fr"):
        assert shown_day(written) == french
    with speaking("en"):
        assert shown_day(written) == english
