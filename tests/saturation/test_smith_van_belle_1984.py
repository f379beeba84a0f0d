"""The jackknives and the bootstrap."""

from __future__ import annotations

from itertools import product

import pytest

from qualcode.model import Incidence
from qualcode.saturation.bootstrap import bootstrap
from qualcode.saturation.counts import incidence_counts
from qualcode.saturation.jackknife1 import heltshe_forrester_se, jackknife1
from qualcode.saturation.jackknife2 import jackknife2
from tests.saturation.tables import fixture, needs_fixtures, table, twelve_by_twenty


@needs_fixtures
def test_the_shared_table_gives_what_vegan_prints() -> None:
    vegan = fixture("A2_richness_expected.json")["vegan_specpool"]
    incidence = twelve_by_twenty()
    first, again = jackknife1(incidence), bootstrap(incidence)
    assert first.value == pytest.approx(vegan["jack1"], abs=1e-9)
    assert first.se == pytest.approx(vegan["jack1_se"], abs=1e-9)
    assert jackknife2(incidence_counts(incidence)).value == pytest.approx(vegan["jack2"], abs=1e-9)
    assert again.value == pytest.approx(vegan["boot"], abs=1e-9)
    assert again.se == pytest.approx(vegan["boot_se"], abs=1e-9)


@needs_fixtures
def test_every_edge_case_gives_what_vegan_prints() -> None:
    for case in fixture("A5_edge_cases.json")["cases"]:
        incidence = table(case["matrix"])
        assert jackknife1(incidence).value == pytest.approx(case["jack1"], abs=1e-9)
        second = jackknife2(incidence_counts(incidence))
        assert second.value == pytest.approx(case["jack2"], abs=1e-9)
        assert bootstrap(incidence).value == pytest.approx(case["boot"], abs=1e-9)


ROWS = ([1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1], [1, 1, 0, 0])


def without(left_out: int) -> Incidence:
    return table([row for n, row in enumerate(ROWS) if n != left_out])


def test_the_first_jackknife_is_the_mean_of_its_pseudo_values() -> None:
    t, s = len(ROWS), 4
    left = [incidence_counts(without(n)).n_codes for n in range(t)]
    pseudo = [t * s - (t - 1) * x for x in left]
    found = jackknife1(table(ROWS))
    assert found.value == pytest.approx(sum(pseudo) / t)
    spread = sum((x - sum(pseudo) / t) ** 2 for x in pseudo) / (t * (t - 1))
    assert heltshe_forrester_se(table(ROWS)) == pytest.approx(spread**0.5)


def test_the_bootstrap_is_the_mean_over_every_resample() -> None:
    t, s = len(ROWS), 4
    missed = [
        s - len({code for n in drawn for code in range(s) if ROWS[n][code]})
        for drawn in product(range(t), repeat=t)
    ]
    mean = sum(missed) / len(missed)
    spread = sum((x - mean) ** 2 for x in missed) / len(missed)
    found = bootstrap(table(ROWS))
    assert found.value == pytest.approx(s + mean)
    assert found.se == pytest.approx(spread**0.5)


@pytest.mark.parametrize("rows", [[], [[0, 0], [0, 0]], [[1, 1]]])
def test_too_little_is_undefined_with_its_reason(rows: list[list[int]]) -> None:
    for measured in (
        jackknife1(table(rows)),
        jackknife2(incidence_counts(table(rows))),
        bootstrap(table(rows)),
    ):
        assert measured.value is None
        assert measured.reason is not None
