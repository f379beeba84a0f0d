"""Any model of sentence-transformers that lies on this machine; nothing is fetched."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from qualcode.engines.encoder import Encoder, Vectors
from qualcode.errors import BadInputError, MissingExtraError, NotFoundError
from qualcode.wording import Message

_BATCH = 32
_MARKS = ("modules.json", "config.json", "config_sentence_transformers.json")


class SentenceTransformersEncoder:
    """A model of a folder; its name holds a digest of its settings, so that two never mix."""

    def __init__(self, model: Any, name: str) -> None:
        self._model = model
        self._name = name

    @property
    def name(self) -> str:
        """The folder's name and what tells this model from another of that name."""
        return self._name

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, of length 1."""
        found = self._model.encode(
            list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(found, np.float32)


def is_installed() -> bool:
    """Whether sentence-transformers is there, without loading it."""
    return importlib.util.find_spec("sentence_transformers") is not None


@lru_cache(maxsize=2)
def load(folder: str) -> Encoder:
    """The model of a folder. Raises MissingExtraError, NotFoundError, BadInputError."""
    if not is_installed():
        raise MissingExtraError(
            Message("Other models need sentence-transformers, which is not installed."),
            Message("Install it with: pip install qualcode[topics], or use the default encoder."),
        )
    place = Path(folder)
    marks = [place / name for name in _MARKS if (place / name).is_file()]
    if not marks:
        raise NotFoundError(
            Message("There is no model of sentence-transformers in {path}.", path=folder),
            Message("Give the folder that holds its modules.json or config.json."),
        )
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(folder, device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError, json.JSONDecodeError) as error:
        raise BadInputError(
            Message("The model in {path} cannot be loaded.", path=folder),
            Message("Copy the whole folder of the model again."),
        ) from error
    digest = sha256(b"".join(mark.read_bytes() for mark in marks)).hexdigest()[:12]
    return SentenceTransformersEncoder(model, f"{place.name} {digest}")
