"""What became of suggestions: how many were taken, and how good they were by code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Suggestions decided about for one code (or all): how many were accepted and rejected."""

    code_id: str
    n_accepted: int
    n_rejected: int

    @property
    def rate(self) -> float | None:
        """Accepted of all decided; None when nothing was decided."""
        decided = self.n_accepted + self.n_rejected
        return self.n_accepted / decided if decided else None


@dataclass(frozen=True, slots=True)
class CodeQuality:
    """How well the first suggestion finds a code, each extract judged by the others.

    ``precision``: of the extracts given this code, how many have it, perhaps beside others;
    ``recall``: of those that have it, how many were given it; ``recall_at_5``: had it among the
    first five. None where there was nothing to count. Extracts are places of the text: codings of
    overlapping words are one, which may be given several codes.
    """

    code_id: str
    n_extracts: int
    precision: float | None
    recall: float | None
    recall_at_5: float | None


def acceptances(decided: Iterable[tuple[str, bool]]) -> tuple[Acceptance, ...]:
    """By code, those most decided about first; each pair is a code and whether it was accepted."""
    counts: Counter[tuple[str, bool]] = Counter(decided)
    codes = {code for code, _ in counts}
    found = [Acceptance(c, counts[c, True], counts[c, False]) for c in codes]
    return tuple(sorted(found, key=lambda a: (-(a.n_accepted + a.n_rejected), a.code_id)))


def quality(
    keys: Sequence[str],
    own: Sequence[int],
    ranked: Sequence[Sequence[int]],
    extracts: Sequence[int],
) -> tuple[CodeQuality, ...]:
    """Precision and recall by code, in the order of ``keys``, of codes that have extracts.

    Args:
        own: for each code on an extract its index.
        ranked: for each of these the indices of the codes suggested, best first.
        extracts: the same number for codes on the same extract.
    """
    has = set(zip(extracts, own, strict=True))
    given = {(extract, r[0]) for extract, r in zip(extracts, ranked, strict=True)}
    five = {(extract, c) for extract, r in zip(extracts, ranked, strict=True) for c in r[:5]}
    uses, first, fitting, among = (
        Counter(code for _extract, code in pairs) for pairs in (has, given, given & has, five & has)
    )
    return tuple(
        CodeQuality(
            key,
            uses[i],
            fitting[i] / first[i] if first[i] else None,
            fitting[i] / uses[i] if uses[i] > 1 else None,
            among[i] / uses[i] if uses[i] > 1 else None,
        )
        for i, key in enumerate(keys)
        if uses[i]
    )
