"""app: the app in the browser, served on this computer only."""

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
from qualcode.errors import ConflictError
from qualcode.services.shipped import shipped
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _

LOOPBACK = "127.0.0.1"
FIRST_PORT = 8501
_TRIED = 50


def add_to(app: Commands) -> None:
    """Adds ``qualcode app``."""

    @app.command(
        "app",
        help=_(
            "Open the app in the browser. It listens on this computer only and sends nothing anywhere.\n\n"
            "Example: qualcode app thesis.qualcode"
        ),
    )
    def open_app(
        path: Path | None = typer.Argument(
            None, metavar="STUDY", help=_("A study to find first on the start page.")
        ),
        port: int | None = typer.Option(
            None, "--port", help=_("Port to listen on; a free one if not given."), min=1, max=65535
        ),
        no_browser: bool = typer.Option(
            False, "--no-browser", help=_("Do not open a browser; print the address.")
        ),
    ) -> None:
        if path is not None:
            _put_first(study_path(path))
        chosen = port if port is not None else free_port()
        if port is not None and not is_free(port):
            raise ConflictError(
                Message("Another program listens on port {port} already.", port=port),
                Message("Leave --port out, and a free one is taken."),
            )
        console.say(
            Message(
                "The app is at {address} — Ctrl+C stops it.", address=f"http://{LOOPBACK}:{chosen}"
            )
        )
        serve(chosen, browser=not no_browser)


def _put_first(path: Path) -> None:
    from qualcode.services import studies

    # opening it remembers it, and says here and now what is wrong with it
    studies.open_study(path.resolve()).close()


def serve(port: int, *, browser: bool) -> None:
    """Runs the app until it is stopped; raises typer.Exit with its exit code."""
    process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own arguments
        command(port, browser=browser),
        env={**os.environ, "QUALCODE_LANG": current_language()},
    )
    try:
        code = process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        code = 0
    raise typer.Exit(code)


def command(port: int, *, browser: bool) -> list[str]:
    """What starts the app: address, statistics and the rest said again, whatever a user's own
    settings of Streamlit are.
    """
    settings = {
        "server.address": LOOPBACK,
        "server.port": str(port),
        "server.headless": "false" if browser else "true",
        "server.fileWatcherType": "none",
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
        "browser.serverAddress": LOOPBACK,
        "runner.postScriptGC": "false",
        "runner.magicEnabled": "false",
        "client.toolbarMode": "viewer",
        "client.showErrorDetails": "none",
    }
    flags = [word for name, value in settings.items() for word in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", str(entry_script()), *flags]


def entry_script() -> Path:
    """The script Streamlit runs, in the clone or in the wheel."""
    return shipped("app") / "main.py"


def free_port() -> int:
    """The first free port from 8501 on."""
    return next((p for p in range(FIRST_PORT, FIRST_PORT + _TRIED) if is_free(p)), FIRST_PORT)


def is_free(port: int) -> bool:
    """Whether nobody listens on a port of this computer."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tried:
        return tried.connect_ex((LOOPBACK, port)) != 0
