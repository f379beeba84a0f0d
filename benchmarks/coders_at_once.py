"""How long the server takes to store a coding while twenty people code the same transcript.

    python benchmarks/coders_at_once.py [--coders 20] [--each 8] [--words 20000] [--codings 1500]

Every coder has a page of the transcript open in a server process of its own, sends an operation
about every two seconds and asks for news every second, by the way the page in the browser takes
(``app/frame/straight.py``). What is measured is from sending to the answer that it is stored. No
browser, nothing but this computer. At the end every coding must be in the study: the number lost
is printed, and is a failure when it is not none. The load is printed too.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from qualcode.model import new_id
from qualcode.services import coders, reading, studies
from qualcode.services.codebook import get_codebook
from tests.app.browser.server import free_port
from tests.services.long_study import long_study

TARGET_MS = 30  # p95
EVERY_S = 2.0
LOOK_S = 1.0


@dataclass
class Desk:
    """One coder's page, and what came of its operations."""

    key: str
    stamp: str
    me: str
    at: int = -1
    took: list[float] = field(default_factory=list)
    sent: set[str] = field(default_factory=set)


def main() -> None:
    """Prints one table."""
    asked = _asked()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QUALCODE_DATA"] = str(Path(folder) / "data")
        path, source = _prepared(Path(folder), asked)
        port = free_port()
        server = subprocess.Popen(
            [sys.executable, __file__, "--serve", str(port), str(path), source],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert server.stdout is not None
        desks = [Desk(**each) for each in json.loads(server.stdout.readline())]
        try:
            text, codes = _material(path, source)
            before = _worked(server.pid)
            threads = [
                threading.Thread(target=_code, args=(port, desk, source, text, codes, asked.each))
                for desk in desks
            ]
            began = time.perf_counter()
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            lasted = time.perf_counter() - began
            share = 100 * (_worked(server.pid) - before) / lasted
        finally:
            server.terminate()
            server.wait()
        _tell(desks, share, _lost(path, source, desks))


def _asked() -> Any:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--coders", type=int, default=20)
    parser.add_argument("--each", type=int, default=8)
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--codings", type=int, default=1_500)
    parser.add_argument("--serve", nargs=3, metavar=("PORT", "STUDY", "SOURCE"))
    asked = parser.parse_args()
    if asked.serve:
        _serve(int(asked.serve[0]), Path(asked.serve[1]), asked.serve[2])
        sys.exit()
    return asked


def _prepared(folder: Path, asked: Any) -> tuple[Path, str]:
    with long_study(folder, n_words=asked.words, n_codings=asked.codings, n_codes=300) as study:
        for number in range(1, asked.coders):
            coders.add_coder(study, f"Coder {number}")
        return study.file.path, reading.list_sources(study)[0].id


def _serve(port: int, path: Path, source: str) -> None:
    """The server: a page open for every coder; their keys are told on the first line."""
    import uvicorn
    from starlette.applications import Starlette

    from app.frame import straight
    from app.frame.handles import HANDLES
    from app.screens.reading_parts import coding

    routes = straight.routes()
    desks = []
    with studies.open_study(path, remember=False) as study:
        everybody = coders.list_coders(study)
    for coder in everybody:
        study = studies.open_study(path, remember=False, coder=coder.id)
        handle = HANDLES.add(study, f"browser of {coder.id}")
        page = coding._page(handle, reading.find_source(study, source))
        desks.append({"key": handle.key, "stamp": page.stamp, "me": coder.id})
    config = uvicorn.Config(Starlette(routes=routes), port=port, log_level="error")
    server = uvicorn.Server(config)

    async def serve() -> None:
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        print(json.dumps(desks), flush=True)
        await serving

    asyncio.run(serve())


def _material(path: Path, source: str) -> tuple[str, list[str]]:
    with studies.open_study(path, remember=False) as study:
        text = reading.read_source(study, source).transcript.text
        return text, [code.id for code in get_codebook(study).codes]


def _code(port: int, desk: Desk, source: str, text: str, codes: list[str], each: int) -> None:
    """One coder at work: an operation now and then, a look every second."""
    picked = random.Random(desk.me)
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    begun = time.monotonic()
    due = begun + picked.random() * EVERY_S
    look = begun + picked.random() * LOOK_S
    while len(desk.took) < each:
        time.sleep(max(0.0, min(due, look) - time.monotonic()))
        if due <= look:
            start = picked.randrange(len(text) - 80)
            op = _operation(source, text, start, picked.choice(codes))
            began = time.perf_counter()
            told = _send(line, desk, [op])
            desk.took.append((time.perf_counter() - began) * 1000)
            assert told is not None
            assert told["answers"][op["id"]] == 0, told["answers"]
            desk.sent.add(op["codes"][0][1])
            due = time.monotonic() + EVERY_S * (0.5 + picked.random())
        else:
            _send(line, desk, [])
            look = time.monotonic() + LOOK_S
    line.close()


def _operation(source: str, text: str, start: int, code: str) -> dict[str, Any]:
    while not text[start : start + 60].strip():
        start += 1
    return {
        "id": new_id(),
        "do": "code",
        "source": source,
        "start": start,
        "end": start + 60,
        "quote": text[start : start + 60],
        "codes": [[code, new_id()]],
        "new": [],
    }


def _send(line: http.client.HTTPConnection, desk: Desk, ops: list[Any]) -> dict[str, Any] | None:
    asked = {"name": "coding", "key": desk.key, "stamp": desk.stamp, "at": desk.at, "ops": ops}
    line.request("POST", "/qualcode/straight", json.dumps(asked))
    answer = line.getresponse()
    body = answer.read()
    if answer.status == http.HTTPStatus.NO_CONTENT:
        return None
    assert answer.status == http.HTTPStatus.OK, answer.status
    told: dict[str, Any] = json.loads(body)
    desk.at = told.get("at", desk.at)
    return told


def _lost(path: Path, source: str, desks: list[Desk]) -> int:
    with studies.open_study(path, remember=False) as study:
        there = {c.id for c in reading.read_source(study, source).codings}
    return sum(len(desk.sent - there) for desk in desks)


def _worked(pid: int) -> float:
    """Seconds of processor time of the server so far (Linux only)."""
    ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def _tell(desks: list[Desk], share: float, lost: int) -> None:
    took = sorted(ms for desk in desks for ms in desk.took)
    p95 = took[min(len(took) - 1, int(0.95 * len(took)))]
    print(
        f"{len(desks)} coders, {len(took)} operations: median {statistics.median(took):.1f} ms, "
        f"p95 {p95:.1f} ms (target {TARGET_MS}), worst {took[-1]:.1f} ms; "
        f"server {share:.0f} % of a core; lost {lost}; "
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    if lost:
        sys.exit(1)


if __name__ == "__main__":
    main()
