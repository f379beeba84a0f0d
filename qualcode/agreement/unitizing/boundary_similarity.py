"""Boundary similarity: did the coders cut at the same places?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.unitizing.boundary_edits import NEAR, boundary_edits
from qualcode.agreement.unitizing.segmentations import Segmentations
from qualcode.wording import Message


def boundary_similarity(texts: Sequence[Segmentations], *, near: int = NEAR) -> Coefficient:
    """B: 1 - edits / (edits + matches), near misses counting in part; 0 to 1, chance not taken out.

    Two coders, or the mean over all pairs of coders; the texts are counted together. Undefined
    when no coder set a boundary.

    References:
        Fournier, C. (2013). Evaluating text segmentation using boundary edit distance. ACL 2013,
        1702-1712.
    """
    values = []
    n_places = float(sum(text.n_potential for text in texts))
    for i, j in _pairs(texts):
        parts = _parts(texts, i, j, near)
        if parts.of:
            values.append(parts.alike / parts.of)
    if not values:
        return undefined(no_boundary(), n_places)
    value = sum(values) / len(values)
    return Coefficient(value, n_places, value, None, None, {"near": near})


def boundary_kappa(texts: Sequence[Segmentations], *, near: int = NEAR) -> Coefficient:
    """Boundary similarity beyond chance, each coder's own rate of boundaries giving chance.

    References:
        Fournier, C. & Inkpen, D. (2012). Segmentation similarity and agreement. NAACL 2012,
        152-161; with B of Fournier (2013) as the agreement observed.
    """
    rates = _rates(texts)
    crossed = [rates[i] * rates[j] for i, j in _pairs(texts)]
    return _beyond(texts, near, sum(crossed) / len(crossed) if crossed else 0.0)


def boundary_pi(texts: Sequence[Segmentations], *, near: int = NEAR) -> Coefficient:
    """Boundary similarity beyond chance, the mean rate of boundaries giving chance.

    References:
        Fournier, C. & Inkpen, D. (2012). NAACL 2012, 152-161; Fournier (2013).
    """
    rates = _rates(texts)
    return _beyond(texts, near, (sum(rates) / len(rates)) ** 2 if rates else 0.0)


def no_boundary() -> Message:
    """The reason when nobody cut anything."""
    return Message("Nobody set a boundary, so there is none to compare.")


@dataclass(frozen=True, slots=True)
class _Parts:
    alike: float
    of: float


def _parts(texts: Sequence[Segmentations], i: int, j: int, near: int) -> _Parts:
    alike = of = 0.0
    for text in texts:
        edits = boundary_edits(text.boundaries[i], text.boundaries[j], near=near)
        n_all = edits.n_matched + edits.n_alone + len(edits.moved)
        of += n_all
        alike += n_all - edits.cost(near)
    return _Parts(alike, of)


def _pairs(texts: Sequence[Segmentations]) -> list[tuple[int, int]]:
    return list(combinations(range(len(texts[0].boundaries)), 2)) if texts else []


def _rates(texts: Sequence[Segmentations]) -> list[float]:
    places = sum(text.n_potential for text in texts)
    if not texts or not places:
        return []
    return [
        sum(len(text.boundaries[coder]) for text in texts) / places
        for coder in range(len(texts[0].boundaries))
    ]


def _beyond(texts: Sequence[Segmentations], near: int, expected: float) -> Coefficient:
    n_places = float(sum(text.n_potential for text in texts))
    parts = [_parts(texts, i, j, near) for i, j in _pairs(texts)]
    of = sum(part.of for part in parts)
    if not of:
        return undefined(no_boundary(), n_places)
    observed = sum(part.alike for part in parts) / of
    said = {"near": near}
    if expected >= 1:
        why = Message("Everybody set a boundary everywhere, so chance alone agrees.")
        return Coefficient(None, n_places, observed, expected, why, said)
    value = (observed - expected) / (1 - expected)
    return Coefficient(value, n_places, observed, expected, None, said)
