"""Light's kappa: the mean of Cohen's over all pairs of coders."""

from __future__ import annotations

import numpy as np

from qualcode.agreement.bootstrap import Interval, bootstrap
from qualcode.agreement.chance import coder_shares, corrected, pairwise_agreement, why_not
from qualcode.agreement.coding.cohen_kappa import cohen_kappa
from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.reliability_data import Floats, ReliabilityData
from qualcode.wording import Message


def light_kappa(ratings: ReliabilityData) -> Coefficient:
    """The mean of Cohen's kappa over the pairs of coders, each over the units both judged.

    Pairs that judged no unit in common are left out. Undefined, naming the pair, when one that
    did has no kappa.

    References:
        Light, R. J. (1971). Measures of response agreement for qualitative data: some
        generalizations and alternatives. Psychological Bulletin, 76(5), 365-377.
    """
    refused = why_not(ratings)
    if refused is not None:
        return refused
    values = []
    for pair in ratings.pairs:
        both = ratings.columns(*pair)
        of_pair = cohen_kappa(both)
        if not both.n:
            continue
        if of_pair.value is None:
            a, b = (ratings.coders[c] for c in pair)
            because = of_pair.reason or ""
            reason = Message("{a} and {b} have no kappa. {why}", a=a, b=b, why=because)
            return undefined(reason, ratings.n)
        values.append(of_pair.value)
    return Coefficient(float(np.mean(values)), ratings.n)


def light_kappa_ci(ratings: ReliabilityData, *, n: int = 1000, seed: int = 1) -> Interval:
    """The bootstrap interval over documents."""
    return bootstrap(ratings, _values, n=n, seed=seed)


def _values(ratings: ReliabilityData, weights: Floats) -> Floats:
    of_pairs = []
    for pair in ratings.pairs:
        if not ratings.columns(*pair).n:
            continue
        whole = np.asarray((ratings.values[:, pair] >= 0).all(axis=1))
        both = ratings.columns(*pair).kept(whole)
        shares = coder_shares(both, weights[:, whole])
        expected = (shares[:, 0] * shares[:, 1]).sum(axis=1)
        of_pairs.append(corrected(pairwise_agreement(both, weights[:, whole]), expected))
    return np.asarray(np.mean(of_pairs, axis=0))
