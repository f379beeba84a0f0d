"""Krippendorff (1995, 2004): the older unitizing alpha, whose numbers are other ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    assert alpha_u_2004([continuum]).value == pytest.approx(paper["overall"], abs=1e-12)
    of_c = alpha_u_2004([continuum], "c")
    assert of_c.value == pytest.approx(paper["c"], abs=1e-12)
    assert of_c.observed == pytest.approx(paper["Do_c"], abs=5e-5)
    assert of_c.expected == pytest.approx(paper["De_c"], abs=5e-5)
    assert alpha_u_2004([continuum], "k").value == pytest.approx(paper["k"])
    assert u_alpha([continuum.only("c")]).value != pytest.approx(paper["c"], abs=1e-3)


def test_it_needs_the_length() -> None:
    answer = alpha_u_2004([Continuum.of({"a": [Unit(0, 5, "x")], "b": []})])
    assert answer.value is None


def test_it_is_defined_for_one_source() -> None:
    one = Continuum.of({"a": [Unit(0, 5, "x")], "b": [Unit(1, 5, "x")]}, 20)
    assert alpha_u_2004([one]).value is not None
    assert "one source" in str(alpha_u_2004([one, one]).reason)


@given(st.data())
def test_sections_met_from_left_to_right_are_all_pairs_that_share_text(data: st.DataObject) -> None:
    ends = st.lists(st.integers(0, 40), unique=True, max_size=12).map(sorted)
    rows = []
    for _coder in range(2):
        places = data.draw(ends)
        pairs = zip(places[::2], places[1::2], strict=False)
        rows.append([Unit(start, end, "x") for start, end in pairs])
    continuum = Continuum.of({"a": rows[0], "b": rows[1]}, 40)
    found = alpha_u_2004([continuum])
    assert (found.observed or 0.0) == pytest.approx(_by_every_pair(rows[0], rows[1], 40) / 40**2)


def _by_every_pair(first: list[Unit], second: list[Unit], length: int) -> float:
    """Each unit against every unit and every gap of the other."""
    apart = 0.0
    for one, other in ((first, second), (second, first)):
        edges = [0, *(e for u in other for e in (u.start, u.end)), length]
        gaps = list(zip(edges[::2], edges[1::2], strict=True))
        for a in one:
            apart += sum(
                ((a.start - b.start) ** 2 + (a.end - b.end) ** 2) / 2
                for b in other
                if a.start < b.end and b.start < a.end
            )
            apart += sum(a.length**2 for start, end in gaps if start <= a.start and a.end <= end)
    return apart
