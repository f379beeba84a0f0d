"""Triangulation, copies and merging from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qualcode.services import studies
from tests.cli.running import run
from tests.services.two_coders import put, study_for_two


def test_two_coders_from_the_command_line(tmp_path: Path) -> None:
    with study_for_two(tmp_path) as study:
        path = study.file.path
        put(study, "Anne", "M1", "Temps", "On n'a pas le temps")
    copy, report = tmp_path / "samira.qualcode", tmp_path / "rapport.docx"
    pair = ("--with", "Anne", "--with", "Samira")
    told = _json("triangulation", "start", path, *pair, "--source", "M1")
    assert told["sources"][0]["waits_for"] == ["Anne", "Samira"]
    made = _json("copy", path, copy, "--for", "Samira")
    assert made["left_out"]
    with studies.open_study(copy, remember=False) as study:
        put(study, "Samira", "M1", "Temps", "On n'a pas le temps de se réunir")
    _json("triangulation", "declare", copy)
    assert _json("merge", path, copy, "--plan")["new"]
    assert _json("merge", path, copy, "--as", "Lucas")["merged"]
    assert not _json("merge", path, copy)["new"]
    _json("triangulation", "declare", path, "--as", "Anne")
    _json("triangulation", "open", path)
    compared = _json("triangulation", "compare", path)
    assert [d["kind"] for d in compared["disagreements"]] == ["boundary"]
    decided = _json("triangulation", "decide", path, "wider", "--kind", "boundary")
    assert decided["left"] == 0
    _json("triangulation", "close", path)
    _json("triangulation", "report", path, report)
    assert report.read_bytes()[:2] == b"PK"


def _json(*words: str | Path) -> Any:
    done = run(*words, "--json")
    assert done.code == 0, done.err
    return done.json
