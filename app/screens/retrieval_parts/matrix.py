"""A matrix of codes against groups, its cells shaded by what they hold; a cell opens its extracts."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.frame import session
from app.frame.choices import choose
from app.frame.figures import SHADE, as_high_as
from app.frame.handles import Handle
from app.frame.kept import Shelf
from app.frame.offer import download_now
from app.frame.text import plain
from app.screens.extracts_parts.whose import choose_coder
from app.screens.retrieval_parts.asking import pass_on
from qualcode.services.matrices import CodeMatrix, code_matrix, figure_of, matrix_sheet
from qualcode.services.matrix_choice import BY_NAMES, COUNTED_NAMES, By, Counted, MatrixChoice
from qualcode.services.query import Query
from qualcode.services.retrieval_names import (
    sources_of_interview,
    without_site,
)
from qualcode.services.table_book import table_book
from qualcode.services.written_codes import code_as_written
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _

_FEW_PEOPLE = 10


def draw(handle: Handle) -> None:
    """What is counted against what, then the table."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = choose(
            _("Columns"), list(By), lambda b: render(BY_NAMES[b]), "qc_matrix_by", width=240
        )
        counted = choose(
            _("Cells count"),
            list(Counted),
            lambda c: render(COUNTED_NAMES[c]),
            "qc_matrix_counted",
            width=170,
        )
        coder = None if by is By.CODER else choose_coder(handle.study, "qc_matrix_coder")
        n_turns = _nearness() if by is By.CODE else None
        below = st.toggle(_("With what stands under it"), value=True, key="qc_matrix_below")
    choice = MatrixChoice(by=by, coder_id=coder, with_children=below, n_turns=n_turns)
    matrix = _made(handle, choice)
    if not matrix.totals:
        st.caption(_("Nothing is coded yet."))
        return
    _say_group_sizes(matrix)
    _table(handle, matrix, counted)
    if matrix.left_out:
        st.caption(
            plain(
                Message(
                    "Left out, with too many values to be columns: {names}.",
                    names=", ".join(matrix.left_out),
                )
            )
        )
    _downloads(handle, matrix, counted)


def _say_group_sizes(matrix: CodeMatrix) -> None:
    """How many people each group has, where some are few: what a cell can be compared with."""
    sizes = {c.heading: c.n_people for c in matrix.columns if c.n_people}
    if not sizes or min(sizes.values()) >= _FEW_PEOPLE:
        return
    groups = "; ".join(f"{name} ({n})" for name, n in sizes.items())
    st.caption(
        plain(
            Message(
                "Participants of each group: {groups}. With so few, a difference between groups "
                "proves nothing: read the extracts.",
                groups=groups,
            )
        )
    )


def _nearness() -> int | None:
    """How near two codes must stand: on the same words, or so many turns apart."""
    same = _("on the same words")
    turns = {None: same, 0: _("in the same turn"), 1: _("1 turn apart"), 3: _("3 turns apart")}
    return choose(_("Together"), list(turns), lambda n: turns[n], "qc_matrix_near", width=190)


def _made(handle: Handle, choice: MatrixChoice) -> CodeMatrix:
    return Shelf(handle, "matrix").kept(
        (choice, current_language()), lambda: code_matrix(handle.study, choice)
    )


def _table(handle: Handle, matrix: CodeMatrix, counted: Counted) -> None:
    import pandas as pd

    tree = matrix.codebook
    codes = [c for c in matrix.codes if c.id in matrix.totals]
    names = ["\u2003" * (tree.depth(c.id) - 1) + c.name for c in codes]
    figures: dict[str, list[Any]] = {
        _("total"): [figure_of(matrix.totals[c.id], counted) for c in codes]
    }
    held = [k for k in matrix.columns if any(matrix.figure(c.id, k.key, counted) for c in codes)]
    for column in held:
        name = column.heading
        while name in figures:
            name += " "
        figures[name] = [matrix.figure(c.id, column.key, counted) for c in codes]
    rows = pd.DataFrame(figures, index=pd.Index(names, name=_("code"))).astype("Int64")
    most = max((v for values in list(figures.values())[1:] for v in values if v), default=1)
    st.caption(
        _("Choose a cell to see its extracts. The stronger a cell’s colour, the more it holds.")
    )
    if matrix.choice.by is By.CODE:
        st.caption(
            _(
                "A cell counts pairs: an extract of one code and one of the other, put by the same "
                "coder, on shared words or that near."
            )
        )
    chosen = st.dataframe(
        rows.style.map(lambda v: _shade(v, most), subset=pd.Index(list(figures)[1:])),
        width="stretch",
        height=as_high_as(len(rows), 640),
        on_select="rerun",
        selection_mode="single-cell",
        placeholder="—",
        key=f"qc_matrix_table_{session.remembered('matrix_opened', 0)}",
    )
    cells = chosen.selection.cells
    if cells:
        row, name = cells[0]
        position = list(figures).index(name) - 1 if name in figures else -1
        session.remember("matrix_opened", session.remembered("matrix_opened", 0) + 1)
        pass_on(
            _query(handle, matrix, codes[row].id, held[position].key if position >= 0 else None)
        )
        st.rerun()


def _shade(value: Any, most: int) -> str:
    import pandas as pd

    if pd.isna(value):
        return ""
    if not value:
        return "color: rgba(128, 128, 128, 0.6)"
    share = 0.08 + 0.52 * int(value) / most
    return f"background-color: rgba({SHADE}, {share:.2f})"


def _query(handle: Handle, matrix: CodeMatrix, code_id: str, column: str | None) -> Query:
    """The question whose answer a cell counts."""
    only = "" if matrix.choice.with_children else "="
    code = only + code_as_written(matrix.codebook, code_id)
    coders = (matrix.choice.coder_id,) if matrix.choice.coder_id else ()
    if column is None:
        return Query(code, coders)
    match matrix.choice.by:
        case By.PARTICIPANT:
            return Query(code, coders, participants=(column,))
        case By.SITE:
            if not column:  # those of no site, by name
                return Query(code, coders, participants=without_site(handle.study))
            return Query(code, coders, site_ids=(column,))
        case By.CODER:
            return Query(code, (column,))
        case By.CODE:
            n = matrix.choice.n_turns
            relation = "AND" if n is None else f"NEAR/{n}"
            other = only + code_as_written(matrix.codebook, column)
            return Query(f"{code} {relation} {other}", coders, one_coder=not coders)
        case By.ATTRIBUTE:
            held = next(c for c in matrix.columns if c.key == column)
            attribute = column.partition("=")[0]
            return Query(code, coders, attributes=((attribute, held.name),))
        case By.INTERVIEW:
            return Query(code, coders, source_ids=sources_of_interview(handle.study, column))


def _downloads(handle: Handle, matrix: CodeMatrix, counted: Counted) -> None:
    with st.container(horizontal=True):
        for form in ("xlsx", "csv"):
            download_now(
                render(Message("Table ({form})", form=form)),
                lambda language, form=form: table_book(  # type: ignore[misc]
                    [matrix_sheet(matrix, counted)],
                    form,
                    name="matrix",
                    study=handle.study,
                    language=language,
                ),
                _("matrix") + f".{form}",
                f"qc_matrix_{form}",
            )
