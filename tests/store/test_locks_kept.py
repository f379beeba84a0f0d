"""Whatever looks at a study's files leaves the locks of this process on them.

Were they given up, another program that closes the study would take its log away, and what is
written here afterwards would be seen by nobody else and be lost.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from qualcode.services import audit, codebook, merge, studies
from qualcode.services.open_study import OpenStudy
from qualcode.store.copying import copy_to
from qualcode.store.study_file import StudyFile
from qualcode.store.traces import find_traces

_CLOSED_BY_ANOTHER = """
import sqlite3, sys
found = sqlite3.connect(sys.argv[1])
print(*(name for (name,) in found.execute("SELECT name FROM code")), sep="\\n")
found.close()
"""


def codes_another_program_sees(path: Path) -> set[str]:
    """Opens the study in another process, which may take itself for the last one."""
    words = [sys.executable, "-c", _CLOSED_BY_ANOTHER, str(path)]
    told = subprocess.run(words, capture_output=True, text=True, check=True, encoding="utf-8")
    return set(told.stdout.split())


def _opened_in_another_window(study: OpenStudy, folder: Path, until: ExitStack) -> None:
    until.enter_context(studies.open_study(study.file.path, remember=False))


def _opened_and_closed(study: OpenStudy, folder: Path, until: ExitStack) -> None:
    StudyFile.open(study.file.path).close()


def _searched_for_traces(study: OpenStudy, folder: Path, until: ExitStack) -> None:
    assert find_traces(study.file.path, studies.get_study(study).id, ["Zyntarelle"]) == ()


def _folder_audited(study: OpenStudy, folder: Path, until: ExitStack) -> None:
    assert audit.audit_folder(folder, study).files


def _merged_as_a_copy(study: OpenStudy, folder: Path, until: ExitStack) -> None:
    """The study itself is what another window merges: its file is read as a copy."""
    other = folder / "other.qualcode"
    with study.file.reading() as snapshot:
        copy_to(snapshot, other)
    with studies.open_study(other, remember=False) as elsewhere:
        merge.plan_merge(elsewhere, study.file.path)


@pytest.mark.parametrize(
    "look",
    [
        _opened_in_another_window,
        _opened_and_closed,
        _searched_for_traces,
        _folder_audited,
        _merged_as_a_copy,
    ],
)
def test_what_is_written_after_a_look_is_seen_by_others(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    look: Callable[[OpenStudy, Path, ExitStack], None],
) -> None:
    monkeypatch.setenv("QUALCODE_DATA", str(tmp_path / "data"))
    folder = tmp_path / "study"
    folder.mkdir()
    path = folder / "a.qualcode"
    with (
        studies.new_study(path, title="T", passphrase=None) as study,
        study.file.one_stroke(),
        closing(sqlite3.connect(path, isolation_level=None)) as reader,
        ExitStack() as until,
    ):
        codebook.create(study, "before")
        reader.execute("SELECT * FROM code").fetchall()
        look(study, folder, until)
        assert codes_another_program_sees(path) == {"before"}
        # while somebody reads, what is written stays in the log
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM code").fetchall()
        codebook.create(study, "after")
        assert codes_another_program_sees(path) == {"before", "after"}
    assert codes_another_program_sees(path) == {"before", "after"}
