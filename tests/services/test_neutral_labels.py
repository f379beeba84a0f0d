"""What a file's name may lend to a label without naming anybody."""

from __future__ import annotations

import pytest

from qualcode.services.neutral_labels import (
    label_in_group,
    label_of_file,
    label_of_speaker,
    neutral_label,
)


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


@pytest.mark.parametrize(
    ("stem", "label"),
    [
        ("E1 soignante été", "E1"),
        ("P02_Durand", "P2"),
        ("m3-2024-05-12", "M3"),
        ("ITW4 (Kerdec)", "ITW4"),
        ("Entretien 3 Kerdec", "E3"),
        ("E3_v2", ""),
        ("V2 Kerdec", ""),
        ("JD47 infirmière", ""),
        ("Le 3 mai", ""),
        ("E1", "E1"),
        ("E123456 x", ""),
        ("ide asalee 5", "E5"),
        ("Durand 58", ""),
        ("12 Durand 5", ""),
    ],
)
def test_a_files_name_may_begin_with_its_label(stem: str, label: str) -> None:
    assert label_of_file(stem) == label


@pytest.mark.parametrize(
    ("speaker", "stem", "label"),
    [
        ("P2", "Entretien P2", "P2"),
        ("SF1", "SF1 - entretien 2", "SF1"),
        ("sf1", "entretien_sf1", "SF1"),
        ("P2", "Entretien 3", ""),
        ("JD47", "JD47 Kerdec", ""),
        ("Kerdec", "Entretien Kerdec", ""),
    ],
)
def test_speaker_and_file_may_agree_on_a_label(speaker: str, stem: str, label: str) -> None:
    assert label_of_speaker(speaker, stem) == label


@pytest.mark.parametrize(
    ("speaker", "interview", "label"),
    [
        ("C3a", "C3", "C3a"),
        ("c3-2", "C3", "c3-2"),
        ("C3 b", "C3", "C3 b"),
        ("C3 JD", "C3", ""),
        ("C4a", "C3", ""),
        ("Rosa", "Ros", ""),
    ],
)
def test_who_speaks_in_a_group_may_be_called_after_it(
    speaker: str, interview: str, label: str
) -> None:
    assert label_in_group(speaker, interview) == label
