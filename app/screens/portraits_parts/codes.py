"""Codes to look at: of one participant only, without definition, perhaps the same twice."""

from __future__ import annotations

import streamlit as st

from app.frame.figures import show_table
from app.frame.handles import Handle
from app.frame.navigation import link
from app.frame.text import plain
from app.screens.codebook_parts import merging
from app.screens.codebook_parts.rows import tree_of
from app.screens.portraits_parts.seen import chosen_portraits
from app.screens.suggestion_parts.computed import computed
from qualcode.services.alike_codes import AlikeCodes, alike_codes
from qualcode.services.open_study import Ability
from qualcode.services.portraits import Portraits
from qualcode.wording import Message
from qualcode.wording import gettext as _
from qualcode.wording.figures import percent


def draw(handle: Handle) -> None:
    """The three lists."""
    seen = chosen_portraits(handle)
    left, right = st.columns(2)
    with left:
        _of_one(seen)
    with right:
        _without_definition(seen)
    _alike(handle)


def _of_one(seen: Portraits) -> None:
    st.subheader(_("Used by one participant only"))
    found = seen.of_one_participant()
    if not found:
        st.caption(_("Every code in use has the words of several participants."))
        return
    show_table(
        [
            {
                _("code"): c.code.name,
                _("participant"): c.participant,
                _("extracts"): c.n_extracts,
            }
            for c in found
        ],
        height=260,
        key="qc_codes_of_one",
    )


def _without_definition(seen: Portraits) -> None:
    st.subheader(_("Without definition"))
    found = seen.without_definition()
    if not found:
        st.caption(_("Every code has a definition."))
        return
    show_table(
        [{_("code"): " › ".join(seen.tree.path(c.id)), _("extracts"): n} for c, n in found],
        height=260,
        key="qc_codes_bare",
    )
    link("codebook", _("Define them in the codebook"), key="qc_portraits_codebook")


def _alike(handle: Handle) -> None:
    st.subheader(_("Perhaps the same code twice"))
    found: tuple[AlikeCodes, ...] | None = computed(
        handle,
        "alike_codes",
        _("Compare the codes"),
        Message("Comparing the codes"),
        lambda tell: alike_codes(handle.study, progress=tell),
    )
    if found is None:
        st.caption(_("Names, definitions and what the extracts say are compared, two by two."))
        return
    shown = tree_of(handle)
    present = [p for p in found if {p.kept.id, p.other.id} <= {c.id for c in shown.tree.codes}]
    if not present:
        st.caption(_("No two codes look like the same under two names."))
        return
    may = handle.study.may(Ability.EDIT_CODEBOOK)
    for pair in present:
        ids = (pair.kept.id, pair.other.id)
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(plain(_said(pair)), width="stretch")
            if may and st.button(
                _("Merge…"), icon=":material/merge:", key=f"qc_alike_{'_'.join(ids)}"
            ):
                merging.window(handle, shown, ids)


def _said(pair: AlikeCodes) -> Message:
    def shown(value: float | None) -> str:
        return "—" if value is None else percent(value)

    return Message(
        "“{one}” ({n} extracts) and “{other}” ({m}): alike to {overall}; name {name}, definition "
        "{definition}, extracts {extracts}",
        one=pair.kept.name,
        other=pair.other.name,
        n=pair.n_extracts[0],
        m=pair.n_extracts[1],
        overall=percent(pair.likeness.overall),
        name=percent(pair.likeness.name),
        definition=shown(pair.likeness.definition),
        extracts=shown(pair.likeness.extracts),
    )
