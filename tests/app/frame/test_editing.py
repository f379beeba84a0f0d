"""What was changed in an editable table."""

from __future__ import annotations

from datetime import date

import pandas as pd

from app.frame.editing import Row, _value, changes


def test_only_rows_that_differ_are_saved() -> None:
    before: list[Row] = [{"a": "1", "b": None}, {"a": "2", "b": None}]
    after: list[Row] = [{"a": "1", "b": None}, {"a": "2", "b": "x"}, {"a": "3", "b": None}]
    assert changes(before, after) == ([(1, {"a": "2", "b": "x"})], [{"a": "3", "b": None}])


def test_an_empty_row_at_the_end_is_no_row() -> None:
    assert changes([], [{"a": None, "b": None}]) == ([], [])


def test_cells_come_back_as_plain_values() -> None:
    assert _value(float("nan")) is None
    assert _value(pd.NaT) is None
    assert _value(pd.Timestamp("2026-03-12")) == date(2026, 3, 12)
    assert _value("  M1 ") == "M1"
    assert _value("   ") is None
    assert _value([]) is None
    assert _value(3.0) == 3.0
