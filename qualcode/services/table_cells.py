"""Cells of participants' and interviews' tables: what may name somebody waits in the vault.

A cell passes what a transcript passes: the key is applied to it, and what still looks like a
name, a town or an exact date is held back. The study gets the value somebody releases instead.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from qualcode.anonymise.replacement import replaced
from qualcode.errors import LockedError
from qualcode.ingest.dates import read_date
from qualcode.model import AttributeValue, Finding, KeyEntry, new_id
from qualcode.services import entity_store
from qualcode.services.identifying_cells import heading_tells, looks_identifying
from qualcode.services.key_store import load_key
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.watch import Watch, is_certain, watch_over
from qualcode.store.change import Change
from qualcode.store.vault import Vault
from qualcode.wording import Message

CELLS = "cell"
PARTICIPANT, INTERVIEW, SITE = "participant", "interview", "site"
DAY = "date"
CONSENT_NOTE = "consent_note"


@dataclass(frozen=True, slots=True)
class TableImport:
    """How many rows came in from a table and how many were completed, and points to check."""

    n_added: int
    n_changed: int
    findings: tuple[Finding, ...]


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
    def meanwhile(self) -> str:
        """What the study shows while it waits: the month of a day, a neutral name of a site."""
        if self.table == INTERVIEW and self.column_id == DAY:
            return month_of(self.value)
        return self.row if self.table == SITE else ""

    @property
    def finding(self) -> Finding:
        """The cell as a point to check; what stood in it is not repeated."""
        if self.table == INTERVIEW and self.column_id == DAY:
            said = Message("The day waits in the vault; the study has the month.")
        elif self.table == SITE:
            said = Message(
                "The name of this site waits in the vault; the study calls it {name}.",
                name=self.row,
            )
        else:
            said = Message(
                "This cell may name somebody: it waits in the vault, and is empty in the study."
            )
        return Finding(
            Message("{row}, column {column}", row=self.row, column=self.column),
            said,
            Message(
                "The screen of the table shows it, and what to write instead; so does "
                "“qualcode participants held”."
            ),
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
        if vault is None or not study.may(Ability.USE_VAULT):
            return cls(watch.language, watch, (), can_hold=False)
        return cls.over(vault, watch)

    @classmethod
    def over(cls, vault: Vault, watch: Watch) -> CellGate:
        """The gate of a study whose vault is open."""
        entities = entity_store.load_entities(vault)
        known = [
            entry for e in entities if e.replaces and e.everywhere for entry in e.key_entries()
        ]
        key = (*load_key(vault), *known)
        return cls(watch.language, watch, key, can_hold=True, known=cells_in(vault))

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
        said = heading_tells(text, column[1]) and value.strip() == text.strip()
        if said or looks_identifying(text, self.language) or self.may_name_somebody(text):
            return self._hold(value, table, row, column)
        return text

    def day(self, written: str, row: tuple[str, str]) -> str:
        """What the study gets of an interview's date: of a whole day only the month."""
        month = month_of(written)
        if not month:
            return str(self.value(written, INTERVIEW, row, (DAY, DAY)) or "")
        return self._hold(written, INTERVIEW, row, (DAY, DAY)) or month

    def facts(
        self, facts: Mapping[str, object], row: tuple[str, str], present: Mapping[str, object]
    ) -> dict[str, object]:
        """What the study gets of an interview's facts; those that are as they were pass."""
        passed = dict(facts)
        if DAY in facts and facts[DAY] != present.get(DAY):
            passed[DAY] = self.day(str(facts[DAY] or ""), row)
        if "place" in facts and facts["place"] != present.get("place"):
            where = self.value(str(facts["place"] or ""), INTERVIEW, row, ("place", "place"))
            passed["place"] = str(where or "")
        return passed

    def names_somebody(self, text: str) -> bool:
        """Whether a name the key replaces stands in a text."""
        return any(is_certain(leak) for leak in self.watch.leaks(text))

    def may_name_somebody(self, text: str) -> bool:
        """Whether such a name stands in a cell, or a word that is one elsewhere, with its capital.

        A cell is no sentence: whether “Hull” at its head is the town, nobody can tell.
        """
        return self.names_somebody(text) or bool(self.watch.openings(text, anywhere=True))

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

    def require_vault(self) -> None:
        """Raises LockedError when something would wait in the vault and cannot."""
        if self.left_out:
            raise LockedError(
                Message(
                    "What stands in {place} may name somebody: it would wait in the vault, "
                    "which is locked.",
                    place=self.left_out[0].place,
                ),
                Message("Open the vault, then save again; or write something broader."),
            )

    def keep(self, change: Change) -> None:
        """Has the vault hold what was held back."""
        for cell in self.held:
            if cell not in self.known:
                keep_cell(change, cell)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was held back or left out, as points to check."""
        return (*(cell.finding for cell in self.held), *self.left_out)


def cells_in(vault: Vault) -> tuple[HeldCell, ...]:
    """Every cell a vault holds, those that were released since too."""
    return tuple(cell for _, cell in vault.understood(CELLS, _from_bytes))


def month_of(written: str) -> str:
    """The month of a text that names a whole day, as 2024-03; "" for any other text."""
    day = read_date(written)
    return f"{day:%Y-%m}" if day else ""


def keep_cell(change: Change, cell: HeldCell) -> None:
    """Has the vault hold a cell as it is now."""
    change.keep(CELLS, cell.id, _to_bytes(cell))


def forget_cells(change: Change, vault: Vault, row_id: str) -> None:
    """Has the vault no longer hold the cells of somebody who withdraws."""
    for cell in cells_in(vault):
        if cell.row_id == row_id:
            change.keep(CELLS, cell.id, None)


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
