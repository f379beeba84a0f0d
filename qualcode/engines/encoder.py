"""Sentences as vectors: what an encoder is, and which one is used.

Two come with the program and need numpy alone: the default, quick, speaks sixteen languages, French
and English among them; the other, slower, sees more and seconds it where codes are suggested. Where
the French model of the extra ``nlp`` is installed, the meanings of single words stand beside them in
French studies. Any model of sentence-transformers that lies in a folder can take their place.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


SECOND = "bundled:e5"
"""Stands for the second encoder where a folder could stand; it tells the pieces of a text too."""
WORDS = "installed:word-vectors"
"""Stands for the vectors of French words."""
WORDS_ALONE = "none:words-alone"
"""Stands for no encoder at all: what is said is compared by its words."""


class Encoder(Protocol):
    """What turns texts into vectors of length 1; ``name`` tells the model and its version.

    The second one gives bytes, which :mod:`qualcode.engines.e5_matching` reads.
    """

    @property
    def name(self) -> str:
        """The model and its version, kept with whatever comes of it."""

    def encode(self, texts: Sequence[str]) -> NDArray[Any]:
        """One row a text."""


def default_encoder() -> Encoder:
    """The encoder that comes with the program, loaded once."""
    from qualcode.engines.universal_sentence_encoder import load

    return load()


def encoder_of(model: str | Path) -> Encoder:
    """The encoder of a folder that holds a model of sentence-transformers; "" for the default.

    :data:`SECOND` stands for the second one, :data:`WORDS` for the vectors of words.

    Raises MissingExtraError without the extra ``topics``, NotFoundError when there is no model.
    """
    if not str(model):
        return default_encoder()
    if model == SECOND:
        from qualcode.engines import e5_matching

        return e5_matching.load()
    if model == WORDS:
        from qualcode.engines import word_vectors

        return word_vectors.load()
    from qualcode.engines.sentence_transformers_encoder import load

    return load(str(model))


@cache
def version_of(package: str) -> str:
    """The version of a package, looked up once: looking takes as long as a passage's words do."""
    return version(package)


def models_together(model: str = "", language: str = "") -> tuple[str, ...]:
    """The models that judge together: the default, and the second where it is installed.

    With them the vectors of words, where they are installed and speak ``language``. A chosen model
    judges alone, with :data:`WORDS_ALONE` none does. Each is what :func:`encoder_of` takes.
    """
    if model == WORDS_ALONE:
        return ()
    if model:
        return (model,)
    from qualcode.engines import e5_encoder, word_vectors

    second = (SECOND,) if e5_encoder.is_installed() else ()
    speaks = language == word_vectors.LANGUAGE and word_vectors.is_installed()
    return ("", *second, *((WORDS,) if speaks else ()))
