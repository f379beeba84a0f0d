"""What is asked in a terminal, and what transcripts are brought in under."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qualcode.cli import console
from qualcode.model import Finding
from qualcode.services import studies
from qualcode.wording import Message, speaking
from tests.cli.running import run_here


class Keyboard:
    """The other end of the terminal a person types in."""

    def __init__(self, end: int) -> None:
        self._end = end

    def types(self, *lines: str) -> None:
        os.write(self._end, "".join(line + "\n" for line in lines).encode())


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyboard]:
    pty = pytest.importorskip("pty")  # Windows has no pseudo-terminals
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        yield Keyboard(ours)
    os.close(ours)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("said", "meant"),
    [
        *(("o", True), ("OUI", True), ("y", True), ("yes", True), ("", True)),
        *(("n", False), ("non", False), ("No ", False)),
    ],
)
def test_yes_and_no_are_understood_in_both_languages(
    keyboard: Keyboard, language: str, said: str, meant: bool
) -> None:
    keyboard.types(said)
    with speaking(language):
        assert console.confirm("?", otherwise="--yes") is meant


def test_what_is_neither_yes_nor_no_is_asked_again_in_french(
    keyboard: Keyboard, capsys: pytest.CaptureFixture[str]
) -> None:
    keyboard.types("peut-être", "oui")
    assert console.confirm("Les importer ?", otherwise="--yes")
    printed = capsys.readouterr()
    assert printed.out.count("Les importer ? [O/n]") == 2
    assert printed.err == "Répondez o pour oui ou n pour non.\n"


def test_a_point_to_check_has_its_colon_as_the_language_writes_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    point = Finding(Message("a.txt"), Message("is empty"), Message("leave it out"))
    console.show_findings([point])
    with speaking("en"):
        console.show_findings([point])
    french, _advice, english, _same = capsys.readouterr().err.splitlines()
    assert french == "• a.txt\u00a0: is empty"
    assert english == "• a.txt: is empty"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    path = tmp_path / "etude.qualcode"
    studies.new_study(path, title="Étude", passphrase=None, owner="Anne").close()
    for name, speaker in (("un.txt", "Ana"), ("deux.txt", "Bo")):
        text = f"Enquêteur : Comment ça va ?\n{speaker} : Bien, merci à vous.\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    return path


def _ingest(capsys: Any, study: Path, *words: str) -> Any:
    texts = (study.parent / "un.txt", study.parent / "deux.txt")
    return run_here(capsys, "ingest", study, *texts, "--yes", *words)


@pytest.mark.parametrize(
    ("wish", "named"),
    [
        (("--label", "trois.txt=P4"), {"un.txt", "deux.txt"}),
        (("--role", "trois.txt:Ana=respondent"), {"un.txt", "deux.txt"}),
        (("--role", "un.txt:Zoé=respondent"), {"Enquêteur"}),
        (("--label", "un.txt=P1", "--label", "deux.txt=p1"), {"un.txt", "deux.txt"}),
    ],
)
def test_a_wish_that_fits_no_file_is_refused_naming_those_there_are(
    capsys: Any, study: Path, wish: tuple[str, ...], named: set[str]
) -> None:
    done = _ingest(capsys, study, *wish)
    assert done.code == 3
    assert all(name in done.err for name in named)


def test_a_study_that_is_not_there_is_said_before_the_transcripts_are_read(
    capsys: Any, study: Path
) -> None:
    done = _ingest(capsys, study.with_name("ailleurs.qualcode"))
    assert done.code == 4
    assert "un.txt" not in done.out + done.err


def test_the_turns_of_a_preview_stand_under_their_file(capsys: Any, study: Path) -> None:
    texts = (study.parent / "un.txt", study.parent / "deux.txt")
    lines = run_here(capsys, "preview", *texts, "--turns", "1").out.splitlines()
    heads = [n for n, line in enumerate(lines) if line.startswith("E") and " — " in line]
    assert {lines[n].partition(" — ")[2] for n in heads} == {"un.txt", "deux.txt"}
    assert all("Comment ça va" in lines[n + 1] for n in heads)
