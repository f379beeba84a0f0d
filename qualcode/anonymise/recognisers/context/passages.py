"""Passages to re-read: what singles a person out without naming anyone. Never replaced by itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.context.cues import (
    SHORTEST_TRIGGER,
    TRIGGER_LENGTH,
    Cue,
    cues_of,
)
from qualcode.anonymise.recognisers.context.reasons import (
    DEATH,
    EVENT,
    HEALTH,
    ROLE,
    TRAINING,
    UNIQUE,
    UNUSUAL,
)
from qualcode.anonymise.recognisers.context.singular import Told, sentences
from qualcode.model import IdentifierKind, Span

# sentences of one turn that are read in one go, and how many letters at most
_READ_TOGETHER, _LONGEST = 6, 450
_MOST_REASONS = 4
_MOST_CUES = 3
# below this share of the most telling sentence, one at the edge is left out
_EDGE_SHARE = 0.03
_LEAST_EVIDENCE = 0.01
# letters searched on both sides of a word that calls for a cue
_AROUND = 90
_TRIGGER_LENGTHS = range(SHORTEST_TRIGGER, TRIGGER_LENGTH + 1)
_REASONS = {
    "unique": UNIQUE, "record": UNIQUE, "one_who": UNIQUE, "office": ROLE, "media": EVENT,
    "law": EVENT, "award": TRAINING, "death": DEATH, "health": HEALTH, "rare": UNUSUAL,
}  # fmt: skip


class _Passage(NamedTuple):
    first: int
    last: int
    evidence: float


def find(reading: Reading) -> Iterator[Candidate]:
    """The passages with most evidence, best first, as many as the settings allow per 1,000 words."""
    told = sentences(reading)
    cues = _cued(reading, told)
    share = reading.settings.context_per_1000 * len(reading) / 1000
    for passage in _best(told, max(1, round(share))):
        within = range(passage.first, passage.last + 1)
        span = Span(told[passage.first].span.start, told[passage.last].span.end)
        said = [cue.reason for i in within for cue in cues.get(i, ())]
        said += [_REASONS[kind] for i in within for kind in _REASONS if told[i].counts[kind]]
        yield Candidate(
            span, span.cut(reading.text), IdentifierKind.CONTEXT,
            tuple(dict.fromkeys(said or [UNUSUAL]))[:_MOST_REASONS],
            min(0.3 + passage.evidence, 0.9), Tier.REVIEW,
        )  # fmt: skip


def _cued(reading: Reading, told: list[Told]) -> dict[int, list[Cue]]:
    """The turns of phrase in each sentence; they count as evidence."""
    starts = [one.span.start for one in told]
    cues: dict[int, list[Cue]] = {}
    for cue, start, end in _matches(reading):
        first = max(0, bisect_right(starts, start) - 1)
        for i in range(first, len(told)):
            if told[i].span.start >= end:
                break
            if told[i].span.end > start:
                cues.setdefault(i, []).append(cue)
    for i, found in cues.items():
        found.sort(key=lambda cue: -cue.weight)
        told[i].counts["cues"] = min(len(found), _MOST_CUES)
    return cues


def _best(told: list[Told], allowed: int) -> list[_Passage]:
    """Sentences of one turn that stand together, the most evidence first, none twice."""
    evidence = [one.evidence for one in told]
    taken: set[int] = set()
    best: list[_Passage] = []
    weighed = [one for one in _together(told, evidence) if one.evidence > _LEAST_EVIDENCE]
    for passage in sorted(weighed, key=lambda p: (-p.evidence, p.first)):
        if len(best) == allowed:
            break
        within = range(passage.first, passage.last + 1)
        if taken.isdisjoint(within):
            taken.update(within)
            best.append(_trimmed(passage, evidence))
    return best


def _together(told: list[Told], evidence: list[float]) -> Iterator[_Passage]:
    """The passages worth weighing: they begin where something is told and stay in one turn."""
    for i, one in enumerate(told):
        total = evidence[i]
        if total < _LEAST_EVIDENCE / _READ_TOGETHER:
            continue
        yield _Passage(i, i, total)
        for k in range(i + 1, min(len(told), i + _READ_TOGETHER)):
            if told[k].opens_turn or told[k].span.end - one.span.start > _LONGEST:
                break
            total += evidence[k]
            if evidence[k] >= _EDGE_SHARE * evidence[i]:
                yield _Passage(i, k, total)


def _trimmed(passage: _Passage, evidence: list[float]) -> _Passage:
    first, last = passage.first, passage.last
    least = _EDGE_SHARE * max(evidence[first : last + 1])
    while first < last and evidence[first] < least:
        first += 1
    while last > first and evidence[last] < least:
        last -= 1
    return _Passage(first, last, passage.evidence)


def _matches(reading: Reading) -> Iterator[tuple[Cue, int, int]]:
    cues = cues_of(reading.settings.language)
    places: dict[Cue, list[int]] = {}
    for form, mentions in reading.mentions.items():
        filed_under = [filed for n in _TRIGGER_LENGTHS if (filed := cues.get(form[:n]))]
        for cue in dict.fromkeys(chain.from_iterable(filed_under)) if filed_under else ():
            places.setdefault(cue, []).extend(mentions)
    for cue, called in places.items():
        starts = [reading.starts[i] for i in sorted(called)]
        for match in reading.find_at(cue.pattern, starts, _AROUND):
            yield cue, match.start(), match.end()
