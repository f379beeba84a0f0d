"""A study opened by two processes at once stays whole, and neither loses an action."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from qualcode.services import codebook, history, ingest, studies
from tests.store.whole_study import at, check_a_study, opened

N_ACTIONS = 6


def work(folder: Path, who: str) -> None:
    with opened(folder) as study:
        for n in range(N_ACTIONS):
            codebook.create(study, f"{who} {n}")
            text = f"Enquêteur : Bonjour.\n{who}{n} : Je suis Zyntarelle.\n"
            files = [(f"{who}{n}.txt", text.encode())]
            ingest.ingest(study, ingest.preview_files(files).interviews)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_two_processes_at_work_on_one_study_and_vault_lose_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "study"
    folder.mkdir()
    studies.new_study(at(folder), title="T", passphrase=None).close()
    forked = multiprocessing.get_context("fork")
    both = [forked.Process(target=work, args=(folder, who)) for who in ("A", "B")]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    check_a_study(folder, [1 + 4 * N_ACTIONS], completing=False)
    with opened(folder) as study:
        names = {code.name for code in codebook.get_codebook(study).codes}
        assert names == {f"{who} {n}" for who in "AB" for n in range(N_ACTIONS)}
        actions = [a.action for a in history.list_activities(study)]
    assert actions.count("ingest") == 2 * N_ACTIONS
