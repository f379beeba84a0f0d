"""From overlapping findings to candidates that stand side by side."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.recognisers.names.capitals import FALLBACKS
from qualcode.model import IdentifierKind, Span

_MOST_REASONS = 4
_NUMBERS = frozenset((IdentifierKind.TELEPHONE, IdentifierKind.ID))


def resolve(text: str, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Overlapping candidates become one over their union, of the kind of the surest.

    Among equally sure ones the earlier in the list decides. Passages to re-read are a layer of
    their own: they do not overlap each other, but a passage may hold names.
    """
    given = list(candidates)
    names = _merged(text, [one for one in given if one.is_replaced])
    passages = _merged(text, [one for one in given if not one.is_replaced])
    return tuple(sorted((*names, *passages), key=lambda one: (one.span.start, -one.span.end)))


def _merged(text: str, candidates: list[Candidate]) -> list[Candidate]:
    order = {id(one): place for place, one in enumerate(candidates)}
    groups: list[list[Candidate]] = []
    end = -1
    for one in sorted(candidates, key=lambda c: (c.span.start, -c.span.end)):
        if groups and one.span.start < end:
            groups[-1].append(one)
        else:
            groups.append([one])
        end = max(end, one.span.end) if groups[-1][0] is not one else one.span.end
    return [_union(text, sorted(group, key=lambda c: (c.rank, order[id(c)]))) for group in groups]


def _union(text: str, group: list[Candidate]) -> Candidate:
    surest = group[0]
    if len(group) == 1:
        return surest
    span = Span(min(c.span.start for c in group), max(c.span.end for c in group))
    said = dict.fromkeys(reason for one in group for reason in one.reasons)
    reasons = tuple(reason for reason in said if reason not in FALLBACKS) or tuple(said)
    return Candidate(
        span, span.cut(text), _kind(group), reasons[:_MOST_REASONS], surest.confidence, surest.tier
    )


def _kind(group: list[Candidate]) -> IdentifierKind:
    """An organisation or a street that holds a place or a person keeps its own kind."""
    widest = max(group, key=lambda one: len(one.span))
    if {one.kind for one in group} <= _NUMBERS:
        return widest.kind  # a number plate inside a telephone number is none
    if widest.kind is IdentifierKind.ORGANISATION and widest.rank < 2:
        return widest.kind
    return group[0].kind
