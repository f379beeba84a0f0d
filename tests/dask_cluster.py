"""A Dask cluster of this machine for tests: a scheduler and two workers, each a process of ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE_S = 60.0


@dataclass
class RunningCluster:
    """Where it listens, and its processes."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)


@contextmanager
def running_cluster(folder: Path, *, n_workers: int = 2) -> Iterator[RunningCluster]:
    """A cluster on the loopback address alone, ended with everything it started."""
    file = folder / "scheduler.json"
    scheduler = _started(folder, "dask_scheduler", "--port", "0", "--scheduler-file", str(file))
    cluster = RunningCluster("", scheduler)
    try:
        cluster.address = _address(file, scheduler)
        for number in range(n_workers):
            place = folder / f"worker{number}"
            cluster.workers.append(
                _started(
                    folder,
                    "dask_worker",
                    *(cluster.address, "--nthreads", "1", "--no-nanny", "--death-timeout", "30"),
                    *("--local-directory", str(place), "--no-dashboard"),
                )
            )
        yield cluster
    finally:
        for process in (*cluster.workers, scheduler):
            process.kill()
            process.wait()


def _started(folder: Path, name: str, *options: str) -> subprocess.Popen[bytes]:
    order = [sys.executable, "-m", f"distributed.cli.{name}", "--host", "127.0.0.1", *options]
    if name == "dask_scheduler":
        # ends by itself should the tests be killed, and its workers with it
        order += ["--no-dashboard", "--idle-timeout", "180"]
    with (folder / f"{name}.log").open("ab") as log:
        return subprocess.Popen(
            order, cwd=folder, stdout=log, stderr=log, env={**os.environ, "OMP_NUM_THREADS": "1"}
        )


def _address(file: Path, scheduler: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        assert scheduler.poll() is None, "the scheduler ended"
        try:
            return str(json.loads(file.read_text())["address"])
        except (FileNotFoundError, ValueError):
            time.sleep(0.05)
    raise AssertionError("the scheduler never listened")
