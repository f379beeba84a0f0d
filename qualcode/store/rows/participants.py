"""Participants, their attributes and sites."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select

from qualcode.model import Attribute, AttributeKind, AttributeValue, Consent, Participant, Site
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import attribute, participant, participant_value, site


def attribute_row(noun: Attribute) -> Row:
    """The row of an attribute."""
    return {
        "id": noun.id,
        "name": noun.name,
        "kind": noun.kind.value,
        "position": noun.position,
    }


def participant_row(noun: Participant) -> Row:
    """The row of a participant, values apart."""
    return {
        "id": noun.id,
        "identifier": noun.identifier,
        "site_id": noun.site_id,
        "consent_given_on": _iso(noun.consent.given_on),
        "consent_keep_until": _iso(noun.consent.keep_until),
        "consent_note": noun.consent.note,
        "position": noun.position,
    }


def participant_ids(reader: Reader) -> dict[str, str]:
    """The id of every participant by case-folded identifier."""
    rows = reader.execute(select(participant.c.identifier, participant.c.id))
    return {identifier.casefold(): participant_id for identifier, participant_id in rows}


def next_participant_position(reader: Reader) -> int:
    """The place after the last participant; 0 in an empty table."""
    last = reader.execute(select(func.max(participant.c.position))).scalar()
    return 0 if last is None else int(last) + 1


def value_to_text(value: AttributeValue) -> str:
    """A value as stored: JSON, dates as ISO text."""
    plain = value.isoformat() if isinstance(value, date) else value
    return json.dumps(plain, ensure_ascii=False)


def value_from_text(text: str, kind: AttributeKind) -> AttributeValue:
    """The value that ``value_to_text`` wrote."""
    value = json.loads(text)
    if kind is AttributeKind.DATE and isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, str | bool | float):
        return value
    return float(value)


def load_attributes(reader: Reader) -> tuple[Attribute, ...]:
    """The columns of the participants' table, in order."""
    rows = reader.execute(select(attribute).order_by(attribute.c.position)).mappings()
    return tuple(
        Attribute(r["id"], r["name"], AttributeKind(r["kind"]), r["position"]) for r in rows
    )


def load_sites(reader: Reader) -> tuple[Site, ...]:
    """Every site, by name."""
    rows = reader.execute(select(site).order_by(site.c.name)).mappings()
    return tuple(Site(r["id"], r["name"]) for r in rows)


def load_participants(reader: Reader) -> tuple[Participant, ...]:
    """Every participant with their values, in the table's order."""
    kinds = {a.id: a.kind for a in load_attributes(reader)}
    values: dict[str, list[tuple[str, AttributeValue]]] = {}
    for r in reader.execute(select(participant_value)).mappings():
        known = value_from_text(r["value"], kinds[r["attribute_id"]])
        values.setdefault(r["participant_id"], []).append((r["attribute_id"], known))
    order = {attribute_id: n for n, attribute_id in enumerate(kinds)}
    rows = reader.execute(
        select(participant).order_by(participant.c.position, participant.c.identifier)
    ).mappings()
    return tuple(
        Participant(
            id=r["id"],
            identifier=r["identifier"],
            values=tuple(sorted(values.get(r["id"], []), key=lambda v: order[v[0]])),
            site_id=r["site_id"],
            consent=Consent(
                _day(r["consent_given_on"]), _day(r["consent_keep_until"]), r["consent_note"]
            ),
            position=r["position"],
        )
        for r in rows
    )


def identifiers_by_id(reader: Reader, ids: Iterable[str]) -> dict[str, str]:
    """What some participants are called, without reading thousands of others."""
    wanted = select(participant.c.id, participant.c.identifier).where(
        participant.c.id.in_(tuple(ids))
    )
    return {r["id"]: r["identifier"] for r in reader.execute(wanted).mappings()}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def value_row_id(reader: Reader, participant_id: str, attribute_id: str) -> str | None:
    """The id of the row that holds a participant's value of an attribute."""
    return reader.execute(
        select(participant_value.c.id).where(
            participant_value.c.participant_id == participant_id,
            participant_value.c.attribute_id == attribute_id,
        )
    ).scalar()
