"""What the demo says to type is what can be typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.cli.own_command import own_command


def test_the_name_where_it_is_found_else_the_path_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "clone" / ".venv" / "bin" / "qualcode"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path / "clone")
    assert own_command(str(program)) == str(Path(".venv", "bin", "qualcode"))
    assert own_command(str(Path(".venv", "bin", "qualcode"))) == str(
        Path(".venv", "bin", "qualcode")
    )
    monkeypatch.chdir(tmp_path)
    assert own_command("-c") == "qualcode"
    monkeypatch.setenv("PATH", str(program.parent))
    assert own_command(str(program)) == "qualcode"
