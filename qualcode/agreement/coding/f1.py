"""F1, the Dice coefficient: what both coded, twice, over what each coded."""

from __future__ import annotations

from qualcode.agreement.bootstrap import Interval, bootstrap
from qualcode.agreement.chance import ratio
from qualcode.agreement.coding.overlap import overlaps, shared
from qualcode.agreement.coefficient import Coefficient
from qualcode.agreement.reliability_data import Floats, ReliabilityData


def f1(ratings: ReliabilityData) -> Coefficient:
    """2 x coded by both over the sum of what each coded (0 to 1), averaged over the pairs.

    The F-measure with either coder as the reference. Text nobody coded does not count: where
    uncoded text is endless, kappa comes close to this value. Undefined when nobody coded.

    References:
        Dice, L. R. (1945). Measures of the amount of ecologic association between species.
        Ecology, 26(3), 297-302. Hripcsak, G. & Rothschild, A. S. (2005). Agreement, the
        F-measure, and reliability in information retrieval. JAMIA, 12(3), 296-298.
    """
    return shared(ratings, _share)


def f1_ci(ratings: ReliabilityData, *, n: int = 1000, seed: int = 1) -> Interval:
    """The bootstrap interval over documents."""
    return bootstrap(ratings, _shares, n=n, seed=seed)


def _shares(ratings: ReliabilityData, weights: Floats) -> Floats:
    return overlaps(ratings, weights, _share)


def _share(both: Floats, a: Floats, b: Floats) -> Floats:
    return ratio(2 * both, a + b)
