"""What a copy brings that names somebody, and what differs only because a name was replaced since."""

from __future__ import annotations

import shutil
from pathlib import Path

from qualcode.services import codings, memos, merge, redaction, studies
from qualcode.wording import render
from tests.services.small_study import code_named, coded_study

SURNAME = "Morvan"  # of Jeanne Morvan, whom the key replaces


def _with_copy(folder: Path) -> tuple[Path, Path]:
    with coded_study(folder) as study:
        here = study.file.path
    vault = here.with_suffix(".qualcode-vault")
    for name in ("a", "b"):
        shutil.copyfile(here, folder / f"{name}.qualcode")
    shutil.copyfile(vault, folder / "a.qualcode-vault")
    return folder / "a.qualcode", folder / "b.qualcode"


def test_a_part_of_a_name_in_a_memo_that_comes_back_is_pointed_at(tmp_path: Path) -> None:
    here, there = _with_copy(tmp_path)
    with studies.open_study(there, coder="Samira", remember=False) as copy:
        memos.write_memo(copy, f"Comme chez {SURNAME}, la semaine dernière.")
    with studies.open_study(here, coder="Anne", remember=False) as study:
        assert merge.plan_merge(study, there).findings == ()  # locked: nothing is known of names
        studies.unlock(study, None)
        told = [render(f.text, "en") for f in merge.merge_copy(study, there).findings]
    assert len(told) == 1
    assert SURNAME in told[0]


def test_an_extract_in_which_a_name_was_replaced_since_is_no_difference(tmp_path: Path) -> None:
    here, there = _with_copy(tmp_path)
    words = "Une secrétaire partagée"
    with studies.open_study(there, coder="Samira", remember=False) as copy:
        codings.code_words(copy, "M2", code_named(copy, "Temps").id, words)
    with studies.open_study(here, coder="Anne", remember=False) as study:
        studies.unlock(study, None)
        redaction.redact(study, "secrétaire", replacement="personne")
        assert merge.merge_copy(study, there).findings == ()
        assert words.replace("secrétaire", "personne") in {
            c.segment.quote for c in codings.list_codings(study)
        }
