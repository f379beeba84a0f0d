"""Codings kept in a spreadsheet, the way theses do it, as a plan of codes and extracts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qualcode.coding.names import fold_name
from qualcode.errors import BadInputError
from qualcode.ingest.codings_codes import NeededCodes
from qualcode.ingest.codings_columns import find_columns
from qualcode.ingest.codings_plan import CodingsPlan, ExtractRow
from qualcode.ingest.codings_rows import CodedRow, coded_rows
from qualcode.ingest.places import row_of
from qualcode.ingest.table import Table
from qualcode.model import Codebook, CodeKind, Finding
from qualcode.wording import Message


def plan_codings(
    name: str, table: Table, codebook: Codebook | None = None, *, language: str | None = None
) -> CodingsPlan:
    """The codes to create and the extracts to code; a row with trouble is a finding.

    In a table with a column for the lever's name the levels name the barrier, and a row of kind
    lever is a lever beside it; without such a column the levels name the lever itself.

    Args:
        name: of the file, for the places of findings.
        table: one row an extract, with its participant and its place in the tree.
        codebook: the study's; its codes are used where names or ids agree.
        language: of the names given to levers without one (the context's when None).

    Raises:
        BadInputError: no column holds extracts, participants or codes, or no row is usable.
    """
    columns = find_columns(name, table.header)
    reading = _Reading(
        name, NeededCodes(codebook or Codebook(), language), columns.lever is not None
    )
    for row in coded_rows(table, columns):
        reading.take(row)
    if not reading.extracts:
        raise BadInputError(
            Message("No row of {name} holds an extract with its participant and code.", name=name),
            Message("Check that extract, participant and code stand in columns of their own."),
        )
    return CodingsPlan(
        new_codes=reading.codes.new_codes,
        extracts=tuple(reading.extracts),
        findings=(*table.findings, *reading.findings, *reading.summed_up()),
        columns=columns.described(table.header),
        n_leaves=len(reading.leaves),
        n_leaves_named_levers=len(reading.named_leaves),
    )


@dataclass(slots=True)
class _Reading:
    file: str
    codes: NeededCodes
    names_levers: bool
    extracts: list[ExtractRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    leaves: set[tuple[object, ...]] = field(default_factory=set)
    named_leaves: set[tuple[object, ...]] = field(default_factory=set)
    filled: list[int] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    taken: dict[object, int] = field(default_factory=dict)

    def take(self, row: CodedRow) -> None:
        if row.blank or self._is_unusable(row):
            return
        code_ids = tuple(dict.fromkeys(self._code_ids(row)))
        if not code_ids:
            return
        key = (row.participant, row.source, row.quote, code_ids, row.coder, row.start, row.end)
        if key in self.taken:
            self._doubt(
                row,
                Message("The row repeats row {first}; it was left out.", first=self.taken[key]),
                Message("Delete one of the two."),
            )
            return
        self.taken[key] = row.line
        self._note(row)
        self.extracts.append(
            ExtractRow(
                line=row.line,
                quote=row.quote,
                participant=row.participant,
                code_ids=code_ids,
                source=row.source,
                coder=row.coder,
                memo=row.memo,
                span=row.span,
            )
        )

    def _is_unusable(self, row: CodedRow) -> bool:
        lacks = None
        if not row.quote:
            lacks = Message("The row holds no extract; it was left out.")
        elif not row.participant:
            lacks = Message("The row does not say who is quoted; it was left out.")
        elif not row.paths and not row.written_ids:
            lacks = Message("The row holds no code; it was left out.")
        if lacks is not None:
            self._doubt(row, lacks, Message("Complete the row and import the table again."))
        return lacks is not None

    def _code_ids(self, row: CodedRow) -> Iterable[str]:
        known = [self.codes.by_id(written) for written in row.written_ids]
        found = [code_id for code_id in known if code_id is not None]
        if not row.paths or len(found) == len(known) > 0:
            self._unknown_ids(row, known)
            for code_id in found:
                self._count((code_id,), row)
            return found
        # the table came before its codebook: its ids are kept, so that the codebook finds them
        written = row.written_ids[0] if len(row.paths) == len(row.written_ids) == 1 else ""
        return [self._at(path, row, written) for path in row.paths]

    def _unknown_ids(self, row: CodedRow, known: Sequence[str | None]) -> None:
        for written, code_id in zip(row.written_ids, known, strict=True):
            if code_id is None:
                self._doubt(
                    row,
                    Message("No code of the codebook has the id “{id}”.", id=written),
                    Message("Import the codebook first, or correct the id."),
                )

    def _at(self, path: tuple[str, ...], row: CodedRow, written_id: str) -> str:
        self._count(tuple(map(fold_name, path)), row)
        if row.is_lever and not self.names_levers:
            return self.codes.at_path(path, CodeKind.LEVER, written_id)
        code_id = self.codes.at_path(
            path, written_id="" if row.is_lever or row.lever_name else written_id
        )
        if row.is_lever:
            return self.codes.lever_for(code_id, row.lever_name)
        if row.lever_name:
            self.parts.append(row.line)
            return self.codes.part_of(code_id, row.lever_name)
        return code_id

    def _count(self, place: tuple[str, ...], row: CodedRow) -> None:
        self.leaves.add((place, row.is_lever))
        self.named_leaves.add((place, row.is_lever, fold_name(row.lever_name)))

    def _note(self, row: CodedRow) -> None:
        if row.filled:
            self.filled.append(row.line)
        if row.has_odd_kind:
            self._doubt(
                row,
                Message(
                    "The kind “{kind}” is not known; the row was taken as usual.", kind=row.kind
                ),
                Message("Write barrier or lever."),
            )
        if (row.start or row.end) and row.span is None:
            self._doubt(
                row,
                Message(
                    "Start and end make no stretch; the extract will be searched by its words."
                ),
                Message("Both count characters from 0; the end comes after the start."),
            )

    def _doubt(self, row: CodedRow, text: Message, advice: Message) -> None:
        self.findings.append(Finding(row_of(self.file, row.line), text, advice))

    def summed_up(self) -> Iterable[Finding]:
        """What happened to many rows alike, said once."""
        if self.filled:
            yield Finding(
                row_of(self.file, self.filled[0]),
                Message.plural(
                    "Blank cells of {n} row were filled with what stands above them.",
                    "Blank cells of {n} rows, the first of them here, were filled with what "
                    "stands above them.",
                    n=len(self.filled),
                ),
                Message("Check that these cells were left blank because they repeat those above."),
            )
        if self.parts:
            yield Finding(
                row_of(self.file, self.parts[0]),
                Message.plural(
                    "{n} row names a lever but is a barrier: the name became a code under it.",
                    "{n} rows, the first of them here, name a lever but are barriers: the names "
                    "became codes under them.",
                    n=len(self.parts),
                ),
                Message("If they are levers, correct their kind."),
            )
