from __future__ import annotations

import pytest

from qualcode.saturation.fugard_potts_2015 import fugard_potts_2015
from qualcode.saturation.van_rijnsoever_2017 import interviews_for_all, van_rijnsoever_2017
from tests.saturation.tables import fixture, needs_fixtures


@needs_fixtures
def test_the_shared_example_comes_out() -> None:
    example = fixture("A6_binomial_sample_size.json")["prob_all_codes_seen"]["example"]
    for n in (10, 20, 30):
        found = van_rijnsoever_2017(example["p"], n)
        assert found == pytest.approx(example[f"n{n}"], abs=1e-12)


def test_a_code_of_everybody_changes_nothing() -> None:
    assert van_rijnsoever_2017([1.0, 0.5], 3) == pytest.approx(0.875)


@pytest.mark.parametrize(
    ("prevalences", "power"),
    [([0.9, 0.5, 0.2, 0.1], 0.8), ([0.05] * 40, 0.95), ([0.3], 0.8), ([1.0, 0.6], 0.5)],
)
def test_one_interview_fewer_would_not_show_all(prevalences: list[float], power: float) -> None:
    n = interviews_for_all(prevalences, power)
    assert van_rijnsoever_2017(prevalences, n) >= power
    assert n == 1 or van_rijnsoever_2017(prevalences, n - 1) < power


def test_one_code_alone_is_the_binomial_table_at_one_instance() -> None:
    for prevalence in (0.05, 0.2, 0.5, 1.0):
        alone = interviews_for_all([prevalence], 0.9)
        assert alone == fugard_potts_2015(prevalence, 1, 0.9)


@pytest.mark.parametrize(("prevalences", "power"), [([], 0.8), ([0.2, 0.0], 0.8), ([0.2], 1.0)])
def test_what_makes_no_sense_is_refused(prevalences: list[float], power: float) -> None:
    with pytest.raises(ValueError):
        interviews_for_all(prevalences, power)
