"""Texts as vectors, computed once: kept by a digest of the text in the study's folder of caches.

The folder is disposable and goes with every redaction and withdrawal; it holds no text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.engines.encoder import SECOND, Encoder, encoder_of, models_together
from qualcode.errors import RefusedError
from qualcode.services.executors import HERE, Executor
from qualcode.services.matched_view import MatchedView, meanings_of
from qualcode.services.progress import Progress, nobody_watches
from qualcode.services.text_digest import digest_of
from qualcode.store.kept_arrays import keep_arrays, kept_arrays
from qualcode.suggestion.views import Encode
from qualcode.wording import Message

Vectors = NDArray[Any]

_AT_ONCE = 64
_MATCHES = "matches"
_NO_ENCODER = "words alone"


class Encoding:
    """An encoder that remembers; of a study if its id is given, else only while it lives."""

    def __init__(self, study_id: str = "", model: str = "") -> None:
        self.encoder: Encoder = encoder_of(model)
        self._model = model
        self._study_id = study_id
        self._rows: dict[bytes, Vectors] = {}
        self._grown = False
        if study_id:
            held = kept_arrays(study_id, self.place())
            if "digests" in held and "vectors" in held:
                keys = [bytes(key) for key in held["digests"]]
                self._rows = dict(zip(keys, held["vectors"], strict=False))

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        return self.encode(texts)

    def encode(
        self,
        texts: Sequence[str],
        progress: Progress = nobody_watches,
        executor: Executor = HERE,
    ) -> Vectors:
        """One row a text; ``progress`` stops it by raising, and what was computed stays known."""
        digests = [digest_of(text) for text in texts]
        new = {d: t for d, t in zip(digests, texts, strict=True) if d not in self._rows}
        if new:
            self._compute(list(new), list(new.values()), progress, executor)
        if not digests:
            return self.encoder.encode([])
        return np.stack([self._rows[digest] for digest in digests])

    def _compute(
        self, digests: list[bytes], texts: list[str], progress: Progress, executor: Executor
    ) -> None:
        n = len(texts)
        starts = range(0, n, _AT_ONCE)
        read = executor.each(
            partial(encoded, model=self._model),
            [tuple(texts[start : start + _AT_ONCE]) for start in starts],
            lambda done, _of: progress(min(done * _AT_ONCE, n), n),
        )
        for start, (name, vectors) in zip(starts, read, strict=True):
            if name != self.encoder.name:
                raise RefusedError(
                    Message(
                        "The encoder there is {there}, and {here} here.",
                        there=name,
                        here=self.encoder.name,
                    ),
                    Message("Put the same model into the same folder on every machine."),
                )
            self._rows.update(zip(digests[start : start + _AT_ONCE], vectors, strict=True))
            self._grown = True

    def keep(self) -> None:
        """Writes what is new to the study's folder of caches."""
        if not self._study_id or not self._grown:
            return
        digests = np.array([np.frombuffer(d, np.uint8) for d in self._rows])
        vectors = np.stack(list(self._rows.values()))
        keep_arrays(self._study_id, self.place(), {"digests": digests, "vectors": vectors})
        self._grown = False

    def place(self, kept: str = "vectors") -> str:
        """The name under which something this encoder computed is kept."""
        return f"{kept}-" + re.sub(r"[^a-z0-9.]+", "-", self.encoder.name.casefold())


class Encodings:
    """The encoders that judge together, each remembering its own; or a chosen one alone, or none.

    ``language``: what is spoken; some encoders know one language only.
    """

    def __init__(self, study_id: str = "", model: str = "", language: str = "") -> None:
        self._study_id = study_id
        together = models_together(model, language)
        self.each = tuple(Encoding(study_id, one) for one in together)
        self._by_pieces = dict(zip(together, self.each, strict=True)).get(SECOND)
        self._matched: MatchedView | None = None
        self._n_steps = len(self.each) + bool(self._by_pieces)

    @property
    def name(self) -> str:
        """Their models and versions; words alone where there is none."""
        return " + ".join(one.encoder.name for one in self.each) or _NO_ENCODER

    def encode(self, texts: Sequence[str], progress: Progress = nobody_watches) -> None:
        """Computes what is not yet known; ``progress`` counts over all of them, and the views."""
        n = self._n_steps
        for done, one in enumerate(self.each):

            def counted(k: int, of: int, done: int = done) -> None:
                progress(done * of + k, n * of)

            one.encode(texts, counted)

    def views(
        self, texts: Sequence[str], progress: Progress = nobody_watches
    ) -> tuple[Encode, ...]:
        """The sides from which a study of these texts is looked at, each giving one row a text.

        ``progress`` goes on counting where that of :meth:`encode` ended, and stops it by raising.
        """
        encoding = self._by_pieces
        if encoding is None or not texts:
            return self.each
        if self._matched is None or not self._matched.does_for(texts):
            held = kept_arrays(self._study_id, encoding.place(_MATCHES)) if self._study_id else {}
            self._matched = MatchedView(encoding, texts, held)
        before, of = len(self.each) * len(texts), self._n_steps * len(texts)
        self._matched.match(texts, lambda done, _: progress(before + done, of))
        beside = (one for one in self.each if one is not encoding)
        return (*beside, partial(meanings_of, encoding), self._matched)

    def keep(self) -> None:
        """Writes what is new to the study's folder of caches."""
        for one in self.each:
            one.keep()
        matched = self._matched
        if self._study_id and self._by_pieces and matched and matched.has_grown:
            keep_arrays(self._study_id, self._by_pieces.place(_MATCHES), matched.kept())


def encoded(texts: tuple[str, ...], model: str) -> tuple[str, Vectors]:
    """The encoder's name and one row a text: a piece of work for any executor."""
    encoder = encoder_of(model)
    return encoder.name, encoder.encode(texts)
