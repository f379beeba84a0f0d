"""The framework grid: cases against themes, summed up in one's own words."""

from __future__ import annotations

import streamlit as st

from app.frame import session
from app.frame.choices import choose
from app.frame.extract_view import dress_extracts, show_extract
from app.frame.handles import Handle
from app.frame.offer import download_now, offer
from app.frame.opened import say_empty
from app.frame.text import plain, strong
from app.frame.trouble import spoken
from app.frame.unsaved import Field, keep_typed
from qualcode.services import codebook, framework_export
from qualcode.services.coders import list_coders
from qualcode.services.framework import (
    CaseKind,
    FrameworkCell,
    FrameworkGrid,
    framework_grid,
    write_summary,
)
from qualcode.services.open_study import Ability
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _


def draw(handle: Handle) -> None:
    """Which cases and themes, the grid, and the cell that was chosen."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = _rows()
        themes = _themes(handle)
    grid = framework_grid(handle.study, kind, code_ids=themes)
    if not grid.cases or not grid.themes:
        say_empty(
            _("A framework grid needs cases and themes."),
            _("Enter participants or sites, and make themes in the codebook."),
        )
        return
    _table(handle, grid)
    _files(handle, grid)
    chosen = session.remembered("framework_cell")
    if chosen is not None and tuple(chosen) in grid.cells:
        _cell(handle, grid, *chosen)


def _files(handle: Handle, grid: FrameworkGrid) -> None:
    """The grid as a workbook, and as a Word file of the parts wanted."""
    download_now(
        render(Message("Table ({form})", form="xlsx")),
        lambda language: framework_export.framework_book(
            handle.study, grid, "xlsx", language=language
        ),
        _("framework grid") + ".xlsx",
        "qc_framework_xlsx",
    )
    names = {p: render(said) for p, said in framework_export.PART_NAMES.items()}
    parts = st.pills(
        _("The Word file holds"),
        list(names),
        selection_mode="multi",
        default=list(names),
        format_func=lambda part: names[part],
        key=f"qc_framework_parts_{current_language()}",
    )
    if not parts:
        return
    language = current_language()
    offer(
        handle,
        "framework",
        _("Make the Word file"),
        _("framework grid") + ".docx",
        lambda work: framework_export.framework_docx(handle.study, grid, parts, language=language),
        Message("Writing the framework grid"),
    )


def _rows() -> CaseKind:
    names = {
        CaseKind.PARTICIPANT: _("participants"),
        CaseKind.INTERVIEW: _("interviews"),
        CaseKind.SITE: _("sites"),
    }
    return choose(_("Rows"), list(names), lambda k: names[k], "qc_framework_rows", width=200)


def _themes(handle: Handle) -> tuple[str, ...]:
    tree = codebook.get_codebook(handle.study)
    names = {c.id: " › ".join(tree.path(c.id)) for c in tree.codes if not c.retired}
    return tuple(
        st.multiselect(
            _("Themes"),
            list(names),
            format_func=lambda i: names.get(i, "?"),
            placeholder=_("the main themes"),
            key=f"qc_framework_themes_{current_language()}",
        )
    )


def _table(handle: Handle, grid: FrameworkGrid) -> None:
    import pandas as pd

    sheet = framework_export.framework_sheet(handle.study, grid)
    columns = {}
    for number, name in enumerate(sheet.header[1:], 1):
        columns[name + "\u200b" * (name in columns)] = [row[number] for row in sheet.rows]
    rows = pd.DataFrame(columns, index=pd.Index([c.name for c in grid.cases], name=_("case")))
    st.caption(_("Choose a cell to sum it up and see its extracts."))
    shown = st.dataframe(
        rows,
        width="stretch",
        row_height=96,
        height=min(520, 40 + 96 * len(rows)),
        on_select="rerun",
        selection_mode="single-cell",
        key=f"qc_framework_table_{grid.kind}_{len(grid.themes)}",
    )
    cells = shown.selection.cells
    if cells and cells[0][1] in columns:
        theme = grid.themes[list(columns).index(cells[0][1])]
        session.remember("framework_cell", (grid.cases[cells[0][0]].id, theme.id))


def _cell(handle: Handle, grid: FrameworkGrid, case_id: str, code_id: str) -> None:
    cell = grid.cell(case_id, code_id)
    case = next(c for c in grid.cases if c.id == case_id)
    st.markdown(strong(f"{case.name} — {grid.codebook.get(code_id).name}"))
    names = {c.id: c.name for c in list_coders(handle.study)}
    for other in cell.others:
        said = Message("{name}: {value}", name=names.get(other.coder_id, "?"), value=other.text)
        st.caption(plain(said))
    left, right = st.columns(2, gap="large")
    with right:
        resting = _extracts(grid, cell)
    with left:
        _writing(handle, grid, cell, (case_id, code_id), resting)


def _extracts(grid: FrameworkGrid, cell: FrameworkCell) -> list[str]:
    """The extracts of the cell, each with a box: the summary rests on it."""
    if not cell.codings:
        st.caption(_("No extract here."))
        return []
    dress_extracts()
    held = set(cell.own.coding_ids) if cell.own else set()
    resting = []
    with st.container(height=420, border=False):
        for extract in cell.extracts:
            ids = [c.id for c in extract]
            if st.checkbox(
                plain(grid.codes_of(extract)),
                value=not held.isdisjoint(ids),
                key=f"qc_framework_on_{ids[0]}",
            ):
                # what was kept stands, so that nothing seems changed where nobody ticked
                resting += [i for i in ids if i in held] or ids
            show_extract(extract[0].segment.quote)
    return resting


def _writing(
    handle: Handle,
    grid: FrameworkGrid,
    cell: FrameworkCell,
    place: tuple[str, str],
    resting: list[str],
) -> None:
    before = cell.own.text if cell.own else ""
    field = f"qc_framework_text_{'_'.join(place)}_{abs(hash(before))}"
    keep_typed(handle.study, f"summary_{'_'.join(place)}", [Field("text", field, before)])
    may = handle.study.may(Ability.CODE)
    with st.form(f"qc_framework_{'_'.join(place)}", border=False):
        text = st.text_area(
            _("Summary"),
            before,
            height=220,
            help=_("Tick the extracts it rests on."),
            key=field,
            disabled=not may,
        )
        pressed = st.form_submit_button(
            _("Keep the summary"), type="primary", disabled=not may, key="qc_framework_keep"
        )
    rested = set(cell.own.coding_ids if cell.own else ())
    if pressed and (text != before or set(resting) != rested):
        with spoken():
            write_summary(handle.study, grid.kind, *place, text, rests_on=resting, seen=before)
            st.rerun()
