"""What takes long to build and is only read: once a run of the tests, for all their processes."""

from __future__ import annotations

import copyreg
import os
import pickle
import time
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import pytest

T = TypeVar("T")

PATIENCE_S = 300.0


def _unchanging(mapping: dict[str, Any]) -> MappingProxyType[str, Any]:
    return MappingProxyType(mapping)


# what messages carry cannot be changed, and pickle does not know such a mapping by itself
copyreg.pickle(MappingProxyType, lambda mapping: (_unchanging, (dict(mapping),)))


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], T]) -> T:
    """What ``build`` gives for a folder of its own; other processes wait for it and get the same."""
    folder = _home_of_the_run(factory) / name
    kept, failed = folder / "kept.pickle", folder / "failed"
    try:
        folder.mkdir()
    except FileExistsError:
        return _waited_for(kept, failed)  # type: ignore[return-value]
    try:
        built = build(folder)
        part = kept.with_suffix(".part")
        part.write_bytes(pickle.dumps(built))
        part.replace(kept)
    except BaseException:
        failed.touch()
        raise
    return built


def _home_of_the_run(factory: pytest.TempPathFactory) -> Path:
    """The folder that every process of this run shares."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def _waited_for(kept: Path, failed: Path) -> object:
    until = time.monotonic() + PATIENCE_S
    while not kept.exists():
        assert not failed.exists(), f"another process could not build {kept.parent.name}"
        assert time.monotonic() < until, f"{kept.parent.name} was never built"
        time.sleep(0.1)
    return pickle.loads(kept.read_bytes())
