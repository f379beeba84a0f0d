"""The cases and variables of a project that comes in: participants, attributes and sites."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from qualcode.errors import BadInputError
from qualcode.model import Attribute, AttributeKind, AttributeValue, Finding, Participant, Source
from qualcode.refi.guids import made_of
from qualcode.refi.project import RefiCase, RefiVariable, Value
from qualcode.services import refi_words
from qualcode.services.attributes import parse_value, write_values
from qualcode.services.interviews import link_participant
from qualcode.services.neutral_labels import neutral_label
from qualcode.services.open_study import Ability
from qualcode.services.refi_coming import Coming
from qualcode.services.table_cells import PARTICIPANT
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import (
    attribute_row,
    load_attributes,
    load_participants,
    load_sites,
    next_participant_position,
    participant_row,
)
from qualcode.store.rows.sources import load_sources
from qualcode.wording import Message

_KINDS = {
    "Boolean": AttributeKind.YES_NO,
    "Integer": AttributeKind.NUMBER,
    "Float": AttributeKind.NUMBER,
    "Date": AttributeKind.DATE,
}
_OURS = (
    refi_words.SITE,
    refi_words.NATURE,
    refi_words.DATE,
    refi_words.PLACE,
    refi_words.DURATION,
)


def take_people(coming: Coming) -> None:
    """Participants with their attributes, who speaks in which interview, and sites of our own."""
    if not coming.study.may(Ability.EDIT_STUDY):
        return
    columns = _columns(coming)
    _take_cases(coming, columns)
    if coming.is_own:
        _take_sites(coming)


def _columns(coming: Coming) -> dict[str, Attribute]:
    """The columns of the participants' table, by variable; one of the same name is the same."""
    used = {v.variable_guid for case in coming.project.cases for v in case.values}
    if not coming.is_own:
        used |= {v.variable_guid for s in coming.project.sources for v in s.values}
    present = load_attributes(coming.change.connection)
    by_name = {a.name.casefold(): a for a in present}
    position = len(present)
    columns: dict[str, Attribute] = {}
    for variable in coming.project.variables:
        if _is_ours(coming, variable) or not (coming.is_own or variable.guid in used):
            continue
        name = variable.name.strip() or "?"
        known = by_name.get(name.casefold())
        if known is None:
            kind = _KINDS.get(variable.kind, AttributeKind.CATEGORY)
            known = Attribute(variable.guid, name, kind, position)
            coming.change.insert("attribute", attribute_row(known))
            by_name[name.casefold()] = known
            position += 1
        columns[variable.guid] = known
    return columns


def _is_ours(coming: Coming, variable: RefiVariable) -> bool:
    return coming.is_own and any(refi_words.is_word(variable.name, word) for word in _OURS)


def _take_cases(coming: Coming, columns: dict[str, Attribute]) -> None:
    connection = coming.change.connection
    known = load_participants(connection)
    by_id = {p.id: p for p in known}
    by_name = {p.identifier.casefold(): p for p in known}
    interviews = {i.id: i for i in load_interviews(connection)}
    sources = {s.id: s for s in load_sources(connection)}
    for case in coming.project.cases or _cases_of_sources(coming):
        person = by_id.get(case.guid)
        if person is None:
            identifier = _identifier(coming, case, by_name, sources)
            person = by_name.get(identifier.casefold()) or _added(coming, case, identifier)
            by_name[identifier.casefold()] = person
        _write_cells(coming, case, person, columns)
        for guid in case.source_guids:
            interview = (
                interviews.get(sources[guid].interview_id or "") if guid in sources else None
            )
            if interview is not None:
                link_participant(coming.change, interview, person.identifier)


def _added(coming: Coming, case: RefiCase, identifier: str) -> Participant:
    position = next_participant_position(coming.change.connection)
    noun = Participant(case.guid, identifier, position=position)
    coming.change.insert("participant", participant_row(noun))
    coming.n_participants += 1
    return noun


def _write_cells(
    coming: Coming, case: RefiCase, person: Participant, columns: dict[str, Attribute]
) -> None:
    """A cell that may name somebody waits in the vault, as in any table of participants."""
    values: dict[str, AttributeValue | None] = {}
    for cell in case.values:
        column = columns.get(cell.variable_guid)
        if column is None:
            continue
        who = person.id, person.identifier
        try:
            value = parse_value(_plain(cell.value), column)
        except BadInputError as error:
            coming.findings.append(_unfit(person.identifier, column.name, error))
            continue
        passed = coming.gate.value(value, PARTICIPANT, who, (column.id, column.name))
        if passed is not None:
            values[column.id] = passed
    write_values(coming.change, person, values)


def _plain(value: Value) -> AttributeValue:
    """Whole numbers without their nought, moments as days."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.date() if isinstance(value, datetime) else value


def _unfit(who: str, column: str, error: BadInputError) -> Finding:
    advice = error.hint or Message("Correct it in the table of participants.")
    place = Message("{row}, column {column}", row=who, column=column)
    return Finding(place, error.message, advice)


def _identifier(
    coming: Coming, case: RefiCase, taken: dict[str, Participant], sources: dict[str, Source]
) -> str:
    """An identifier, never a name: the case's own when it says nothing, else its text's label."""
    name = case.name.strip()
    if coming.is_own and name:
        return name
    neutral = neutral_label(name)
    if neutral:
        return neutral
    own = [sources[g].label for g in case.source_guids if g in sources]
    label = own[0] if len(own) == 1 and own[0].casefold() not in taken else ""
    number = len(taken) + 1
    while not label:
        label = f"P{number}" if f"p{number}" not in taken else ""
        number += 1
    if name:
        coming.findings.append(_renamed(name, label))
    return label


def _cases_of_sources(coming: Coming) -> tuple[RefiCase, ...]:
    """Programs that keep variables on texts: a participant for each text that has some."""
    if coming.is_own:
        return ()
    return tuple(
        RefiCase(made_of(s.guid, "case"), "", "", s.values, (s.guid,))
        for s in coming.project.sources
        if s.values
    )


def _take_sites(coming: Coming) -> None:
    """The sets our own exports call sites, and who belongs to them."""
    present = {s.name.casefold(): s.id for s in load_sites(coming.change.connection)}
    for group in coming.project.sets:
        is_site = refi_words.is_word(group.description, refi_words.SITE)
        if is_site and group.name.casefold() not in present:
            coming.change.insert("site", {"id": group.guid, "name": group.name})
            present[group.name.casefold()] = group.guid
    column = {
        v.guid for v in coming.project.variables if refi_words.is_word(v.name, refi_words.SITE)
    }
    people = load_participants(coming.change.connection)
    by_name = {p.identifier.casefold(): p for p in people}
    for case in coming.project.cases:
        named = next((str(v.value) for v in case.values if v.variable_guid in column), "")
        person = by_name.get(case.name.strip().casefold())
        site_id = present.get(named.casefold())
        if person is not None and site_id and person.site_id is None:
            row = participant_row(replace(person, site_id=site_id))
            coming.change.update("participant", person.id, site_id=row["site_id"])


def _renamed(name: str, label: str) -> Finding:
    return Finding(
        Message("case {name}", name=name),
        Message("Participants have no names here: it came in as {label}.", label=label),
        Message("Note elsewhere who that is; the study never holds it."),
    )
