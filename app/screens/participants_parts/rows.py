"""Participants as rows of a table, and back."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.frame.editing import Row
from qualcode.model import Attribute, AttributeKind, Consent, Participant
from qualcode.services import attributes, participants
from qualcode.services.open_study import OpenStudy
from qualcode.services.participants import ParticipantsTable
from qualcode.wording import gettext as _

_FIXED = ("identifier", "site", "given_on", "keep_until", "note")


def blank(table: ParticipantsTable) -> Row:
    """A row with nothing in it: the columns in their order."""
    names = ("identifier", *(a.id for a in table.attributes), *_FIXED[1:])
    return dict.fromkeys(names)


def row_of(participant: Participant, table: ParticipantsTable) -> Row:
    """A participant as a row."""
    sites = {site.id: site.name for site in table.sites}
    values = {a.id: _shown(participant.value(a.id), a) for a in table.attributes}
    return {
        "identifier": participant.identifier,
        **values,
        "site": sites.get(participant.site_id or ""),
        "given_on": participant.consent.given_on,
        "keep_until": participant.consent.keep_until,
        "note": participant.consent.note or None,
    }


def column_config(table: ParticipantsTable) -> dict[str, Any]:
    """How each column is shown and typed."""
    config = st.column_config
    return {
        "identifier": config.TextColumn(_("Identifier"), required=True, max_chars=40, pinned=True),
        **{a.id: _attribute_column(a) for a in table.attributes},
        "site": config.TextColumn(_("Site"), help=_("A practice, a health centre…"), max_chars=80),
        "given_on": config.DateColumn(_("Consent given on"), format="YYYY-MM-DD"),
        "keep_until": config.DateColumn(_("Keep until"), format="YYYY-MM-DD"),
        "note": config.TextColumn(_("Note on consent"), max_chars=400),
    }


def save(
    study: OpenStudy,
    table: ParticipantsTable,
    changed: list[tuple[int, Row]],
    added: list[Row],
) -> None:
    """Writes the rows that differ."""
    for number, row in changed:
        _write(study, table, table.participants[number], row)
    for row in added:
        fresh = participants.add_participant(study, str(row["identifier"] or ""))
        _write(study, table, fresh, row)


def _write(study: OpenStudy, table: ParticipantsTable, who: Participant, row: Row) -> None:
    values = {
        a.id: None if row[a.id] is None else attributes.parse_value(row[a.id], a)
        for a in table.attributes
    }
    participants.edit_participant(
        study,
        who.id,
        identifier=str(row["identifier"] or ""),
        values={k: v for k, v in values.items() if v != who.value(k)},
        consent=Consent(row["given_on"], row["keep_until"], row["note"] or ""),
        site=row["site"] or "",
    )


def _attribute_column(attribute: Attribute) -> Any:
    config = st.column_config
    match attribute.kind:
        case AttributeKind.NUMBER:
            return config.NumberColumn(attribute.name)
        case AttributeKind.DATE:
            return config.DateColumn(attribute.name, format="YYYY-MM-DD")
        case AttributeKind.YES_NO:
            return config.SelectboxColumn(attribute.name, options=[_("yes"), _("no")])
        case _:
            return config.TextColumn(attribute.name, max_chars=200)


def _shown(value: Any, attribute: Attribute) -> Any:
    if attribute.kind is AttributeKind.YES_NO and value is not None:
        return _("yes") if value else _("no")
    return value
