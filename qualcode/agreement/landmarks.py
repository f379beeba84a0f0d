"""Words for values of agreement: conventions, not tests."""

from __future__ import annotations

from qualcode.wording import Message

CONVENTION = Message(
    "Landmarks are conventions, not tests: Landis and Koch called their own divisions arbitrary, "
    "and what is enough depends on what the codes are for."
)
_LANDIS_KOCH = (
    (0.0, Message("poor (Landis and Koch)")),
    (0.20, Message("slight (Landis and Koch)")),
    (0.40, Message("fair (Landis and Koch)")),
    (0.60, Message("moderate (Landis and Koch)")),
    (0.80, Message("substantial (Landis and Koch)")),
    (1.0, Message("almost perfect (Landis and Koch)")),
)
RELIABLE, TENTATIVE = 0.800, 0.667


def landis_koch(kappa: float) -> Message:
    """The word of Landis and Koch for a kappa.

    References:
        Landis, J. R. & Koch, G. G. (1977). The measurement of observer agreement for categorical
        data. Biometrics, 33(1), 159-174 (p. 165: "clearly arbitrary").
    """
    if kappa < 0:
        return _LANDIS_KOCH[0][1]
    return next((word for end, word in _LANDIS_KOCH[1:] if kappa <= end), _LANDIS_KOCH[-1][1])


def krippendorff_landmark(alpha: float) -> Message:
    """What Krippendorff would conclude from an alpha.

    References:
        Krippendorff, K. (2019). Content Analysis, 4th ed., 12.7.4: .800 for reliable material,
        .667 for tentative conclusions.
    """
    if alpha >= RELIABLE:
        return Message("reliable (Krippendorff, .800)")
    if alpha >= TENTATIVE:
        return Message("tentative conclusions (Krippendorff, .667)")
    return Message("not to be relied on (Krippendorff)")
