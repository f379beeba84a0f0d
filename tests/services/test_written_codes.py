"""A code as people write it, the same way in every command: none is taken by chance."""

from __future__ import annotations

import pytest

from qualcode.errors import BadInputError, NotFoundError
from qualcode.services import agreement, codebook, saturation
from qualcode.services.agreement import Choices
from qualcode.services.open_study import OpenStudy
from qualcode.services.written_codes import find_code
from tests.services.small_study import code_named


@pytest.mark.parametrize("written", ["Temps", "temps", "Freins > Temps", "> freins › TEMPS"])
def test_a_code_is_meant_by_its_name_or_a_path_case_aside(study: OpenStudy, written: str) -> None:
    tree = codebook.get_codebook(study)
    assert find_code(tree, written).id == code_named(study, "Temps").id


def test_of_two_codes_of_a_name_a_path_says_which(study: OpenStudy) -> None:
    below = code_named(study, "Temps")
    other = codebook.create(study, "Temps", parent_id=codebook.create(study, "Leviers").id)
    tree = codebook.get_codebook(study)
    assert find_code(tree, "Leviers > Temps") == other
    assert find_code(tree, below.id) == below
    with pytest.raises(BadInputError) as refused:
        find_code(tree, "Temps")
    assert "> Freins > Temps · > Leviers > Temps" in str(refused.value.hint)
    top = codebook.create(study, "Temps")
    assert find_code(codebook.get_codebook(study), "Temps") == top, "its whole path"


def test_names_told_apart_by_an_accent_alone_are_meant_as_they_are_spelt(study: OpenStudy) -> None:
    made = [
        codebook.create(study, name, parent_id=codebook.create(study, above).id)
        for name, above in (("Cote", "Chiffres"), ("Côté", "Lieux"))
    ]
    tree = codebook.get_codebook(study)
    assert [find_code(tree, code.name) for code in made] == made
    with pytest.raises(BadInputError):
        find_code(tree, "COTE")


def test_no_figure_is_counted_for_whichever_code_of_a_name_comes_first(study: OpenStudy) -> None:
    codebook.create(study, "Temps", parent_id=codebook.create(study, "Leviers").id)
    with pytest.raises(BadInputError):
        agreement.measure_agreement(study, Choices(branch="Temps"))
    with pytest.raises(BadInputError):
        saturation.choice_of(study, without=["Temps"])
    with pytest.raises(NotFoundError):
        saturation.choice_of(study, without=["Temps perdu"])
    one = agreement.measure_agreement(study, Choices(branch="freins > temps"))
    assert [c.code.id for c in one.codes] == [code_named(study, "Temps").id]
