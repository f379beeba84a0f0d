"""Codebook and codings as the tree a report prints, with its counts and its extracts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.coding.choice_of_extracts import proposed_extracts
from qualcode.coding.trimmed_quote import follows
from qualcode.coding.trimming import trimmed
from qualcode.model import (
    Code,
    Codebook,
    CodeKind,
    Coding,
    Extract,
    Segment,
    ThematicNode,
    ThematicTree,
)


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Who said what a coding stands on, and in which interview; empty when not known."""

    participant: str
    interview: str


@dataclass(frozen=True, slots=True)
class ExtractChoice:
    """Which extracts a node shows.

    ``picks`` gives coding ids by code id, in the order to print (one that is gone is passed
    over); other codes show ``n_proposed`` (None: all). ``trim_to`` cuts what is shown to a number
    of characters; None never cuts.
    """

    picks: Mapping[str, Sequence[str]]
    n_proposed: int | None = 3
    trim_to: int | None = None


PROPOSED = ExtractChoice({})


def thematic_tree(
    codebook: Codebook,
    codings: Iterable[Coding],
    said_by: Mapping[str, SaidBy],
    *,
    coder_ids: Collection[str] | None = None,
    choice: ExtractChoice = PROPOSED,
    include_retired: bool = False,
) -> ThematicTree:
    """The codes in use with their extracts and counts.

    Args:
        codebook: every code of the study.
        codings: in the order extracts should be read (by interview, then by place).
        said_by: who said it, by coding id.
        coder_ids: only these coders' codings; None takes everybody's. What was picked for the
            report is picked whoever coded it.
        choice: which extracts to show.
        include_retired: retired codes are otherwise left out unless they are coded.

    An extract is a segment: two coders on one segment count once. A node counts what is coded
    with it or with anything under it in the codebook, except its own levers, which count for the
    theme both stand in. A lever is put beside its barrier when both stand under one parent, or
    when it stands under its barrier; elsewhere it stays a node of its own place.
    """
    known = [c for c in codings if c.code_id in codebook]
    kept = [c for c in known if coder_ids is None or c.coder_id in coder_ids]
    grower = _Grower(codebook, kept, said_by, choice, include_retired=include_retired)
    grower.pick(known)
    counts = _Counts.of(kept, said_by)
    return ThematicTree(tuple(grower.nodes(None)), counts.n_extracts, counts.n_participants)


def levers_beside(codebook: Codebook, code_id: str) -> tuple[Code, ...]:
    """The levers printed beside a code: its siblings or children that answer it."""
    code = codebook.get(code_id)
    if code.kind is CodeKind.LEVER:
        return ()
    near = (*codebook.children(code.parent_id), *codebook.children(code_id))
    return tuple(c for c in near if c.kind is CodeKind.LEVER and c.answers == code_id)


@dataclass(frozen=True, slots=True)
class _Counts:
    n_extracts: int
    n_participants: int

    @classmethod
    def of(cls, codings: Iterable[Coding], said_by: Mapping[str, SaidBy]) -> _Counts:
        segments: set[Segment] = set()
        voices: set[str] = set()
        for coding in codings:
            segments.add(coding.segment)
            if coding.id in said_by and said_by[coding.id].participant:
                voices.add(said_by[coding.id].participant)
        return cls(len(segments), len(voices))


class _Grower:
    """Builds nodes from the leaves up, each with the codings under it."""

    def __init__(
        self,
        codebook: Codebook,
        codings: Sequence[Coding],
        said_by: Mapping[str, SaidBy],
        choice: ExtractChoice,
        *,
        include_retired: bool,
    ) -> None:
        self.codebook, self.said_by, self.choice = codebook, said_by, choice
        self.own: dict[str, list[Coding]] = {}
        self.picks: dict[str, list[Coding]] = {}
        for coding in codings:
            self.own.setdefault(coding.code_id, []).append(coding)
        self.shown = self._shown(include_retired=include_retired)
        self.levers = {code.id: levers_beside(codebook, code.id) for code in codebook.codes}
        self.beside = {
            lever.id
            for code_id, levers in self.levers.items()
            for lever in levers
            if code_id in self.shown
        }

    def pick(self, codings: Iterable[Coding]) -> None:
        """Takes note of the extracts picked for the report, each segment of a code once."""
        wanted = [c for c in codings if c.report_position is not None]
        for coding in sorted(wanted, key=lambda c: c.report_position or 0):
            segments = {c.segment for c in self.picks.get(coding.code_id, ())}
            if coding.segment not in segments:
                self.picks.setdefault(coding.code_id, []).append(coding)

    def _shown(self, *, include_retired: bool) -> set[str]:
        """Codes in use, those that are coded, and everything above them."""
        wanted = {c.id for c in self.codebook.codes if include_retired or not c.retired}
        wanted |= self.own.keys()
        return wanted | {a.id for code_id in wanted for a in self.codebook.ancestors(code_id)}

    def nodes(self, parent_id: str | None) -> Iterator[ThematicNode]:
        for code in self.codebook.children(parent_id):
            if code.id in self.shown and code.id not in self.beside:
                yield self.node(code)

    def node(self, code: Code) -> ThematicNode:
        own = self.own.get(code.id, [])
        counted = _Counts.of(self._under(code), self.said_by)
        own_counts = _Counts.of(own, self.said_by)
        return ThematicNode(
            code,
            extracts=self._extracts(code.id, own),
            children=tuple(self.nodes(code.id)),
            levers=tuple(self.node(c) for c in self.levers[code.id] if c.id in self.shown),
            n_own_extracts=own_counts.n_extracts,
            n_own_participants=own_counts.n_participants,
            n_extracts=counted.n_extracts,
            n_participants=counted.n_participants,
            picked=tuple(self._picked(c) for c in self.picks.get(code.id, ())),
        )

    def _under(self, code: Code) -> Iterator[Coding]:
        """Codings of the code and of all under it, without its own levers'."""
        yield from self.own.get(code.id, [])
        beside = {lever.id for lever in self.levers[code.id]}
        for child in self.codebook.children(code.id):
            if child.id not in beside:
                yield from self._all_under(child)

    def _all_under(self, code: Code) -> Iterator[Coding]:
        for each in (code, *self.codebook.walk(code.id)):
            yield from self.own.get(each.id, [])

    def _extracts(self, code_id: str, own: Sequence[Coding]) -> tuple[Extract, ...]:
        every = [self._extract(coding) for coding in own]
        picks = self.choice.picks.get(code_id)
        if picks is not None:
            by_id = {extract.coding_id: extract for extract in every}
            chosen = tuple(by_id[pick] for pick in dict.fromkeys(picks) if pick in by_id)
        else:
            once = {extract.segment: extract for extract in reversed(every)}
            distinct = [e for e in every if once[e.segment] is e]
            chosen = proposed_extracts(distinct, self.choice.n_proposed)
        return tuple(replace(e, position=position) for position, e in enumerate(chosen))

    def _picked(self, coding: Coding) -> Extract:
        """As somebody trimmed it; whole when its words changed since."""
        quote, by_hand = coding.segment.quote, coding.report_quote
        shown = by_hand if by_hand and follows(by_hand, quote) else quote
        return replace(self._extract(coding), shown=shown)

    def _extract(self, coding: Coding) -> Extract:
        said = self.said_by.get(coding.id, SaidBy("", ""))
        quote, limit = coding.segment.quote, self.choice.trim_to
        return Extract(
            coding.id,
            coding.segment,
            said.participant,
            said.interview,
            shown=quote if limit is None else trimmed(quote, limit),
            divergent=coding.divergent,
        )
