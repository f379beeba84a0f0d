"""A round of triangulation as it is reported, and its tables."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qualcode.export.tables import Sheet
from qualcode.wording import Message, format_moment, render
from qualcode.wording import gettext as _


@dataclass(frozen=True)
class FigureLine:
    """Agreement at one moment: shares from 0 to 1, None where undefined."""

    stage: Message
    when: str
    percent: float | None
    kappa: float | None
    alpha: float | None
    n_agreed: int
    n_places: int


@dataclass(frozen=True)
class KindLine:
    """How many places of a kind there are, and how many are settled."""

    kind: Message
    n: int
    n_settled: int


@dataclass(frozen=True)
class DecisionLine:
    """What was decided of a place, why, by whom and when; ``said`` is the discussion."""

    source: str
    quote: str
    kind: Message
    codes: str
    decision: Message
    reason: str
    who: str
    when: str
    said: str


@dataclass(frozen=True)
class CountLine:
    """The places of a code or of a transcript."""

    name: str
    n_places: int
    n_agreed: int
    boundary: int
    parent_child: int
    other_code: int
    omission: int


@dataclass(frozen=True)
class TriangulationReport:
    """A round, ready to be written; moments are ISO 8601."""

    title: str
    name: str
    coders: tuple[str, ...]
    sources: tuple[tuple[str, str, str], ...]  # label, declared, opened
    started_at: str
    closed_at: str | None
    sentence: Message
    figures: tuple[FigureLine, ...]
    kinds: tuple[KindLine, ...]
    by_code: tuple[CountLine, ...]
    by_source: tuple[CountLine, ...]
    decisions: tuple[DecisionLine, ...]


def only_words(report: TriangulationReport) -> TriangulationReport:
    """The same without the counts and moments qualcode itself wrote, to be searched for names.

    Digits of neighbouring cells would read as a year.
    """
    return replace(
        report,
        started_at="",
        closed_at=None,
        sources=tuple((label, "", "") for label, _declared, _opened in report.sources),
        figures=(),
        kinds=(),
        by_code=tuple(_uncounted(line) for line in report.by_code),
        by_source=tuple(_uncounted(line) for line in report.by_source),
        decisions=tuple(replace(d, when="") for d in report.decisions),
    )


def _uncounted(line: CountLine) -> CountLine:
    return CountLine(line.name, 0, 0, 0, 0, 0, 0)


def figures_sheet(report: TriangulationReport) -> Sheet:
    """Agreement before and after discussion."""
    header = (
        _("moment"), _("date"), _("percent agreement"), _("pooled kappa"),
        _("Krippendorff’s alpha, mean over codes"), _("places alike"), _("places"),
    )  # fmt: skip
    rows = tuple(
        (
            render(f.stage), format_moment(f.when), _rounded(f.percent), _rounded(f.kappa),
            _rounded(f.alpha), f.n_agreed, f.n_places,
        )
        for f in report.figures
    )  # fmt: skip
    return Sheet(_("Agreement"), header, rows)


def kinds_sheet(report: TriangulationReport) -> Sheet:
    """Places by kind."""
    rows = tuple((render(k.kind), k.n, k.n_settled) for k in report.kinds)
    return Sheet(_("Kinds"), (_("kind"), _("places"), _("settled")), rows)


def counts_sheet(name: str, first: str, lines: tuple[CountLine, ...]) -> Sheet:
    """Places of each code, or of each transcript."""
    header = (
        first, _("places"), _("alike"), _("other ends"), _("parent and child"),
        _("other code"), _("omission"),
    )  # fmt: skip
    rows = tuple(
        (c.name, c.n_places, c.n_agreed, c.boundary, c.parent_child, c.other_code, c.omission)
        for c in lines
    )
    return Sheet(name, header, rows)


def decisions_sheet(report: TriangulationReport) -> Sheet:
    """Every decision."""
    header = (
        _("transcript"), _("words"), _("kind"), _("codes"), _("decision"), _("reason"),
        _("decided by"), _("date"), _("discussion"),
    )  # fmt: skip
    rows = tuple(
        (
            d.source, d.quote, render(d.kind), d.codes, render(d.decision), d.reason, d.who,
            format_moment(d.when), d.said,
        )
        for d in report.decisions
    )  # fmt: skip
    return Sheet(_("Decisions"), header, rows)


def sheets_of(report: TriangulationReport) -> tuple[Sheet, ...]:
    """Every table of the report."""
    return (
        figures_sheet(report),
        kinds_sheet(report),
        counts_sheet(_("Codes"), _("code"), report.by_code),
        counts_sheet(_("Transcripts"), _("transcript"), report.by_source),
        decisions_sheet(report),
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
