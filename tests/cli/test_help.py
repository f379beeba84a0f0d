"""The help: quick, complete, in both languages."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

from qualcode.cli.commands import build
from qualcode.wording import speaking
from tests.cli.running import run, run_here

_HEAVY = ("pandas", "spacy", "torch", "streamlit", "sqlalchemy", "docx", "altair", "cryptography")
_NAMED = re.compile(r"(?<![.\w])qualcode ([a-z][a-z-]*(?: [a-z][a-z-]*)?)")
README = Path(__file__).parents[2] / "README.md"


def _every(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, inner in getattr(command, "commands", {}).items():
        yield (*path, name), inner
        yield from _every(inner, (*path, name))


@cache
def _commands(language: str) -> dict[tuple[str, ...], Any]:
    with speaking(language):
        return dict(_every(typer.main.get_command(build())))


COMMANDS = _commands("en")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example_that_is_its_own(
    path: tuple[str, ...], language: str
) -> None:
    page = _commands(language)[path].help or ""
    label = "Exemple :" if language == "fr" else "Example:"
    label = label.replace(" :", "\u00a0:")
    assert f"{label} qualcode {path[0]}" in page.replace("\u202f:", "\u00a0:")


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_example_is_a_command_that_exists(path: tuple[str, ...]) -> None:
    page = COMMANDS[path].help or ""
    for words in _NAMED.findall(page):
        named = tuple(words.split())
        assert any(named[:depth] in COMMANDS for depth in (1, 2)), words


def test_every_parameter_says_what_it_is() -> None:
    for path, command in COMMANDS.items():
        for parameter in command.params:
            assert getattr(parameter, "help", None), (path, parameter.name)


@pytest.mark.parametrize("path", [*COMMANDS, ()], ids=lambda p: " ".join(p) or "qualcode")
def test_help_is_shown_in_french(path: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    shown = run_here(capsys, *path, "--help")
    assert shown.code == 0
    assert shown.out.startswith("Usage\u00a0:")
    for english in ("Usage:", "Options:", "Arguments:", "Show this", "[required]", "[default"):
        assert english not in shown.out.replace("Options\u00a0:", "").replace(
            "Arguments\u00a0:", ""
        )


def test_help_is_shown_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    shown = run_here(capsys, "codings", "import", "--help", language="en")
    assert "Usage:" in shown.out
    assert "Example: qualcode codings import" in shown.out


def test_help_imports_nothing_heavy() -> None:
    asked = (
        "import sys\n"
        "from qualcode.cli.app import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print('LOADED', *sorted({m.split('.')[0] for m in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, encoding="utf-8", check=True
    )
    loaded = done.stdout.rpartition("LOADED")[2].split()
    assert "typer" in loaded
    assert not set(_HEAVY) & set(loaded)


def test_the_version_is_printed() -> None:
    done = run("--version")
    assert done.code == 0
    assert re.fullmatch(r"qualcode \d+\.\d+\S*\n", done.out)


def test_completion_can_be_installed() -> None:
    done = run("--help", language="en")
    assert "--install-completion" in done.out


def test_every_command_the_readme_names_exists() -> None:
    told = README.read_text(encoding="utf-8")
    shown = re.findall(r"```.*?```|`[^`\n]+`", told, re.DOTALL)
    for words in (words for piece in shown for words in _NAMED.findall(piece)):
        named = tuple(words.split())
        assert any(named[:depth] in COMMANDS for depth in (1, 2)), words
