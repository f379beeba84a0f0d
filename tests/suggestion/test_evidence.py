"""What speaks for a code is not how many extracts it has: chance alone says more of larger codes."""

from __future__ import annotations

import numpy as np

from qualcode.suggestion.evidence import Learning
from qualcode.suggestion.material import Candidate, Material, own_words
from qualcode.suggestion.views import Views

LARGE, SMALL = 40, 4


def drawn(n: int, seed: int) -> tuple[str, ...]:
    """Texts of words drawn by chance."""
    generator = np.random.default_rng(seed)
    return tuple(" ".join(f"mot{k}" for k in generator.integers(0, 60, 8)) for _ in range(n))


def test_by_chance_a_regression_says_more_of_large_codes_and_by_size_as_much() -> None:
    sizes = (LARGE, SMALL, LARGE, SMALL, LARGE, SMALL)
    codes = np.repeat(np.arange(len(sizes)), sizes)
    candidates = tuple(Candidate(str(i), f"code{i}", ("tout",)) for i in range(len(sizes)))
    texts = drawn(len(codes), 1)
    material = Material(candidates, texts, codes, ("",) * len(codes))
    learning = Learning(material, views := Views(texts, own_words(material).texts, "fr", ()))
    asked = learning.asked(views.features(drawn(80, 2)), ("",) * 80)
    evidence = learning.judge().of(asked)
    spread = {
        kind: evidence.figures[:, :, n].std(0)
        for n, (kind, view) in enumerate(evidence.names)
        if view == "words"
    }
    plain, by_size = (spread[k] for k in ("regression", "regression by size"))
    assert plain[::2].mean() > 2 * plain[1::2].mean()
    assert by_size[::2].mean() < 1.5 * by_size[1::2].mean()
