"""What tests of services begin with, unless they make a study of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.services.open_study import OpenStudy
from tests.services.small_study import coded_study


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    """Two released transcripts, three codes, two coders with a coding each."""
    with coded_study(tmp_path) as opened:
        yield opened
