"""A round of triangulation as a section for Word: agreement, disagreements, decisions."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.export.tables import Sheet
from qualcode.export.triangulation_report import (
    TriangulationReport,
    counts_sheet,
    kinds_sheet,
)
from qualcode.export.word.document.manuscript import CaptionKind, Manuscript
from qualcode.export.word.document.markup import name, paragraph
from qualcode.export.word.document.package import close, open_blank
from qualcode.export.word.document.sheet import TEXT_WIDTH, WIDE_TEXT_WIDTH, section
from qualcode.export.word.document.tables import Row, header_row, narrowest, table, text_cell
from qualcode.export.word.document.typography import NO_BREAK, number, percentage, quoted
from qualcode.export.word.report import Report
from qualcode.wording import Message, format_moment, render, speaking
from qualcode.wording import gettext as _

_LONGEST_QUOTE = 400


def build_triangulation(report: TriangulationReport, language: str) -> bytes:
    """The report of one round as .docx, the same bytes for the same report."""
    with speaking(language):
        document = open_blank(report.title)
        text = Manuscript()
        write_triangulation(text, report)
        body = document.element.body
        body.extend(text.elements)
        if body[-1].tag == name("w:tbl"):
            body.append(paragraph("TableNote"))  # a text may not end with a table
        body.append(section(wide=bool(report.decisions)))
        return close(document)


def write_rounds(text: Manuscript, report: Report) -> None:
    """A chapter for every round of triangulation; nothing when there was none."""
    for each in report.triangulation:
        write_triangulation(text, each)
        if each.decisions:
            text.end_section(wide=True)


def write_triangulation(text: Manuscript, report: TriangulationReport) -> None:
    """The section: who coded what, agreement before and after, kinds, decisions."""
    named = Message("Triangulation: {name}", name=report.name)
    numbered = Message("Triangulation: round {number}", number=report.name)
    title = render(numbered if report.name.isdigit() else named)
    text.head(1, title, new_page=True)
    text.say(None, render(report.sentence))
    _write_sources(text, report)
    _write_figures(text, report)
    _write_counts(text, report)
    _write_decisions(text, report)


def _write_sources(text: Manuscript, report: TriangulationReport) -> None:
    title = _("Transcripts of the round")
    text.caption(CaptionKind.TABLE, title)
    header = [_("Transcript"), _("Declared finished"), _("Comparison opened")]
    rows = [_row(line) for line in report.sources]
    widths = (2200, TEXT_WIDTH - 4600, 2400)
    text.add(table("StudyTable", widths, [header_row(header), *rows], title))


def _write_figures(text: Manuscript, report: TriangulationReport) -> None:
    text.head(2, _("Agreement before and after discussion"))
    text.say(
        None,
        _(
            "Counted in characters of respondents’ text. The percentage, a mean over codes, is "
            "high wherever codes are rare; the pooled kappa (De Vries et al. 2008) and the mean of "
            "the codes’ Krippendorff’s alpha take off what chance alone would give. After discussion every "
            "coder is taken to hold what was decided."
        ),
        leads=True,
    )
    title = _("Agreement of the coders")
    text.caption(CaptionKind.TABLE, title)
    header = [
        _("Moment"), _("Date"), _("Agreement"), _("Kappa"), _("Alpha"), _("Places alike"),
    ]  # fmt: skip
    rows = [
        _row(
            (
                render(f.stage),
                format_moment(f.when),
                "–" if f.percent is None else percentage(100 * f.percent),
                _figure(f.kappa),
                _figure(f.alpha),
                render(Message("{n} of {all}", n=f.n_agreed, all=f.n_places)),
            ),
            n_right=4,
        )
        for f in report.figures
    ]
    widths = (TEXT_WIDTH - 6500, 1900, 1300, 1000, 1000, 1300)
    text.add(table("StudyTable", widths, [header_row(header, n_right=4), *rows], title))


def _write_counts(text: Manuscript, report: TriangulationReport) -> None:
    text.head(2, _("Disagreements"))
    _write_sheet(text, kinds_sheet(report), _("Places by kind"), 2)
    if report.by_code:
        sheet = counts_sheet("", _("code"), report.by_code)
        _write_sheet(text, sheet, _("Places by code"), len(sheet.header) - 1)
    if len(report.by_source) > 1:
        sheet = counts_sheet("", _("transcript"), report.by_source)
        _write_sheet(text, sheet, _("Places by transcript"), len(sheet.header) - 1)


def _write_sheet(text: Manuscript, sheet: Sheet, title: str, n_right: int) -> None:
    text.caption(CaptionKind.TABLE, title)
    header = [cell[:1].upper() + cell[1:] for cell in sheet.header]
    cells = [[str(cell) for cell in row] for row in sheet.rows]
    counted = [max(width, 1000) for width in narrowest(header, cells)[-n_right:]]
    widths = (TEXT_WIDTH - sum(counted), *counted)
    rows = [_row(row, n_right=n_right) for row in cells]
    text.add(table("StudyTable", widths, [header_row(header, n_right=n_right), *rows], title))


def _write_decisions(text: Manuscript, report: TriangulationReport) -> None:
    if not report.decisions:
        return
    text.end_section()
    text.head(2, _("Decisions"))
    title = _("How each disagreement was settled")
    text.caption(CaptionKind.TABLE, title)
    header = [
        _("Transcript"), _("Words"), _("Disagreement"), _("Decision"), _("Reason and discussion"),
        _("By, on"),
    ]  # fmt: skip
    rows = [
        _row(
            (
                d.source,
                quoted(_cut(d.quote)),
                f"{render(d.kind)}{NO_BREAK}: {d.codes}",
                render(d.decision),
                "\n".join(part for part in (d.reason, d.said) if part),
                f"{d.who}, {format_moment(d.when)}",
            ),
            # a long discussion may fill a page of its own
            whole=len(d.reason) + len(d.said) <= _LONGEST_QUOTE,
        )
        for d in report.decisions
    ]
    label = max(1200, narrowest(header[:1], [[d.source] for d in report.decisions])[0])
    widths = (label, WIDE_TEXT_WIDTH - 10000 - label, 3200, 2200, 3000, 1600)
    text.add(table("StudyTable", widths, [header_row(header), *rows], title))


def _row(cells: Sequence[str], n_right: int = 0, *, whole: bool = True) -> Row:
    last = len(cells) - n_right
    return Row(
        tuple(
            text_cell(cell, "CellText" if i < last else "CellNumber")
            for i, cell in enumerate(cells)
        ),
        whole=whole,
    )


def _figure(value: float | None) -> str:
    return "–" if value is None else number(value, 2)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rstrip() + " […]"
