"""What a file's name may lend to a label without naming anybody."""

from __future__ import annotations

import pytest

from qualcode.services.neutral_labels import neutral_label


@pytest.mark.parametrize(
    ("stem", "label"),
    [
        ("M3", "M3"),
        ("Entretien 3", "E3"),
        ("Entretien 1 Kerdec", "E1"),
        ("entretien2_Tanvier", "E2"),
        ("interview-04-final", "I4"),
        ("Entretien 12 mars 2024", ""),
        ("entretien 12-03-2024", ""),
        ("Kerdec 4", ""),
        ("Durand", ""),
    ],
)
def test_a_label_takes_the_number_and_never_the_name(stem: str, label: str) -> None:
    assert neutral_label(stem) == label
