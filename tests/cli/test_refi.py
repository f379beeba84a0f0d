"""qualcode refi: what a script gets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.running import run_here
from tests.refi import vendors
from tests.refi.archives import assert_valid
from tests.services.small_study import coded_study, make_study


def test_a_project_is_previewed_taken_in_and_written_again(tmp_path: Path, capsys: Any) -> None:
    with make_study(tmp_path) as study:
        path = study.file.path
    project = tmp_path / "projet.qdpx"
    project.write_bytes(vendors.project(vendors.PROGRAMS["ATLAS.ti"]))
    seen = run_here(capsys, "refi", "preview", path, project, "--json")
    assert seen.code == 0, seen.err
    (source,) = seen.json["sources"]
    assert source["n_codings"] == len(vendors.EXTRACTS)
    assert source["n_misfits"] == 0
    done = run_here(
        capsys,
        "refi",
        "import",
        path,
        project,
        "--already-anonymised",
        "--json",
        "--keep",
        "Jeanne Morvan",
    )
    assert done.code == 0, done.err
    n = len(vendors.EXTRACTS)
    assert (done.json["n_codings"], done.json["n_codings_waiting"]) == (n, 0)
    assert done.json["n_codings"] == len(run_here(capsys, "codings", "list", path, "--json").json)
    assert done.json["n_released"] == 1
    again = tmp_path / "retour.qdpx"
    written = run_here(capsys, "refi", "export", path, again)
    assert written.code == 0, written.err
    assert "n’ont pas de place" in written.err
    assert again.stat().st_size > 1000


def test_a_codebook_is_written_and_other_endings_are_refused(tmp_path: Path, capsys: Any) -> None:
    with coded_study(tmp_path) as study:
        path = study.file.path
    assert run_here(capsys, "refi", "export", path, tmp_path / "livre.qdc").code == 0
    assert_valid((tmp_path / "livre.qdc").read_bytes(), "Codebook")
    refused = run_here(capsys, "refi", "export", path, tmp_path / "livre.xyz")
    assert refused.code != 0
    assert "qdpx" in refused.err
