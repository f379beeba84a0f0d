"""The researcher's table of participants, its columns typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qualcode.errors import BadInputError
from qualcode.ingest.attribute_columns import (
    ColumnReading,
    is_unknown,
    read_column,
    read_value,
    spelt_twice,
)
from qualcode.ingest.dates import read_date
from qualcode.ingest.participants_columns import (
    headings,
    identifier_column,
    interview_column,
    names_interview_date,
)
from qualcode.ingest.table import Table
from qualcode.model import (
    Attribute,
    AttributeKind,
    Consent,
    Finding,
    Participant,
    Site,
    new_id,
)
from qualcode.wording import Message

_SITE = ("site", "cas", "case", "sites", "terrain")
_GIVEN = ("consentement", "date de consentement", "date du consentement", "consent", "consent date",
          "consentement le", "consentement donne le", "consent given on", "consented on")  # fmt: skip
_UNTIL = ("conservation", "conserver jusqu'au", "conservation jusqu'au", "date de conservation",
          "date de destruction", "keep until", "retention", "retention date", "delete on")  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """A column of the table, what it was taken for, and why; ``kind`` is None unless an attribute."""

    heading: str
    how: Message
    kind: AttributeKind | None = None


@dataclass(frozen=True, slots=True)
class ParticipantsTable:
    """The participants of a table; values refer to ``attributes`` by id, sites likewise.

    ``interviews`` has the interview's name by participant id, where a column of its own tells it.
    """

    participants: tuple[Participant, ...]
    attributes: tuple[Attribute, ...]
    sites: tuple[Site, ...]
    columns: tuple[ColumnUse, ...]
    findings: tuple[Finding, ...]
    interviews: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Roles:
    """Column numbers of what is no attribute."""

    identifier: int
    site: int | None
    given: int | None
    until: int | None
    interview: int | None

    @property
    def taken(self) -> set[int | None]:
        return {self.identifier, self.site, self.given, self.until, self.interview}


def read_participants(table: Table) -> ParticipantsTable:
    """Participants with typed attributes; ``BadInputError`` when no column names them.

    A column is yes/no, a date or a number when all its known values are, else a category. Rows
    without identifier and second rows of one identifier are left out, with a finding.
    """
    roles, findings = _roles(table)
    numbers = [n for n in range(len(table.header)) if n not in roles.taken]
    cells = {n: tuple(row[n] for row in table.rows) for n in numbers}
    readings = {n: read_column(table.header[n], cells[n]) for n in numbers}
    attributes = {
        n: Attribute(new_id(), _heading(table.header[n], n), readings[n].kind, position)
        for position, n in enumerate(numbers)
    }
    sites = _sites(table, roles.site)
    kept, left_out = _kept_rows(table, roles.identifier)
    participants = tuple(
        _participant(table.rows[row], position, roles, attributes, sites)
        for position, row in enumerate(kept)
    )
    doubts = [f for n in numbers for f in _column_findings(table, n, cells[n], readings[n])]
    doubts += [_interview_date(table.header[n]) for n in numbers if _dates_interviews(table, n)]
    return ParticipantsTable(
        participants,
        tuple(attributes.values()),
        tuple(sites.values()),
        tuple(_uses(table, roles, readings)),
        (*table.findings, *findings, *left_out, *doubts),
        _interviews(table, roles, kept, participants),
    )


def _interviews(
    table: Table, roles: _Roles, kept: Sequence[int], participants: Sequence[Participant]
) -> tuple[tuple[str, str], ...]:
    if roles.interview is None:
        return ()
    named = [table.rows[row][roles.interview].strip() for row in kept]
    return tuple(
        (participant.id, name)
        for participant, name in zip(participants, named, strict=True)
        if not is_unknown(name)
    )


def _roles(table: Table) -> tuple[_Roles, tuple[Finding, ...]]:
    words = headings(table)

    def first(known: Sequence[str]) -> int | None:
        return next((words.index(word) for word in known if word in words), None)

    identifier = identifier_column(table)
    findings: tuple[Finding, ...] = ()
    if identifier is None:
        identifier, findings = _guessed_identifier(table)
    given = first(_GIVEN)
    if given is not None and not _are_dates([row[given] for row in table.rows]):
        given = None
    interview = interview_column(table, identifier)
    return _Roles(identifier, first(_SITE), given, first(_UNTIL), interview), findings


def _guessed_identifier(table: Table) -> tuple[int, tuple[Finding, ...]]:
    """The first column in which every row has a value of its own."""
    for number, heading in enumerate(table.header):
        values = [row[number] for row in table.rows]
        if values and all(values) and len(set(values)) == len(values):
            finding = Finding(
                Message("column “{heading}”", heading=heading),
                Message("No heading names the participants; this column was taken."),
                Message("Head the column “Participant” if another one is meant."),
            )
            return number, (finding,)
    raise BadInputError(
        Message("No column of this table names the participants."),
        Message("Head one column “Participant” and give each row an identifier such as M1 or E3."),
    )


def _are_dates(values: Sequence[str]) -> bool:
    return all(is_unknown(value) or read_date(value) is not None for value in values)


def _heading(written: str, number: int) -> str:
    """A heading as people read it: a database's underscores become spaces."""
    return " ".join(written.replace("_", " ").split()) or f"{number + 1}"


def _sites(table: Table, column: int | None) -> dict[str, Site]:
    if column is None:
        return {}
    names = dict.fromkeys(row[column] for row in table.rows if not is_unknown(row[column]))
    return {name: Site(new_id(), name) for name in names}


def _kept_rows(table: Table, column: int) -> tuple[list[int], list[Finding]]:
    seen: dict[str, int] = {}
    findings = []
    for row, cells in enumerate(table.rows):
        identifier = cells[column].strip()
        if not identifier:
            findings.append(
                Finding(
                    row_place(table, row),
                    Message("This row has no identifier and was left out."),
                    Message("Give the participant an identifier such as M1 or E3."),
                )
            )
        elif identifier.casefold() in seen:
            findings.append(
                Finding(
                    row_place(table, row),
                    Message("“{identifier}” stands here a second time.", identifier=identifier),
                    Message("Only the first row was taken; correct the table and import it again."),
                )
            )
        else:
            seen[identifier.casefold()] = row
    return list(seen.values()), findings


def _participant(
    cells: tuple[str, ...],
    position: int,
    roles: _Roles,
    attributes: dict[int, Attribute],
    sites: dict[str, Site],
) -> Participant:
    values = [
        (attribute.id, value)
        for number, attribute in attributes.items()
        if (value := read_value(attribute.kind, cells[number])) is not None
    ]
    site = sites.get(cells[roles.site]) if roles.site is not None else None
    consent = Consent(_day(cells, roles.given), _day(cells, roles.until))
    identifier = cells[roles.identifier].strip()
    site_id = site.id if site else None
    return Participant(new_id(), identifier, tuple(values), site_id, consent, position)


def _day(cells: tuple[str, ...], column: int | None) -> date | None:
    return read_date(cells[column]) if column is not None else None


def row_place(table: Table, row: int) -> Message:
    """Where a row (from 0) of a table stands, counted as the spreadsheet counts."""
    return Message("row {row}", row=table.lines[row] if row < len(table.lines) else row + 2)


def _column_findings(
    table: Table, number: int, cells: tuple[str, ...], reading: ColumnReading
) -> Iterator[Finding]:
    heading = table.header[number]
    place = Message("column “{heading}”", heading=heading)
    for row in reading.odd_rows:
        yield Finding(
            row_place(table, row),
            Message(
                "“{value}” does not fit the other values of “{heading}”.",
                value=cells[row],
                heading=heading,
            ),
            Message("All values were kept as categories; correct this one to have them typed."),
        )
    pairs = spelt_twice(cells) if reading.kind is AttributeKind.CATEGORY else []
    for usual, other in pairs:
        yield Finding(
            place,
            Message("“{one}” and “{other}” may be the same category.", one=usual, other=other),
            Message("Write them alike if they are."),
        )


def _dates_interviews(table: Table, number: int) -> bool:
    cells = [row[number] for row in table.rows]
    return names_interview_date(table.header[number]) and _are_dates(cells)


def _interview_date(heading: str) -> Finding:
    return Finding(
        Message("column “{heading}”", heading=heading),
        Message("If it says when each was met, the interviews do not have these dates from here."),
        Message("Import the same file as a table of interviews too: each interview gets its date."),
    )


def _uses(table: Table, roles: _Roles, readings: dict[int, ColumnReading]) -> Iterator[ColumnUse]:
    said = {
        roles.identifier: Message("names the participant"),
        roles.site: Message("names the site"),
        roles.given: Message("date of consent"),
        roles.until: Message("date until which the material may be kept"),
        roles.interview: Message("names the participant’s interview"),
    }
    for number, heading in enumerate(table.header):
        if number in readings:
            yield ColumnUse(heading, readings[number].how, readings[number].kind)
        else:
            yield ColumnUse(heading, said[number])
