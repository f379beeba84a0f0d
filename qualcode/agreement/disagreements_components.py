"""Codings of one code that overlap, whoever put them, taken together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.model import Coding, Span, merge_spans
from qualcode.model.disagreement import Side


@dataclass(frozen=True, slots=True)
class Component:
    """Overlapping codings of one code, side by side; one side a coder, in the coders' order."""

    code_id: str
    sides: tuple[Side, ...]

    @property
    def coders(self) -> frozenset[str]:
        """Who is in it."""
        return frozenset(side.coder_id for side in self.sides)

    @property
    def spans(self) -> list[Span]:
        """What anybody coded in it."""
        return merge_spans([span for side in self.sides for span in side.spans])

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        spans = self.spans
        return Span(spans[0].start, spans[-1].end)


def components(codings: Iterable[Coding], coder_ids: Sequence[str]) -> list[Component]:
    """Every group of overlapping codings of one code in one source, in text order."""
    by_code: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        if coding.coder_id in coder_ids:
            by_code[coding.code_id].append(coding)
    found = [
        _component(code_id, group, coder_ids)
        for code_id, present in by_code.items()
        for group in _overlapping(present)
    ]
    return sorted(found, key=lambda c: (c.span, c.code_id))


def _overlapping(codings: list[Coding]) -> Iterable[list[Coding]]:
    group: list[Coding] = []
    reached = 0
    for coding in sorted(codings, key=lambda c: (c.segment.span, c.id)):
        span = coding.segment.span
        if group and span.start >= reached:
            yield group
            group = []
        group.append(coding)
        reached = max(reached, span.end) if len(group) > 1 else span.end
    if group:
        yield group


def _component(code_id: str, group: list[Coding], coder_ids: Sequence[str]) -> Component:
    sides = []
    for coder_id in coder_ids:
        own = [c for c in group if c.coder_id == coder_id]
        if own:
            spans = tuple(merge_spans([c.segment.span for c in own]))
            sides.append(Side(coder_id, code_id, spans, tuple(c.id for c in own)))
    return Component(code_id, tuple(sides))
