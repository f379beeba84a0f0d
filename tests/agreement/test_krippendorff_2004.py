"""Krippendorff (1995, 2004): the older unitizing alpha, whose numbers are other ones."""

from __future__ import annotations

import pytest

from qualcode.agreement.unitizing.alpha_u_2004 import alpha_u_2004
from qualcode.agreement.unitizing.continuum import Continuum, Unit
from qualcode.agreement.unitizing.u_alpha import u_alpha
from tests.agreement.fixtures_read import fixture


def test_the_example_of_two_observers_and_two_categories() -> None:
    paper = fixture("krippendorff_2004")
    rows: dict[str, list[Unit]] = {"0": [], "1": []}
    for offset, length, observer, category in paper["units"]:
        rows[str(observer)].append(Unit(offset - 150, offset - 150 + length, category))
    continuum = Continuum.of(rows, 300)
    assert alpha_u_2004(continuum).value == pytest.approx(paper["overall"], abs=1e-12)
    of_c = alpha_u_2004(continuum, "c")
    assert of_c.value == pytest.approx(paper["c"], abs=1e-12)
    assert of_c.observed == pytest.approx(paper["Do_c"], abs=5e-5)
    assert of_c.expected == pytest.approx(paper["De_c"], abs=5e-5)
    assert alpha_u_2004(continuum, "k").value == pytest.approx(paper["k"])
    assert u_alpha([continuum.only("c")]).value != pytest.approx(paper["c"], abs=1e-3)


def test_it_needs_the_length() -> None:
    answer = alpha_u_2004(Continuum.of({"a": [Unit(0, 5, "x")], "b": []}))
    assert answer.value is None
