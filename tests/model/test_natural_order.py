"""Names sorted as people number them."""

from __future__ import annotations

import pytest

from qualcode.model.natural_order import natural_order


@pytest.mark.parametrize(
    "names",
    [
        ["M1", "M2", "M10"],
        ["Entretien 1", "entretien2", "Entretien_10"],
        ["Focus n° 3", "focus n°12"],
        ["vague 1/M2.txt", "vague 1/M10.txt", "vague 2/M1.txt"],
        ["2", "10", "A1"],
        ["E", "E0", "E00a"],
    ],
)
def test_names_stand_as_they_are_numbered(names: list[str]) -> None:
    backwards = [*reversed(names)]
    assert sorted(backwards, key=natural_order) == names


def test_a_figure_that_is_no_number_is_a_sign_like_any_other() -> None:
    assert sorted(["m²", "m1"], key=natural_order) == ["m1", "m²"]


def test_a_number_of_any_length_is_no_trouble() -> None:
    assert natural_order("9" * 5000)
