"""Mathet, Widlöcher & Métivier (2015). Computational Linguistics 41, 437-479."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from qualcode.agreement.unitizing.alignment_of_many import align_many
from qualcode.agreement.unitizing.alignment_of_two import alignment_cost
from qualcode.agreement.unitizing.continuum import Continuum, Unit
from qualcode.agreement.unitizing.dissimilarity import Dissimilarity, UnitRow
from qualcode.agreement.unitizing.gamma import (
    GammaChoices,
    Sampler,
    gamma,
    samples_for,
)
from tests.agreement.fixtures_read import alex_paul_suzan

EXAMPLE = [alex_paul_suzan()]
NUMBER = {code: n for n, code in enumerate("xyz")}
units = st.lists(
    st.builds(
        lambda start, length, code: Unit(start, start + length, code),
        st.integers(0, 60),
        st.integers(1, 15),
        st.sampled_from("xyz"),
    ),
    max_size=7,
)


def disorder(continua: list[Continuum], alpha: float = 1.0, beta: float = 1.0) -> float:
    """Of the best alignment, as gamma says it beside its value; nought without units."""
    return gamma(continua, GammaChoices(n=1, alpha=alpha, beta=beta)).observed or 0.0


def test_the_disorders_of_the_worked_example() -> None:
    assert disorder(EXAMPLE) == pytest.approx(0.6535416667, abs=1e-9)
    assert disorder(EXAMPLE, alpha=3) == pytest.approx(0.960625, abs=1e-9)
    assert disorder(EXAMPLE, beta=0) == pytest.approx(0.4035416667, abs=1e-9)


def test_gamma_of_the_worked_example_with_the_statistical_sampler() -> None:
    values = [gamma(EXAMPLE, GammaChoices(n=40, seed=seed)).value or 0 for seed in range(2)]
    assert np.mean(values) == pytest.approx(0.515, abs=0.02)


def test_gamma_says_what_it_depends_on_and_repeats_itself() -> None:
    how = GammaChoices(n=10, seed=7, sampler=Sampler.SHUFFLE, alpha=3)
    first, second = gamma(EXAMPLE, how), gamma(EXAMPLE, how)
    assert first == second
    assert dict(first.parameters) == {
        "sampler": "shuffle", "samples": 10, "seed": 7, "alpha": 3, "beta": 1.0,
        "precision": None, "exact": True,
    }  # fmt: skip
    assert first.value != gamma(EXAMPLE, GammaChoices(n=10, seed=8, alpha=3)).value


def test_a_precision_draws_as_many_samples_as_it_needs() -> None:
    found = [1.0, 1.1, 0.9, 1.05]
    cv = np.std(found) / np.mean(found)
    assert samples_for(found, 0.02) == int(np.ceil((1.96 * cv / 0.02) ** 2))
    precise = gamma(EXAMPLE, GammaChoices(n=20, precision=0.04))
    assert int(precise.parameters["samples"] or 0) > 20


def test_the_same_units_agree_perfectly_and_none_at_all_is_undefined() -> None:
    row = [Unit(0, 10, "x"), Unit(5, 30, "y"), Unit(40, 55, "x")]
    assert gamma([Continuum.of({"a": row, "b": row}, 80)]).value == 1
    assert gamma([Continuum.of({"a": [], "b": []}, 80)]).value is None
    assert gamma([Continuum.of({"a": row})]).value is None


def test_a_lone_unit_of_three_coders_costs_one() -> None:
    lone = Continuum.of({"a": [Unit(0, 10, "x")], "b": [], "c": []})
    assert disorder([lone]) == pytest.approx(3)  # 1 over a mean of 1/3 unit a coder


@settings(deadline=None, max_examples=80)
@given(units, units, st.sampled_from([1.0, 3.0]))
def test_groups_aligned_apart_cost_what_the_full_matrix_costs(
    a: list[Unit], b: list[Unit], alpha: float
) -> None:
    how = Dissimilarity(alpha=alpha)
    first, second = UnitRow.of(a, NUMBER), UnitRow.of(b, NUMBER)
    n, m = len(a), len(b)
    full = np.zeros((n + m, n + m))
    if n and m:
        i, j = np.indices((n, m))
        full[:n, :m] = how.between(first, second, i.ravel(), j.ravel()).reshape(n, m)
    full[:n, m:] = full[n:, :m] = 1
    chosen = linear_sum_assignment(full)
    assert alignment_cost(first, second, how) == pytest.approx(full[chosen].sum(), abs=1e-9)


def test_large_groups_cost_what_the_full_matrix_costs() -> None:
    chance = np.random.default_rng(3)
    rows = []
    for _ in range(2):
        starts = np.sort(chance.uniform(0, 300, 90))
        rows.append(UnitRow(starts, starts + chance.uniform(5, 60, 90), chance.integers(0, 3, 90)))
    how = Dissimilarity(alpha=3)
    i, j = np.indices((90, 90))
    full = np.zeros((180, 180))
    full[:90, :90] = how.between(rows[0], rows[1], i.ravel(), j.ravel()).reshape(90, 90)
    full[:90, 90:] = full[90:, :90] = 1
    chosen = linear_sum_assignment(full)
    assert alignment_cost(rows[0], rows[1], how) == pytest.approx(full[chosen].sum(), abs=1e-9)


@settings(deadline=None, max_examples=25)
@given(units, units)
def test_two_coders_are_aligned_alike_by_the_programme_of_many(
    a: list[Unit], b: list[Unit]
) -> None:
    how = Dissimilarity()
    rows = [UnitRow.of(a, NUMBER), UnitRow.of(b, NUMBER)]
    exact = align_many(rows, how)
    assert exact.is_exact
    assert exact.cost == pytest.approx(alignment_cost(rows[0], rows[1], how), abs=1e-6)


@settings(deadline=None, max_examples=20)
@given(units, units, units)
def test_the_local_search_never_beats_the_exact_alignment(
    a: list[Unit], b: list[Unit], c: list[Unit]
) -> None:
    how = Dissimilarity()
    rows = [UnitRow.of(row, NUMBER) for row in (a, b, c)]
    exact = align_many(rows, how)
    searched = align_many(rows, how, most_exact=-1)
    assert not searched.is_exact
    assert exact.cost <= searched.cost + 1e-6


@settings(deadline=None, max_examples=30)
@given(units, units)
def test_swapping_coders_or_renaming_codes_changes_no_disorder(
    a: list[Unit], b: list[Unit]
) -> None:
    renamed = {"x": "zz", "y": "aa", "z": "mm"}
    other = [[Unit(u.start, u.end, renamed[u.category]) for u in row] for row in (b, a)]
    plain = disorder([Continuum.of({"a": a, "b": b})])
    changed = disorder([Continuum.of({"a": other[0], "b": other[1]})])
    assert plain == pytest.approx(changed, abs=1e-9)
