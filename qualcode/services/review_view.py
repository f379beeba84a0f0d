"""The review as somebody sees it: mentions in their context, an original beside what becomes of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qualcode.anonymise.entity import Decision, Entity, Place, Policy
from qualcode.anonymise.identifiers import Tier
from qualcode.anonymise.plan import Planned
from qualcode.anonymise.policies import description
from qualcode.errors import NotFoundError
from qualcode.model import Finding, Role, Source, Span, Turn
from qualcode.services.open_study import OpenStudy
from qualcode.services.originals import TEXT, Original, load_original
from qualcode.services.release import present_key, present_plan
from qualcode.services.released_text import neutral_names, prepare
from qualcode.store.rows.sources import load_sources
from qualcode.store.rows.studies import load_setting
from qualcode.wording import Message

__all__ = [
    "BesideTurn",
    "Decision",
    "Entity",
    "Piece",
    "Place",
    "Policy",
    "SeenMention",
    "SideBySide",
    "Tier",
    "description",
    "mentions_in_context",
    "replacement_log",
    "side_by_side",
    "sources_in_vault",
]

_AROUND = 110


@dataclass(frozen=True, slots=True)
class SeenMention:
    """One mention with the words around it; no reasons when only its form was recognised."""

    place: Place
    label: str
    before: str
    form: str
    after: str
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a turn; ``entity_id`` None for plain text, ``replacement`` None if it stays."""

    text: str
    entity_id: str | None = None
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class BesideTurn:
    """One turn: who speaks in the original and in the result, and its text in pieces.

    ``start`` is where it begins in the original, in code points.
    """

    number: int
    start: int
    role: Role
    speaker: str
    shown_speaker: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """An original beside what a release would put in the study, and what would still stand there."""

    source: Source
    turns: tuple[BesideTurn, ...]
    n_replaced: int
    findings: tuple[Finding, ...]


def replacement_log(study: OpenStudy) -> tuple[tuple[str, Mapping[str, int]], ...]:
    """How many mentions of each kind were replaced in each released source; no names in it."""
    logged = []
    with study.reading() as reader:
        for source in load_sources(reader):
            stored = load_setting(reader, f"replaced.{source.id}")
            if stored is not None:
                logged.append((source.label, json.loads(stored)))
    return tuple(logged)


def sources_in_vault(study: OpenStudy) -> tuple[Source, ...]:
    """The sources whose original lies in the vault, released or not."""
    there = set(study.unlocked().ids("draft"))
    with study.reading() as reader:
        return tuple(s for s in load_sources(reader) if s.id in there)


def mentions_in_context(
    study: OpenStudy, entities: Iterable[Entity]
) -> dict[str, tuple[SeenMention, ...]]:
    """The mentions of entities by entity id: those spotted, then others of the same form."""
    present = tuple(entities)
    originals = _originals(study)
    texts: dict[tuple[str, str, int], str] = {}
    seen: dict[str, list[SeenMention]] = {e.id: [] for e in present}
    for entity in present:
        for spotted in entity.spotted:
            original = originals.get(spotted.place.source_id)
            if original is None:
                continue
            text = _text_of(original, spotted.place, texts)
            seen[entity.id].append(_seen(original, spotted.place, text, spotted.reasons))
    _add_same_forms(study, originals.values(), present, seen)
    return {entity_id: tuple(found) for entity_id, found in seen.items()}


def side_by_side(study: OpenStudy, source_id: str) -> SideBySide:
    """An original in the vault beside its result as the review stands now.

    ``NotFoundError`` when the vault does not hold it.
    """
    original = _originals(study).get(source_id)
    if original is None:
        raise NotFoundError(
            Message("The original of this source is not in the vault."),
            Message("Open the study where it was imported."),
        )
    key = present_key(study)
    names = neutral_names(original)
    transcript = original.transcript()
    prepared = prepare(original, key, names)
    turns = tuple(
        BesideTurn(
            number,
            turn.span.start,
            turn.role,
            turn.speaker,
            names.get(turn.speaker, turn.speaker),
            _pieces(transcript.text, turn, prepared.mentions),
        )
        for number, turn in enumerate(transcript.turns, start=1)
    )
    n = sum(p.replacement is not None for p in prepared.mentions)
    findings = tuple(stopped.finding for stopped in prepared.leaks)
    return SideBySide(original.source, turns, n, findings)


def _originals(study: OpenStudy) -> dict[str, Original]:
    sources = sources_in_vault(study)
    with study.reading() as reader:
        return {s.id: load_original(study, reader, s) for s in sources}


def _text_of(original: Original, place: Place, texts: dict[tuple[str, str, int], str]) -> str:
    key = (place.source_id, place.field, place.number)
    if key not in texts:
        texts[key] = original.text_of(place)
    return texts[key]


def _seen(original: Original, place: Place, text: str, reasons: tuple[Message, ...]) -> SeenMention:
    span = place.span
    return SeenMention(
        place,
        original.source.label,
        _before(text, span.start),
        span.cut(text),
        _after(text, span.end),
        reasons,
    )


def _before(text: str, end: int) -> str:
    """The words before, from the beginning of the paragraph or cut between words."""
    start = max(text.rfind("\n", 0, end) + 1, end - _AROUND)
    cut = text[start:end]
    if start == 0 or text[start - 1] in " \n":
        return cut if start == 0 or text[start - 1] == "\n" else f"…{cut}"
    return "…" + cut[cut.find(" ") + 1 :] if " " in cut else cut


def _after(text: str, start: int) -> str:
    """The words after, to the end of the paragraph or cut between words."""
    stop = text.find("\n", start)
    last = len(text) if stop < 0 else stop
    end = min(last, start + _AROUND)
    cut = text[start:end]
    if end == last or text[end] == " ":
        return cut if end == last else f"{cut}…"
    return cut[: cut.rfind(" ")] + "…" if " " in cut else cut


def _add_same_forms(
    study: OpenStudy,
    originals: Iterable[Original],
    entities: tuple[Entity, ...],
    seen: dict[str, list[SeenMention]],
) -> None:
    """Mentions detection did not spot, but that go with their entity because of their form."""
    taken = {
        (e.id, s.place.source_id): [x.place.span for x in e.spotted if x.place.field == TEXT]
        for e in entities
        for s in e.spotted
    }
    plan = present_plan(study)
    for original in originals:
        text, source = original.transcript().text, original.source
        for planned in plan.mentions(text, source.id, source.label):
            known = taken.get((planned.entity_id, source.id), ())
            if planned.entity_id not in seen or any(planned.span.overlaps(s) for s in known):
                continue
            place = Place(source.id, planned.span)
            seen[planned.entity_id].append(_seen(original, place, text, ()))


def _pieces(text: str, turn: Turn, planned: Iterable[Planned]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    reached = turn.span.start
    for one in planned:
        inside = one.span.intersection(turn.span)
        if inside is None or not len(inside):
            continue
        if inside.start > reached:
            pieces.append(Piece(Span(reached, inside.start).cut(text)))
        pieces.append(Piece(inside.cut(text), one.entity_id, one.replacement))
        reached = inside.end
    if reached < turn.span.end:
        pieces.append(Piece(Span(reached, turn.span.end).cut(text)))
    return tuple(pieces)
