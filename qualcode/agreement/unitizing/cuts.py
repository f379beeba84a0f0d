"""Did the coders cut at the same places? Every measure of boundaries, whatever the codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from qualcode.agreement.chance import two_only
from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.unitizing.boundary_similarity import (
    boundary_kappa,
    boundary_pi,
    boundary_similarity,
    no_boundary,
)
from qualcode.agreement.unitizing.continuum import Continuum, coders_reason, length_reason
from qualcode.agreement.unitizing.segmentation_similarity import segmentation_similarity
from qualcode.agreement.unitizing.segmentations import Segmentations
from qualcode.agreement.unitizing.window_diff import pk, window_diff
from qualcode.wording import Message

_Measure = Callable[[Sequence[Segmentations]], Coefficient]

CUTS = (
    *("boundary_similarity", "boundary_kappa", "boundary_pi", "segmentation_similarity"),
    *("window_diff", "pk"),
)


def measure_cuts(continua: Sequence[Continuum]) -> dict[str, Coefficient]:
    """Each of ``CUTS`` over all sources.

    ``window_diff`` and ``pk`` are errors against the first of two coders. Similarities of more
    than two coders are means over the pairs; kappa and pi rest on what everybody worked on.
    """
    reason = length_reason(continua) or coders_reason(continua)
    if reason is None and not any(any(Segmentations.of_continuum(c).boundaries) for c in continua):
        reason = no_boundary()  # two who cut nothing would be perfectly similar
    if reason is not None:
        return dict.fromkeys(CUTS, undefined(reason))
    return {
        "boundary_similarity": over_pairs(continua, boundary_similarity),
        "boundary_kappa": _everybody(continua, boundary_kappa),
        "boundary_pi": _everybody(continua, boundary_pi),
        "segmentation_similarity": over_pairs(continua, segmentation_similarity),
        "window_diff": _against_first(continua, window_diff),
        "pk": _against_first(continua, pk),
    }


def over_pairs(continua: Sequence[Continuum], measure: _Measure) -> Coefficient:
    """The mean over pairs of coders, each pair over the sources both worked on."""
    unknown = length_reason(continua)
    if unknown is not None:
        return undefined(unknown)
    found = [measure(_of(continua, pair)) for pair in combinations(_coders(continua), 2)]
    defined = [one for one in found if one.value is not None]
    if not defined:
        return found[0] if found else undefined(Message("No source was worked on by two coders."))
    value = sum(one.value or 0.0 for one in defined) / len(defined)
    n = max(one.n for one in defined)
    return Coefficient(value, n, value, None, None, defined[0].parameters)


def _everybody(continua: Sequence[Continuum], measure: _Measure) -> Coefficient:
    texts = _of(continua, _coders(continua))
    if not texts:
        return undefined(Message("No source was worked on by all the coders."))
    return measure(texts)


def _against_first(continua: Sequence[Continuum], measure: _Measure) -> Coefficient:
    coders = _coders(continua)
    if len(coders) != 2:
        return undefined(two_only())
    return measure(_of(continua, coders)).with_parameters(reference=coders[0])


def _of(continua: Sequence[Continuum], coders: Sequence[str]) -> list[Segmentations]:
    """The sources all of these coders worked on, as they cut them."""
    shared = (c for c in continua if set(coders) <= set(c.coders))
    return [Segmentations.of_continuum(c.of_coders(*coders)) for c in shared]


def _coders(continua: Sequence[Continuum]) -> list[str]:
    return list(dict.fromkeys(coder for c in continua for coder in c.coders))
