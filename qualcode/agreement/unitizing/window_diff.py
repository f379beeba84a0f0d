"""WindowDiff and Pk: errors of one segmentation against another, through a sliding window."""

from __future__ import annotations

from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.unitizing.segmentations import Segmentations
from qualcode.wording import Message


def window_diff(text: Segmentations, *, reference: int = 0, other: int = 1) -> Coefficient:
    """The share of windows holding unlike numbers of boundaries: an error, 0 is the best.

    The window is half the reference's mean segment, so swapping the two changes the value.

    References:
        Pevzner, L. & Hearst, M. A. (2002). A critique and improvement of an evaluation metric for
        text segmentation. Computational Linguistics, 28(1), 19-36.
    """
    return _windows(text, reference, other, counts=True)


def pk(text: Segmentations, *, reference: int = 0, other: int = 1) -> Coefficient:
    """The share of windows whose two ends one puts together and the other apart: 0 is the best.

    References:
        Beeferman, D., Berger, A. & Lafferty, J. (1999). Statistical models for text segmentation.
        Machine Learning, 34(1-3), 177-210.
    """
    return _windows(text, reference, other, counts=False)


def _windows(text: Segmentations, reference: int, other: int, *, counts: bool) -> Coefficient:
    mean_segment = text.length / (len(text.boundaries[reference]) + 1)
    width = max(2, round(mean_segment / 2))
    n_windows = text.length - width
    if n_windows < 1:
        return undefined(Message("The text is shorter than the window."), text.length)
    wrong = 0
    for start in range(n_windows):
        inside = range(start + 1, start + width + 1)
        a, b = (sum(p in text.boundaries[c] for p in inside) for c in (reference, other))
        wrong += (a != b) if counts else ((a > 0) != (b > 0))
    value = wrong / n_windows
    return Coefficient(value, n_windows, value, None, None, {"window": width})
