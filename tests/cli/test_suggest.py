"""qualcode suggest: figures as JSON for scripts, sentences when nothing was asked."""

from __future__ import annotations

import csv
import shlex
from pathlib import Path

import pytest

from qualcode.services import codings, release
from tests.cli.running import run_here
from tests.services.small_study import bring_in, code_named, coded_study, span_of

ROWS = [
    ("Freins", "Temps", "", "frein", "", "M1", "Les réunions du soir sont longues"),
    ("Freins", "Temps", "", "frein", "", "M2", "Encore une réunion qui finit tard"),
    ("Freins", "Argent", "", "frein", "", "M1", "Personne ne nous paie pour ces heures"),
    ("Freins", "Argent", "", "frein", "", "M2", "Il faudrait être payé pour ce temps"),
]


def test_the_figures_have_their_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "coded.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ("theme", "sub_theme", "sub_sub_theme", "kind", "lever", "participant", "quote")
        )
        writer.writerows(ROWS)
    found = run_here(capsys, "suggest", "--evaluate", table, "--json").json
    for trial in ("leave_one_out", "forward"):
        for level in ("leaf", "parent"):
            figures = found[trial][level]
            assert set(figures) == {"hit_at_1", "hit_at_3", "hit_at_5", "n", "n_codes"}
    assert found["leave_one_out"]["leaf"]["n"] == 4
    assert found["leave_one_out"]["leaf"]["hit_at_5"] == 1.0


def test_figures_that_do_not_exist_are_null_and_say_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "one.csv"
    table.write_text("theme;quote\nFreins;Les réunions du soir\nFreins;Encore une réunion\n")
    found = run_here(capsys, "suggest", "--evaluate", table, "--json", language="en").json
    for trial in ("leave_one_out", "forward"):
        for level in ("leaf", "parent"):
            figures = found[trial][level]
            assert (figures["hit_at_1"], figures["n"], figures["n_codes"]) == (None, 0, 0)
            assert "one code only" in figures["reason"]
    assert "one code only" in run_here(capsys, "suggest", "--evaluate", table, language="en").out


def test_asking_nothing_says_what_can_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run_here(capsys, "suggest")
    assert ran.code != 0
    assert "--evaluate" in ran.err


def test_after_the_model_coded_the_command_that_compares_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [f"Le soir numéro {n} la réunion finit trop tard" for n in range(10)]
    money = [f"La garde numéro {n} n'est payée à personne" for n in range(10)]
    with coded_study(tmp_path) as study:
        path = study.file.path
        bring_in(study, M3="\n".join(f"M3 : {said}." for said in words + money))
        release.release_with_key(study, [])
        for said in words + money:
            code = code_named(study, "Temps" if said in words else "Argent")
            codings.code_segment(study, *span_of(study, "M3", said), [code.id])
        person = study.coder.name
    told = run_here(capsys, "suggest", path, "--as-coder", "Modèle A", language="en").out
    command = told.split("To compare it with a coder: qualcode ")[1].replace("\n", " ").strip()
    assert shlex.split(command) == ["agreement", str(path), person, "Modèle A"]
    compared = run_here(capsys, *shlex.split(command), "--json")
    assert compared.code == 0
    assert "Modèle A" in compared.out
    as_json = run_here(capsys, "suggest", path, "--as-coder", "Modèle A", "--json").json
    assert as_json == [{"coder": "Modèle A"}]
