"""From spans of code points to units of every kind: runs equal characters one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.agreement.code_answer import answer_for_code
from qualcode.agreement.coded_material import CodedMaterial
from qualcode.agreement.text_axis import TextAxis
from qualcode.agreement.two_by_two import TwoByTwo
from qualcode.agreement.units import FixedUnits, Marks, holds
from qualcode.agreement.whole_answer import answer_for_all
from qualcode.model import Span

spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda p: Span(p[0], p[0] + p[1])),
    max_size=6,
)
pairs = st.lists(st.tuples(st.integers(0, 38), st.integers(1, 12)), max_size=4)
AXIS = TextAxis.of({"s1": [Span(0, 30)], "s2": [Span(0, 20)]})


def material(
    marks: dict[str, tuple[list[tuple[int, int]], list[tuple[int, int]]]],
    judged: dict[str, set[str]] | None = None,
    units: FixedUnits | None = None,
) -> CodedMaterial:
    return CodedMaterial(
        AXIS,
        ("a", "b"),
        {c: frozenset((judged or {}).get(c, {"s1", "s2"})) for c in "ab"},
        {code: tuple(Marks.of(row) for row in rows) for code, rows in marks.items()},
        units,
    )


@settings(deadline=None, max_examples=60)
@given(spans)
def test_runs_count_the_same_as_single_characters(text: list[Span]) -> None:
    def characters(of: list[Span]) -> set[int]:
        return {n for span in of for n in range(span.start, span.end)}

    counted = characters(text)
    axis = TextAxis.of({"s": text})
    offsets = np.arange(0, 81)
    assert axis.place("s", offsets).tolist() == [sum(c < n for c in counted) for n in offsets]


@settings(deadline=None, max_examples=60)
@given(pairs, pairs, pairs, pairs)
def test_each_code_and_the_sets_of_codes_equal_lists_of_characters(
    xa: list[tuple[int, int]],
    xb: list[tuple[int, int]],
    ya: list[tuple[int, int]],
    yb: list[tuple[int, int]],
) -> None:
    rows = {
        code: tuple([(s, min(s + n, 50)) for s, n in row] for row in found)
        for code, found in {"x": (xa, xb), "y": (ya, yb)}.items()
    }
    of = material(rows)  # type: ignore[arg-type]
    lines = {
        (code, coder): {p for s, e in rows[code][coder] for p in range(s, e)}
        for code in "xy"
        for coder in (0, 1)
    }
    for code in "xy":
        a, b = lines[code, 0], lines[code, 1]
        table = TwoByTwo.of(of.of_code(code))
        assert table == TwoByTwo(len(a & b), len(a - b), len(b - a), 50 - len(a | b))
        coded = set().union(*lines.values())
        assert of.of_code_in_coded_text(code).weights.sum() == len(coded)
    sets = of.sets()
    agreed = sum(
        all((p in lines[code, 0]) == (p in lines[code, 1]) for code in "xy") for p in range(50)
    )
    same = sets.values[:, 0] == sets.values[:, 1]
    assert sets.weights[same].sum() == agreed
    assert sets.weights.sum() == 50


@settings(deadline=None, max_examples=60)
@given(pairs, st.sampled_from([0.0, 0.5, 1.0]))
def test_fixed_units_hold_what_covers_enough_of_them(
    found: list[tuple[int, int]], overlap: float
) -> None:
    marks = Marks.of([(s, min(s + n, 50)) for s, n in found])
    words = FixedUnits(np.array([0, 5, 12, 30]), np.array([4, 10, 25, 50]))
    coded = {p for s, n in found for p in range(s, min(s + n, 50))}
    for k, held in enumerate(holds(marks, words, overlap)):
        inside = range(words.starts[k], words.ends[k])
        amount = sum(p in coded for p in inside)
        assert held == (amount > 0 and amount >= overlap * len(inside))


def test_a_source_one_coder_did_not_read_is_missing_and_not_silent() -> None:
    marks = {"x": ([(0, 10), (30, 40)], [(0, 10)])}
    both = answer_for_code(material(marks), "x").measures["percent"].all_text
    missing = answer_for_code(material(marks, {"b": {"s1"}}), "x").measures["percent"].all_text
    assert both.value == pytest.approx(40 / 50)
    assert missing.value == 1
    assert missing.n == 30


def test_codes_that_exclude_one_another_have_every_measure_over_all_codes() -> None:
    whole = answer_for_all(material({"x": ([(0, 10)], [(0, 8)]), "y": ([(35, 45)], [(36, 45)])}))
    for name in ("percent", "cohen_kappa", "krippendorff_alpha", "u_alpha", "cu_alpha"):
        assert whole.measures[name].all_text.value is not None, name
    assert whole.measures["percent"].all_text.value == pytest.approx(47 / 50)
    assert whole.measures["brennan_prediger"].all_text.parameters["q"] == 3
    overlapping = material({"x": ([(0, 10)], [(0, 8)]), "y": ([(5, 12)], [(36, 45)])})
    refused = answer_for_all(overlapping).measures
    assert refused["cohen_kappa"].all_text.value is None
    assert refused["u_alpha"].all_text.value is None
    for name in ("jaccard", "f1", "krippendorff_alpha_masi", "pooled_kappa"):
        assert refused[name].all_text.value is not None, name
