"""Two or more coders compared place by place: where they agree, and how they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from qualcode.agreement.disagreements_components import Component, components
from qualcode.agreement.disagreements_spans import Letters, shared, union
from qualcode.model import Codebook, Coding, Span
from qualcode.model.disagreement import Place, PlaceKind

# two codes compete for the same words when they share this much of the shorter stretch
SAME_WORDS = 0.5


def compare_codings(
    codings: Iterable[Coding],
    text: str,
    tree: Codebook,
    coder_ids: Sequence[str],
) -> tuple[Place, ...]:
    """Every place of one source where one of the coders coded something, in text order.

    Codings of one code that overlap are one place. Where only some coders have it and the others
    gave the same words other codes, the two make one place: a parent and its child, or other
    codes. What is left is an omission. Blanks and punctuation at the ends make no difference.

    Args:
        codings: of one source and one version of its text; other coders' are passed over.
        text: that text, in code points.
        tree: tells which code stands under which.
        coder_ids: the coders compared, two at least.
    """
    present = [c for c in codings if c.coder_id in coder_ids]
    if not present:
        return ()
    letters = Letters(text)
    whole: list[tuple[Component, ...]] = []
    partial: list[Component] = []
    for component in components(present, coder_ids):
        if len(component.sides) == len(coder_ids):
            whole.append((component,))
        else:
            partial.append(component)
    whole += _competing(partial, letters, tree)
    segment = present[0].segment
    places = (
        _place(group, letters, tree, coder_ids, segment.source_id, segment.version)
        for group in whole
    )
    return tuple(sorted(places, key=lambda p: (p.span, p.code_ids)))


def are_related(tree: Codebook, first: str, second: str) -> bool:
    """Whether one of two codes stands under the other."""
    if first not in tree or second not in tree:
        return False
    above = {a.id for a in tree.ancestors(first)}, {a.id for a in tree.ancestors(second)}
    return second in above[0] or first in above[1]


def _competing(
    partial: list[Component], letters: Letters, tree: Codebook
) -> list[tuple[Component, ...]]:
    """Groups whose coders gave the same words other codes: the closest pairs first."""
    groups: dict[int, tuple[Component, ...]] = {n: (c,) for n, c in enumerate(partial)}
    where = {n: n for n in groups}
    for _, i, j in sorted(_rivals(partial, letters, tree)):
        first, second = where[i], where[j]
        if first == second or _coders(groups[first]) & _coders(groups[second]):
            continue
        groups[first] += groups.pop(second)
        for n, group in where.items():
            where[n] = first if group == second else group
    return list(groups.values())


def _rivals(
    partial: list[Component], letters: Letters, tree: Codebook
) -> Iterator[tuple[tuple[bool, float], int, int]]:
    """Pairs of components of other coders on the same words; what ranks first is closest."""
    open_ones: list[int] = []
    for j, later in enumerate(partial):
        open_ones = [i for i in open_ones if partial[i].span.end > later.span.start]
        for i in open_ones:
            if partial[i].coders & later.coders:
                continue
            ours, theirs = partial[i].spans, later.spans
            both = letters.n_in(shared([ours, theirs]))
            least = min(letters.n_in(ours), letters.n_in(theirs))
            if both and both >= SAME_WORDS * least:
                unrelated = not are_related(tree, partial[i].code_id, later.code_id)
                yield (unrelated, -both / letters.n_in(union([ours, theirs]))), i, j
        open_ones.append(j)


def _coders(group: Iterable[Component]) -> frozenset[str]:
    return frozenset(coder for component in group for coder in component.coders)


def _place(
    group: tuple[Component, ...],
    letters: Letters,
    tree: Codebook,
    coder_ids: Sequence[str],
    source_id: str,
    version: int,
) -> Place:
    order = {coder_id: n for n, coder_id in enumerate(coder_ids)}
    sides = sorted(
        (side for component in group for side in component.sides),
        key=lambda s: (order[s.coder_id], s.spans, s.code_id),
    )
    missing = tuple(c for c in coder_ids if c not in _coders(group))
    covered = union(side.spans for side in sides)
    agreed = shared([side.spans for side in sides]) if len(group) == 1 and not missing else []
    disputed = letters.n_in(covered) - letters.n_in(agreed)
    kind = _kind(group, tree, missing=bool(missing), disputed=disputed)
    span = Span(covered[0].start, covered[-1].end)
    return Place(source_id, version, kind, span, tuple(sides), missing, disputed)


def _kind(
    group: tuple[Component, ...], tree: Codebook, *, missing: bool, disputed: int
) -> PlaceKind:
    codes = [component.code_id for component in group]
    if len(codes) > 1:
        related = all(are_related(tree, a, b) for a, b in combinations(codes, 2))
        return PlaceKind.PARENT_CHILD if related else PlaceKind.OTHER_CODE
    if missing:
        return PlaceKind.OMISSION
    return PlaceKind.BOUNDARY if disputed else PlaceKind.AGREEMENT


def by_weight(places: Iterable[Place]) -> tuple[Place, ...]:
    """The disagreements on most words first."""
    return tuple(sorted(places, key=lambda p: (-p.disputed, p.source_id, p.span, p.code_ids)))
