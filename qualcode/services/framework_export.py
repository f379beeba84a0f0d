"""The framework grid as tables and as a Word file that leave the study."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.engines import libreoffice
from qualcode.errors import BadInputError, QualcodeError
from qualcode.export.framework_report import (
    PART_NAMES,
    CellSaid,
    FrameworkPart,
    FrameworkReport,
    Quoted,
)
from qualcode.export.tables import Sheet
from qualcode.export.word import fill_page_numbers
from qualcode.export.word.chapters.framework import build_framework
from qualcode.model import Coding
from qualcode.services import audit
from qualcode.services.coders import list_coders
from qualcode.services.framework import FrameworkCell, FrameworkGrid
from qualcode.services.open_study import OpenStudy
from qualcode.services.studies import get_study
from qualcode.services.table_book import table_book
from qualcode.store.purge import require_purged
from qualcode.wording import Message, render, speaking
from qualcode.wording import gettext as _

__all__ = [
    "PART_NAMES",
    "FrameworkPart",
    "framework_book",
    "framework_docx",
    "framework_sheet",
]


def framework_docx(
    study: OpenStudy,
    grid: FrameworkGrid,
    parts: Sequence[FrameworkPart] = tuple(FrameworkPart),
    *,
    language: str,
    page_numbers: bool = True,
) -> bytes:
    """The grid, monographs of cases and comparisons of themes as .docx, once they may leave.

    With ``page_numbers`` the contents carry them where LibreOffice is installed. Raises
    BadInputError without cases, themes or parts, RefusedError when a name would leave.
    """
    if not grid.cases or not grid.themes or not parts:
        raise BadInputError(
            Message("There is nothing to write: a framework grid needs cases and themes."),
            Message("Enter participants or sites, and make themes in the codebook."),
        )
    with study.reading() as reader:
        require_purged(reader)
    docx = build_framework(_report(study, grid), parts, language)
    audit.gate(study, {"docx": docx})
    if not page_numbers or libreoffice.find_libreoffice() is None:
        return docx
    try:
        return fill_page_numbers(docx, libreoffice.to_pdf(docx), language)
    except QualcodeError:
        return docx  # the file says itself how to refresh its contents


def _report(study: OpenStudy, grid: FrameworkGrid) -> FrameworkReport:
    names = {c.id: c.name for c in list_coders(study)}
    return FrameworkReport(
        get_study(study).title,
        tuple(case.name for case in grid.cases),
        tuple(theme.name for theme in grid.themes),
        tuple(theme.definition for theme in grid.themes),
        {
            (row, column): _said(grid, grid.cell(case.id, theme.id), names)
            for row, case in enumerate(grid.cases)
            for column, theme in enumerate(grid.themes)
        },
    )


def _said(grid: FrameworkGrid, cell: FrameworkCell, names: dict[str, str]) -> CellSaid:
    written = [s for s in (cell.own, *cell.others) if s is not None]
    several = len(written) > 1
    shown = _resting(cell)
    return CellSaid(
        tuple((names.get(s.coder_id, "?") if several else "", s.text) for s in written),
        tuple(
            Quoted(each[0].segment.quote, grid.said.get(each[0].id, ""), grid.codes_of(each))
            for each in shown
        ),
        len(cell.extracts),
    )


def _resting(cell: FrameworkCell) -> list[tuple[Coding, ...]]:
    """The extracts the summaries rest on; every one where none was said to."""
    resting = {i for s in (cell.own, *cell.others) if s is not None for i in s.coding_ids}
    return [e for e in cell.extracts if not resting or any(c.id in resting for c in e)]


def framework_book(study: OpenStudy, grid: FrameworkGrid, form: str, *, language: str) -> bytes:
    """Summaries by case and theme, then the extracts each rests on; xlsx, or csv of the first."""
    with speaking(language):
        sheets = (framework_sheet(study, grid), _extracts_sheet(grid))
        return table_book(sheets, form, name="framework", study=study, language=language)


def framework_sheet(study: OpenStudy, grid: FrameworkGrid) -> Sheet:
    """A row for each case; where nobody summed up, how many extracts there are."""
    names = {c.id: c.name for c in list_coders(study)}
    rows = []
    for case in grid.cases:
        row = [case.name]
        for theme in grid.themes:
            cell = grid.cell(case.id, theme.id)
            said = [cell.own.text] if cell.own else []
            said += [
                _("{name}: {value}").format(name=names.get(s.coder_id, "?"), value=s.text)
                for s in cell.others
            ]
            row.append("\n\n".join(said) or _counted(len(cell.extracts)))
        rows.append(tuple(row))
    header = (_("case"), *(theme.name for theme in grid.themes))
    return Sheet(_("Framework grid"), header, tuple(rows), n_fixed=1)


def _counted(n: int) -> str:
    return render(Message.plural("({n} extract)", "({n} extracts)", n=n)) if n else ""


def _extracts_sheet(grid: FrameworkGrid) -> Sheet:
    rows = []
    for case in grid.cases:
        for theme in grid.themes:
            cell = grid.cell(case.id, theme.id)
            rows += [
                (
                    case.name,
                    theme.name,
                    grid.said.get(each[0].id, ""),
                    grid.codes_of(each),
                    each[0].segment.quote,
                )
                for each in _resting(cell)
            ]
    header = (_("case"), _("theme"), _("participant"), _("code"), _("extract"))
    return Sheet(_("Extracts"), header, tuple(rows))
