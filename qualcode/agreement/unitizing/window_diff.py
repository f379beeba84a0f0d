"""WindowDiff and Pk: errors of one segmentation against another, through a sliding window."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.unitizing.segmentations import Segmentations
from qualcode.wording import Message


def window_diff(
    texts: Sequence[Segmentations], *, reference: int = 0, other: int = 1
) -> Coefficient:
    """The share of windows holding unlike numbers of boundaries: an error, 0 is the best.

    The window is half the reference's mean segment, so swapping the two changes the value.

    References:
        Pevzner, L. & Hearst, M. A. (2002). A critique and improvement of an evaluation metric for
        text segmentation. Computational Linguistics, 28(1), 19-36.
    """
    return _windows(texts, reference, other, counts=True)


def pk(texts: Sequence[Segmentations], *, reference: int = 0, other: int = 1) -> Coefficient:
    """The share of windows whose two ends one puts together and the other apart: 0 is the best.

    References:
        Beeferman, D., Berger, A. & Lafferty, J. (1999). Statistical models for text segmentation.
        Machine Learning, 34(1-3), 177-210.
    """
    return _windows(texts, reference, other, counts=False)


def _windows(
    texts: Sequence[Segmentations], reference: int, other: int, *, counts: bool
) -> Coefficient:
    length = sum(text.length for text in texts)
    segments = sum(len(text.boundaries[reference]) + 1 for text in texts)
    width = max(2, round(length / segments / 2)) if segments else 2
    n_windows = sum(max(text.length - width, 0) for text in texts)
    if not n_windows:
        return undefined(Message("The text is shorter than the window."), length)
    wrong = sum(_wrong(text, reference, other, width, counts=counts) for text in texts)
    value = wrong / n_windows
    return Coefficient(value, n_windows, value, None, None, {"window": width})


def _wrong(text: Segmentations, reference: int, other: int, width: int, *, counts: bool) -> int:
    """How many windows go wrong, by runs of places between which no boundary enters or leaves."""
    last = text.length - width
    if last < 1:
        return 0
    a, b = (np.array(sorted(text.boundaries[c]), dtype=np.int64) for c in (reference, other))
    turns = np.unique(np.concatenate([[0], a, b, a - width, b - width]))
    starts = turns[(turns >= 0) & (turns < last)]
    n_a, n_b = (
        np.searchsorted(row, starts + width, "right") - np.searchsorted(row, starts, "right")
        for row in (a, b)
    )
    wrong = (n_a != n_b) if counts else ((n_a > 0) != (n_b > 0))
    return int(np.diff(starts, append=last)[wrong].sum())
