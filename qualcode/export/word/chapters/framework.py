"""A framework grid for Word: the grid across, a monograph of each case, each theme over all cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.export.framework_report import CellSaid, FrameworkPart, FrameworkReport, Quoted
from qualcode.export.word.document.contents import caption_list, contents
from qualcode.export.word.document.manuscript import CaptionKind, Manuscript
from qualcode.export.word.document.markup import Element, make, name, paragraph, run
from qualcode.export.word.document.package import close, open_blank
from qualcode.export.word.document.sheet import TEXT_WIDTH, WIDE_TEXT_WIDTH, section
from qualcode.export.word.document.tables import Cell, Row, header_row, table, text_cell
from qualcode.export.word.document.typography import NO_BREAK, quoted
from qualcode.wording import Message, parted, render, speaking
from qualcode.wording import gettext as _

_MOST_COLUMNS = 5
"""Themes side by side: more would be read by nobody, and go into a further table."""
_CASE_WIDTH = 1500


def build_framework(
    report: FrameworkReport, parts: Sequence[FrameworkPart], language: str
) -> bytes:
    """The parts wanted as .docx, the same bytes for the same report."""
    with speaking(language):
        document = open_blank(report.title)
        text = Manuscript()
        writing = {
            FrameworkPart.GRID: _write_grid,
            FrameworkPart.CASES: _write_cases,
            FrameworkPart.THEMES: _write_themes,
        }
        for part in FrameworkPart:
            if part in parts:
                writing[part](text, report)
        body = document.element.body
        body.extend(_front(text, report))
        body.extend(text.elements)
        # the last section's properties belong to the body, not to a paragraph: no blank page
        last = body[-1]
        properties = last.find(f"{name('w:pPr')}/{name('w:sectPr')}")
        body.remove(last)
        if body[-1].tag == name("w:tbl"):
            body.append(paragraph("TableNote"))  # a text may not end with a table
        body.append(section() if properties is None else properties)
        return close(document)


def _front(text: Manuscript, report: FrameworkReport) -> list[Element]:
    """The title, then the contents and the list of tables, on pages of their own."""
    title = paragraph("Title", report.title)
    below = paragraph("Subtitle", _("Framework grid"))
    listed = [
        *contents(text.headings, 2, new_page=False),
        *caption_list(text.captions, CaptionKind.TABLE),
    ]
    return [title, below, *listed, paragraph("SectionEnd", end=section())]


def _write_grid(text: Manuscript, report: FrameworkReport) -> None:
    text.head(1, _("Cases and themes"))
    text.say(
        None,
        _(
            "A row for each case, a column for each theme: what the researchers summed up, then "
            "the extracts it rests on, or how many there are where nobody summed up."
        ),
        leads=True,
    )
    for place, themes in enumerate(_columns(len(report.themes))):
        if place:
            text.say(None, "", leads=True)
        _grid_table(text, report, themes)
    text.end_section(wide=True)


def _columns(n: int) -> Iterator[range]:
    """Themes in tables of about the same number of columns."""
    n_tables = -(-n // _MOST_COLUMNS)
    start = 0
    for place in range(n_tables):
        end = start + (n - start) // (n_tables - place)
        yield range(start, end)
        start = end


def _grid_table(text: Manuscript, report: FrameworkReport, themes: range) -> None:
    named = parted(report.themes[i] for i in themes)
    whole = len(themes) == len(report.themes)
    title = (
        _("Framework grid") if whole else render(Message("Framework grid: {themes}", themes=named))
    )
    text.caption(CaptionKind.TABLE, title)
    header = header_row([_("Case"), *(report.themes[i] for i in themes)])
    rows = [
        Row(
            (
                text_cell(case, bold=True),
                *(_cell(report.cell(row, theme), counted=True) for theme in themes),
            ),
            whole=False,
        )
        for row, case in enumerate(report.cases)
    ]
    room = WIDE_TEXT_WIDTH - _CASE_WIDTH
    widths = [room // len(themes)] * len(themes)
    widths[-1] += room - sum(widths)
    text.add(table("StudyTable", [_CASE_WIDTH, *widths], [header, *rows], title))


def _write_cases(text: Manuscript, report: FrameworkReport) -> None:
    text.head(1, _("Monographs"))
    for row, case in enumerate(report.cases):
        text.head(2, case, new_page=bool(row))
        said = [i for i in range(len(report.themes)) if not report.cell(row, i).is_empty]
        if not said:
            text.say(None, _("Nothing was coded or summed up here."))
        for theme in said:
            text.head(3, report.themes[theme])
            _write_cell(text, report.cell(row, theme))
    text.end_section()


def _write_cell(text: Manuscript, cell: CellSaid) -> None:
    for who, words in cell.summaries:
        for line in _lines(who, words):
            text.say(None, line)
    if not cell.summaries:
        text.say("ExtractCount", _counted(cell.n_extracts))
    for extract in cell.extracts:
        text.add(_verbatim(extract, "Verbatim"))


def _write_themes(text: Manuscript, report: FrameworkReport) -> None:
    text.head(1, _("Themes over all cases"))
    for theme, called in enumerate(report.themes):
        text.head(2, called, new_page=bool(theme))
        if report.definitions[theme]:
            text.say("NodeDefinition", report.definitions[theme], leads=True)
        title = render(Message("{theme}: the cases compared", theme=called))
        text.caption(CaptionKind.TABLE, title)
        header = header_row([_("Case"), _("Summary"), _("Extracts")])
        rows = [
            Row(
                (
                    text_cell(case, bold=True),
                    _summary_cell(report.cell(row, theme)),
                    Cell(_quotes(report.cell(row, theme))),
                ),
                whole=False,
            )
            for row, case in enumerate(report.cases)
        ]
        half = (TEXT_WIDTH - _CASE_WIDTH) // 2
        widths = (_CASE_WIDTH, half, TEXT_WIDTH - _CASE_WIDTH - half)
        text.add(table("StudyTable", widths, [header, *rows], title))
    text.end_section()


def _cell(cell: CellSaid, *, counted: bool) -> Cell:
    return Cell((*_summaries(cell, counted=counted), *_quotes(cell)))


def _summary_cell(cell: CellSaid) -> Cell:
    return Cell(_summaries(cell, counted=True))


def _summaries(cell: CellSaid, *, counted: bool) -> tuple[Element, ...]:
    said = tuple(
        paragraph("CellText", line) for who, words in cell.summaries for line in _lines(who, words)
    )
    if said or not counted:
        return said
    return (paragraph("CellText", _counted(cell.n_extracts) if cell.n_extracts else "–"),)


def _lines(who: str, words: str) -> list[str]:
    """The paragraphs of a summary; the first names its coder where there are several."""
    lines = [line for line in words.splitlines() if line.strip()]
    return [f"{who}{NO_BREAK}: {lines[0]}", *lines[1:]] if who and lines else lines


def _quotes(cell: CellSaid) -> tuple[Element, ...]:
    return tuple(_verbatim(extract, "CellVerbatim") for extract in cell.extracts)


def _verbatim(extract: Quoted, style: str) -> Element:
    words = run(quoted(extract.words), "VerbatimWords")
    said = parted((extract.who, extract.code))
    options = {"lines": make("w:widowControl")}
    return paragraph(style, words, run(f"{NO_BREAK}({said})", "Attribution"), **options)


def _counted(n: int) -> str:
    return render(Message.plural("({n} extract)", "({n} extracts)", n=n))
