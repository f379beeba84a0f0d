"""Matrices and tables of a comparison."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from app.frame.figures import show_table, with_figures
from app.frame.handles import Handle
from app.frame.offer import download_now
from qualcode.model.disagreement import PlaceKind
from qualcode.services import export
from qualcode.services import triangulation_matrices as matrices
from qualcode.services.comparison import RoundComparison, Tally, compare_round
from qualcode.services.triangulation_matrices import Matrix
from qualcode.services.triangulation_words import KINDS
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _


def draw(handle: Handle, round_id: str) -> None:
    """Coders against coders, codes against codes, counts by code and by transcript."""
    compared = compare_round(handle.study, round_id)
    if not compared.places:
        st.info(_("Nobody has coded anything in the open transcripts."))
        return
    codes = {c.id: c.name for c in compared.tree.codes}
    labels = {s.id: s.label for s in compared.sources}
    left, right = st.columns(2, gap="large")
    with left:
        _coders(handle, compared)
    with right:
        st.subheader(_("By transcript"))
        _table(_("Transcript"), compared.by_source(), labels, "qc_round_by_source")
    st.subheader(_("By code"))
    _table(_("Code"), compared.by_code(), codes, "qc_round_by_code")
    _codes(handle, compared)


def _coders(handle: Handle, compared: RoundComparison) -> None:
    st.subheader(_("Coder against coder"))
    names = {c.id: c.name for c in compared.coders}
    pairs = matrices.pair_figures(compared)
    percent, kappa, alpha = _("Agreement"), _("Kappa"), _("Alpha")
    columns = {
        _("Coders"): [" – ".join(names[c] for c in p["coders"]) for p in pairs],
        percent: [p["percent"] for p in pairs],
        kappa: [p["kappa"] for p in pairs],
        alpha: [p["alpha"] for p in pairs],
    }
    show_table(
        with_figures(columns, decimals={kappa: 2, alpha: 2}, shares={percent: 1}),
        key="qc_round_pairs",
    )
    st.caption(
        _(
            "In characters of respondents’ text, over the codes used: agreement and alpha "
            "are means of the codes’ own, kappa is pooled. "
            "Below: the share of places where both did the same."
        )
    )
    _matrix(handle, matrices.coders_matrix(compared, language=current_language()), "coders")


def _codes(handle: Handle, compared: RoundComparison) -> None:
    st.subheader(_("Code against code"))
    names = {c.id: c.name for c in compared.coders}
    ids = list(names)
    first, second = ids[0], ids[1]
    if len(ids) > 2:
        a, b = st.columns(2)
        first = a.selectbox(_("In rows"), ids, format_func=lambda i: names[i], key="qc_round_a")
        rest = [i for i in ids if i != first]
        second = b.selectbox(
            _("In columns"), rest, format_func=lambda i: names[i], key="qc_round_b"
        )
    shown = matrices.confusion_matrix(compared, first, second, language=current_language())
    _matrix(handle, shown, "codes")


def _matrix(handle: Handle, matrix: Matrix, name: str) -> None:
    language = current_language()
    width, height = matrices.matrix_size(matrix)
    st.vega_lite_chart(
        matrices.matrix_spec(matrix, language), width=width, height=height, key=f"qc_matrix_{name}"
    )
    with st.container(horizontal=True):
        for form in ("svg", "png"):
            download_now(
                render(Message("Chart ({form})", form=form.upper())),
                lambda lang, form=form: matrices.matrix_picture(  # type: ignore[misc]
                    handle.study, matrix, form, language=lang
                ),
                f"{name}.{form}",
                f"qc_matrix_{name}_{form}",
            )
        for form in ("xlsx", "csv"):
            download_now(
                render(Message("Table ({form})", form=form)),
                lambda lang, form=form: export.sheet_as(  # type: ignore[misc]
                    matrices.matrix_sheet(matrix), form, lang
                ),
                f"{name}.{form}",
                f"qc_matrix_{name}_{form}",
            )


def _table(first: str, counts: Mapping[str, Tally], names: Mapping[str, str], key: str) -> None:
    show_table(
        {
            first: [names.get(i, "–") for i in counts],
            _("Places"): [t.n_places for t in counts.values()],
            **{
                render(KINDS[kind]): [t.kinds.get(kind, 0) for t in counts.values()]
                for kind in PlaceKind
            },
        },
        key=key,
    )
