"""How many interviews before beginning."""

from __future__ import annotations

from math import log

import pytest

from qualcode.saturation.fugard_potts_2015 import (
    chance_of,
    fugard_potts_2015,
    planning_table,
)
from tests.saturation.tables import fixture, needs_fixtures


@needs_fixtures
def test_every_row_of_the_shared_table_comes_out() -> None:
    rows = fixture("A6_binomial_sample_size.json")["table"]
    assert len(rows) == 72
    for row in rows:
        n = fugard_potts_2015(row["prevalence"], row["instances"], row["power"])
        assert n == row["n"]


def test_the_published_anchors() -> None:
    assert fugard_potts_2015(0.5, 1, 0.8) == 3
    assert fugard_potts_2015(0.1, 2, 0.8) == 29


def test_galvin_2015_is_the_same_number_for_one_instance_before_rounding() -> None:
    for p in (0.05, 0.1, 0.3):
        for power in (0.8, 0.95):
            exact = log(1 - power) / log(1 - p)
            assert fugard_potts_2015(p, 1, power) - 1 < exact <= fugard_potts_2015(p, 1, power)


def test_one_interview_fewer_would_not_do() -> None:
    for planned in planning_table((0.15,), (1, 4), (0.85,)):
        assert chance_of(planned.n_units, 0.15, planned.instances) >= 0.85
        assert chance_of(planned.n_units - 1, 0.15, planned.instances) < 0.85


@pytest.mark.parametrize(("p", "k", "power"), [(0, 1, 0.8), (0.2, 0, 0.8), (0.2, 1, 1)])
def test_what_makes_no_sense_is_refused(p: float, k: int, power: float) -> None:
    with pytest.raises(ValueError):
        fugard_potts_2015(p, k, power)
