"""qualcode retrieve, suggest and participants list on a study: what is told, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.services import participants
from tests.cli.running import run_here
from tests.services.small_study import coded_study


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with coded_study(tmp_path) as made:
        table = "identifiant,site,milieu\nM1,Halle,rural\nM2,,rural\n"
        participants.import_participants(made, "people.csv", table.encode())
        return made.file.path


def test_a_kept_query_is_asked_as_it_was_kept(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = run_here(capsys, "retrieve", study, "Temps", "--save", "Q", "--json").json
    assert (kept["n"], kept["n_places"]) == (2, 2)
    assert run_here(capsys, "retrieve", study, "--saved", "Q", "--json").json == kept
    refused = run_here(capsys, "retrieve", study, "--saved", "Q", "--site", "Halle")
    assert refused.code != 0
    assert "telle quelle" in refused.err


def test_passages_like_extracts_and_how_good_suggestions_are(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = run_here(capsys, "suggest", study, "--like", "réunir", "--json").json
    assert all(set(each) == {"likeness", "source", "quote"} for each in found)
    nothing = run_here(capsys, "suggest", study, "--like", "zythum")
    assert "Aucun extrait codé" in nothing.err
    (row,) = run_here(capsys, "suggest", study, "--quality", "--json").json
    assert (row["code"], row["extracts"], row["rate"]) == ("Temps", 2, None)


def test_participants_are_listed_with_their_site(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = run_here(capsys, "participants", "list", study, "--json").json
    assert [(p["identifier"], p["site"]) for p in told] == [("M1", "Halle"), ("M2", None)]
    assert "Halle" in run_here(capsys, "participants", "list", study).out


def test_lines_left_out_of_a_search_are_said(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        "Lignes montrées : 1 sur 2" in run_here(capsys, "search", study, "temps", "--most", "1").out
    )
    assert "Lignes montrées" not in run_here(capsys, "search", study, "temps").out
