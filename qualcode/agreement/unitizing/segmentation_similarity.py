"""Segmentation similarity: how many places of a text two coders treat alike."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.unitizing.boundary_edits import NEAR, boundary_edits
from qualcode.agreement.unitizing.segmentations import Segmentations
from qualcode.wording import Message


def segmentation_similarity(texts: Sequence[Segmentations], *, near: int = NEAR) -> Coefficient:
    """S: 1 - edits / potential boundaries; the mean over pairs of coders for more than two.

    Close to 1 wherever boundaries are rare, since places nobody cut count as agreement.

    References:
        Fournier, C. & Inkpen, D. (2012). Segmentation similarity and agreement. NAACL 2012,
        152-161.
    """
    places = sum(text.n_potential for text in texts)
    if not places or len(texts[0].boundaries) < 2:
        return undefined(Message("There is no place for a boundary."), places)
    pairs = list(combinations(range(len(texts[0].boundaries)), 2))
    cost = sum(
        boundary_edits(text.boundaries[i], text.boundaries[j], near=near).cost(near)
        for i, j in pairs
        for text in texts
    )
    value = 1 - cost / (places * len(pairs))
    return Coefficient(value, places, value, None, None, {"near": near})
