"""spaCy without the frameworks it would load along and never use here."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

# thinc loads these when they are installed; the small models need none, and torch alone takes 200 MB
_FRAMEWORKS = ("torch", "tensorflow", "mxnet", "cupy")


@cache
def import_spacy() -> Any:
    """The spaCy module; frameworks already loaded by somebody else stay as they are."""
    absent = [name for name in _FRAMEWORKS if name not in sys.modules]
    hidden: dict[str, Any] = dict.fromkeys(absent)
    sys.modules.update(hidden)  # an import of None fails as if the package were missing
    try:
        import spacy
    finally:
        for name in absent:
            if sys.modules.get(name) is None:
                sys.modules.pop(name, None)
    return spacy
