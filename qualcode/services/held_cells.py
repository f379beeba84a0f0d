"""Cells of tables that wait in the vault: what waits, what might stand for it, and its release."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from qualcode.anonymise.detect import detect
from qualcode.anonymise.entity import DIRECT, Entity, Policy
from qualcode.anonymise.folding import fold_phrase
from qualcode.anonymise.identifiers import DetectionSettings, Tier
from qualcode.anonymise.policies import DEFAULTS
from qualcode.anonymise.replacement import replaced
from qualcode.engines.lexicon import load_lexicon
from qualcode.errors import BadInputError, NotFoundError, RefusedError
from qualcode.ingest.dates import read_date
from qualcode.model import AttributeKind, IdentifierKind, KeyEntry, new_id
from qualcode.services import entity_store
from qualcode.services.anonymise import replacements_for
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.studies import get_study
from qualcode.services.table_cells import (
    CONSENT_NOTE,
    INTERVIEW,
    PARTICIPANT,
    SITE,
    CellGate,
    HeldCell,
    cells_in,
    keep_cell,
)
from qualcode.services.watch import Watch, is_certain, watch_over
from qualcode.store.change import Change
from qualcode.store.engine import Reader
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import (
    attribute_row,
    load_attributes,
    load_participants,
    load_sites,
    value_row_id,
    value_to_text,
)
from qualcode.wording import Message

StandsFor = Callable[[str, IdentifierKind], str]


def held_cells(study: OpenStudy) -> tuple[HeldCell, ...]:
    """The cells that wait in the vault, in the order of their table; none while it is locked, none of
    an import taken back.

    A cell into which something else was written since no longer waits.
    """
    if study.vault is None or not study.may(Ability.USE_VAULT):
        return ()
    waiting = [cell for cell in cells_in(study.vault) if not cell.released]
    if not waiting:
        return ()
    with study.reading() as reader:
        present = _present(reader)
    order = {place: n for n, place in enumerate(present)}
    held = (cell for cell in waiting if present.get(cell.place, None) in ("", cell.meanwhile))
    return tuple(sorted(held, key=lambda cell: order[cell.place]))


def _present(reader: Reader) -> dict[tuple[str, str], str]:
    """What stands in every cell of the study where one may wait; "" for an empty one."""
    columns = load_attributes(reader)
    found = {
        (p.id, a.id): str(p.value(a.id) or "") for p in load_participants(reader) for a in columns
    }
    found |= {(p.id, CONSENT_NOTE): p.consent.note for p in load_participants(reader)}
    found |= {(s.id, "name"): s.name for s in load_sites(reader)}
    for interview in load_interviews(reader):
        found[interview.id, "date"] = interview.date
        found[interview.id, "place"] = interview.place
    return found


def proposals(study: OpenStudy) -> dict[str, str]:
    """What might stand for each cell that waits, by its id: a month, a year, a kind of town."""
    cells = held_cells(study)
    if not cells:
        return {}
    present = entity_store.load_entities(study.unlocked())
    language = get_study(study).language
    with study.reading() as reader:
        proposing = replacements_for(study, reader, present, (c.value for c in cells))
    watch = watch_over(study)
    told: dict[tuple[str, IdentifierKind], str] = {}

    def stands_for(form: str, kind: IdentifierKind) -> str:
        """One town in two rows is one town: told apart, the column would say more than it did."""
        key = fold_phrase(form), kind
        if key not in told:
            told[key] = proposing.propose(_entity(form, kind))
        return told[key]

    return {cell.id: _proposed(cell, stands_for, language, watch) for cell in cells}


def _proposed(cell: HeldCell, stands_for: StandsFor, language: str, watch: Watch) -> str:
    if cell.meanwhile:
        return cell.meanwhile
    day = read_date(cell.value)
    if day is not None:
        return str(day.year)
    found = detect(cell.value, load_lexicon(), DetectionSettings(language))
    kinds = {one.text: one.kind for one in found if one.kind is not IdentifierKind.CONTEXT}
    known = _of_the_key(cell.value, watch)
    if not kinds and not known:  # a name with nothing around it
        town = load_lexicon().profile(fold_phrase(cell.value)).place_kind
        kinds = {cell.value: IdentifierKind.PLACE if town else IdentifierKind.PERSON}
    entries = [
        KeyEntry(form, kind, stands_for(form, kind))
        for form, kind in kinds.items()
        if form not in known
    ]
    return replaced(cell.value, [*known.values(), *entries])


def _of_the_key(value: str, watch: Watch) -> dict[str, KeyEntry]:
    """What stands in a cell and was replaced in the transcripts, with what stands for it there."""
    certain = (leak for leak in watch.leaks(value) if is_certain(leak))
    return {
        leak.text: KeyEntry(leak.text, IdentifierKind.PERSON, watch.replacements[leak.form])
        for leak in (*certain, *watch.openings(value, anywhere=True))
        if watch.replacements.get(leak.form)
    }


def _entity(form: str, kind: IdentifierKind) -> Entity:
    policy = Policy.DESCRIPTOR if kind in DIRECT else DEFAULTS[kind]
    return Entity(new_id(), form, kind, Tier.LIKELY, policy=policy)


def release_cell(study: OpenStudy, cell_id: str, value: str) -> HeldCell:
    """Writes into the study what shall stand for a held cell, which stays in the vault.

    Raises RefusedError when a name the key replaces stands in the value, be it also a word, or it
    is what the cell holds, NotFoundError for another cell, BadInputError for an empty value.
    """
    study.require(Ability.USE_VAULT)
    cell = find_held(study, cell_id)
    if fold_phrase(value) == fold_phrase(cell.value) and value.strip():
        raise _names(cell)
    return release_cells(study, {cell.id: value})[0]


def release_cells(
    study: OpenStudy, values: Mapping[str, str], *, as_they_are: Iterable[str] = ()
) -> tuple[HeldCell, ...]:
    """Writes what shall stand for held cells, by id, as one action; the vault keeps what waited.

    ``as_they_are`` are cells that may stand as they are, which is recorded. Raises RefusedError
    naming the first in which a name the key replaces stands; one that is also an ordinary word
    stops only what was written anew.
    """
    study.require(Ability.USE_VAULT)
    kept = [find_held(study, cell_id) for cell_id in as_they_are]
    wanted = [(find_held(study, cell_id), value.strip()) for cell_id, value in values.items()]
    wanted = [(c, value) for c, value in wanted if c not in kept] + [(c, c.value) for c in kept]
    gate = CellGate.of(study)
    for cell, value in wanted:
        if not value:
            raise BadInputError(
                Message("There is no value to write."),
                Message("Write what may stand in the study."),
            )
        named = gate.names_somebody if cell in kept else gate.may_name_somebody
        if named(value):
            raise _names(cell)
    if not wanted:
        return ()
    with study.acting("release_cell", _said(len(wanted), len(kept)), Ability.USE_VAULT) as change:
        return tuple(_release(change, cell, value) for cell, value in wanted)


def _said(n: int, n_kept: int) -> Message:
    said = Message.plural("released {n} cell of a table", "released {n} cells of a table", n=n)
    if not n_kept:
        return said
    return Message.plural(
        "{said}, {n} of them as it is", "{said}, {n} of them as they are", said=said, n=n_kept
    )


def _release(change: Change, cell: HeldCell, value: str) -> HeldCell:
    if cell.table == PARTICIPANT and cell.column_id != CONSENT_NOTE:
        _write_attribute(change, cell, value)
    else:
        change.update(cell.table, cell.row_id, **{cell.column_id: value})
    done = replace(cell, released=value)
    keep_cell(change, done)
    return done


def _write_attribute(change: Change, cell: HeldCell, value: str) -> None:
    column = next(a for a in load_attributes(change.connection) if a.id == cell.column_id)
    if column.kind is AttributeKind.DATE:  # a year or a decade is no exact date
        row = attribute_row(replace(column, kind=AttributeKind.CATEGORY))
        change.update("attribute", row.pop("id"), **row)
    row_id = value_row_id(change.connection, cell.row_id, cell.column_id)
    if row_id:
        change.update("participant_value", row_id, value=value_to_text(value))
        return
    change.insert(
        "participant_value",
        {
            "id": new_id(),
            "participant_id": cell.row_id,
            "attribute_id": cell.column_id,
            "value": value_to_text(value),
        },
    )


def find_held(study: OpenStudy, cell_id: str) -> HeldCell:
    """A held cell by its id or the beginning of it.

    ``NotFoundError`` when no cell, or more than one, is meant.
    """
    found = [c for c in held_cells(study) if cell_id and c.id.startswith(cell_id)]
    if len(found) != 1:
        raise NotFoundError(
            Message("No such cell waits in the vault."),
            Message("“qualcode participants held” lists those there are."),
        )
    return found[0]


def _names(cell: HeldCell) -> RefusedError:
    return RefusedError(
        Message(
            "The value for {row}, column {column}, names somebody.",
            row=cell.row,
            column=cell.column,
        ),
        Message("Write what may stand in the study instead: a département, a decade, [town 1]."),
    )


ABOUT_PARTICIPANTS = (PARTICIPANT, SITE)
ABOUT_INTERVIEWS = (INTERVIEW,)
