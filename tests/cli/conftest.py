"""The command line inside the process of the tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from tests.cli.running import Ran, run_here


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """One command, as ``run`` has it, without a process of its own: much faster."""
    return partial(run_here, capsys)
