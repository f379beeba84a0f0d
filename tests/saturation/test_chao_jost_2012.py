"""Coverage, and the interviews it takes."""

from __future__ import annotations

from itertools import combinations
from statistics import fmean

import pytest

from qualcode.saturation.counts import IncidenceCounts, incidence_counts
from qualcode.saturation.coverage import coverage, coverage_of_fewer, coverage_of_more
from qualcode.saturation.interviews_needed import interviews_needed
from qualcode.saturation.rarefaction import rarefaction
from tests.saturation.tables import fixture, needs_fixtures, table, twelve_by_twenty


@needs_fixtures
def test_the_shared_table_gives_what_inext_prints() -> None:
    inext = fixture("A2_richness_expected.json")["iNEXT"]
    counts = incidence_counts(twelve_by_twenty())
    here = coverage(counts).value
    assert here == pytest.approx(inext["SC_observed"], abs=1e-9)
    curve = (*coverage_of_fewer(counts), here, *coverage_of_more(counts, 24))
    for t, _richness, covered in inext["size_based"]:
        assert curve[t - 1] == pytest.approx(covered, abs=1e-9)


@needs_fixtures
def test_the_interviews_a_coverage_takes_are_those_inext_prints() -> None:
    inext = fixture("A2_richness_expected.json")["iNEXT"]["coverage_based"]
    counts = incidence_counts(twelve_by_twenty())
    richness = rarefaction(counts).expected
    for target, (t, codes) in inext.items():
        needed = interviews_needed(counts, float(target))
        assert needed.exact == pytest.approx(t, abs=1e-4)
        if t < 12:
            below = int(t)
            between = richness[below - 1] + (t - below) * (richness[below] - richness[below - 1])
            assert between == pytest.approx(codes, abs=1e-6)
    assert [interviews_needed(counts, x).n_units for x in (0.9, 0.95, 0.98)] == [5, 11, 37]
    assert [interviews_needed(counts, x).is_trusted for x in (0.95, 0.98)] == [True, False]


def test_coverage_below_t_is_the_mean_of_what_subsets_hold_of_the_rest() -> None:
    """C(t) estimates which share of the incidences of one more interview is known already:
    over all (subset of t, other interview), known incidences / incidences of that interview.
    """
    rows = [[1, 1, 0, 0, 1], [1, 0, 1, 0, 0], [0, 1, 1, 1, 0], [1, 0, 0, 1, 0]]
    incidence = table(rows)
    counts = incidence_counts(incidence)
    total = counts.n_incidences / len(rows)
    for t in range(1, len(rows)):
        known = [
            len(incidence.rows[other] & frozenset().union(*(incidence.rows[n] for n in chosen)))
            for chosen in combinations(range(len(rows)), t)
            for other in range(len(rows))
            if other not in chosen
        ]
        assert coverage_of_fewer(counts)[t - 1] == pytest.approx(fmean(known) / total)


def test_without_codes_of_two_interviews_the_other_form_is_taken() -> None:
    counts = IncidenceCounts(3, (3, 3, 1, 1, 1))
    u, t, q1 = 9, 3, 3
    a = (t - 1) * (q1 - 1) / ((t - 1) * (q1 - 1) + 2)
    assert coverage(counts).value == pytest.approx(1 - q1 / u * a)


def test_when_every_code_came_everywhere_coverage_is_whole() -> None:
    found = coverage(IncidenceCounts(4, (4,) * 6))
    assert (found.value, found.se) == (1, 0)
    assert interviews_needed(IncidenceCounts(4, (4,) * 6), 0.95).n_units == 1


def test_the_interval_stays_between_nothing_and_everything() -> None:
    found = coverage(incidence_counts(table([[1, 1, 0, 0], [0, 0, 1, 0], [1, 0, 0, 1]])))
    assert found.interval is not None
    assert 0 <= found.interval.low <= found.interval.high <= 1


def test_too_little_is_undefined_with_its_reason() -> None:
    for counts in (IncidenceCounts(0, ()), IncidenceCounts(1, (1,)), IncidenceCounts(4, ())):
        assert coverage(counts).reason is not None
        assert interviews_needed(counts, 0.9).reason is not None
    assert interviews_needed(IncidenceCounts(5, (2, 2)), 1.5).reason is not None
