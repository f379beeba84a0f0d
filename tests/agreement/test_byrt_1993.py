"""Byrt, Bishop & Carlin (1993), Feinstein & Cicchetti (1990), De Vries et al. (2008)."""

from __future__ import annotations

import pytest

from qualcode.agreement.coding.brennan_prediger import brennan_prediger
from qualcode.agreement.coding.cohen_kappa import cohen_kappa
from qualcode.agreement.coding.paradox import kappa_paradox, unlike_use
from qualcode.agreement.coding.pooled_kappa import pooled_kappa
from qualcode.agreement.coding.prevalence_and_bias import prevalence_and_bias
from qualcode.agreement.landmarks import krippendorff_landmark, landis_koch
from qualcode.agreement.two_by_two import TwoByTwo


def test_the_indices_rebuild_kappa_from_pabak() -> None:
    table = TwoByTwo(45, 15, 25, 15)
    indices = prevalence_and_bias(table)
    assert indices is not None
    assert indices.prevalence == pytest.approx(0.30)
    assert indices.bias == pytest.approx(-0.10)
    assert indices.pabak == pytest.approx(brennan_prediger(table.ratings()).value)
    rebuilt = (indices.pabak - indices.prevalence**2 + indices.bias**2) / (
        1 - indices.prevalence**2 + indices.bias**2
    )
    assert cohen_kappa(table.ratings()).value == pytest.approx(rebuilt)
    assert prevalence_and_bias(TwoByTwo()) is None


def test_high_agreement_with_low_kappa_is_explained() -> None:
    # 85 % agreement twice: kappa 0.70 where both answers are common, 0.32 where one is rare
    common, rare = TwoByTwo(40, 9, 6, 45), TwoByTwo(80, 10, 5, 5)
    assert cohen_kappa(common.ratings()).value == pytest.approx(0.70, abs=0.005)
    assert cohen_kappa(rare.ratings()).value == pytest.approx(0.32, abs=0.005)
    assert kappa_paradox(common) is None
    said = str(kappa_paradox(rare))
    assert "85%" in said
    assert "0.32" in said
    assert "paradox" in str(kappa_paradox(TwoByTwo(5, 10, 5, 80)))
    assert kappa_paradox(TwoByTwo(5, 40, 40, 15)) is None
    assert kappa_paradox(TwoByTwo(neither=50)) is None


def test_who_codes_much_more_is_named() -> None:
    assert " 3 times" in str(unlike_use(TwoByTwo(10, 50, 10, 30), "Anne", "Samira"))
    assert "Only Samira" in str(unlike_use(TwoByTwo(0, 0, 10, 30), "Anne", "Samira"))
    assert unlike_use(TwoByTwo(10, 5, 5, 30), "Anne", "Samira") is None


def test_pooled_kappa_averages_the_terms_and_not_the_kappas() -> None:
    tables = [TwoByTwo(10, 5, 5, 80), TwoByTwo(40, 10, 5, 45)]
    kappas = [cohen_kappa(t.ratings()) for t in tables]
    observed = sum(k.observed or 0 for k in kappas) / 2
    expected = sum(k.expected or 0 for k in kappas) / 2
    found = pooled_kappa([t.ratings() for t in tables])
    assert found.value == pytest.approx((observed - expected) / (1 - expected))
    assert found.parameters["codes"] == 2
    assert pooled_kappa([]).value is None


def test_landmarks_name_their_convention() -> None:
    assert "Landis" in str(landis_koch(0.61))
    assert [str(landis_koch(v)).split(" (")[0] for v in (-0.1, 0.2, 0.21, 0.6, 0.8, 1)] == [
        "poor", "slight", "fair", "moderate", "substantial", "almost perfect",
    ]  # fmt: skip
    assert "reliable (" in str(krippendorff_landmark(0.8))
    assert "tentative" in str(krippendorff_landmark(0.667))
    assert "not" in str(krippendorff_landmark(0.6))
