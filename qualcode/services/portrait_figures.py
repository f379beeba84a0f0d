"""Portraits as tables and figures that leave the study, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.export.figures.portrait_svg import (
    appearances_figures,
    bars_figures,
    shares_figures,
)
from qualcode.export.figures.tree_svg import Figure
from qualcode.export.tables import Cell, Sheet
from qualcode.services import audit
from qualcode.services.figure_files import as_one, figure_files
from qualcode.services.open_study import OpenStudy
from qualcode.services.portraits import CodeOverInterviews, InterviewPortrait, InterviewWords
from qualcode.services.table_book import table_book, words_of
from qualcode.wording import Message, render, speaking
from qualcode.wording import gettext as _
from qualcode.wording.figures import percent


def interview_sheet(portrait: InterviewPortrait) -> Sheet:
    """Every bar of an interview: theme, code, where it begins and ends (0 to 100), its words."""
    rows: list[tuple[Cell, ...]] = [
        (row.code.name, round(100 * s.start, 1), round(100 * s.end, 1), s.coding.segment.quote)
        for row in portrait.rows
        for s in row.extracts
    ]
    header = (_("theme"), _("from (%)"), _("to (%)"), _("extract"))
    return Sheet(_("portrait"), header, tuple(rows), n_fixed=1)


def timeline_sheet(interviews: Sequence[str], rows: Sequence[CodeOverInterviews]) -> Sheet:
    """Each code, where it is first met, and its extracts in each interview."""
    header = (_("place in the tree"), _("code"), _("first met in"), *interviews)
    cells: list[tuple[Cell, ...]] = [
        (" > ".join(r.above), r.code.name, interviews[r.first], *(n or None for n in r.counts))
        for r in rows
    ]
    return Sheet(_("codes over interviews"), header, tuple(cells), n_fixed=2)


def words_sheet(rows: Sequence[InterviewWords]) -> Sheet:
    """Words of the interviewer and of the others, and the interviewer's share."""
    header = (_("interview"), _("interviewer (words)"), _("others (words)"), _("share (%)"))
    cells: list[tuple[Cell, ...]] = [
        (
            r.interview,
            r.words.interviewer,
            r.words.others,
            None if r.words.share is None else round(100 * r.words.share, 1),
        )
        for r in rows
    ]
    return Sheet(_("words of the interviewer"), header, tuple(cells), n_fixed=1)


def interview_figures(portrait: InterviewPortrait) -> tuple[Figure, ...]:
    """The bars of an interview."""
    title = render(Message("Portrait of {name}", name=portrait.interview))
    counted = ", ".join(f"{row.code.name} {len(row.extracts)}" for row in portrait.rows)
    bars = [
        (f"{row.code.name} ({len(row.extracts)})", [(s.start, s.end) for s in row.extracts])
        for row in portrait.rows
    ]
    return bars_figures(title, counted, bars)


def timeline_figures(
    interviews: Sequence[str], rows: Sequence[CodeOverInterviews]
) -> tuple[Figure, ...]:
    """Codes over interviews."""
    described = Message.plural(
        "{n} code; its first appearance is framed.",
        "{n} codes; the first appearance of each is framed.",
        n=len(rows),
    )
    counts = [(r.code.name, r.counts) for r in rows]
    return appearances_figures(_("Codes over interviews"), render(described), interviews, counts)


def words_figures(rows: Sequence[InterviewWords]) -> tuple[Figure, ...]:
    """The interviewer's share of each interview."""
    shares = [(r.interview, r.words.share, percent(r.words.share)) for r in rows if r.words.share]
    told = ", ".join(f"{name} {said}" for name, _share, said in shares)
    return shares_figures(_("Share of the words the interviewer says"), told, shares)


def portrait_file(
    study: OpenStudy,
    sheet: Sheet,
    figures: Sequence[Figure],
    form: str,
    *,
    stem: str,
    language: str,
) -> tuple[str, bytes]:
    """A portrait as ``csv``, ``xlsx``, ``svg``, ``png`` or ``pdf``, checked against the key first."""
    with speaking(language):
        if form in ("csv", "xlsx"):
            table = table_book([sheet], form, name=stem, study=study, language=language)
            return f"{stem}.{form}", table
        audit.gate(study, {stem: words_of([sheet])})
        return as_one(figure_files(figures, form, stem), stem)
