"""Names that stood in the study before the key knew them: a town in a table, somebody in a memo.

Whoever imports the table of interviews first has “salle des fêtes, Gujan” in the study, and only
the review of the transcripts tells that Gujan is a town. After a release the cells of the tables
pass the gate once more; what the researcher wrote is pointed at, never rewritten unasked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qualcode.anonymise.leaks.search import Leak, LeakKind
from qualcode.model import Finding, Span, TextEdit
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.reading import all_transcripts
from qualcode.services.table_cells import CONSENT_NOTE, INTERVIEW, PARTICIPANT, CellGate
from qualcode.services.watch import Watch
from qualcode.store import redaction as rows
from qualcode.store.engine import Reader
from qualcode.store.purge import finish_pending_purge
from qualcode.store.rewriting import FindEdits
from qualcode.store.rows.codebook import load_codebook
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import load_attributes, load_participants, load_sites
from qualcode.wording import Message

_REAL = (LeakKind.WHOLE, LeakKind.WORD, LeakKind.PATTERN)
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of the tables: row and column as (id, name), and the text in it."""

    table: str
    row: tuple[str, str]
    column: tuple[str, str]
    value: str


def settle_standing_names(study: OpenStudy) -> tuple[Finding, ...]:
    """Takes out of the tables what the key replaces, for good; tells it, and what else names somebody.

    Raises LockedError without the vault.
    """
    study.unlocked()
    gate = CellGate.of(study)
    with study.reading() as reader:
        found = [cell for cell in _cells(reader) if _certain(gate.watch, cell.value)]
    values, changed = _passed(gate, found)
    if values:
        said = Message("took names out of the tables that the key replaces, for good")
        with study.acting("redact", said, Ability.USE_VAULT, undoable=False) as change:
            rows.redact(change, _whole_cells(values))
            gate.keep(change)
        finish_pending_purge(study.file)
    with study.reading() as reader:
        return (*gate.findings, *changed, *_in_texts(study, reader, gate.watch))


def _cells(reader: Reader) -> Iterator[_Cell]:
    """Every text in the tables, but for what something else is called by: that is never emptied."""
    called = {code.name for code in load_codebook(reader).codes} | {
        s.name for s in load_sites(reader)
    }
    called |= {p.identifier for p in load_participants(reader)}
    called |= {i.label for i in load_interviews(reader)}
    columns = {a.id: a.name for a in load_attributes(reader)}
    for who in load_participants(reader):
        row = who.id, who.identifier
        cells = [((key, name), who.value(key)) for key, name in columns.items()]
        cells.append(((CONSENT_NOTE, CONSENT_NOTE), who.consent.note))
        for column, value in cells:
            if isinstance(value, str) and value and value not in called:
                yield _Cell(PARTICIPANT, row, column, value)
    for interview in load_interviews(reader):
        if interview.place and interview.place not in called:
            row = interview.id, interview.label
            yield _Cell(INTERVIEW, row, ("place", "place"), interview.place)


def _passed(gate: CellGate, cells: Iterable[_Cell]) -> tuple[dict[str, str], list[Finding]]:
    """What stands for each text from now on, "" while it waits, and what was replaced in place."""
    values: dict[str, str] = {}
    changed: list[Finding] = []
    for cell in cells:
        passed = gate.value(cell.value, cell.table, cell.row, cell.column)
        values[cell.value] = str(passed or "")
        if passed is not None:
            changed.append(_replaced(cell.row[1], cell.column[1], values[cell.value]))
    return values, changed


def _certain(watch: Watch, text: str) -> list[Leak]:
    nowhere = Message("text")
    return [
        leak
        for leak in watch.leaks(text)
        if leak.kind in _REAL and watch.stopped(nowhere, leak).certain
    ]


def _whole_cells(values: Mapping[str, str]) -> FindEdits:
    """Finds texts that are such a cell from end to end, in the tables and in their history."""

    def find(text: str, _: str | None) -> tuple[TextEdit, ...]:
        return (TextEdit(Span(0, len(text)), values[text]),) if text in values else ()

    return find


def _in_texts(study: OpenStudy, reader: Reader, watch: Watch) -> Iterator[Finding]:
    """Memos, codes, definitions, titles: the transcripts were searched when they were released."""
    exempt = tuple(coder.name for coder in load_coders(reader))
    transcripts = frozenset(t.text for t in all_transcripts(study).values())
    for text, label in rows.every_text(reader).items():
        if text in transcripts:
            continue
        forms = dict.fromkeys(
            leak.text
            for leak in _certain(watch, text)
            if not any(leak.text in coder for coder in exempt)
        )
        if forms:
            yield _stands(label, text, forms)


def _stands(label: str, text: str, forms: Mapping[str, None]) -> Finding:
    flat = " ".join(text.split())
    quote = flat if len(flat) <= _SHOWN else flat[:_SHOWN] + "…"
    where = Message("{label}: “{quote}”", label=label, quote=quote)
    return Finding(
        where if label else Message("“{quote}”", quote=quote),
        Message(
            "What you wrote, or wrote before a change, names somebody: {forms}.",
            forms=", ".join(forms),
        ),
        Message(
            "Replace it everywhere, in the history too, with “qualcode redact”, or on the "
            "Pseudonymisation screen under “A name found late, a withdrawal”."
        ),
    )


def _replaced(row: str, column: str, value: str) -> Finding:
    return Finding(
        Message("{row}, column {column}", row=row, column=column),
        Message("A name stood in this cell; it is now: {value}", value=value),
        Message("Look whether the cell still says what you need."),
    )
