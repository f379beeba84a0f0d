"""A study goes to other programs and comes back; what others made waits for release like any text."""

from __future__ import annotations

import pytest

from tests.refi.travelling import carried, full_study, travelled


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("refi")
    study = full_study(folder)
    yield study, travelled(study, folder)


def test_a_study_that_travelled_is_the_same_study(both) -> None:  # type: ignore[no-untyped-def]
    before, after = map(carried, both)
    for what, known in before.items():
        assert after[what] == known, what
