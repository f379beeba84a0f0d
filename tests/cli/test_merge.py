"""What the command line says of a copy that disagrees with the study."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qualcode.services import codebook, copies, studies
from tests.cli.running import Ran
from tests.services.small_study import code_named, coded_study


def test_a_conflict_is_told_in_words_with_both_versions_and_the_key_of_its_decision(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    copy = tmp_path / "copie.qualcode"
    with coded_study(tmp_path) as study:
        path, code = study.file.path, code_named(study, "Temps")
        copies.copy_study(study, copy)
        codebook.rename(study, code.id, "Horaires")
    with studies.open_study(copy, coder="Anne", remember=False) as study:
        codebook.rename(study, code.id, "Attente")
    for words in (("merge", path, copy), ("merge", path, copy, "--plan")):
        said = here(*words).err
        assert "Horaires – modifié ici et dans la copie" in said
        assert "Attente" in said
        assert f"code:{code.id}" in said
    assert here("merge", path, copy).code != 0
    assert here("merge", path, copy, "--theirs").code == 0
    assert "Attente" in here("codebook", "show", path).out
