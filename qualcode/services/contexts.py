"""Entities with their mentions as they stand in the originals, for a reviewer to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qualcode.anonymise.entity import Entity, Place
from qualcode.anonymise.plan import Plan, Planned
from qualcode.model import Span
from qualcode.services import entity_store
from qualcode.services.open_study import OpenStudy
from qualcode.services.originals import FILE, HEADER, PLACE, SPEAKER, TEXT, Original, load_original
from qualcode.services.released_text import needs_capitals
from qualcode.store.rows.sources import load_sources

_AROUND = 60


@dataclass(frozen=True, slots=True)
class Context:
    """A mention with the words around it; ``replacement`` None where it stays as it is."""

    label: str
    place: Place
    before: str
    form: str
    after: str
    replacement: str | None


def contexts_of(
    study: OpenStudy, entities: Iterable[Entity], *, around: int = _AROUND
) -> tuple[tuple[Entity, tuple[Context, ...]], ...]:
    """Each entity with its mentions in every original, in order."""
    wanted = tuple(entities)
    everything = entity_store.load_entities(study.unlocked())
    plan = Plan(everything, needs_capitals=needs_capitals)
    found: dict[str, list[Context]] = {}
    held = originals(study)
    for original in held:
        for name, number, text in _texts(original):
            for one in plan.mentions(text, original.source.id, original.source.label, name, number):
                place = Place(original.source.id, one.span, name, number)
                context = _context(original.source.label, place, text, one, around)
                found.setdefault(one.entity_id, []).append(context)
    by_id = {original.source.id: original for original in held}
    passages = {
        e.id: tuple(_passage(by_id, e, around)) for e in wanted if e.id not in found and e.spotted
    }
    return tuple((e, tuple(found.get(e.id, passages.get(e.id, ())))) for e in wanted)


def contexts(study: OpenStudy, entity: Entity, *, around: int = _AROUND) -> tuple[Context, ...]:
    """One entity's mentions in every original."""
    return contexts_of(study, (entity,), around=around)[0][1]


def originals(study: OpenStudy) -> tuple[Original, ...]:
    """Every source whose original lies in the vault."""
    held = set(study.unlocked().ids("draft"))
    with study.reading() as reader:
        return tuple(
            load_original(study, reader, source)
            for source in load_sources(reader)
            if source.id in held
        )


def _texts(original: Original) -> list[tuple[str, int, str]]:
    short = dict(original.fields())
    labels = [(SPEAKER, n, s.label) for n, s in enumerate(original.draft.speakers)]
    fields = [(name, 0, short[name]) for name in (PLACE, HEADER, FILE)]
    return [(TEXT, 0, original.transcript().text), *labels, *fields]


def _passage(by_id: Mapping[str, Original], entity: Entity, around: int) -> Iterable[Context]:
    """Passages to re-read are seen where they were spotted, even under a replaced name."""
    for spotted in entity.spotted:
        original = by_id.get(spotted.place.source_id)
        if original is None:
            continue
        text = original.text_of(spotted.place)
        span = spotted.place.span
        if span.end <= len(text) and span.cut(text) == spotted.form:
            one = Planned(span, entity.id, None)
            yield _context(original.source.label, spotted.place, text, one, around)


def _context(label: str, place: Place, text: str, one: Planned, around: int) -> Context:
    span: Span = one.span
    return Context(
        label,
        place,
        text[max(0, span.start - around) : span.start].replace("\n", " "),
        span.cut(text),
        text[span.end : span.end + around].replace("\n", " "),
        one.replacement,
    )
