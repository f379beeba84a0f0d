"""On a lab's server a study is open to its coders, as themselves, in its folder only."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import NotAllowedError
from qualcode.model import CoderRole
from qualcode.services import codebook, coders, lab
from tests.services.small_study import coded_study


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with coded_study(tmp_path) as study:
        reader = coders.add_coder(study, "Lu", role=CoderRole.READER)
        assert reader.role is CoderRole.READER
    return tmp_path


def test_only_own_studies_are_listed(folder: Path) -> None:
    assert [s.title for s in lab.studies_of("samira", folder)] == ["Petite étude"]
    assert lab.studies_of("Personne", folder) == ()


def test_a_file_that_is_no_study_hides_nothing(folder: Path) -> None:
    (folder / "autre.qualcode").write_text("pas une étude")
    assert len(lab.studies_of("Anne", folder)) == 1


def test_somebody_acts_as_themselves_with_their_role(folder: Path) -> None:
    path = folder / "petite.qualcode"
    with lab.open_as("Lu", path, folder) as study:
        assert study.coder.name == "Lu"
        with pytest.raises(NotAllowedError):
            codebook.create(study, "Autre")


def test_who_is_no_coder_of_the_study_does_not_get_in(folder: Path) -> None:
    with pytest.raises(NotAllowedError):
        lab.open_as("Personne", folder / "petite.qualcode", folder)


@pytest.mark.parametrize("elsewhere", ["../x.qualcode", "/etc/x.qualcode", "sub/petite.qualcode"])
def test_nothing_outside_the_folder_is_opened(folder: Path, elsewhere: str) -> None:
    with pytest.raises(NotAllowedError):
        lab.open_as("Anne", folder / elsewhere, folder)
