"""What NVivo, MAXQDA and ATLAS.ti print, from the examples of their manuals."""

from __future__ import annotations

import pytest

from qualcode.agreement.coding.krippendorff_alpha import krippendorff_alpha
from qualcode.agreement.coding.percent import percent
from qualcode.agreement.packages.atlasti import atlasti_holsti
from qualcode.agreement.packages.maxqda import (
    match_segments,
    maxqda_kappa,
    maxqda_kappa_rk,
    maxqda_percent,
)
from qualcode.agreement.packages.nvivo import nvivo_kappa, nvivo_percent
from qualcode.agreement.reliability_data import ReliabilityData
from qualcode.agreement.two_by_two import TwoByTwo
from qualcode.agreement.units import Marks
from tests.agreement.fixtures_read import columns, fixture


@pytest.mark.parametrize("case", fixture("nvivo")["cases"])
def test_nvivo_compares_a_node_in_a_source(case: dict[str, float]) -> None:
    cells = (case[key] for key in ("both", "A_only", "B_only", "neither"))
    table = TwoByTwo(*(int(cell) for cell in cells))
    assert nvivo_percent([table]).value == pytest.approx(case["agreement"])
    assert nvivo_kappa([table]).value == pytest.approx(case["kappa"], abs=1e-12)


def test_nvivo_averages_over_sources_alike_or_by_their_size() -> None:
    sources = [TwoByTwo(50, 100, 50, 800), TwoByTwo(0, 10, 10, 80), TwoByTwo(neither=500)]
    plain = nvivo_kappa(sources)
    first, second = (nvivo_kappa([one]).value or 0 for one in sources[:2])
    assert plain.value == pytest.approx((first + second) / 2)
    assert plain.parameters["left_out"] == 1
    by_size = nvivo_kappa(sources, by_size=True).value
    assert by_size == pytest.approx((1000 * first + 100 * second) / 1100)
    assert nvivo_percent(sources).value == pytest.approx((0.85 + 0.8 + 1) / 3)
    nobody = nvivo_kappa([TwoByTwo(neither=500)])
    assert nobody.value is None
    assert "NVivo" in str(nobody.reason)


@pytest.mark.parametrize("case", fixture("maxqda")["cases"])
def test_maxqda_takes_chance_from_the_number_of_codes(case: dict[str, float]) -> None:
    kappa = maxqda_kappa_rk(case["Po"], int(case["n_codes"]))
    assert kappa.value == pytest.approx(case["kappa"], abs=1e-12)


def test_maxqda_looks_for_each_segment_among_the_others() -> None:
    first = Marks.of([(0, 10), (20, 30), (50, 60)])
    second = Marks.of([(0, 10), (22, 30)])
    strict = match_segments(first, second, 0.9)
    assert (strict.found, strict.n) == (2, 5)
    loose = match_segments(first, second, 0.8)
    assert (loose.found_first, loose.found_second, loose.n) == (2, 2, 5)
    assert maxqda_percent(loose).value == pytest.approx(0.8)
    assert maxqda_kappa(loose, 4).value == pytest.approx((0.8 - 0.25) / 0.75)
    assert maxqda_kappa(loose, 1).value is None


def test_the_ten_segments_of_the_atlasti_manual() -> None:
    manual = fixture("atlasti")
    ratings = ReliabilityData.of(columns([manual["coder1"], manual["coder2"]]))
    assert percent(ratings).value == pytest.approx(manual["percent_agreement"])
    alpha = krippendorff_alpha(ratings)
    assert alpha.value == pytest.approx(manual["alpha"], abs=1e-12)
    # the manual rounds 9.58 and 1.58 before it adds them up
    assert 1 - (alpha.expected or 0) == pytest.approx(
        manual["expected_agreement_krippendorff"], abs=0.003
    )
    # both decided on the same ten segments, so Holsti is percent agreement
    assert atlasti_holsti(ratings).value == pytest.approx(0.6)


def test_holsti_counts_the_decisions_each_coder_made() -> None:
    ratings = ReliabilityData.of([["a", "a"], ["a", None], [None, "b"], ["b", "a"]])
    assert atlasti_holsti(ratings).value == pytest.approx(2 * 1 / (3 + 3))
