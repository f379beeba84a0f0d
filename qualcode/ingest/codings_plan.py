"""What a spreadsheet of codings asks for, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model import Code, Finding, Span


@dataclass(frozen=True, slots=True)
class ExtractRow:
    """One extract under the codes it was given; ``line`` as the spreadsheet counts.

    ``span`` when the table gives start and end (code points of the canonical text); ``source``
    is the interview's or file's name when the table has one beside the participant.
    """

    line: int
    quote: str
    participant: str
    code_ids: tuple[str, ...]
    source: str = ""
    coder: str = ""
    memo: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class CodingsPlan:
    """The codes to create, parents first, and the extracts to code.

    ``columns`` says how the columns were understood: (meaning, heading). ``n_leaves`` counts the
    places in the tree that are coded, a barrier and what answers it apart;
    ``n_leaves_named_levers`` the same with every named lever (or named part of a barrier) apart.
    """

    new_codes: tuple[Code, ...]
    extracts: tuple[ExtractRow, ...]
    findings: tuple[Finding, ...]
    columns: tuple[tuple[str, str], ...]
    n_leaves: int
    n_leaves_named_levers: int

    @property
    def n_extracts(self) -> int:
        """Rows with an extract, one that stands at two places counted twice."""
        return len(self.extracts)

    @property
    def n_distinct_extracts(self) -> int:
        """Different extracts of each participant."""
        return len({(row.participant, row.source, row.quote) for row in self.extracts})

    @property
    def n_repeats(self) -> int:
        """Rows that repeat an extract at another place of the tree."""
        return self.n_extracts - self.n_distinct_extracts

    @property
    def participants(self) -> tuple[str, ...]:
        """Who is quoted, in order of appearance."""
        return tuple(dict.fromkeys(row.participant for row in self.extracts))

    @property
    def n_participants(self) -> int:
        """How many are quoted."""
        return len(self.participants)

    @property
    def coders(self) -> tuple[str, ...]:
        """Names in the coder column, in order of appearance."""
        return tuple(dict.fromkeys(row.coder for row in self.extracts if row.coder))
