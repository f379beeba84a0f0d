"""Codes that may be the same under two names: by name, definition and what their extracts say."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from qualcode.analysis.portraits import Likeness, alike_names
from qualcode.model import Code, CodeKind
from qualcode.services.encoding import Encoding
from qualcode.services.open_study import OpenStudy
from qualcode.services.portraits import Portraits
from qualcode.services.progress import Progress, nobody_watches
from qualcode.store.study_file import study_id_of
from qualcode.suggestion.directions import of_length_one

_ENOUGH = 0.58
_FEWEST = 3
_MOST_READ = 40  # extracts of a code, spread over it: its middle hardly moves with more


@dataclass(frozen=True, slots=True)
class AlikeCodes:
    """Two codes, the one with more extracts first, and how alike they are by each trait."""

    kept: Code
    other: Code
    likeness: Likeness
    n_extracts: tuple[int, int]


def alike_codes(
    study: OpenStudy,
    *,
    most: int = 20,
    at_least: float = _ENOUGH,
    model: str = "",
    progress: Progress = nobody_watches,
) -> tuple[AlikeCodes, ...]:
    """Pairs of codes that are near-duplicates, the likest first.

    A code and what stands under it are no pair: one is meant to hold the other.
    """
    seen = Portraits(study)
    with study.reading() as reader:
        encoding = Encoding(study_id_of(reader), model)
    codes = [c for c in seen.tree.walk() if not c.retired and _may_be_put(seen, c)]
    counts = seen.counts()
    names = of_length_one(encoding.encode([c.name for c in codes], progress))
    defined = [c for c in codes if c.definition.strip()]
    meant = dict(
        zip(
            (c.id for c in defined),
            of_length_one(encoding.encode([c.definition for c in defined], progress)),
            strict=True,
        )
    )
    middles = _middles(seen, encoding, progress)
    encoding.keep()
    found = []
    for one, other in combinations(range(len(codes)), 2):
        first, second = codes[one], codes[other]
        if {first.id, second.id} & {
            *(a.id for a in seen.tree.ancestors(first.id)),
            *(a.id for a in seen.tree.ancestors(second.id)),
        }:
            continue
        likeness = Likeness(
            max(alike_names(first.name, second.name), float(names[one] @ names[other])),
            _near(meant.get(first.id), meant.get(second.id)),
            _near(middles.get(first.id), middles.get(second.id)),
        )
        if likeness.overall >= at_least:
            found.append(_pair(first, second, likeness, counts))
    return tuple(sorted(found, key=lambda p: -p.likeness.overall)[:most])


def _pair(first: Code, second: Code, likeness: Likeness, counts: dict[str, int]) -> AlikeCodes:
    n = counts.get(first.id, 0), counts.get(second.id, 0)
    if n[1] > n[0]:
        first, second, n = second, first, (n[1], n[0])
    return AlikeCodes(first, second, likeness, n)


def _may_be_put(seen: Portraits, code: Code) -> bool:
    return code.kind is not CodeKind.THEME or not seen.tree.children(code.id)


def _middles(
    seen: Portraits, encoding: Encoding, progress: Progress
) -> dict[str, NDArray[np.float32]]:
    """Where the extracts of each code lie, as seen from the middle of all of them."""
    quotes: dict[str, list[str]] = {}
    for coding in seen.codings:
        quotes.setdefault(coding.code_id, []).append(coding.segment.quote)
    some = {key: _spread(said) for key, said in quotes.items() if len(set(said)) >= _FEWEST}
    rows = of_length_one(encoding.encode([q for said in some.values() for q in said], progress))
    if not len(rows):
        return {}
    rows = rows - rows.mean(0)
    found, at = {}, 0
    for key, said in some.items():
        middle = rows[at : at + len(said)].mean(0)
        found[key] = middle / max(float(np.linalg.norm(middle)), 1e-9)
        at += len(said)
    return found


def _spread(said: list[str]) -> list[str]:
    different = list(dict.fromkeys(said))
    step = max(1, len(different) // _MOST_READ)
    return different[::step][:_MOST_READ]


def _near(one: NDArray[np.float32] | None, other: NDArray[np.float32] | None) -> float | None:
    return None if one is None or other is None else max(0.0, float(one @ other))
