"""ATLAS.ti's alphas over all codes, counted by hand with the formulas of González-Prieto et al. (2023).

Alpha of two coders and two values is 1 - (n - 1) o / (a b): n judgements, of which a and b are of
each value, and o units on which the two differ. Units are characters.
"""

from __future__ import annotations

import pytest

from qualcode.agreement.coded_material import CodedMaterial
from qualcode.agreement.text_axis import TextAxis
from qualcode.agreement.units import Marks
from qualcode.agreement.whole_answer import answer_for_all
from qualcode.model import Span

Stretches = list[tuple[int, int]]


def value_of(
    name: str, marks: dict[str, tuple[Stretches, Stretches]], **groups: list[str]
) -> float | None:
    material = CodedMaterial(
        TextAxis.of({"s1": [Span(0, 50)]}),
        ("a", "b"),
        {coder: frozenset({"s1"}) for coder in "ab"},
        {code: tuple(Marks.of(row) for row in rows) for code, rows in marks.items()},
    )
    return answer_for_all(material, groups=groups).measures[name].all_text.value


def test_c_alpha_binary_asks_whether_any_code_was_applied() -> None:
    # the first codes 20 characters, the second 15 of them with another code: 35 yes, 65 no, 5 apart
    marks = {"x": ([(0, 20)], [(0, 5)]), "y": ([], [(5, 15)])}
    assert value_of("atlasti_c_alpha_binary", marks) == pytest.approx(1 - 99 * 5 / (35 * 65))


def test_cu_alpha_asks_which_domains_were_applied_where_both_applied_one() -> None:
    # x and y are of one domain: alike on 0-10 and 20-25, apart on 25-30; 40-45 only one coded
    marks: dict[str, tuple[Stretches, Stretches]] = {
        "x": ([(0, 10), (40, 45)], [(25, 30)]),
        "y": ([], [(0, 10)]),
        "z": ([(20, 30)], [(20, 25)]),
    }
    found = value_of("atlasti_Cu_alpha", marks, T=["x", "y"], U=["z"])
    assert found == pytest.approx(1 - 39 * 5 / (25 * 15))


def test_sets_of_domains_are_alike_only_when_they_are_equal() -> None:
    # on 0-10 the first has both domains, the second one of them: 10 apart; alike on 20-30
    marks: dict[str, tuple[Stretches, Stretches]] = {
        "x": ([(0, 10), (20, 30)], [(0, 10), (20, 30)]),
        "z": ([(0, 10)], []),
    }
    # values: {T, U} ten times, {T} thirty times
    found = value_of("atlasti_Cu_alpha", marks, T=["x"], U=["z"])
    assert found == pytest.approx(1 - 39 * 10 / (10 * 30))
