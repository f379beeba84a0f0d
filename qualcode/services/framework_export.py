"""The framework grid as a table that leaves the study."""

from __future__ import annotations

from qualcode.export.tables import Sheet
from qualcode.services.coders import list_coders
from qualcode.services.framework import FrameworkGrid
from qualcode.services.open_study import OpenStudy
from qualcode.services.table_book import table_book
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


def framework_book(study: OpenStudy, grid: FrameworkGrid, form: str, *, language: str) -> bytes:
    """Summaries by case and theme, then the extracts each rests on; xlsx, or csv of the first."""
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
            said += [f"{names.get(s.coder_id, '?')} : {s.text}" for s in cell.others]
            row.append("\n\n".join(said) or _counted(len(cell.codings)))
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
            written = (cell.own, *cell.others)
            resting = {i for s in written if s is not None for i in s.coding_ids}
            rows += [
                (case.name, theme.name, grid.codebook.get(c.code_id).name, c.segment.quote)
                for c in cell.codings
                if not resting or c.id in resting
            ]
    header = (_("case"), _("theme"), _("code"), _("extract"))
    return Sheet(_("Extracts"), header, tuple(rows))
