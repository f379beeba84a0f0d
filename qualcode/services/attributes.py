"""The columns of the participants' table and the values in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from qualcode.errors import BadInputError, NotFoundError
from qualcode.model import (
    Attribute,
    AttributeKind,
    AttributeValue,
    Participant,
    new_id,
)
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store.change import Change
from qualcode.store.rows.participants import (
    attribute_row,
    load_attributes,
    load_participants,
    value_row_id,
    value_to_text,
)
from qualcode.wording import Message


def add_attribute(
    study: OpenStudy, name: str, kind: AttributeKind = AttributeKind.CATEGORY
) -> Attribute:
    """A new column of the participants' table.

    ``BadInputError`` without a name.
    """
    if not name.strip():
        raise BadInputError(
            Message("An attribute needs a name."), Message("Write what the column holds.")
        )
    with study.acting(
        "add_attribute", Message("added the attribute “{name}”", name=name), Ability.EDIT_STUDY
    ) as change:
        noun = Attribute(new_id(), name.strip(), kind)
        return _attribute_by_id(change, ensure_attributes(change, (noun,))[noun.id])


def change_attribute(
    study: OpenStudy,
    attribute_id: str,
    *,
    name: str | None = None,
    kind: AttributeKind | None = None,
) -> None:
    """Renames a column, or says anew what its values are.

    ``BadInputError`` when one of them does not fit, ``NotFoundError`` for an unknown column; then
    nothing is changed.
    """
    with study.acting(
        "change_attribute", Message("changed an attribute"), Ability.EDIT_STUDY
    ) as change:
        present = _attribute_by_id(change, attribute_id)
        wanted = replace(present, name=(name or present.name).strip(), kind=kind or present.kind)
        row = attribute_row(wanted)
        for participant in load_participants(change.connection):
            value = participant.value(attribute_id)
            if value is not None and wanted.kind is not present.kind:
                write_values(change, participant, {attribute_id: parse_value(value, wanted)})
        change.update("attribute", row.pop("id"), **row)


def parse_value(value: AttributeValue, attribute: Attribute) -> AttributeValue:
    """A value read as its column's kind; BadInputError when it does not fit."""
    text = str(value).strip()
    try:
        match attribute.kind:
            case AttributeKind.NUMBER:
                return float(text.replace(",", ".").replace(" ", ""))
            case AttributeKind.DATE:
                return date.fromisoformat(text)
            case AttributeKind.YES_NO:
                return _YES_NO[text.casefold()]
            case _:
                return text
    except (ValueError, KeyError):
        raise BadInputError(
            Message(
                "“{value}” does not fit the column {column}.", value=text, column=attribute.name
            ),
            Message("Write a number, a date as 2026-03-12, or yes/no, as the column says."),
        ) from None


_YES_NO = {
    **dict.fromkeys(("oui", "yes", "o", "y", "vrai", "true", "1"), True),
    **dict.fromkeys(("non", "no", "n", "faux", "false", "0"), False),
}


def ensure_attributes(change: Change, wanted: tuple[Attribute, ...]) -> dict[str, str]:
    """Ids in the study for wanted columns, by the wanted ones' ids; missing ones are added."""
    present = {a.name.casefold(): a for a in load_attributes(change.connection)}
    ids: dict[str, str] = {}
    for noun in wanted:
        known = present.get(noun.name.casefold())
        if known is None:
            known = replace(noun, id=new_id(), position=len(present))
            change.insert("attribute", attribute_row(known))
            present[known.name.casefold()] = known
        ids[noun.id] = known.id
    return ids


def _attribute_by_id(change: Change, attribute_id: str) -> Attribute:
    found = next((a for a in load_attributes(change.connection) if a.id == attribute_id), None)
    if found is None:
        raise NotFoundError(
            Message("This column is not in the table."), Message("Choose one of the table.")
        )
    return found


def write_values(
    change: Change, participant: Participant, values: Mapping[str, AttributeValue | None]
) -> None:
    """Writes a participant's values by attribute id."""
    for attribute_id, value in values.items():
        row_id = value_row_id(change.connection, participant.id, attribute_id)
        if value is None:
            if row_id:
                change.delete("participant_value", row_id)
        elif row_id:
            change.update("participant_value", row_id, value=value_to_text(value))
        else:
            change.insert(
                "participant_value",
                {
                    "id": new_id(),
                    "participant_id": participant.id,
                    "attribute_id": attribute_id,
                    "value": value_to_text(value),
                },
            )
