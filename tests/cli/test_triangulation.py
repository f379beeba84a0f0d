"""Triangulation, copies and merging from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qualcode.cli.console import cut
from qualcode.services import studies
from tests.cli.running import run_here
from tests.services.two_coders import put, study_for_two


def test_two_coders_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def told_by(*words: str | Path) -> Any:
        done = run_here(capsys, *words, "--json")
        assert done.code == 0, done.err
        return done.json

    with study_for_two(tmp_path) as study:
        path = study.file.path
        put(study, "Anne", "M1", "Temps", "On n'a pas le temps")
    copy, report = tmp_path / "samira.qualcode", tmp_path / "rapport.docx"
    pair = ("--with", "Anne", "--with", "Samira")
    told = told_by("triangulation", "start", path, *pair, "--source", "M1")
    assert told["sources"][0]["waits_for"] == ["Anne", "Samira"]
    made = told_by("copy", path, copy, "--for", "Samira")
    assert made["left_out"]
    with studies.open_study(copy, remember=False) as study:
        put(study, "Samira", "M1", "Temps", "On n'a pas le temps de se réunir")
    told_by("triangulation", "declare", copy)
    assert told_by("merge", path, copy, "--plan")["new"]
    assert told_by("merge", path, copy, "--as", "Lucas")["merged"]
    assert not told_by("merge", path, copy)["new"]
    told_by("triangulation", "declare", path, "--as", "Anne")
    told_by("triangulation", "open", path)
    compared = told_by("triangulation", "compare", path)
    assert [d["kind"] for d in compared["disagreements"]] == ["boundary"]
    decided = told_by("triangulation", "decide", path, "wider", "--kind", "boundary")
    assert decided["left"] == 0
    again = run_here(capsys, "triangulation", "decide", path, "wider", "--kind", "boundary")
    assert again.out.strip() == "0 endroit arbitré, 0 désaccord à arbitrer."
    told_by("triangulation", "close", path)
    told_by("triangulation", "report", path, report)
    assert report.read_bytes()[:2] == b"PK"


def test_words_of_a_place_end_with_a_word_and_a_sign_that_more_follows() -> None:
    said = "Ce qui est noté dans le cahier vert, l’équipe du matin le lit"
    assert cut(said, 60) == "Ce qui est noté dans le cahier vert, l’équipe du matin le…"
    assert cut(said, 61) == said
