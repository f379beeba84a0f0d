"""The Orléans study, for tests that are skipped where its folder is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "shared" / "reference" / "orleans"

needs_orleans = pytest.mark.skipif(not FOLDER.exists(), reason="the Orléans folder is not here")
