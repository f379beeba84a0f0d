"""Words of one text quoted in another: runs of six words or more, whatever stands between them."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.anonymise.folding import WORD, fold
from qualcode.model import Span, merge_spans

RUN = 6


def runs_of(texts: Iterable[str], *, run: int = RUN) -> frozenset[tuple[str, ...]]:
    """Every run of folded words in some texts; a text shorter than that gives none."""
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = [fold(word) for word in WORD.findall(text)]
        found |= {tuple(words[i : i + run]) for i in range(len(words) - run + 1)}
    return frozenset(found)


def quoted_spans(
    text: str, runs: frozenset[tuple[str, ...]], *, run: int = RUN
) -> tuple[Span, ...]:
    """The stretches of ``text`` made of such runs, sorted, not overlapping."""
    words = list(WORD.finditer(text))
    folds = [fold(match.group()) for match in words]
    spans = [
        Span(words[i].start(), words[i + run - 1].end())
        for i in range(len(words) - run + 1)
        if tuple(folds[i : i + run]) in runs
    ]
    return tuple(merge_spans(spans))
