"""Tables, figures, corpus and checklists from the command line, in the form the ending says."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import run
from tests.services.small_study import coded_study


def test_figures_tables_and_mind_maps_are_written_by_their_ending(tmp_path: Path) -> None:
    with coded_study(tmp_path) as made:
        study = made.file.path
    for command, name, starts in (
        ("workbook", "t.xlsx", b"PK"),
        ("matrix", "m.csv", b"\xef\xbb\xbf"),
        ("corpus", "c.txt", b"**** *id_M1"),
        ("tree", "t.pdf", b"%PDF"),
        ("mindmap", "t.xmind", b"PK"),
    ):
        done = run("export", command, study, tmp_path / name)
        assert done.code == 0, done.err
        assert (tmp_path / name).read_bytes().startswith(starts)
    wrong = run("export", "matrix", study, tmp_path / "m.csv", "--by", "age")
    assert wrong.code != 0
    assert "participant, attribute, site" in wrong.err
    lost = run("export", "tree", study, tmp_path / "t.svg", "--axis", "Jamais vu")
    assert "Jamais vu" in lost.err


def test_a_checklist_is_shown_answered_and_handed_in(tmp_path: Path) -> None:
    with coded_study(tmp_path) as made:
        study = made.file.path
    before = run("checklist", "coreq", study, "--json").json
    assert (len(before["items"]), before["answered"]) == (32, 0)
    assert run("checklist", "answer", study, "coreq", "13", "--text", "Deux refus.").code == 0
    after = run("checklist", "coreq", study, "--json").json
    assert after["items"][12]["answer"] == "Deux refus."
    assert after["missing"] == before["missing"] - 1
    assert "Deux refus." not in run("checklist", "coreq", study, "--missing").out
    done = run("checklist", "write", study, "srqr", tmp_path / "srqr.docx", language="en")
    assert (tmp_path / "srqr.docx").read_bytes()[:2] == b"PK", done.err
