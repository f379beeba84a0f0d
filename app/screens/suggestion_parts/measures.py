"""What people made of suggestions, and how well they find the codes people put."""

from __future__ import annotations

import streamlit as st

from app.frame.figures import show_table, with_figures
from app.frame.handles import Handle
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from app.screens.suggestion_parts.computed import computed
from qualcode.services.open_study import Ability
from qualcode.services.suggestion_quality import (
    SuggestionQuality,
    code_as_model,
    suggestion_quality,
)
from qualcode.wording import Message
from qualcode.wording import gettext as _
from qualcode.wording.figures import percent


def draw(handle: Handle) -> None:
    """A button, then figures by code, and the model as a coder."""
    found: SuggestionQuality | None = computed(
        handle,
        "measures",
        _("Judge the suggestions"),
        Message("Judging each extract by the others"),
        lambda tell: suggestion_quality(handle.study, progress=tell),
    )
    if found is None:
        st.caption(_("Each extract is judged as if it were not coded."))
        return
    if found.hits is not None:
        first, three, five = (percent(share, 0) for share in found.hits)
        left, middle, right = st.columns(3)
        left.metric(_("code suggested first"), first)
        middle.metric(_("among the first 3"), three)
        right.metric(_("among the first 5"), five)
    decided = Message(
        "Suggestions accepted: {accepted}, rejected: {rejected}. Encoder: {model}.",
        accepted=found.accepted,
        rejected=found.rejected,
        model=found.model,
    )
    st.caption(plain(decided))
    if found.rate is not None:
        said = Message(
            "Of the suggestions decided on, {share} were accepted.", share=percent(found.rate, 0)
        )
        st.caption(plain(said))
    _table(found)
    if handle.study.may(Ability.MANAGE):
        _as_coder(handle)


def _table(found: SuggestionQuality) -> None:
    precision, recall, among = _("precision"), _("recall"), _("among the first 5")
    acceptance, rows = _("acceptance"), found.rows
    columns: dict[str, list[object]] = {
        _("code"): [code.name for code, _q, _a in rows],
        _("extracts"): [q.n_extracts for _c, q, _a in rows],
        precision: [q.precision for _c, q, _a in rows],
        recall: [q.recall for _c, q, _a in rows],
        among: [q.recall_at_5 for _c, q, _a in rows],
        _("suggestions accepted"): [a.n_accepted for _c, _q, a in rows],
        _("suggestions rejected"): [a.n_rejected for _c, _q, a in rows],
        acceptance: [a.rate for _c, _q, a in rows],
    }
    show_table(
        with_figures(columns, shares={precision: 0, recall: 0, among: 0, acceptance: 0}),
        key="qc_suggestion_measures",
    )


def _as_coder(handle: Handle) -> None:
    with st.expander(_("Compare the model as a coder")):
        st.caption(
            _(
                "A coder of kind model gets one code on every coded extract, each judged as if it were "
                "not coded. Compare it under Agreement; it is no proof that a coding is right."
            )
        )
        name = st.text_input(_("Name of this coder"), "Qualcode", key="qc_model_name")
        if st.button(_("Let it code"), key="qc_model_codes"):
            with spoken():
                coder = code_as_model(handle.study, name=name)
                notice(Message("{name} has coded what people coded.", name=coder.name))
                st.rerun()
