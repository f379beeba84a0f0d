"""The tables that can leave: the workbook, one matrix, extracts, corpus, codebook."""

from __future__ import annotations

import streamlit as st

from app.frame.choices import choose
from app.frame.handles import Handle
from app.frame.offer import file_stem, offer
from app.frame.opened import say_empty
from app.frame.work import Task, Work
from qualcode.services import export, iramuteq, matrices, table_book, workbook
from qualcode.services.matrices import By, Counted
from qualcode.services.matrix_choice import BY_NAMES, COUNTED_NAMES, MatrixChoice
from qualcode.services.studies import StudySummary
from qualcode.wording import Message, current_language, render, speaking
from qualcode.wording import gettext as _

_KINDS = {
    "workbook": Message("Everything in one workbook"),
    "matrix": Message("A matrix of codes"),
    "extracts": Message("Coded extracts"),
    "new_codes": Message("New codes per interview"),
    "agreement": Message("Agreement between two coders"),
    "codebook": Message("Codebook"),
    "corpus": Message("Corpus for IRaMuTeQ"),
    "themes": Message("Corpus for IRaMuTeQ, by theme"),
}
_FORMS = {
    "workbook": ("xlsx", "zip"),
    "codebook": ("xlsx", "csv", "yaml"),
    "corpus": ("txt",),
    "themes": ("txt",),
}
_MOST_TURNS = 20


def tables(handle: Handle, summary: StudySummary) -> None:
    """Which table, in which form, and the button that makes it."""
    st.header(_("Tables and codebook"), anchor=False)
    if not summary.n_codes:
        say_empty(_("The codebook is empty."), _("There is no table to write yet."))
        return
    left, right = st.columns([2, 1])
    with left:
        kind = choose(_("Table"), list(_KINDS), lambda k: render(_KINDS[k]), "qc_export_table")
    with right:
        forms = _FORMS.get(kind, ("xlsx", "csv"))
        form = str(st.selectbox(_("As"), forms, key=f"qc_export_table_form_{'_'.join(forms)}"))
    if kind == "workbook":
        st.caption(
            _(
                "Extracts by code, codes by participant, attribute, site, interview, coder and code, "
                "codebook, saturation, agreement, activity. As zip: the same as csv files."
            )
        )
    wanted, counted = _matrix_choice() if kind == "matrix" else (MatrixChoice(), Counted.EXTRACTS)
    offer(
        handle,
        "table",
        _("Prepare the table"),
        f"{file_stem(summary.study.title, _stem(kind, wanted, counted))}.{form}",
        _task(handle, kind, form, (wanted, counted)),
        Message("Writing the table"),
    )


def _matrix_choice() -> tuple[MatrixChoice, Counted]:
    left, right = st.columns(2)
    with left:
        by = choose(_("Columns"), list(By), lambda b: render(BY_NAMES[b]), "qc_export_by")
    with right:
        counted = choose(
            _("Count"), list(Counted), lambda c: render(COUNTED_NAMES[c]), "qc_export_counted"
        )
    n_turns = None
    if by is By.CODE:
        near = st.toggle(
            _("Also codes that stand near, not only on the same words"), key="qc_export_near"
        )
        if near:
            n_turns = st.number_input(
                _("At most so many turns apart (0: in the same turn)"),
                min_value=0,
                max_value=_MOST_TURNS,
                value=0,
                key="qc_export_turns",
            )
    own = st.toggle(_("Leave out of a node what is coded under it"), key="qc_export_own")
    return MatrixChoice(by, with_children=not own, n_turns=n_turns), counted


def _stem(kind: str, wanted: MatrixChoice, counted: Counted) -> str:
    if kind != "matrix":
        return render(_KINDS[kind])
    near = "" if wanted.n_turns is None else f" {wanted.n_turns}"
    own = "" if wanted.with_children else " -"
    return f"{render(BY_NAMES[wanted.by])} {render(COUNTED_NAMES[counted])}{near}{own}"


def _task(handle: Handle, kind: str, form: str, matrix: tuple[MatrixChoice, Counted]) -> Task:
    language, study = current_language(), handle.study

    def write(under_way: Work) -> bytes:
        del under_way
        match kind:
            case "workbook":
                return workbook.workbook(study, form, language=language)
            case "matrix":
                with speaking(language):
                    sheet = matrices.matrix_sheet(matrices.code_matrix(study, matrix[0]), matrix[1])
                return table_book.table_book(
                    [sheet], form, name="matrix", study=study, language=language
                )
            case "corpus" | "themes":
                return iramuteq.iramuteq_corpus(study, by_theme=kind == "themes", language=language)
            case "codebook":
                return export.codebook_as(study, form, language=language)
            case "extracts":
                sheet = export.extracts_sheet(study, language=language)
            case "new_codes":
                sheet = export.new_codes_sheet(study, language=language)
            case _:
                sheet = export.agreement_sheet(study, language=language)
        return export.sheet_as(sheet, form, language)

    return write
