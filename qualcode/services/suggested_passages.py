"""Passages that look like a code, extracts that look mis-coded, codes that look alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from qualcode.errors import NotFoundError
from qualcode.model import Code, Coding, Segment, Source, Span
from qualcode.services.open_study import OpenStudy
from qualcode.services.progress import Progress, nobody_watches
from qualcode.services.retrieval_material import uncoded_passages
from qualcode.services.suggestion_material import Learnt, learnt
from qualcode.suggestion import neighbours
from qualcode.suggestion.units import unit_spans
from qualcode.wording import Message

_MANY_WORDS = 60
_N_BEST = 20
_TIMES_BY_LOT = 2.0  # below it the passage reads like other codes, however little else is left
_SURE_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class LikePassage:
    """A stretch nobody coded and how like a code it is, 0 to 1."""

    source: Source
    span: Span
    quote: str
    likeness: float
    model: str = ""


@dataclass(frozen=True, slots=True)
class DoubtfulCoding:
    """An extract that reads like another code than it has."""

    coding: Coding
    participant: str
    code: Code
    share: float
    other: Code
    other_share: float


@dataclass(frozen=True, slots=True)
class LikeCodes:
    """Two codes whose extracts are taken for each other's: the share that is, 0 to 1."""

    first: Code
    second: Code
    confused: float
    n_extracts: int


@dataclass(frozen=True, slots=True)
class CodeGroup:
    """A group within a code: words it shares, its most typical extracts first."""

    words: tuple[str, ...]
    codings: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """A proposal to split a code; ``clarity`` from -1 to 1, above 0.25 is clear."""

    code: Code
    groups: tuple[CodeGroup, ...]
    clarity: float


def passages_for_code(
    study: OpenStudy,
    code_id: str,
    *,
    most: int = _N_BEST,
    model: str = "",
    progress: Progress = nobody_watches,
) -> tuple[LikePassage, ...]:
    """Passages nobody coded that look like a code or one under it, by its chance, best first.

    Left out where the chance is less than even and less than twice that of codes drawn by lot.
    """
    known = learnt(study, model, progress=progress)
    below = {c.id for c in known.tree.walk(code_id)} if code_id in known.tree else set()
    keys = [c.key for c in known.suggester.material.candidates]
    places = [i for i, key in enumerate(keys) if key in below | {code_id}]
    if not places:
        _place(known, code_id)  # says that it is gone
    passages = _uncoded(known)
    known.encodings.encode([p.quote for p in passages], progress)
    known.encodings.keep()
    if not passages:
        return ()
    said = [known.speaker_of(p.source.id, p.span) for p in passages]
    shares = known.suggester.shares([p.quote for p in passages], said)[:, places].sum(1)
    enough = min(_SURE_ENOUGH, _TIMES_BY_LOT * len(places) / len(keys))
    return tuple(p for p in _best(known, passages, shares, most) if p.likeness >= enough)


def more_like(
    study: OpenStudy,
    segments: Iterable[Segment],
    *,
    most: int = _N_BEST,
    model: str = "",
    progress: Progress = nobody_watches,
) -> tuple[LikePassage, ...]:
    """Passages nobody coded that are at all like some coded extracts, nearest first."""
    known = learnt(study, model, progress=progress)
    wanted = {(s.source_id, s.quote) for s in segments}
    rows = [
        i
        for i, c in enumerate(known.codings_by_row)
        if (c.segment.source_id, c.segment.quote) in wanted
    ]
    passages = _uncoded(known) if rows else []
    known.encodings.encode([p.quote for p in passages], progress)
    near = neighbours.most_like(known.suggester, rows, [p.quote for p in passages])
    known.encodings.keep()
    return tuple(p for p in _best(known, passages, near, most) if p.likeness > 0)


def doubtful_codings(
    study: OpenStudy, *, model: str = "", progress: Progress = nobody_watches
) -> tuple[DoubtfulCoding, ...]:
    """Extracts that look mis-coded, worst first: another reading is worth a look, no more."""
    known = learnt(study, model, progress=progress)
    found = neighbours.doubtful(known.suggester, known.left_out())
    return tuple(
        DoubtfulCoding(
            known.codings_by_row[d.row],
            known.seen.said[known.codings_by_row[d.row].id],
            known.tree.get(known.codings_by_row[d.row].code_id),
            d.own,
            _code(known, d.other),
            d.other_share,
        )
        for d in found
    )


def like_codes(
    study: OpenStudy, *, model: str = "", progress: Progress = nobody_watches
) -> tuple[LikeCodes, ...]:
    """Codes that are hard to tell apart by their extracts, hardest first."""
    known = learnt(study, model, progress=progress)
    found = neighbours.alike_codes(known.suggester, known.left_out())
    return tuple(
        LikeCodes(_code(known, a.first), _code(known, a.second), a.confused, a.n_extracts)
        for a in found
    )


def split_of(
    study: OpenStudy, code_id: str, *, model: str = "", progress: Progress = nobody_watches
) -> Split | None:
    """A proposal to split a code, with examples; None when it is small or of one piece."""
    known = learnt(study, model, progress=progress)
    found = neighbours.split_proposal(known.suggester, _place(known, code_id))
    if found is None:
        return None
    groups = tuple(
        CodeGroup(g.words, tuple(known.codings_by_row[row] for row in g.rows)) for g in found.groups
    )
    return Split(known.tree.get(code_id), groups, found.clarity)


def _code(known: Learnt, place: int) -> Code:
    return known.tree.get(known.suggester.material.candidates[place].key)


def _place(known: Learnt, code_id: str) -> int:
    keys = [c.key for c in known.suggester.material.candidates]
    if code_id not in keys:
        raise NotFoundError(
            Message("This code is no longer in the codebook."),
            Message("Somebody removed it meanwhile: choose another."),
        )
    return keys.index(code_id)


def _uncoded(known: Learnt) -> list[LikePassage]:
    """What nobody coded, long stretches cut into units."""
    found = []
    for passage in uncoded_passages(known.seen):
        text = known.seen.texts[passage.source_id].text
        for span in unit_spans(text, passage.span, _MANY_WORDS):
            source = known.seen.sources[passage.source_id]
            found.append(LikePassage(source, span, span.cut(text), 0.0))
    return [p for p in found if len(p.quote.split()) > 3]


def _best(
    known: Learnt, passages: list[LikePassage], likeness: object, most: int
) -> tuple[LikePassage, ...]:
    figures = np.asarray(likeness, np.float64)
    ranked = np.argsort(-figures, kind="stable")[:most]
    return tuple(
        replace(passages[i], likeness=float(figures[i]), model=known.model) for i in ranked
    )
