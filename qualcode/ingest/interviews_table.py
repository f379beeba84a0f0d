"""The researcher's table of interviews: who, when, where, how long, in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualcode.errors import BadInputError
from qualcode.ingest.attribute_columns import is_unknown
from qualcode.ingest.columns import plain_word
from qualcode.ingest.dates import read_date, read_minutes
from qualcode.ingest.participants_table import row_place
from qualcode.ingest.table import Table
from qualcode.model import Finding
from qualcode.wording import Message

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "label": ("entretien", "interview", "label", "libelle", "code entretien", "id entretien",
              "interview id", "n entretien", "numero d'entretien", "verbatim", "code", "id",
              "identifiant", "identifier"),
    "participants": ("participant", "participants", "participante", "participant(s)", "participante(s)",
                     "code participant", "participant id", "id participant", "enquete",
                     "interviewe", "interviewee", "respondent", "repondant", "medecin", "personnes"),
    "position": ("ordre", "order", "rang", "position", "rank", "n", "no", "numero", "number"),
    "date": ("date", "date de l'entretien", "date d'entretien", "date entretien", "interview date",
             "jour", "date of interview", "realise le"),
    "place": ("lieu", "lieu de l'entretien", "lieu d'entretien", "place", "location", "setting",
              "endroit", "venue"),
    "duration_min": ("minutes", "duree", "duree min", "duree minutes", "duration", "length",
                     "duree de l'entretien", "duree en minutes", "duration min", "min", "temps",
                     "duration minutes", "minutes of recording"),
    "guide_version": ("guide", "version du guide", "version guide", "guide version",
                      "version of the guide"),
    "file": ("fichier", "file", "transcript", "retranscription", "nom du fichier", "file name",
             "filename"),
}  # fmt: skip
_SEVERAL = re.compile(r"\s*(?:[,;/+&\n]|\bet\b|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """One interview of the table; participants by identifier, duration in minutes.

    ``date`` is ISO when complete, else as written; ``position`` counts from 1, 0 when unknown.
    """

    label: str
    participants: tuple[str, ...] = ()
    date: str = ""
    place: str = ""
    duration_min: float | None = None
    position: int = 0
    guide_version: int | None = None
    file: str = ""
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class InterviewsTable:
    """The interviews of a table, and what each known column was taken for (heading by meaning)."""

    interviews: tuple[InterviewRow, ...]
    columns: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


def read_interviews(table: Table) -> InterviewsTable:
    """Interviews in the order of the table; ``BadInputError`` when no column names them.

    Without a column for the interview itself, it goes by its participant. Values that cannot be
    read are left out with a finding.
    """
    columns = _columns(table)
    naming = columns.get("label", columns.get("participants"))
    if naming is None:
        raise BadInputError(
            Message("No column of this table names the interviews or their participants."),
            Message("Head one column “Interview” or “Participant”."),
        )
    findings: list[Finding] = []
    rows: dict[str, InterviewRow] = {}
    for number, cells in enumerate(table.rows):
        label = cells[naming].strip()
        if not label or label.casefold() in rows:
            findings.append(_left_out(table, number, label))
            continue
        rows[label.casefold()] = _row(table, number, label, columns)
        findings += _unread(table, number, columns)
    return InterviewsTable(
        tuple(rows.values()),
        tuple((meaning, table.header[number]) for meaning, number in columns.items()),
        (*table.findings, *findings),
    )


def _columns(table: Table) -> dict[str, int]:
    """The column of each meaning; a column serves once, the surest heading first."""
    words = [plain_word(heading.replace("_", " ")) for heading in table.header]
    found: dict[str, int] = {}
    for meaning, known in _HEADINGS.items():
        for word in known:
            if word in words and words.index(word) not in found.values():
                found[meaning] = words.index(word)
                break
    return found


def _row(table: Table, number: int, label: str, columns: Mapping[str, int]) -> InterviewRow:
    cells = table.rows[number]

    def cell(meaning: str) -> str:
        value = cells[columns[meaning]].strip() if meaning in columns else ""
        return "" if is_unknown(value) else value

    day = read_date(cell("date"))
    people = tuple(name for name in _SEVERAL.split(cell("participants")) if name)
    return InterviewRow(
        label=label,
        participants=people,
        date=day.isoformat() if day else cell("date"),
        place=cell("place"),
        duration_min=read_minutes(cell("duration_min")),
        position=_whole(cell("position")) or 0,
        guide_version=_whole(cell("guide_version")),
        file=cell("file"),
        others=tuple(
            (heading, cells[n])
            for n, heading in enumerate(table.header)
            if n not in columns.values() and not is_unknown(cells[n])
        ),
    )


def _whole(value: str) -> int | None:
    match = re.search(r"\d{1,6}", value)
    return int(match[0]) if match else None


def _unread(table: Table, number: int, columns: Mapping[str, int]) -> Iterator[Finding]:
    """Durations, orders and versions of a row that are no figures."""
    readers = {"duration_min": read_minutes, "position": _whole, "guide_version": _whole}
    for meaning, read in readers.items():
        column = columns.get(meaning)
        value = table.rows[number][column] if column is not None else ""
        if column is not None and not is_unknown(value) and read(value) is None:
            yield Finding(
                row_place(table, number),
                Message(
                    "“{value}” under “{heading}” could not be read.",
                    value=value,
                    heading=table.header[column],
                ),
                Message("Write it in figures, such as 45 min or 1h05, and import again."),
            )


def _left_out(table: Table, number: int, label: str) -> Finding:
    if not label:
        return Finding(
            row_place(table, number),
            Message("This row names no interview and was left out."),
            Message("Give the interview a label such as E1."),
        )
    return Finding(
        row_place(table, number),
        Message("“{identifier}” stands here a second time.", identifier=label),
        Message("Only the first row was taken; correct the table and import it again."),
    )
