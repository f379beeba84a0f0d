"""What a researcher installs: the wheel alone, in an empty environment, outside the clone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import pytest

CLONE = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


def _run(*words: str | Path, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A command that knows nothing of the clone."""
    return subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=_environment(cwd) | more,
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )


def _environment(home: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL"))}
    return kept | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "QUALCODE_DATA": str(home / "data"),
        "QUALCODE_LANG": "fr",
        "PYTHONIOENCODING": "utf-8",
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(to)],
        cwd=CLONE,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return next(to.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new environment: ours from the wheel, the others' lent.

    Libraries of other people come from the environment of the tests, so that nothing is fetched;
    the file that puts the clone on the path is not read there.
    """
    root = tmp_path_factory.mktemp("installed")
    venv.create(root, with_pip=False)
    programs = root / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python")]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)
    there = subprocess.run(
        [programs / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout.strip()
    lent = Path(there) / "libraries_of_others.pth"
    lent.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programs


def test_the_wheel_carries_what_ships(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    shipped = "qualcode/_shipped"
    assert f"{shipped}/app/main.py" in names
    assert f"{shipped}/app/.streamlit/config.toml" in names
    assert f"{shipped}/corpora/territoire/study.yaml" in names
    assert any(n.startswith(f"{shipped}/codebooks/") and n.endswith(".yaml") for n in names)
    for area in ("cli", "services", "app", "store"):
        assert f"qualcode/wording/locale/fr/LC_MESSAGES/{area}.mo" in names
    assert not any(n.endswith(".pyc") or n.startswith("tests/") for n in names)


def test_the_clone_is_nowhere_on_the_path_of_what_is_installed(
    installed: Path, tmp_path: Path
) -> None:
    asked = (
        "import sys, qualcode, qualcode.services.shipped as s;"
        "print(qualcode.__file__, s.shipped('corpora'), s.shipped('app'), *sys.path, sep='\\n')"
    )
    done = _run(installed / "python", "-c", asked, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    package, corpora, app, *path = done.stdout.splitlines()
    root = installed.parent
    assert all(Path(place).is_relative_to(root) for place in (package, corpora, app))
    assert str(CLONE) not in path


def test_what_is_installed_runs_the_demo(installed: Path, tmp_path: Path) -> None:
    done = _run(installed / "qualcode", "demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    endings = {p.suffix for p in (tmp_path / "qualcode-demo").iterdir()}
    assert endings >= {".qualcode", ".qualcode-vault", ".docx", ".png", ".svg", ".xlsx"}
    assert "demonstration" in done.stdout


def test_the_app_it_opens_listens_on_this_computer_only(installed: Path, tmp_path: Path) -> None:
    # settings somebody may have in the folder they start it from
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text('[server]\naddress = "0.0.0.0"\n')
    port = _free_port()
    with _app(installed, tmp_path, port):
        assert _answer(port, "/_stcore/health") == "ok"
        assert "<title>" in _answer(port, "/")
        assert _listening_addresses(port) == {"127.0.0.1"}


@contextmanager
def _app(installed: Path, cwd: Path, port: int) -> Iterator[None]:
    words = [str(installed / "qualcode"), "app", "--no-browser", "--port", str(port)]
    log = cwd / "app.log"
    with log.open("w", encoding="utf-8") as stream:
        server = subprocess.Popen(
            words, cwd=cwd, env=_environment(cwd), stdout=stream, stderr=stream
        )
    try:
        _wait_for(port, server, log)
        yield
    finally:
        _stop(server)


def _stop(server: subprocess.Popen[bytes]) -> None:
    import signal

    server.send_signal(signal.SIGINT if os.name != "nt" else signal.SIGTERM)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        raise


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        if server.poll() is not None:
            raise AssertionError(log.read_text(encoding="utf-8"))
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.25)
    raise AssertionError("the app did not begin to listen\n" + log.read_text(encoding="utf-8"))


def _answer(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as page:
        return str(page.read().decode())


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def _listening_addresses(port: int) -> set[str]:
    """The addresses on which something listens at a port, as the system tells them."""
    table = Path("/proc/net/tcp")
    if not table.exists():
        return {a for a in _own_addresses() if _listens(a, port)}
    found = set()
    for name in ("tcp", "tcp6"):
        for line in (table.with_name(name)).read_text().splitlines()[1:]:
            address, _, at = line.split()[1].partition(":")
            if line.split()[3] == "0A" and int(at, 16) == port:
                found.add(_spelt(address) if name == "tcp" else address)
    return found


def _spelt(address: str) -> str:
    return ".".join(str(byte) for byte in bytes.fromhex(address)[::-1])


def _own_addresses() -> set[str]:
    told = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    return {"127.0.0.1", *(str(each[4][0]) for each in told)}


def _listens(address: str, port: int) -> bool:
    with socket.socket() as tried:
        tried.settimeout(1)
        return tried.connect_ex((address, port)) == 0
