"""How well the pieces of texts match: with few texts exactly, whatever stands for nothing left out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from qualcode.suggestion.matching import Matching, Pieces


def texts(n: int, sizes: NDArray[np.int64], seed: int = 0) -> Pieces:
    generator = np.random.default_rng(seed)
    directions = generator.normal(size=(n, 5, 6)).astype(np.float32)
    directions /= np.linalg.norm(directions, axis=2, keepdims=True)
    there = np.arange(5)[None, :] < sizes[:, None]
    weights = generator.uniform(1, 3, (n, 5)).astype(np.float32)
    return directions * there[:, :, None], weights * there


def matched(first: Pieces, second: Pieces) -> float:
    """Two texts directly, one piece after the other; a piece like none matches nothing."""
    alike = np.maximum(first[0] @ second[0].T, 0)
    there = [weights > 0 for _, weights in (first, second)]
    alike = alike[there[0]][:, there[1]]
    one = np.average(alike.max(1), weights=first[1][there[0]])
    other = np.average(alike.max(0), weights=second[1][there[1]])
    return float(one + other) / 2


def one(of: Pieces, i: int) -> Pieces:
    return of[0][i], of[1][i]


def test_places_multiply_to_what_matching_two_texts_gives() -> None:
    known = texts(4, np.array([5, 3, 4, 2]))
    matching = Matching(known)
    places = matching.places(matching.matches(known))
    direct = np.array([[matched(one(known, i), one(known, j)) for j in range(4)] for i in range(4)])
    middle = np.eye(4) - 0.25
    values, vectors = np.linalg.eigh(middle @ direct @ middle)
    exactly = (vectors * np.maximum(values, 0)) @ vectors.T
    np.testing.assert_allclose(places @ places.T, exactly, atol=2e-3)


def test_a_text_has_one_place_alone_and_among_others() -> None:
    matching = Matching(texts(12, np.full(12, 5)))
    asked = texts(30, np.arange(30) % 6, seed=1)
    among = matching.places(matching.matches(asked))
    for row in (0, 7, 29):
        alone = matching.places(
            matching.matches((asked[0][row : row + 1], asked[1][row : row + 1]))
        )
        np.testing.assert_allclose(alone[0], among[row], atol=1e-5)


def test_one_landmark_or_a_text_without_pieces_places_texts_all_the_same() -> None:
    for known in (texts(1, np.array([3])), texts(2, np.array([0, 0]))):
        matching = Matching(known)
        assert np.isfinite(matching.places(matching.matches(texts(3, np.array([0, 1, 5]))))).all()
