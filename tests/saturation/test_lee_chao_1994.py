"""ICE."""

from __future__ import annotations

import pytest

from qualcode.saturation.ice import ice
from tests.saturation.tables import fixture, needs_fixtures, table, twelve_by_twenty


@needs_fixtures
def test_the_shared_table_gives_what_spader_prints_with_its_standard_error() -> None:
    spader = fixture("A2_richness_expected.json")["SpadeR"]
    found = ice(twelve_by_twenty())
    assert round(found.value or 0, 3) == spader["ICE"]
    assert round(found.se or 0, 3) == spader["ICE_se"]


def test_codes_of_every_interview_leave_nothing_unseen() -> None:
    found = ice(table([[1] * 6] * 4))
    assert found.value == pytest.approx(6)
    assert found.interval is None


def test_frequent_codes_count_once_and_do_not_move_the_rest() -> None:
    rows = [[n == 0, n == 1, n in (2, 3), n in (4, 5)] for n in range(30)]
    frequent = [[*row, True, True] for row in rows]
    with_them, alone = ice(table(frequent)), ice(table(rows))
    assert with_them.value is not None and alone.value is not None
    assert with_them.value - alone.value == pytest.approx(2)


def test_a_single_code_and_only_unique_codes_stay_finite() -> None:
    assert ice(table([[1], [0], [0]])).value == pytest.approx(1)
    only_unique = ice(table([[1, 0, 0], [0, 1, 0], [0, 0, 1]]))
    # coverage 1/3 by Chao & Jost's form where no code comes twice
    assert only_unique.value == pytest.approx(9)


def test_too_little_is_undefined_with_its_reason() -> None:
    for rows in ([], [[0], [0]], [[1, 1]]):
        assert ice(table(rows)).reason is not None
