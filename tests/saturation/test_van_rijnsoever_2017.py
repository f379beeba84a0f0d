from __future__ import annotations

import pytest

from qualcode.saturation.van_rijnsoever_2017 import van_rijnsoever_2017
from tests.saturation.tables import fixture, needs_fixtures


@needs_fixtures
def test_the_shared_example_comes_out() -> None:
    example = fixture("A6_binomial_sample_size.json")["prob_all_codes_seen"]["example"]
    for n in (10, 20, 30):
        found = van_rijnsoever_2017(example["p"], n)
        assert found == pytest.approx(example[f"n{n}"], abs=1e-12)


def test_a_code_of_everybody_changes_nothing() -> None:
    assert van_rijnsoever_2017([1.0, 0.5], 3) == pytest.approx(0.875)
