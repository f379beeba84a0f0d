"""Study files of every released schema open, with everything in them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qualcode.services import codebook, codings, history, memos, studies
from qualcode.store.tables import SCHEMA

KEPT = sorted((Path(__file__).parent / "schemas").glob("*.qualcode"))


def test_the_present_schema_is_kept() -> None:
    assert f"{SCHEMA:04d}" in {path.stem for path in KEPT}, "run tools/keep_schema.py"


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_a_study_of_an_earlier_schema_opens_with_all_it_holds(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "étude.qualcode"
    shutil.copy(kept, path)
    with studies.open_study(path) as study:
        assert [code.name for code in codebook.get_codebook(study).codes] == [
            "Freins",
            "Temps",
            "Distance",
        ]
        quotes = [coding.segment.quote for coding in codings.list_codings(study)]
        assert sorted(quotes) == ["c’est à quarante minutes", "on n’a jamais le temps"]
        assert [memo.text for memo in memos.list_memos(study)] == ["un mémo"]
        history.redo(study)
        assert len(memos.list_memos(study)) == 2
