"""The app is stopped while a study is open: what stays on the disk is the study and its vault."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.app.browser.server import PATIENCE_S, Server
from tests.services.small_study import make_study

if TYPE_CHECKING:
    from playwright.sync_api import Page

_BY_JOURNAL, _BY_WAL = 1, 2  # the byte of an SQLite file that says how it is written


@pytest.mark.parametrize("stopped_by", [signal.SIGTERM, signal.SIGINT])
def test_a_study_open_when_the_app_is_stopped_is_one_whole_file(
    open_page: Callable[..., Page], tmp_path: Path, stopped_by: signal.Signals
) -> None:
    with make_study(tmp_path) as study:
        path = study.file.path
    server = Server(tmp_path, arguments=(str(path),))
    server.start()
    try:
        open_page(server.address).get_by_text("Petite étude").first.wait_for()
        assert path.read_bytes()[18] == _BY_WAL
        assert server.process is not None
        server.process.send_signal(stopped_by)
        server.process.wait(PATIENCE_S)
        assert sorted(p.name for p in tmp_path.glob("petite.*")) == [
            "petite.qualcode",
            "petite.qualcode-vault",
        ]
        assert path.read_bytes()[18] == _BY_JOURNAL
    finally:
        if server.process is not None and server.process.poll() is None:
            server.kill()
