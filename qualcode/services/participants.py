"""Participants: who they are in the study, their site and their consent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from qualcode.errors import BadInputError, ConflictError, NotFoundError
from qualcode.ingest.participants_table import read_participants
from qualcode.ingest.reading import read_table
from qualcode.model import (
    Attribute,
    AttributeValue,
    Consent,
    Participant,
    Site,
    new_id,
)
from qualcode.services.attributes import ensure_attributes, write_values
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.table_cells import CONSENT_NOTE, PARTICIPANT, SITE, CellGate, TableImport
from qualcode.services.who_took_part import link_as_told
from qualcode.store.change import Change
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import (
    load_attributes,
    load_participants,
    load_sites,
    next_participant_position,
    participant_row,
    value_row_id,
)
from qualcode.store.rows.requests import load_checks
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class ParticipantsTable:
    """The participants with their columns and sites."""

    attributes: tuple[Attribute, ...]
    participants: tuple[Participant, ...]
    sites: tuple[Site, ...]


def participants_table(study: OpenStudy) -> ParticipantsTable:
    """The table of participants as it is now."""
    with study.reading() as reader:
        return ParticipantsTable(
            load_attributes(reader), load_participants(reader), load_sites(reader)
        )


def import_participants(study: OpenStudy, name: str, content: bytes) -> TableImport:
    """Takes over a csv or xlsx table; known identifiers are updated, new ones added.

    A cell that may name somebody waits in the vault; without it the cell is left out.
    """
    read = read_participants(read_table(name, content))
    gate = CellGate.of(study)
    names = {attribute.id: attribute.name for attribute in read.attributes}
    with study.acting(
        "import_participants", Message("imported the participants’ table"), Ability.EDIT_STUDY
    ) as change:
        known = {p.identifier.casefold(): p for p in load_participants(change.connection)}
        columns = ensure_attributes(change, read.attributes)
        sites = {site.id: _passed_site(change, gate, site.name) for site in read.sites}
        n_added = 0
        listed: dict[str, Participant] = {}
        for row in read.participants:
            present = known.get(row.identifier.casefold())
            participant = present or add_participant_row(change, row.identifier)
            listed[row.id] = participant
            n_added += present is None
            who = participant.id, participant.identifier
            passed = {
                columns[a]: gate.value(value, PARTICIPANT, who, (columns[a], names[a]))
                for a, value in row.values
            }
            write_values(change, participant, {k: v for k, v in passed.items() if v is not None})
            _write_site_and_consent(change, gate, participant, row, sites)
        gate.keep(change)
        told = [(listed[row_id], name) for row_id, name in read.interviews]
        strangers = link_as_told(change, told, tuple(listed.values()))
        n_changed = len(read.participants) - n_added
        change.say(
            Message.plural(
                "imported {n} participant", "imported {n} participants", n=len(read.participants)
            )
        )
    return TableImport(n_added, n_changed, (*read.findings, *gate.findings, *strangers))


def add_participant(study: OpenStudy, identifier: str) -> Participant:
    """A new participant under an identifier (M7, E3…), never a name."""
    with study.acting(
        "add_participant",
        Message("added participant {identifier}", identifier=identifier),
        Ability.EDIT_STUDY,
    ) as change:
        _refuse_double(change, identifier)
        return add_participant_row(change, identifier)


def edit_participant(
    study: OpenStudy,
    participant_id: str,
    *,
    identifier: str | None = None,
    values: dict[str, AttributeValue | None] | None = None,
    consent: Consent | None = None,
    site: str | None = None,
) -> Participant:
    """Changes what is given of a participant; a value of None empties the attribute (by id).

    What may name somebody waits in the vault; LockedError when it is not open.
    """
    gate = CellGate.of(study)
    with study.acting(
        "edit_participant", Message("changed a participant"), Ability.EDIT_STUDY
    ) as change:
        present = _participant(change, participant_id)
        if identifier is not None and identifier != present.identifier:
            _refuse_double(change, identifier)
            present = replace(present, identifier=identifier.strip())
        if consent is not None:
            present = replace(present, consent=_passed_consent(gate, present, consent))
        if site is not None:
            site_id = _passed_site(change, gate, site.strip()) if site.strip() else None
            present = replace(present, site_id=site_id)
        passed = _passed_values(change, gate, present, values or {})
        gate.require_vault()
        row = participant_row(present)
        change.update("participant", row.pop("id"), **row)
        write_values(change, present, passed)
        gate.keep(change)
        change.say(Message("changed participant {identifier}", identifier=present.identifier))
        return _participant(change, participant_id)


def _passed_values(
    change: Change,
    gate: CellGate,
    participant: Participant,
    values: Mapping[str, AttributeValue | None],
) -> dict[str, AttributeValue | None]:
    who = participant.id, participant.identifier
    names = {a.id: a.name for a in load_attributes(change.connection)}
    return {
        column: value
        if value == participant.value(column)
        else gate.value(value, PARTICIPANT, who, (column, names.get(column, "")))
        for column, value in values.items()
    }


def remove_participant(study: OpenStudy, participant_id: str) -> Participant:
    """Takes a participant without any interview out of the table; it can be undone.

    ConflictError for who took part in an interview or was sent something to check: everything of
    them goes by withdrawal only.
    """
    with study.acting(
        "remove_participant", Message("removed a participant"), Ability.EDIT_STUDY
    ) as change:
        present = _participant(change, participant_id)
        _refuse_who_said_something(change, present)
        for attribute_id, _value in present.values:
            row_id = value_row_id(change.connection, present.id, attribute_id)
            if row_id:
                change.delete("participant_value", row_id)
        change.delete("participant", present.id)
        change.say(Message("removed participant {identifier}", identifier=present.identifier))
    return present


def _refuse_who_said_something(change: Change, participant: Participant) -> None:
    took_part = any(participant.id in i.participant_ids for i in load_interviews(change.connection))
    was_asked = any(c.participant_id == participant.id for c in load_checks(change.connection))
    if took_part or was_asked:
        raise ConflictError(
            Message(
                "{identifier} has an interview in the study.", identifier=participant.identifier
            )
            if took_part
            else Message(
                "Something was sent back to {identifier} to be checked.",
                identifier=participant.identifier,
            ),
            Message(
                "Take them out of the interview first; to delete everything of somebody who "
                "withdraws, go to the screen Pseudonymisation or use “qualcode withdraw”."
            ),
        )


def add_participant_row(change: Change, identifier: str) -> Participant:
    """Writes a new participant; BadInputError without identifier."""
    if not identifier.strip():
        raise BadInputError(
            Message("A participant needs an identifier."),
            Message("Use a letter and a number, such as M7: never a name."),
        )
    position = next_participant_position(change.connection)
    noun = Participant(new_id(), identifier.strip(), position=position)
    change.insert("participant", participant_row(noun))
    return noun


def _passed_consent(gate: CellGate, participant: Participant, consent: Consent) -> Consent:
    """The consent with the note the study may have; one that may name somebody waits."""
    if not consent.note or consent.note == participant.consent.note:
        return consent
    who = participant.id, participant.identifier
    note = gate.value(consent.note, PARTICIPANT, who, (CONSENT_NOTE, CONSENT_NOTE))
    return replace(consent, note=str(note or ""))


def _write_site_and_consent(
    change: Change,
    gate: CellGate,
    participant: Participant,
    row: Participant,
    sites: Mapping[str, str],
) -> None:
    """Takes over the site and the consent a table gives; what it leaves empty stays."""
    wanted = replace(
        participant,
        site_id=sites.get(row.site_id or "", participant.site_id),
        consent=_passed_consent(gate, participant, row.consent)
        if row.consent != Consent()
        else participant.consent,
    )
    fields = participant_row(wanted)
    change.update("participant", fields.pop("id"), **fields)


def _passed_site(change: Change, gate: CellGate, name: str) -> str:
    """The site of that name; under a neutral name when its own may tell where it is."""
    present = {site.id for site in load_sites(change.connection)}
    same = next((s for s in load_sites(change.connection) if s.name == name), None)
    if same is not None:
        return same.id
    known = next((c for c in gate.known if c.table == SITE and c.value == name), None)
    if known is not None and known.row_id in present:
        return known.row_id
    neutral = f"Site {len(present) + 1}"
    site_id = new_id()
    passed = gate.value(name, SITE, (site_id, neutral), ("name", SITE))
    if passed is not None:
        return _ensure_site(change, str(passed))
    change.insert("site", {"id": site_id, "name": neutral})
    return site_id


def _ensure_site(change: Change, name: str) -> str:
    sought = name.strip()
    present = {site.name.casefold(): site.id for site in load_sites(change.connection)}
    return present.get(sought.casefold()) or change.insert("site", {"id": new_id(), "name": sought})


def _refuse_double(change: Change, identifier: str) -> None:
    taken = {p.identifier.casefold() for p in load_participants(change.connection)}
    if identifier.strip().casefold() in taken:
        raise ConflictError(
            Message("There is already a participant {identifier}.", identifier=identifier),
            Message("Choose another identifier."),
        )


def _participant(change: Change, participant_id: str) -> Participant:
    found = next((p for p in load_participants(change.connection) if p.id == participant_id), None)
    if found is None:
        raise NotFoundError(
            Message("This participant is not in the study."), Message("Choose one of the table.")
        )
    return found
