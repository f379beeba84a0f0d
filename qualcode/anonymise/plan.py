"""Which stretches of one text would be replaced, by what, and on behalf of which entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from qualcode.anonymise.entity import Entity, Spotted
from qualcode.anonymise.replacement import FormFinder
from qualcode.model import KeyEntry, Span, TextEdit


@dataclass(frozen=True, slots=True)
class Planned:
    """A mention of an entity; ``replacement`` None means that it stays as it is."""

    span: Span
    entity_id: str
    replacement: str | None


class Plan:
    """The entities of a study, ready to be applied to many texts."""

    def __init__(
        self,
        entities: Iterable[Entity],
        *,
        key: Iterable[KeyEntry] = (),
        needs_capitals: Callable[[str], bool],
    ) -> None:
        self._entities = {e.id: e for e in entities}
        self._key = tuple(key)
        self._needs_capitals = needs_capitals
        self._spotted: dict[tuple[str, str, int], list[tuple[str, Spotted]]] = defaultdict(list)
        for entity in self._entities.values():
            for spotted in entity.spotted:
                place = spotted.place
                here = (place.source_id, place.field, place.number)
                self._spotted[here].append((entity.id, spotted))
        self._finders: dict[tuple[str, bool], tuple[FormFinder, dict[tuple[str, str], str]]] = {}

    def mentions(
        self, text: str, source_id: str, interview: str, field: str = "text", number: int = 0
    ) -> tuple[Planned, ...]:
        """Every mention of every entity in a text, replaced or not; none overlaps another."""
        here = (source_id, field, number)
        found = []
        # apart: a form that stays must not swallow a shorter one that goes
        for replaced in (True, False):
            finder, owners = self._finder(interview, replaced=replaced)
            for mention in finder.find(text):
                owner = owners[mention.entry.form, mention.entry.interview]
                found.append(self._planned(mention.span, owner, here, mention.entry.replacement))
        for entity_id, spotted in self._spotted.get(here, ()):
            span = spotted.place.span
            if span.end <= len(text) and span.cut(text) == spotted.form:
                found.append(self._planned(span, entity_id, here, ""))
        return _side_by_side(found)

    def edits(
        self, text: str, source_id: str, interview: str, field: str = "text", number: int = 0
    ) -> tuple[TextEdit, ...]:
        """The edits of a text; a break between two lines always stays."""
        planned = self.mentions(text, source_id, interview, field, number)
        return tuple(
            part
            for one in planned
            if one.replacement is not None
            for part in TextEdit(one.span, one.replacement).within_lines(text)
        )

    def _planned(
        self, span: Span, owner: str, here: tuple[str, str, int], replacement: str
    ) -> Planned:
        entity = self._entities.get(owner)
        if entity is None:  # an entry of a key given as a file
            return Planned(span, "", replacement)
        for exemption in entity.exemptions:
            place = exemption.place
            if (place.source_id, place.field, place.number) == here and place.span.overlaps(span):
                return Planned(span, owner, exemption.replacement)
        return Planned(span, owner, entity.replacement if entity.replaces else None)

    def _finder(
        self, interview: str, *, replaced: bool
    ) -> tuple[FormFinder, dict[tuple[str, str], str]]:
        known = self._finders.get((interview, replaced))
        if known is None:
            entries, owners = self._entries(interview, replaced=replaced)
            finder = FormFinder(entries, interview, needs_capitals=self._needs_capitals)
            known = self._finders[interview, replaced] = (finder, owners)
        return known

    def _entries(
        self, interview: str, *, replaced: bool
    ) -> tuple[list[KeyEntry], dict[tuple[str, str], str]]:
        """The forms that concern an interview and whose they are; "" for those of the key."""
        entries: list[KeyEntry] = []
        owners: dict[tuple[str, str], str] = {}
        for entry in self._key if replaced else ():  # a key goes before what detection says
            if entry.interview in ("", interview):
                entries.append(entry)
                owners[entry.form, entry.interview] = ""
        for entity in self._entities.values():
            if not entity.everywhere or entity.interview not in ("", interview):
                continue
            for form in entity.forms if entity.replaces is replaced else ():
                if owners.setdefault((form, entity.interview), entity.id) == entity.id:
                    entries.append(KeyEntry(form, entity.kind, "", entity.interview))
        return entries, owners


def _side_by_side(found: list[Planned]) -> tuple[Planned, ...]:
    """Overlapping replaced mentions become one; kept ones stand only where nothing is replaced."""
    groups: list[list[Planned]] = []
    end = -1
    for one in sorted(_that(found, replaced=True), key=lambda p: (p.span.start, -p.span.end)):
        if groups and one.span.start < end:
            groups[-1].append(one)
        else:
            groups.append([one])
        end = max(end, one.span.end)
    chosen = [_united(group) for group in groups]
    for one in sorted(_that(found, replaced=False), key=lambda p: -len(p.span)):
        if not any(one.span.overlaps(other.span) for other in chosen):
            chosen.append(one)
    return tuple(sorted(chosen, key=lambda p: p.span))


def _that(found: list[Planned], *, replaced: bool) -> list[Planned]:
    return [one for one in found if (one.replacement is not None) is replaced]


def _united(group: list[Planned]) -> Planned:
    longest = max(group, key=lambda p: len(p.span))
    span = Span(min(p.span.start for p in group), max(p.span.end for p in group))
    return Planned(span, longest.entity_id, longest.replacement)
