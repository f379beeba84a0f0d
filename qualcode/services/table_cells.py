"""Cells of participants' and interviews' tables: what may name somebody waits in the vault.

A cell passes what a transcript passes: the key is applied to it, and what still looks like a
name, a town or an exact date is held back. The study gets the value somebody releases instead.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from datetime import date

from qualcode.anonymise.detect import detect
from qualcode.anonymise.folding import WORD, fold_phrase
from qualcode.anonymise.identifiers import Candidate, DetectionSettings, Tier
from qualcode.anonymise.leak_forms import is_ordinary
from qualcode.anonymise.replacement import replaced
from qualcode.engines.lexicon import load_lexicon
from qualcode.errors import BadInputError, NotFoundError, RefusedError
from qualcode.model import AttributeKind, AttributeValue, Finding, IdentifierKind, KeyEntry, new_id
from qualcode.services import entity_store
from qualcode.services.key_store import load_key
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.watch import Watch, is_certain, watch_over
from qualcode.store.change import Change
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import (
    attribute_row,
    load_attributes,
    load_participants,
    load_sites,
    value_row_id,
    value_to_text,
)
from qualcode.store.vault import Vault
from qualcode.wording import Message

CELLS = "cell"
PARTICIPANT, INTERVIEW, SITE = "participant", "interview", "site"
_NAMING = (IdentifierKind.PERSON, IdentifierKind.PLACE, IdentifierKind.ORGANISATION)
_NUMBERS = (IdentifierKind.TELEPHONE, IdentifierKind.MAIL, IdentifierKind.ID)
_EXACT_DATE = re.compile(
    r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}(?:er)? [^\W\d]{3,9} \d{4})\b"
)
_WIDE = "drp"  # département, region, country: a landscape, no town
_COMMON = (1, 2, 3)
_PARTICIPLES = ("é", "ée", "és", "ées")


@dataclass(frozen=True, slots=True)
class HeldCell:
    """A cell that waits in the vault: whose row, which column, what stood in it.

    ``released`` is what the study was given for it, "" while it waits.
    """

    id: str
    table: str
    row_id: str
    column_id: str
    row: str
    column: str
    value: str
    released: str = ""

    @property
    def place(self) -> tuple[str, str]:
        """Which cell of the study it is."""
        return self.row_id, self.column_id

    @property
    def finding(self) -> Finding:
        """The cell as a point to check; what stood in it is not repeated."""
        return Finding(
            Message("{row}, column {column}", row=self.row, column=self.column),
            Message(
                "This cell may name somebody: it waits in the vault, and is empty in the study."
            ),
            Message("“qualcode participants held” shows it, and what to write instead."),
        )


@dataclass
class CellGate:
    """What may pass into the study from a table, and what is held back of it."""

    language: str
    watch: Watch
    key: tuple[KeyEntry, ...]
    can_hold: bool
    known: tuple[HeldCell, ...] = ()
    held: list[HeldCell] = field(default_factory=list)
    left_out: list[Finding] = field(default_factory=list)

    @classmethod
    def of(cls, study: OpenStudy) -> CellGate:
        """The gate of a study; without its vault nothing can be held, so it is left out."""
        watch, vault = watch_over(study), study.vault
        if vault is None:
            return cls(watch.language, watch, (), can_hold=False)
        entities = entity_store.load_entities(vault)
        known = [
            entry for e in entities if e.replaces and e.everywhere for entry in e.key_entries()
        ]
        key = (*load_key(vault), *known)
        return cls(watch.language, watch, key, can_hold=True, known=_cells(study))

    def value(
        self,
        value: AttributeValue | None,
        table: str,
        row: tuple[str, str],
        column: tuple[str, str],
    ) -> AttributeValue | None:
        """The value the study gets: itself, with the key applied, or None when it is held back.

        ``row`` and ``column`` are (id, name).
        """
        if isinstance(value, date):
            return self._hold(value.isoformat(), table, row, column)
        if not isinstance(value, str):
            return value
        text = replaced(value, self.key)
        if looks_identifying(text, self.language) or self.names_somebody(text):
            return self._hold(value, table, row, column)
        return text

    def names_somebody(self, text: str) -> bool:
        """Whether a name the key replaces stands in a text."""
        return any(is_certain(leak) for leak in self.watch.leaks(text))

    def _hold(
        self, value: str, table: str, row: tuple[str, str], column: tuple[str, str]
    ) -> str | None:
        """Holds a value back; what was released for the same one before, if anything was."""
        cell = HeldCell(new_id(), table, row[0], column[0], row[1], column[1], value)
        before = next((c for c in self.known if c.place == cell.place), None)
        if before is not None and before.value == value:
            if not before.released:
                self.held.append(before)
            return before.released or None
        if not self.can_hold:
            self.left_out.append(_left_out(row[1], column[1]))
        else:
            self.held.append(replace(cell, id=before.id) if before else cell)
        return None

    def keep(self, change: Change) -> None:
        """Has the vault hold what was held back."""
        for cell in self.held:
            if cell not in self.known:
                change.keep(CELLS, cell.id, _to_bytes(cell))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was held back or left out, as points to check."""
        return (*(cell.finding for cell in self.held), *self.left_out)


def held_cells(study: OpenStudy) -> tuple[HeldCell, ...]:
    """The cells that wait in the vault; none while it is locked, none of an import taken back."""
    with study.reading() as reader:
        rows = {p.id for p in load_participants(reader)} | {s.id for s in load_sites(reader)}
        rows |= {i.id for i in load_interviews(reader)}
        columns = {"name", "place"} | {a.id for a in load_attributes(reader)}
    return tuple(
        cell
        for cell in _cells(study)
        if cell.row_id in rows and cell.column_id in columns and not cell.released
    )


def forget_cells(change: Change, vault: Vault, row_id: str) -> None:
    """Has the vault no longer hold the cells of somebody who withdraws."""
    for record_id, cell in vault.understood(CELLS, _from_bytes):
        if cell.row_id == row_id:
            change.keep(CELLS, record_id, None)


def release_cell(study: OpenStudy, cell_id: str, value: str) -> HeldCell:
    """Writes into the study what shall stand for a held cell, which stays in the vault.

    Raises RefusedError when a name the key replaces stands in the value, NotFoundError for
    another cell, BadInputError for an empty value.
    """
    cell = find_held(study, cell_id)
    if not value.strip():
        raise BadInputError(
            Message("There is no value to write."), Message("Write what may stand in the study.")
        )
    if CellGate.of(study).names_somebody(value) or fold_phrase(value) == fold_phrase(cell.value):
        raise RefusedError(
            Message("This value names somebody."),
            Message(
                "Write what may stand in the study instead: a département, a decade, [town 1]."
            ),
        )
    said = Message("released a cell of a table")
    with study.acting("release_cell", said, Ability.USE_VAULT) as change:
        if cell.table == PARTICIPANT:
            _write_attribute(change, cell, value.strip())
        else:
            change.update(cell.table, cell.row_id, **{cell.column_id: value.strip()})
        done = replace(cell, released=value.strip())
        change.keep(CELLS, cell.id, _to_bytes(done))
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


def _cells(study: OpenStudy) -> tuple[HeldCell, ...]:
    if study.vault is None:
        return ()
    return tuple(cell for _, cell in study.vault.understood(CELLS, _from_bytes))


def looks_identifying(text: str, language: str = "fr") -> bool:
    """Whether a cell may name somebody: a name, a town, an institution, a number, an exact date."""
    if not text.strip():
        return False
    if _EXACT_DATE.search(text) or _is_name_alone(text):
        return True
    found = detect(text, load_lexicon(), DetectionSettings(language))
    several = " " in text.strip()  # a word by itself has nothing around it to tell what it is
    return any(one.kind in _NUMBERS or (several and _tells(one)) for one in found)


def _tells(one: Candidate) -> bool:
    if one.kind not in _NAMING or one.tier not in (Tier.SURE, Tier.LIKELY):
        return False
    known = load_lexicon().profile(fold_phrase(one.text))
    return not (one.kind is IdentifierKind.PLACE and known.place_kind in _WIDE)


def _is_name_alone(text: str) -> bool:
    """Whether the whole cell is the name of a commune or of a person, with nothing around it."""
    lexicon, words = load_lexicon(), fold_phrase(text).split()
    if not words or not text.strip()[0].isupper():
        return False
    whole = lexicon.profile(" ".join(words))
    plain = is_ordinary(lexicon, " ".join(words)) or _is_a_word(text)
    if whole.place_kind == "c" and whole.place and not plain:
        return True
    known = [lexicon.profile(word) for word in words]
    if len(words) > 1 and known[0].given in _COMMON and all(k.surname for k in known[1:]):
        return all(word[0].isupper() for word in WORD.findall(text))
    named = all(k.given or k.surname for k in known) and any(k.given in _COMMON for k in known)
    return named and not plain


def _is_a_word(text: str) -> bool:
    """Whether a word ends as participles do and is one: Marié is not Marie."""
    word = text.strip().lower()
    return word.endswith(_PARTICIPLES) and load_lexicon().is_lemmatised(word, "fr")


def _left_out(row: str, column: str) -> Finding:
    return Finding(
        Message("{row}, column {column}", row=row, column=column),
        Message("This cell may name somebody; it was left out, since the vault is not open."),
        Message("Import the table again with the vault open: the cell waits there then."),
    )


def _to_bytes(cell: HeldCell) -> bytes:
    stored = [cell.id, cell.table, cell.row_id, cell.column_id, cell.row, cell.column, cell.value]
    return json.dumps([*stored, cell.released], ensure_ascii=False).encode()


def _from_bytes(content: bytes) -> HeldCell:
    return HeldCell(*json.loads(content))


def find_held(study: OpenStudy, cell_id: str) -> HeldCell:
    """A held cell by its id or the beginning of it."""
    found = [c for c in held_cells(study) if cell_id and c.id.startswith(cell_id)]
    if len(found) != 1:
        raise NotFoundError(
            Message("No such cell waits in the vault."),
            Message("“qualcode participants held” lists those there are."),
        )
    return found[0]
