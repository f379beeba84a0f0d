"""Fleiss (1971). Measuring nominal scale agreement among many raters. Psychol Bull 76, 378-382."""

from __future__ import annotations

import pytest

from qualcode.agreement.coding.brennan_prediger import brennan_prediger
from qualcode.agreement.coding.conger_kappa import conger_kappa
from qualcode.agreement.coding.fleiss_kappa import fleiss_kappa
from qualcode.agreement.coding.gwet_ac1 import gwet_ac1
from qualcode.agreement.coding.krippendorff_alpha import krippendorff_alpha
from qualcode.agreement.coding.light_kappa import light_kappa
from qualcode.agreement.reliability_data import ReliabilityData
from tests.agreement.fixtures_read import columns, fixture

PAPER = fixture("fleiss_1971")
DIAGNOSES = ReliabilityData.of(PAPER["diagnoses"]["ratings"], PAPER["diagnoses"]["raters"])


@pytest.mark.parametrize(
    ("measure", "key", "within"),
    [
        (fleiss_kappa, "fleiss_kappa", 1e-9),
        (conger_kappa, "conger_exact_kappa", 1e-9),
        (light_kappa, "light_kappa", 1e-6),
        (gwet_ac1, "gwet_AC1", 1e-5),
        (krippendorff_alpha, "kripp_alpha_nominal", 1e-9),
        (brennan_prediger, "randolph", 1e-9),
    ],
)
def test_six_psychiatrists_and_thirty_patients(measure, key: str, within: float) -> None:  # type: ignore[no-untyped-def]
    assert measure(DIAGNOSES).value == pytest.approx(PAPER["diagnoses"][key], abs=within)


def test_fourteen_raters_and_ten_subjects() -> None:
    counts = PAPER["wikipedia"]["counts"]
    rows = [[k for k, n in enumerate(row) for _ in range(n)] for row in counts]
    assert fleiss_kappa(ReliabilityData.of(rows)).value == pytest.approx(
        PAPER["wikipedia"]["fleiss_kappa"], abs=1e-12
    )


def test_alpha_of_complete_material_follows_from_fleiss_kappa() -> None:
    kappa, alpha = fleiss_kappa(DIAGNOSES).value, krippendorff_alpha(DIAGNOSES).value
    assert kappa is not None
    assert alpha == pytest.approx(1 - (1 - kappa) * (1 - 1 / 180), abs=1e-12)


def test_missing_judgements_are_taken_as_gwet_2014_takes_them() -> None:
    case = fixture("krippendorff_2011")["C_4obs_missing"]
    ratings = ReliabilityData.of(columns(case["data"]))
    for measure, key in (
        (fleiss_kappa, "fleiss_kappa_irrCAC_missing"),
        (conger_kappa, "conger_kappa"),
        (brennan_prediger, "brennan_prediger"),
        (gwet_ac1, "gwet_AC1"),
    ):
        assert measure(ratings).value == pytest.approx(case[key], abs=1e-5)
