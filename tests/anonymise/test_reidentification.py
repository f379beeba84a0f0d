"""Who can be picked out of a table."""

from __future__ import annotations

import pytest

from qualcode.anonymise.reidentification import (
    PeopleTable,
    anonymity,
    cheapest_generalisation,
    singling_out,
    told_again,
)

TABLE = PeopleTable(
    ("M1", "M2", "M3", "M4"),
    {
        "sex": ("H", "H", "F", "F"),
        "age": ("61", "63", "41", "44"),
        "role": ("chair", "none", "none", "none"),
    },
)


def test_k_is_the_smallest_group_of_equal_rows() -> None:
    assert anonymity(TABLE, ("sex",)).k == 2
    assert anonymity(TABLE).k == 1
    assert anonymity(TABLE, ("role",)).unique == ("M1",)


def test_an_empty_table_has_nobody_to_hide() -> None:
    assert anonymity(PeopleTable((), {"sex": ()})).k == 0


def test_only_the_smallest_column_sets_are_named() -> None:
    found = {s.columns: s.identifiers for s in singling_out(TABLE)}
    assert found["role",] == ("M1",)
    assert set(found["age",]) == {"M1", "M2", "M3", "M4"}
    assert not any("age" in columns and len(columns) > 1 for columns in found)


def test_two_columns_together_may_single_out_whom_neither_does_alone() -> None:
    table = PeopleTable(
        ("A", "B", "C", "D"), {"x": ("1", "1", "2", "2"), "y": ("a", "b", "a", "b")}
    )
    (found,) = singling_out(table)
    assert found.columns == ("x", "y")
    assert len(found.identifiers) == 4


def test_bands_are_cheaper_than_leaving_a_column_out() -> None:
    ages = PeopleTable(("A", "B", "C", "D"), {"age": ("61", "63", "41", "44")})
    advice = cheapest_generalisation(ages)
    assert advice.after.k >= 2
    assert [s.values is not None for s in advice.steps] == [True]


def test_the_advice_hides_everybody_and_ends_on_any_table() -> None:
    wide = PeopleTable(
        tuple(f"M{n}" for n in range(8)),
        {f"c{k}": tuple(str((n * (k + 3)) % 7) for n in range(8)) for k in range(10)},
    )
    advice = cheapest_generalisation(wide)
    assert advice.before.k == 1
    assert advice.after.k >= 2


def test_a_column_that_hides_already_is_not_left_out_for_one_that_does_not() -> None:
    people = PeopleTable(
        ("E1", "E2", "E3", "E4", "E5", "E6"),
        {
            "trade": ("caulker", "sailmaker", "boilermaker", "owner", "teacher", "curator"),
            "sex": ("m", "f", "m", "f", "m", "f"),
            "place": ("", "yard", "", "", "school", "museum"),
            "kind": ("museum", "alone", "repair", "wood", "school", "museum"),
        },
    )
    advice = cheapest_generalisation(people)
    assert advice.after.k >= 2
    assert advice.table.columns["sex"] == people.columns["sex"]
    left_out = set(people.columns) - set(advice.table.columns)
    assert sum(step.lost for step in advice.steps) < 3 + 0.5
    assert "trade" in left_out


def test_columns_to_keep_stay_as_they_are() -> None:
    advice = cheapest_generalisation(TABLE, keep=("sex",))
    assert advice.table.columns["sex"] == TABLE.columns["sex"]


@pytest.mark.parametrize(("number", "found"), [(61, 1), (1991, 1), (62, 0), (2, 0)])
def test_a_transcript_that_repeats_the_table_is_told(number: int, found: int) -> None:
    told = told_again("M1", {"age": "61", "years": "33"}, "…", lambda _: [(number, "…")], year=2024)
    assert len(told) == found
