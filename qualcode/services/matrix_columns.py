"""The columns of a matrix, and which of them a coding stands under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from qualcode.model import Attribute, AttributeValue, Coding, Interview, Participant, Source
from qualcode.services.matrix_choice import MOST_VALUES, By, Column, MatrixChoice
from qualcode.services.matrix_material import MatrixMaterial
from qualcode.services.thematic_tree import interview_name
from qualcode.wording import LANGUAGES, format_date, speaking
from qualcode.wording import gettext as _

Groups = Callable[[Coding], tuple[str, ...]]


def columns_of(
    material: MatrixMaterial, choice: MatrixChoice
) -> tuple[tuple[Column, ...], Groups, tuple[str, ...]]:
    """The columns, which of them a coding stands under, and what could not be a column."""
    match choice.by:
        case By.PARTICIPANT:
            named = [p.identifier for p in material.people]
            others = (material.participant_of.get(c.id, "") for c in material.codings)
            keys = list(dict.fromkeys(x for x in (*named, *others) if x))
            return _plain(keys), lambda c: (material.participant_of.get(c.id, ""),), ()
        case By.INTERVIEW:
            of = {
                s.id: interview_name(_interview(material, s), s) for s in material.sources.values()
            }
            keys = list(dict.fromkeys(of[s] for s in released_in_order(material)))
            return _plain(keys), lambda c: (of[c.segment.source_id],), ()
        case By.CODER:
            columns = tuple(Column(c.id, c.name) for c in material.coders)
            used = {c.coder_id for c in material.codings}
            return tuple(c for c in columns if c.key in used), lambda c: (c.coder_id,), ()
        case By.SITE:
            return _by_site(material)
        case _:
            return _by_attribute(material, choice)


def _plain(keys: Iterable[str]) -> tuple[Column, ...]:
    return tuple(Column(key, key) for key in keys)


def interview_of(material: MatrixMaterial, source_id: str) -> str:
    """The name of a source's interview, or its own."""
    source = material.sources[source_id]
    return interview_name(_interview(material, source), source)


def _interview(material: MatrixMaterial, source: Source) -> Interview | None:
    return material.interviews.get(source.interview_id or "")


def released_in_order(material: MatrixMaterial) -> list[str]:
    """Released sources by interview as done."""
    released = [s for s in material.sources.values() if s.version]

    def rank(source: Source) -> tuple[int, int]:
        interview = _interview(material, source)
        return (interview.position if interview else 10**6, source.position)

    return [s.id for s in sorted(released, key=rank)]


def speakers_of(material: MatrixMaterial, coding: Coding) -> list[Participant]:
    """Who said it, or where the speaker is none of the participants, everybody of the interview."""
    who = material.participant_of.get(coding.id, "")
    speaking = [p for p in material.people if p.identifier == who]
    if speaking:
        return speaking
    interview = _interview(material, material.sources[coding.segment.source_id])
    ids = interview.participant_ids if interview else ()
    return [p for p in material.people if p.id in ids]


def _by_site(material: MatrixMaterial) -> tuple[tuple[Column, ...], Groups, tuple[str, ...]]:
    size = Counter(p.site_id or "" for p in material.people)
    columns = [Column(key, name, n_people=size[key]) for key, name in material.sites.items()]
    columns.append(Column("", _("No site"), n_people=size[""]))

    def groups(coding: Coding) -> tuple[str, ...]:
        found = dict.fromkeys(p.site_id for p in speakers_of(material, coding) if p.site_id)
        return tuple(found) or ("",)

    return tuple(columns), groups, ()


def _by_attribute(
    material: MatrixMaterial, choice: MatrixChoice
) -> tuple[tuple[Column, ...], Groups, tuple[str, ...]]:
    """A column for each value of each attribute, values as in the participants' table."""
    wanted = [
        a for a in material.attributes if not choice.attribute_ids or a.id in choice.attribute_ids
    ]
    columns: list[Column] = []
    left_out: list[str] = []
    for attribute in wanted:
        held = Counter(v for p in material.people if (v := p.value(attribute.id)) not in (None, ""))
        values = set(held)
        if len(values) > MOST_VALUES:
            left_out.append(attribute.name)
            continue
        for value in sorted(values, key=lambda v: (isinstance(v, str), v)):
            key, said = _key(attribute, value), value_said(value)
            columns.append(Column(key, said, attribute.name, held[value]))

    def groups(coding: Coding) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for person in speakers_of(material, coding):
            for attribute in wanted:
                value = person.value(attribute.id)
                if value not in (None, ""):
                    found[_key(attribute, value)] = None
        return tuple(found)

    return tuple(columns), groups, tuple(left_out)


def _key(attribute: Attribute, value: AttributeValue | None) -> str:
    return f"{attribute.id}={value!r}"


def value_said(value: AttributeValue) -> str:
    """A value of an attribute in words of the language spoken."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float):
        return f"{value:g}"
    return format_date(value) if isinstance(value, date) else value


def said_anywhere(value: AttributeValue) -> set[str]:
    """A value in every language: a query kept by somebody who speaks another one finds the same."""
    said = set()
    for language in LANGUAGES:
        with speaking(language):
            said.add(value_said(value))
    return said
