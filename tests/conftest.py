"""What every test gets: its own data folder, French spoken, and one demonstration study."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from qualcode.wording import speaking
from tests.built_once import built_once

if TYPE_CHECKING:
    from qualcode.services.demo import DemoReport

settings.register_profile("qualcode", deadline=None)  # a busy machine is no failure
settings.load_profile("qualcode")

_in_main = threading.current_thread() is threading.main_thread()
if _in_main and signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # tests begun in the background ignore Ctrl+C, and so would the programs they start and stop by it
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: one of them begun last would leave the other processes waiting."""
    items.sort(key=_how_soon)


def _how_soon(test: pytest.Item) -> int:
    # what is forked and killed comes before the process is large, then all that waits for others
    if test.path.name == "test_crash.py":
        return 0
    return 1 if test.get_closest_marker("slow") else 2


@pytest.fixture(autouse=True)
def _own_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Backups and recent studies of tests never reach the person's own folder."""
    monkeypatch.setenv("QUALCODE_DATA", str(tmp_path_factory.mktemp("qualcode-data")))
    monkeypatch.delenv("QUALCODE_LANG", raising=False)
    with speaking("fr"):
        yield


@pytest.fixture(scope="session")
def french_demo(tmp_path_factory: pytest.TempPathFactory) -> DemoReport:
    """The French study as the demo leaves it, made once. Read it; copy it before changing it."""
    return _demo("territoire", "fr", tmp_path_factory)


@pytest.fixture(scope="session")
def english_demo(tmp_path_factory: pytest.TempPathFactory) -> DemoReport:
    """The English study as the demo leaves it, made once. Read it; copy it before changing it."""
    return _demo("rural-libraries", "en", tmp_path_factory)


def _demo(name: str, language: str, factory: pytest.TempPathFactory) -> DemoReport:
    from qualcode.services.demo import run_demo
    from qualcode.services.shipped import shipped

    def build(to: Path) -> DemoReport:
        with pytest.MonkeyPatch.context() as environment, speaking(language):
            environment.setenv("QUALCODE_DATA", str(to / "data"))
            return run_demo(shipped("corpora") / name, to / "out", language=language)

    return built_once(factory, f"demonstration-{name}", build)
