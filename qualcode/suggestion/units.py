"""Units of meaning: a long turn cut between sentences, where what is said changes most."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from qualcode.model import Span

_END = re.compile(r"[.!?…]+[»”\"')\]]*\s+|\n+")
_FEW_WORDS = 12
_MANY_WORDS = 90


def sentence_spans(text: str, within: Span) -> list[Span]:
    """The sentences of a stretch, ended by . ! ? … or a line; edges are never white."""
    found, start = [], within.start
    ends = [m.end() for m in _END.finditer(text, within.start, within.end)]
    for end in [*ends, within.end]:
        words = text[start:end]
        left = start + len(words) - len(words.lstrip())
        right = end - (len(words) - len(words.rstrip()))
        if left < right:
            found.append(Span(left, right))
        start = end
    return found


def unit_spans(text: str, within: Span, most_words: int = _MANY_WORDS) -> list[Span]:
    """A stretch in pieces of whole sentences, each of no more words unless one sentence is."""
    found: list[Span] = []
    for sentence in sentence_spans(text, within):
        last = found[-1] if found else None
        if last and len(text[last.start : sentence.end].split()) <= most_words:
            found[-1] = Span(last.start, sentence.end)
        else:
            found.append(sentence)
    return found


def meaning_spans(
    text: str,
    within: Span,
    encode: Callable[[Sequence[str]], Any],
    *,
    few_words: int = _FEW_WORDS,
    many_words: int = _MANY_WORDS,
) -> list[Span]:
    """Proposed units: cut where the next sentences are least like those before.

    No unit is shorter than ``few_words`` unless the stretch is; none longer than ``many_words``
    unless a sentence is.
    """
    sentences = sentence_spans(text, within)
    if len(sentences) < 2:
        return sentences
    vectors = np.asarray(encode([s.cut(text) for s in sentences]), np.float64)
    shifts = _shifts(vectors)
    bar = float(np.median(shifts) + np.std(shifts) / 2) if len(shifts) > 2 else float("inf")
    found = [sentences[0]]
    for sentence, shift in zip(sentences[1:], shifts, strict=True):
        last = found[-1]
        long = len(text[last.start : sentence.end].split()) > many_words
        short = len(last.cut(text).split()) < few_words
        if long or (shift > bar and not short):
            found.append(sentence)
        else:
            found[-1] = Span(last.start, sentence.end)
    if len(found) > 1 and len(found[-1].cut(text).split()) < few_words // 2:
        tail = found.pop()
        found[-1] = Span(found[-1].start, tail.end)
    return found


def _shifts(vectors: Any) -> Any:
    """Between each sentence and the next: one less the cosine of two sentences on each side."""
    found = []
    for at in range(1, len(vectors)):
        before, after = vectors[max(0, at - 2) : at].mean(0), vectors[at : at + 2].mean(0)
        length = np.linalg.norm(before) * np.linalg.norm(after)
        found.append(1 - float(before @ after) / max(float(length), 1e-9))
    return np.array(found)
