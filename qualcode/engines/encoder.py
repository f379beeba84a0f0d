"""Sentences as vectors: what an encoder is, and which one is used.

The default comes with the program, needs numpy alone and speaks sixteen languages, French and
English among them. Any model of sentence-transformers that lies in a folder can take its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """What turns texts into vectors of length 1; ``name`` tells the model and its version."""

    @property
    def name(self) -> str:
        """The model and its version, kept with whatever comes of it."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""


def default_encoder() -> Encoder:
    """The encoder that comes with the program, loaded once."""
    from qualcode.engines.universal_sentence_encoder import load

    return load()


def encoder_of(model: str | Path) -> Encoder:
    """The encoder of a folder that holds a model of sentence-transformers; "" for the default.

    Raises MissingExtraError without the extra ``topics``, NotFoundError when there is no model.
    """
    if not str(model):
        return default_encoder()
    from qualcode.engines.sentence_transformers_encoder import load

    return load(str(model))
