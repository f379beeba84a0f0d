from __future__ import annotations

from qualcode.saturation.hennink_2017 import NEAR, hennink_2017
from qualcode.saturation.meaning_saturation import meaning_saturation
from qualcode.saturation.new_codes import new_codes
from tests.saturation.tables import needs_fixtures, twelve_by_twenty


def test_code_saturation_comes_with_the_last_new_code_and_near_at_nine_in_ten() -> None:
    new = [30, 20, 15, 10, 6, 5, 3, 1, 1, 0, 0, 0, 3, 0, 6, 0]
    assert hennink_2017(new).at == 15
    near = hennink_2017(new, NEAR)
    assert (near.at, near.reached) == (8, 0.9)


def test_while_the_last_interview_brings_codes_nothing_shows_saturation() -> None:
    met = hennink_2017([5, 3, 1])
    assert met.at is None
    assert met.reason is not None
    assert hennink_2017([5, 3, 1], NEAR).at == 3


def test_without_any_code_there_is_nothing_to_saturate() -> None:
    assert hennink_2017([0, 0]).reason is not None
    assert hennink_2017([]).reason is not None


@needs_fixtures
def test_the_shared_table_is_saturated_at_interview_ten_and_nearly_at_seven() -> None:
    new = new_codes(twelve_by_twenty()).new
    assert (hennink_2017(new).at, hennink_2017(new, NEAR).at) == (10, 7)


def test_meaning_saturation_is_where_the_last_new_dimension_of_a_code_came() -> None:
    (time, money, rest) = meaning_saturation(
        5,
        {"time": 0, "money": 2},
        {
            "time": [(0, "evening"), (2, "evening"), (2, "school run"), (1, "evening")],
            "money": [(2, "rent"), (4, "debt")],
            "rest": [],
        },
    )
    assert (time.first, time.new, time.at, time.n_dimensions) == (1, (1, 0, 1, 0, 0), 3, 2)
    assert (money.first, money.at) == (3, None)
    assert money.reason is not None
    assert (rest.first, rest.at) == (None, None)
    assert rest.reason is not None
