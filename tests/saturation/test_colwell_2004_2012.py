"""Rarefaction, extrapolation and their unconditional bands."""

from __future__ import annotations

from itertools import combinations, pairwise
from statistics import fmean, pstdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model import Incidence
from qualcode.saturation.counts import IncidenceCounts, incidence_counts
from qualcode.saturation.expected_new import expected_new
from qualcode.saturation.extrapolation import extrapolation
from qualcode.saturation.rarefaction import conditional_se, rarefaction
from qualcode.saturation.rarefaction_as_vegan import vegan_sd
from tests.saturation.tables import fixture, needs_fixtures, table, twelve_by_twenty

SMALL = st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=1, max_size=6)


def subsets(incidence: Incidence, t: int) -> list[int]:
    """How many codes each subset of t interviews holds."""
    return [len(frozenset().union(*rows)) for rows in combinations(incidence.rows, t)]


@needs_fixtures
def test_the_shared_table_gives_what_vegan_and_inext_print() -> None:
    expected = fixture("A2_richness_expected.json")
    incidence = twelve_by_twenty()
    counts = incidence_counts(incidence)
    curve = rarefaction(counts)
    assert curve.expected == pytest.approx(expected["vegan_specaccum_exact_richness"], abs=1e-9)
    assert vegan_sd(incidence) == pytest.approx(expected["vegan_specaccum_exact_sd"], abs=1e-9)
    further = extrapolation(counts, 24)
    known = {
        **dict(zip(curve.units, curve.expected, strict=True)),
        **dict(zip(further.units, further.expected, strict=True)),
    }
    sizes = expected["iNEXT"]["size_based"]
    assert len(sizes) == 8
    for t, richness, _coverage in sizes:
        assert known[t] == pytest.approx(richness, abs=1e-7)


@settings(max_examples=30)
@given(SMALL)
def test_rarefaction_is_the_mean_over_all_subsets(rows: list[list[int]]) -> None:
    incidence = table(rows)
    curve = rarefaction(incidence_counts(incidence))
    spread = conditional_se(incidence)
    for t in range(1, len(rows) + 1):
        found = subsets(incidence, t)
        assert curve.expected[t - 1] == pytest.approx(fmean(found))
        assert spread[t - 1] == pytest.approx(pstdev(found), abs=1e-6)


def test_the_band_is_the_unconditional_one_and_does_not_close_at_the_end() -> None:
    """By hand at T: sum Q_k - S^2 / Chao2 = 20 - 400 / 31.4583."""
    counts = IncidenceCounts(12, (1,) * 5 + (2,) + (7,) * 14)
    curve = rarefaction(counts)
    at_the_end = (20 - 400 / (20 + counts.unseen)) ** 0.5
    assert curve.se[-1] == pytest.approx(at_the_end)
    assert curve.high[-1] == pytest.approx(20 + 1.959963984540054 * at_the_end)
    assert all(
        low <= e <= high for low, e, high in zip(curve.low, curve.expected, curve.high, strict=True)
    )


def test_the_extrapolated_band_starts_where_the_rarefied_one_ends() -> None:
    counts = IncidenceCounts(12, (1,) * 5 + (2,) * 3 + (7,) * 14)
    widths = (rarefaction(counts).se[-1], *extrapolation(counts, 6).se)
    assert all(later > earlier for earlier, later in pairwise(widths))
    assert widths[1] - widths[0] < widths[0] / 2


def test_the_last_interview_added_what_the_unique_codes_say() -> None:
    counts = IncidenceCounts(12, (1,) * 5 + (2,) + (7,) * 14)
    curve = rarefaction(counts).expected
    assert curve[-1] - curve[-2] == pytest.approx(5 / 12)
    coming = expected_new(counts, 1)
    assert coming.value == pytest.approx(counts.unseen * 5 / (12 * counts.unseen + 5))


def test_without_unique_codes_nothing_more_is_expected() -> None:
    counts = IncidenceCounts(4, (4, 3, 2))
    assert extrapolation(counts, 3).expected == (3, 3, 3)
    assert expected_new(counts, 5).value == 0


def test_nothing_and_a_single_interview_have_no_band() -> None:
    assert rarefaction(IncidenceCounts(0, ())).expected == ()
    one = rarefaction(IncidenceCounts(1, (1, 1)))
    assert one.expected == pytest.approx((2.0,))
    assert one.se == ()
    assert rarefaction(IncidenceCounts(3, ())).expected == (0, 0, 0)
    assert extrapolation(IncidenceCounts(1, (1,)), 3).expected == ()
    assert expected_new(IncidenceCounts(1, (1,)), 1).reason is not None
