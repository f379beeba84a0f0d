"""app: opens the app in the browser, on this computer only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import typer

from qualcode.cli import console
from qualcode.cli.opened import study_path
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _

ADDRESS = "127.0.0.1"


def add_to(app: Commands) -> None:
    """Adds ``qualcode app``."""

    @app.command(
        "app",
        help=_(
            "Open the app in the browser; only this computer can reach it.\n\n"
            "Example: qualcode app thesis.qualcode"
        ),
    )
    def open_app(
        path: Path | None = typer.Argument(
            None, metavar="[STUDY]", help=_("A study to put first on the start page.")
        ),
        port: int | None = typer.Option(
            None, "--port", min=1024, max=65535, help=_("The port; the first free one from 8501.")
        ),
        browser: bool = typer.Option(
            True, "--browser/--no-browser", help=_("Open the browser, or only print the address.")
        ),
    ) -> None:
        from qualcode.services import shipped

        words = _words(shipped.shipped("app") / "main.py", _free_port(port), browser=browser)
        if path is not None:
            words += ["--", str(_first_on_start_page(study_path(path)))]
        raise typer.Exit(_serve(words))


def _words(script: Path, port: int, *, browser: bool) -> list[str]:
    """The command; the address stands here too, for whoever starts it from another folder."""
    settings = {
        "server.address": ADDRESS,
        "server.port": str(port),
        "server.headless": "false" if browser else "true",
        "browser.gatherUsageStats": "false",
        "runner.postScriptGC": "false",
    }
    flags = [word for name, value in settings.items() for word in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", str(script), *flags]


def _first_on_start_page(path: Path) -> Path:
    from qualcode.services import studies

    where = path.resolve()
    studies.open_study(where).close()  # says now what is wrong with it, and remembers it
    return where


def _free_port(asked: int | None) -> int:
    for port in (asked,) if asked else range(8501, 8601):
        with socket.socket() as tried:
            if tried.connect_ex((ADDRESS, port)) != 0:
                return port
    raise BadInputError(
        Message("The port {port} is taken.", port=asked or 8501),
        Message("Give another one with --port, or none."),
    )


def _serve(words: list[str]) -> int:
    spoken = os.environ | {"QUALCODE_LANG": current_language()}
    with subprocess.Popen(words, env=spoken) as server:  # noqa: S603 - our own words, no shell
        try:
            return server.wait()
        except KeyboardInterrupt:
            server.terminate()
            server.wait()
            console.say(Message("The app is closed."))
            return 0
