"""Figures in the tables of the app."""

from __future__ import annotations

from app.frame.figures import with_figures
from qualcode.wording import speaking

_COLUMNS: dict[str, list[object]] = {
    "code": ["a", "b", "c"],
    "alpha": [0.5, None, -0.25],
    "part": [0.1, 1.0, None],
}


def _shown(language: str) -> list[list[str]]:
    with speaking(language):
        table = with_figures(_COLUMNS, decimals={"alpha": 2}, shares={"part": 1}, shaded=("part",))
    laid = table._translate(False, False)
    return [[cell["display_value"] for cell in row[1:]] for row in laid["body"]]


def test_a_table_writes_its_figures_in_the_language_of_who_reads_it() -> None:
    assert _shown("fr") == [
        ["a", "0,50", "10,0\u00a0%"],
        ["b", "", "100,0\u00a0%"],
        ["c", "−0,25", ""],
    ]
    assert _shown("en")[0] == ["a", "0.50", "10.0%"]


def test_its_cells_stay_numbers_which_a_click_on_the_head_sorts() -> None:
    table = with_figures(_COLUMNS, decimals={"alpha": 2}, shares={"part": 1})
    assert list(table.data.sort_values("alpha")["code"]) == ["c", "a", "b"]
