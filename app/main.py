"""What Streamlit runs at every interaction. Nothing else may stand here."""

import sys
from pathlib import Path

_HOUSE = str(Path(__file__).resolve().parent.parent)
if _HOUSE not in sys.path:
    # in a clone and in the wheel alike, this folder is imported as ``app``
    sys.path.insert(0, _HOUSE)

from app.frame.run import run  # noqa: E402

run()
