"""app: the app in the browser, served on this computer only."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import typer

from qualcode.cli import console
from qualcode.cli.opened import study_path
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError, ConflictError
from qualcode.services.lab_folder import FOLDER, HOST
from qualcode.services.recent_studies import OPENED
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
            "Example: qualcode app thesis.qualcode\n"
            "Example: qualcode app --server --host codes.lab.example --studies /srv/studies"
        ),
    )
    def open_app(
        path: Path | None = typer.Argument(
            None, metavar="STUDY", help=_("A study to open at once.")
        ),
        port: int | None = typer.Option(
            None, "--port", help=_("Port to listen on; a free one if not given."), min=1, max=65535
        ),
        no_browser: bool = typer.Option(
            False, "--no-browser", help=_("Do not open a browser; print the address.")
        ),
        server: bool = typer.Option(
            False,
            "--server",
            help=_(
                "For a lab: accounts and sign-in, behind a proxy that speaks HTTPS. Needs --host and --studies."
            ),
        ),
        host: str = typer.Option(
            "", "--host", metavar="NAME", help=_("With --server: the name people type.")
        ),
        studies: Path | None = typer.Option(
            None,
            "--studies",
            metavar="FOLDER",
            exists=True,
            file_okay=False,
            help=_("With --server: the folder of the lab’s studies."),
        ),
    ) -> None:
        study = None if path is None else _checked(study_path(path))
        chosen = _chosen_port(port)
        if server:
            lab = _lab(host, studies, path)
            address = f"https://{host}"
            _say_about_accounts()
        else:
            lab, address = None, f"http://{LOOPBACK}:{chosen}"
        console.say(Message("The app is at {address} — Ctrl+C stops it.", address=address))
        serve(chosen, browser=not (no_browser or server), lab=lab, study=study)


@dataclass(frozen=True, slots=True)
class Lab:
    """A lab's server: the name people type, and the folder of its studies."""

    host: str
    studies: Path


def _lab(host: str, studies: Path | None, path: Path | None) -> Lab:
    if not host or studies is None or path is not None:
        raise BadInputError(
            Message("A lab’s server needs a host name and a folder of studies, and no study."),
            Message("Give --host NAME and --studies FOLDER."),
        )
    return Lab(host, studies.resolve())


def _say_about_accounts() -> None:
    from qualcode.services.accounts import Accounts, default_path

    if not Accounts(default_path()).list():
        console.say(Message("Nobody can sign in yet: “qualcode accounts add NAME” adds somebody."))


def _chosen_port(port: int | None) -> int:
    if port is None:
        return free_port()
    if not is_free(port):
        raise ConflictError(
            Message("Another program listens on port {port} already.", port=port),
            Message("Leave --port out, and a free one is taken."),
        )
    return port


def _checked(path: Path) -> Path:
    from qualcode.services import studies

    # opening it says here and now what is wrong with it
    studies.open_study(path.resolve()).close()
    return path.resolve()


def serve(port: int, *, browser: bool, lab: Lab | None = None, study: Path | None = None) -> None:
    """Runs the app until it is stopped; raises typer.Exit with its exit code."""
    environment = {**os.environ, "QUALCODE_LANG": current_language()}
    for name in (FOLDER, HOST, OPENED):
        environment.pop(name, None)
    if study is not None:
        environment[OPENED] = str(study)
    if lab is not None:
        environment |= {FOLDER: str(lab.studies), HOST: lab.host}
    process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own arguments
        command(port, browser=browser, lab=lab), env=environment
    )
    # whoever ends this process ends the app with it
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        code = process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        code = 0
    raise typer.Exit(code)


def command(port: int, *, browser: bool, lab: Lab | None = None) -> list[str]:
    """What starts the app: address, statistics and the rest said again, whatever a user's own
    settings of Streamlit are. A lab's server listens on this computer too: its proxy is here.
    """
    settings = [
        ("server.address", LOOPBACK),
        ("server.port", str(port)),
        ("server.headless", "false" if browser else "true"),
        ("server.fileWatcherType", "none"),
        ("server.showEmailPrompt", "false"),
        ("browser.gatherUsageStats", "false"),
        ("browser.serverAddress", lab.host if lab else LOOPBACK),
        ("runner.postScriptGC", "false"),
        ("runner.magicEnabled", "false"),
        ("client.toolbarMode", "viewer"),
        ("client.showErrorDetails", "none"),
        ("logger.hideWelcomeMessage", "true"),  # we said where it is, in the language spoken
    ]
    if lab is not None:
        settings += [("server.allowedHosts", lab.host), ("server.enableXsrfProtection", "true")]
        settings += [("server.corsAllowedOrigins", f"https://{lab.host}")]
    flags = [word for name, value in settings for word in (f"--{name}", value)]
    script = shipped("app") / "server.py"
    return [sys.executable, "-m", "streamlit", "run", str(script), *flags]


def free_port() -> int:
    """The first free port from 8501 on."""
    return next((p for p in range(FIRST_PORT, FIRST_PORT + _TRIED) if is_free(p)), FIRST_PORT)


def is_free(port: int) -> bool:
    """Whether nobody listens on a port of this computer."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tried:
        return tried.connect_ex((LOOPBACK, port)) != 0
