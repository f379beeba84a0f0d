"""Chao2, its bias-corrected form and their interval."""

from __future__ import annotations

from math import exp, log, sqrt

import pytest

from qualcode.saturation.chao2 import chao2
from qualcode.saturation.chao2_bias_corrected import chao2_bias_corrected
from qualcode.saturation.counts import IncidenceCounts, incidence_counts
from tests.saturation.tables import fixture, needs_fixtures, table, twelve_by_twenty


@needs_fixtures
def test_the_shared_table_gives_what_vegan_and_spader_print() -> None:
    expected = fixture("A2_richness_expected.json")
    counts = incidence_counts(twelve_by_twenty())
    assert (counts.n_units, counts.n_codes, counts.n_incidences) == (12, 20, 102)
    assert (counts.q1, counts.q2) == (5, 1)
    assert list(counts.frequencies) == expected["incidence_freq"]
    found = chao2(counts)
    assert found.value == pytest.approx(expected["vegan_specpool"]["chao2"], abs=1e-9)
    assert found.se == pytest.approx(expected["vegan_specpool"]["chao2_se"], abs=1e-9)
    assert found.interval is not None
    ends = (round(found.interval.low, 3), round(found.interval.high, 3))
    assert ends == (21.523, 106.222)  # the fixture's, to the three places SpadeR prints
    assert ends == tuple(expected["SpadeR"]["chao2_CI95"])
    corrected = chao2_bias_corrected(counts)
    assert round(corrected.value or 0, 3) == expected["SpadeR"]["chao2_bc"]


@needs_fixtures
def test_every_edge_case_gives_what_vegan_prints() -> None:
    cases = fixture("A5_edge_cases.json")["cases"]
    assert len(cases) == 3
    for case in cases:
        counts = incidence_counts(table(case["matrix"]))
        found = chao2(counts)
        assert counts.n_codes == case["S"]
        assert found.value == pytest.approx(case["chao2"], abs=1e-9)
        assert found.se == pytest.approx(case["chao2_se"], abs=1e-9)


def test_the_interval_is_the_log_normal_one_worked_by_hand() -> None:
    counts = IncidenceCounts(12, (1,) * 5 + (2,) + (7,) * 14)
    found = chao2(counts)
    assert found.value is not None and found.se is not None and found.interval is not None
    unseen = found.value - 20
    k = exp(1.959963984540054 * sqrt(log(1 + found.se**2 / unseen**2)))
    assert found.interval.low == pytest.approx(20 + unseen / k)
    assert found.interval.high == pytest.approx(20 + unseen * k)


def test_where_nothing_is_unseen_the_interval_is_said_to_be_missing() -> None:
    found = chao2(IncidenceCounts(4, (4,) * 6))
    assert (found.value, found.se, found.interval) == (6, 0, None)
    assert found.no_interval is not None


@pytest.mark.parametrize(
    "counts", [IncidenceCounts(0, ()), IncidenceCounts(5, ()), IncidenceCounts(1, (1, 1))]
)
def test_nothing_and_a_single_interview_have_a_reason_instead_of_a_number(
    counts: IncidenceCounts,
) -> None:
    for measured in (chao2(counts), chao2_bias_corrected(counts)):
        assert measured.value is None
        assert measured.reason is not None


def test_the_bias_corrected_variance_is_estimates_own() -> None:
    """Worked by hand: T = 12, Q1 = 5, Q2 = 1."""
    a = 11 / 12
    by_hand = a * 5 * 4 / 4 + a**2 * 5 * 81 / 16 + a**2 * 25 * 1 * 16 / 64
    found = chao2_bias_corrected(IncidenceCounts(12, (1,) * 5 + (2,) + (7,) * 14))
    assert found.se == pytest.approx(sqrt(by_hand))
