"""The sentences of agreement are checked in English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qualcode.wording import speaking


@pytest.fixture(autouse=True)
def _english_spoken(_own_data_folder: None) -> Iterator[None]:
    with speaking("en"):
        yield
