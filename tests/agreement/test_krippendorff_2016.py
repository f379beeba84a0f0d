"""Krippendorff, Mathet, Bouvry & Widlöcher (2016). Quality & Quantity 50, 2347-2364."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.agreement.unitizing.continuum import Continuum, Unit
from qualcode.agreement.unitizing.cu_alpha import cu_alpha
from qualcode.agreement.unitizing.k_u_alpha import k_u_alpha
from qualcode.agreement.unitizing.u_alpha import u_alpha
from qualcode.agreement.unitizing.u_alpha_relevance import u_alpha_relevance
from tests.agreement.fixtures_read import alex_paul_suzan, fixture

PAPER = fixture("krippendorff_2016")
EXAMPLE = [alex_paul_suzan()]


def test_alex_paul_and_suzan() -> None:
    whole = u_alpha(EXAMPLE)
    assert whole.value == pytest.approx(PAPER["u_alpha_nominal"], abs=1e-12)
    assert whole.observed == pytest.approx(PAPER["Do"])
    assert whole.expected == pytest.approx(PAPER["De"], abs=1e-9)
    relevance = u_alpha_relevance(EXAMPLE).value
    assert relevance == pytest.approx(PAPER["bar_u_alpha_binary"], abs=1e-12)
    codes = cu_alpha(EXAMPLE)
    assert codes.value == pytest.approx(PAPER["cu_alpha_nominal"], abs=1e-12)
    assert codes.parameters["coverage"] == pytest.approx(PAPER["cu_coverage"])


def test_each_code_with_its_coverage() -> None:
    found = k_u_alpha(EXAMPLE)
    for code, expected in PAPER["ku"].items():
        value = found[code].value
        if expected["alpha"] is None:
            assert value is None
            assert found[code].reason is not None
        else:
            assert value == pytest.approx(expected["alpha"], abs=1e-9)
        assert found[code].parameters["coverage"] == pytest.approx(expected["coverage"])


def test_one_coders_overlapping_units_are_refused_with_their_place() -> None:
    twice = Continuum.of(
        {"a": [Unit(0, 10, "x"), Unit(5, 12, "y")], "b": [Unit(0, 10, "x")]}, 40, "E1"
    )
    for measure in (u_alpha, u_alpha_relevance, cu_alpha):
        answer = measure([twice])
        assert answer.value is None
        assert "E1" in str(answer.reason)


def test_without_a_length_only_what_counts_no_gap_has_a_value() -> None:
    units = dict(zip(EXAMPLE[0].coders, EXAMPLE[0].units, strict=True))
    unknown = [Continuum.of(units)]
    assert u_alpha(unknown).value is None
    assert "--length" in str(u_alpha_relevance(unknown).reason)
    assert cu_alpha(unknown).value == pytest.approx(PAPER["cu_alpha_nominal"])
    assert cu_alpha(unknown).parameters["coverage"] is None
    assert k_u_alpha(unknown)["5"].parameters["coverage"] == pytest.approx(4 / 9)


def test_nobody_coding_is_no_agreement() -> None:
    assert u_alpha([Continuum.of({"a": [], "b": []}, 50)]).value is None


rows = st.lists(st.tuples(st.integers(0, 8), st.integers(1, 6), st.sampled_from("xyz")), max_size=4)


def _units(row: list[tuple[int, int, str]], begin: int = 0) -> list[Unit]:
    units, reached = [], begin
    for gap, length, code in row:
        units.append(Unit(reached + gap, reached + gap + length, code))
        reached += gap + length
    return units


@settings(deadline=None, max_examples=60)
@given(rows, rows, rows)
def test_runs_give_what_lists_of_characters_give(
    a: list[tuple[int, int, str]], b: list[tuple[int, int, str]], c: list[tuple[int, int, str]]
) -> None:
    coders = {"a": _units(a), "b": _units(b), "c": _units(c)}
    length = 70
    observed, squared, names = _by_characters(coders, length)
    total = observed.sum()
    margins = observed.sum(axis=1)
    expected = total * (np.outer(margins, margins) - np.diag(squared)) / (total**2 - squared.sum())
    answer = u_alpha([Continuum.of(coders, length)])
    if len(names) == 1:
        assert answer.value is None
        return
    by_hand = 1 - (total - np.trace(observed)) / (total - np.trace(expected))
    assert answer.value == pytest.approx(by_hand, abs=1e-9)


@settings(deadline=None, max_examples=40)
@given(rows, rows)
def test_two_sources_count_as_one_laid_end_to_end(
    a: list[tuple[int, int, str]], b: list[tuple[int, int, str]]
) -> None:
    first = Continuum.of({"a": _units(a), "b": _units(b)}, 70)
    second = Continuum.of({"a": _units(b), "b": _units(a)}, 70)
    joined = Continuum.of({"a": _units(a) + _units(b, 70), "b": _units(b) + _units(a, 70)}, 140)
    for measure in (u_alpha, u_alpha_relevance, cu_alpha):
        apart, whole = measure([first, second]).value, measure([joined]).value
        assert (apart is None) == (whole is None)
        if apart is not None:
            assert apart == pytest.approx(whole, abs=1e-9)


def _by_characters(
    coders: dict[str, list[Unit]], length: int
) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Coincidences counted one character after the other."""
    names = ["", *sorted({u.category for row in coders.values() for u in row})]
    lines = []
    squared = np.zeros(len(names))
    for row in coders.values():
        line = [0] * length
        for unit in row:
            for place in range(int(unit.start), int(unit.end)):
                line[place] = names.index(unit.category)
            squared[names.index(unit.category)] += unit.length**2
        squared[0] += line.count(0)
        lines.append(line)
    observed = np.zeros((len(names), len(names)))
    for i, first in enumerate(lines):
        for j, second in enumerate(lines):
            if i != j:
                for x, y in zip(first, second, strict=True):
                    observed[x, y] += 1 / (len(lines) - 1)
    return observed, squared, names
