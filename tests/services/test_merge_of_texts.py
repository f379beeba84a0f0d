"""Texts that came into a copy: what else was done there comes back all the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qualcode.errors import RefusedError
from qualcode.services import (
    codings,
    codings_import,
    copies,
    history,
    interviews,
    merge,
    reading,
    refi_export,
    release,
    studies,
)
from qualcode.services.open_study import OpenStudy
from qualcode.services.refi_import import import_project
from qualcode.services.refi_preview import preview_project
from tests.services.small_study import M2, NAMES, bring_in, coded_study, orphans_of
from tests.services.two_coders import put

TABLE = b"participant,code,extrait\nM9,Temps,La barge attend au quai\n"


def copy_of(study: OpenStudy, folder: Path) -> Path:
    return copies.copy_study(study, folder / "copie.qualcode")


def state_extracts(study: OpenStudy) -> None:
    codings_import.import_codings(study, "c.csv", TABLE, statement=release.Statement())


def quotes(study: OpenStudy) -> list[str]:
    return [c.segment.quote for c in codings.list_codings(study)]


def test_extracts_of_people_without_transcript_stay_in_the_copy_and_the_rest_comes(
    tmp_path: Path,
) -> None:
    with coded_study(tmp_path) as study:
        copy = copy_of(study, tmp_path)
        with studies.open_study(copy, coder="Samira", remember=False) as there:
            put(there, "Samira", "M1", "Argent", "dix ans")
            state_extracts(there)
        n_interviews = len(interviews.list_interviews(study))
        (finding,) = merge.merge_copy(study, copy).findings
        assert finding.text.n == 1
        assert "dix ans" in quotes(study)
        assert "La barge attend au quai" not in quotes(study)
        assert len(interviews.list_interviews(study)) == n_interviews
        assert orphans_of(study) == []
        assert not merge.plan_merge(study, copy).is_new


def test_an_import_taken_back_in_the_copy_is_no_reason_to_refuse_it(tmp_path: Path) -> None:
    with coded_study(tmp_path) as study:
        copy = copy_of(study, tmp_path)
        shutil.copy2(f"{study.file.path}-vault", f"{copy}-vault")
        with studies.open_study(copy, coder="Anne", remember=False) as there:
            put(there, "Anne", "M1", "Argent", "dix ans")
            studies.unlock(there, None)
            bring_in(there, M3=M2.replace("Médecin 2", "Médecin 3"))
            release.release_with_key(there, NAMES)
            assert len(reading.list_sources(there)) == 3
            with_text = tmp_path / "avec.qualcode"
            copies.copy_study(there, with_text)
            for _ in range(2):
                history.undo(there)
        with pytest.raises(RefusedError, match="qdpx"):
            merge.plan_merge(study, with_text)
        with studies.open_study(with_text, coder="Anne", remember=False) as there:
            project = refi_export.project_file(there).content
        merge.merge_copy(study, copy)
        assert quotes(study).count("dix ans") == 1
        history.undo(study)
        # the other way, which the refusal names
        done = import_project(study, preview_project(study, "copie.qdpx", project))
        assert (done.n_codings, quotes(study).count("dix ans")) == (1, 1)
        assert len(reading.list_sources(study)) == 3
