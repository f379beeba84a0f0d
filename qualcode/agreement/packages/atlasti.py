"""What ATLAS.ti's inter-coder agreement prints."""

from __future__ import annotations

import numpy as np

from qualcode.agreement.chance import why_not
from qualcode.agreement.coding.krippendorff_alpha import krippendorff_alpha
from qualcode.agreement.coding.krippendorff_alpha_sets import krippendorff_alpha_sets
from qualcode.agreement.coding.set_distances import SetDistance
from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.reliability_data import MISSING, ReliabilityData
from qualcode.wording import Message


def atlasti_holsti(decisions: ReliabilityData) -> Coefficient:
    """2A / (N1 + N2): decisions two coders share over the decisions each made; mean over pairs.

    A decision is a unit judged; on free text, text given a code (uncoded text is no decision).
    Where all coders decided on the same units it is percent agreement.

    References:
        ATLAS.ti 9 manual, "Methods for testing ICA"; Holsti, O. R. (1969). Content Analysis for
        the Social Sciences and Humanities. Addison-Wesley.
    """
    if len(decisions.coders) < 2:
        return why_not(decisions) or undefined(Message("Agreement needs two coders at least."))
    values = []
    for i, j in decisions.pairs:
        a, b = decisions.values[:, i], decisions.values[:, j]
        made = decisions.weights @ (a != MISSING) + decisions.weights @ (b != MISSING)
        shared = decisions.weights @ ((a != MISSING) & (a == b))
        if made:
            values.append(2 * float(shared) / float(made))
    if not values:
        return undefined(Message("Nobody coded anything, so no decision was made."))
    value = float(np.mean(values))
    n = float(decisions.weights @ (decisions.n_judged > 0))
    return Coefficient(value, n, value)


def atlasti_c_alpha_binary(relevance: ReliabilityData) -> Coefficient:
    """c-α-binary: Krippendorff's alpha of "a code of this domain or none", over all text.

    References:
        González-Prieto, Á., Pérez, J., Díaz, J. & López-Fernández, D. (2023). Reliability in
        software engineering qualitative research through inter-coder agreement. Journal of
        Systems and Software, 202, 111707 (arXiv:2008.00977).
    """
    return krippendorff_alpha(relevance)


def atlasti_cu_alpha_all(domains: ReliabilityData) -> Coefficient:
    """Cu-α: alpha of the sets of domains applied, over coded text; sets agree when they are equal.

    References:
        González-Prieto et al. (2023), arXiv:2008.00977.
    """
    return krippendorff_alpha_sets(domains, distance=SetDistance.EXACT)
