"""How detection does against a text somebody marked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.anonymise.folding import WORD
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.model import IdentifierKind, Span, merge_spans

GROUPS: dict[str, frozenset[IdentifierKind]] = {
    "proper_names": frozenset(
        (IdentifierKind.PERSON, IdentifierKind.PLACE, IdentifierKind.ORGANISATION)
    ),
    "dates_ages": frozenset((IdentifierKind.DATE, IdentifierKind.AGE)),
    "structured": frozenset((IdentifierKind.TELEPHONE, IdentifierKind.MAIL, IdentifierKind.ID)),
    "context": frozenset((IdentifierKind.CONTEXT,)),
}


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A span marked by hand; one that is not ``identifying`` is neither hit nor false decision."""

    span: Span
    kind: IdentifierKind
    identifying: bool = True


@dataclass(frozen=True, slots=True)
class GroupRecall:
    """Of ``n`` marked spans, the share touched and the share covered to the last letter.

    None where nothing was marked.
    """

    n: int
    recall_overlap: float | None
    recall_full: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Recall per group, and how much of what would be replaced is wrong."""

    proper_names: GroupRecall
    dates_ages: GroupRecall
    structured: GroupRecall
    context: GroupRecall
    precision: float | None
    false_per_1000_words: float
    sure_tier_precision: float | None
    context_flags_per_1000_words: float
    words: int
    missed: tuple[GoldSpan, ...]
    false: tuple[Candidate, ...]


def evaluate(text: str, candidates: Sequence[Candidate], gold: Sequence[GoldSpan]) -> Evaluation:
    """Compares candidates with gold over the same text.

    A candidate that touches an identifying span is right. Recall of names, dates and numbers
    counts only what would be replaced; recall of context counts the places to re-read too.
    """
    replaced = [one for one in candidates if one.is_replaced]
    identifying = [one for one in gold if one.identifying]
    judged = [one for one in replaced if not _only_harmless(one, gold)]
    false = tuple(one for one in judged if not _touches(one.span, identifying))
    sure = [one for one in judged if one.tier is Tier.SURE]
    n = max(1, len(WORD.findall(text)))
    groups = {
        name: _recall(identifying, kinds, candidates if name == "context" else replaced)
        for name, kinds in GROUPS.items()
    }
    return Evaluation(
        **groups,
        precision=_share(len(judged) - len(false), len(judged)),
        false_per_1000_words=1000 * len(false) / n,
        sure_tier_precision=_share(sum(one not in false for one in sure), len(sure)),
        context_flags_per_1000_words=1000 * (len(candidates) - len(replaced)) / n,
        words=n,
        missed=tuple(
            one
            for one in identifying
            if not _covers_any(
                one.span, candidates if one.kind is IdentifierKind.CONTEXT else replaced
            )
        ),
        false=false,
    )


def _recall(
    gold: Sequence[GoldSpan], kinds: frozenset[IdentifierKind], candidates: Sequence[Candidate]
) -> GroupRecall:
    wanted = [one.span for one in gold if one.kind in kinds]
    cover = merge_spans([one.span for one in candidates])
    overlap = sum(any(span.overlaps(part) for part in cover) for span in wanted)
    full = sum(any(part.contains(span) for part in cover) for span in wanted)
    return GroupRecall(len(wanted), _share(overlap, len(wanted)), _share(full, len(wanted)))


def _only_harmless(one: Candidate, gold: Sequence[GoldSpan]) -> bool:
    touched = [mark for mark in gold if mark.span.overlaps(one.span)]
    return bool(touched) and not any(mark.identifying for mark in touched)


def _touches(span: Span, gold: Sequence[GoldSpan]) -> bool:
    return any(span.overlaps(one.span) for one in gold)


def _covers_any(span: Span, candidates: Sequence[Candidate]) -> bool:
    return any(span.overlaps(one.span) for one in candidates)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
