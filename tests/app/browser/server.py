"""The app as ``qualcode app`` starts it, on a free port, stopped when the test is over."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE_S = 60.0


def forget_recent_studies(data: Path) -> None:
    """The start page of somebody who opened nothing yet."""
    (data / "recent.json").unlink(missing_ok=True)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@dataclass
class Server:
    """One running app; ``home`` holds what it remembers and where its studies go."""

    home: Path
    port: int = field(default_factory=free_port)
    arguments: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    earlier: frozenset[Path] = frozenset()

    @property
    def address(self) -> str:
        """Where the start page is."""
        return f"http://127.0.0.1:{self.port}/"

    def ready_for_a_test(self) -> None:
        """It runs, remembers no study, and what earlier tests left is known as theirs."""
        if self.process is None:
            self.start()
        forget_recent_studies(self.home / "data")
        self.earlier = frozenset(self.home.rglob("*.qualcode"))

    @property
    def made(self) -> list[Path]:
        """The studies made in its home since this test began."""
        return sorted(set(self.home.rglob("*.qualcode")) - self.earlier)

    def start(self) -> None:
        """Starts the app and waits until it answers."""
        environment = os.environ | {
            "QUALCODE_DATA": str(self.home / "data"),
            "HOME": str(self.home),
            "USERPROFILE": str(self.home),
        }
        command = [sys.executable, "-m", "qualcode.cli.app", "app", "--no-browser"]
        start = (
            f"import sys; from qualcode.cli.app import main; main({command[3:]!r} + sys.argv[1:])"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-c", start, "--port", str(self.port), *self.arguments],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._wait()

    def kill(self) -> None:
        """Ends the app at once, as a power cut would."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                with urllib.request.urlopen(self.address + "_stcore/health", timeout=2):
                    return
            except OSError:
                assert time.monotonic() < until, "the app never answered"
                time.sleep(0.1)
