"""The whole job command by command, each with its JSON for scripts."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Ran, run, run_here
from tests.orleans import FOLDER, needs_orleans

CORPUS = Path(__file__).parents[2] / "corpora" / "rural-libraries"
Command = Callable[..., Ran]
LEVELS = ("theme", "sub_theme", "leaf_merged", "leaf", "code")


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    def do(*words: str | Path) -> Ran:
        done = run_here(capsys, *words, language="en")
        assert done.code == 0, done.err
        return done

    return do


def test_a_folder_of_transcripts_becomes_a_coded_study_step_by_step(
    command: Command, tmp_path: Path
) -> None:
    study = tmp_path / "libraries.qualcode"
    new = command("new", study, "--title", "Libraries", "--no-passphrase", "--json").json
    assert new == {"study": str(study), "protected": False}
    for kind in ("participants", "guide", "codebook"):
        file = next(CORPUS.glob(f"{kind}.*"))
        command(kind, "import", study, file)
    preview = command("preview", CORPUS / "transcripts", "--json").json
    assert [p["label"] for p in preview] == ["L1", "L2", "L3"]
    assert {s["role"] for p in preview for s in p["speakers"]} == {"interviewer", "respondent"}
    ingested = command("ingest", study, CORPUS / "transcripts", "--yes", "--json").json
    assert [i["label"] for i in ingested["ingested"]] == ["L1", "L2", "L3"]
    released = command("release", study, "--key", CORPUS / "key.csv", "--json").json
    assert sum(r["replaced"] for r in released["released"]) > 50
    for coder in ("a", "b"):
        table = CORPUS / "codings" / f"coder_{coder}.csv"
        came = command("codings", "import", study, table, "--unlock", "--json").json
        with table.open(encoding="utf-8", newline="") as stream:
            assert came["n_codings"] == len({tuple(row) for row in csv.reader(stream)}) - 1
        assert came["findings"] == []
    info = command("info", study, "--json").json
    assert (info["interviews"], info["released"], info["participants"]) == (3, 3, 3)
    listed = command("codings", "list", study, "--source", "L2", "--json").json
    assert listed
    assert {c["source"] for c in listed} == {"L2"}
    series = command("saturation", study, "--json").json
    for level in (series[name] for name in LEVELS):
        assert level["cumulative"][-1] == level["n_items"] == sum(level["new"])
    agreement = command("agreement", study, "--json").json
    for code in agreement["per_code"]:
        for measure in ("percent", "cohen_kappa"):
            value = code[measure]["value"]
            assert (value is None) == bool(code[measure]["reason"])
            assert value is None or -1 <= value <= 1, "fractions, not percentages"
    for name in ("report.docx", "codes.xlsx", "codes.yaml", "curve.svg", "new.csv", "kappa.xlsx"):
        _export(command, study, tmp_path / name)
    assert (tmp_path / "report.docx").read_bytes()[:2] == b"PK"
    assert "<svg" in (tmp_path / "curve.svg").read_text(encoding="utf-8")
    history = command("history", study, "--json").json
    assert [a["revision"] for a in history] == list(range(1, len(history) + 1))


def _export(command: Command, study: Path, to: Path) -> None:
    kind = {
        "report": ("word",),
        "codes": ("codebook",),
        "curve": ("saturation",),
        "new": ("saturation",),
        "kappa": ("agreement",),
    }[to.stem]
    command("export", *kind, study, to)
    assert to.stat().st_size > 100


def test_the_codebook_is_changed_command_by_command_and_taken_back(
    command: Command, tmp_path: Path
) -> None:
    study = tmp_path / "x.qualcode"
    command("new", study, "--title", "X", "--no-passphrase")
    command("codebook", "add", study, "Barriers", "--kind", "theme")
    command("codebook", "add", study, "Time", "--under", "Barriers", "--definition", "Too short")
    command("codebook", "add", study, "Paid time", "--kind", "lever", "--under", "Barriers",
            "--answers", "Barriers > Time")  # fmt: skip
    command("codebook", "rename", study, "Time", "Lack of time")
    command("codebook", "add", study, "Hours")
    command("codebook", "merge", study, "Lack of time", "Hours")
    command("codebook", "move", study, "Paid time")
    command("codebook", "define", study, "Lack of time", "--inclusion", "Evenings")
    command("codebook", "retire", study, "Lack of time")
    shown = command("codebook", "show", study, "--json").json
    assert [(c["path"], c["retired"]) for c in shown] == [
        (["Barriers"], False),
        (["Barriers", "Lack of time"], True),
        (["Paid time"], False),
    ]
    command("memos", "write", study, "Evenings come back", "--kind", "reflexive")
    assert command("memos", "list", study, "--json").json[0]["kind"] == "reflexive"
    for _ in range(4):
        command("undo", study)
    again = command("redo", study)
    assert "moved" in again.out.casefold() or "move" in again.out.casefold()
    assert len(command("codebook", "show", study, "--json").json) == 3


def test_an_approach_that_rejects_saturation_and_agreement_says_so_in_one_sentence(
    tmp_path: Path, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    study = tmp_path / "x.qualcode"
    command("new", study, "--title", "X", "--no-passphrase")
    command("edit", study, "--approach", "reflexive")
    for stage in ("saturation", "agreement"):
        refused = run_here(capsys, stage, study, language="en")
        assert refused.code == 6
        assert "Braun & Clarke 2021" in refused.err.splitlines()[0]


def test_roles_are_kept_to_on_the_command_line_too(
    tmp_path: Path, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    study = tmp_path / "x.qualcode"
    command("new", study, "--title", "X", "--no-passphrase", "--owner", "Anne")
    added = command("coders", "add", study, "Samira", "--role", "reader")
    assert "reader" in added.out
    refused = run_here(capsys, "codebook", "add", study, "Time", "--as", "Samira")
    assert refused.code == 6
    command("coders", "role", study, "Samira", "coder")
    command("codebook", "add", study, "Time", "--as", "Samira")
    assert command("history", study, "--json").json[-1]["coder"] == "Samira"


@needs_orleans
def test_the_orleans_table_comes_in_whole_from_the_command_line(
    command: Command, tmp_path: Path
) -> None:
    study = tmp_path / "orleans.qualcode"
    command("new", study, "--title", "Orléans", "--no-passphrase")
    command("participants", "import", study, FOLDER / "participants.csv")
    command("interviews", "import", study, FOLDER / "interviews.csv")
    table = FOLDER / "coded_quotes.csv"
    came = command("codings", "import", study, table, "--already-anonymised", "--json").json
    assert {
        "n_extracts": 181,
        "n_leaves": 45,
        "n_leaves_named_levers": 52,
        "n_participants": 6,
        "n_codings": 181,
    }.items() <= came.items()
    series = command("saturation", study, "--json").json
    assert [series[level]["n_items"] for level in LEVELS] == [4, 21, 36, 45, 52]


def test_the_demo_asks_nothing_and_names_its_folder_and_passphrase(tmp_path: Path) -> None:
    done = run("demo", "--from", CORPUS, "--to", tmp_path / "out", language="en")
    assert done.code == 0, done.err
    assert "demonstration" in done.out
    assert str(tmp_path / "out") in done.out
    assert {p.suffix for p in (tmp_path / "out").iterdir()} >= {
        ".qualcode",
        ".docx",
        ".png",
        ".svg",
    }
    info = run("info", tmp_path / "out", "--json", language="en")
    assert json.loads(info.out)["released"] == 3
