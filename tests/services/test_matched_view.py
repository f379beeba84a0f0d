"""The landmarks of a study stay while they can, and a text is placed the same in any company."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from qualcode.services.matched_view import MatchedView

TEXTS = [f"une phrase numéro {n}" for n in range(40)]
_MEANING, _PIECES, _WIDTH = 384 * 4, 48, 129


class Drawn:
    """Rows as the encoder keeps them, drawn from each text; counts how many were asked for."""

    def __init__(self) -> None:
        self.n_asked = 0

    def __call__(self, texts: Sequence[str]) -> NDArray[Any]:
        self.n_asked += len(texts)
        rows = np.zeros((len(texts), _MEANING + _PIECES * _WIDTH), np.uint8)
        for row, text in zip(rows, texts, strict=True):
            drawn = np.random.default_rng(sum(text.encode())).integers(1, 255, (5, _WIDTH))
            row[_MEANING : _MEANING + drawn.size] = drawn.ravel()
        return rows


def test_landmarks_stay_until_one_is_gone_or_the_study_has_grown() -> None:
    view = MatchedView(Drawn(), TEXTS)
    assert view.does_for(TEXTS[::-1])
    assert view.does_for([*TEXTS, "encore une"])
    assert not view.does_for(TEXTS[1:])
    assert not view.does_for([*TEXTS, *(f"une autre, la {n}e" for n in range(8))])


def test_a_text_is_placed_once_and_alike_whatever_is_asked_with_it() -> None:
    encode = Drawn()
    view = MatchedView(encode, TEXTS)
    every = view(TEXTS)
    before = encode.n_asked
    np.testing.assert_allclose(view(TEXTS[7:8]), every[7:8], atol=1e-5)
    assert encode.n_asked == before
    np.testing.assert_allclose(MatchedView(Drawn(), TEXTS[::-1])(TEXTS[7:8]), every[7:8], atol=1e-4)
    assert view([]).shape == (0, every.shape[1])


def test_what_was_kept_places_texts_as_before_without_matching_them_again() -> None:
    view = MatchedView(Drawn(), TEXTS)
    before = view(TEXTS)
    assert view.has_grown
    encode = Drawn()
    again = MatchedView(encode, [*TEXTS, "encore une"], view.kept())
    np.testing.assert_allclose(again(TEXTS), before, atol=1e-4)
    assert encode.n_asked == len(TEXTS), "only the landmarks were read anew"
    assert not again.has_grown
    # what was kept of a text that is gone is of no more use
    other = MatchedView(Drawn(), TEXTS[1:], view.kept())
    assert other(TEXTS[1:]).shape[0] == len(TEXTS) - 1
    assert other.does_for(TEXTS[1:])


def test_matching_is_stopped_and_goes_on_where_it_was() -> None:
    class StopError(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if done:
            raise StopError

    many = [f"une autre, la {n}e" for n in range(100)]
    view, told = MatchedView(Drawn(), TEXTS), list[tuple[int, int]]()
    with pytest.raises(StopError):
        view.match(many, stop)
    view.match(many, lambda done, of: told.append((done, of)))
    assert told == [(64, 100), (100, 100)]
