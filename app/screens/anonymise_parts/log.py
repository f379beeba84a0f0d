"""The log of replacements: how many of each kind in each transcript, without any name."""

from __future__ import annotations

import streamlit as st

from app.frame.figures import show_table
from app.frame.handles import Handle
from app.screens.anonymise_parts.words import kind_name
from qualcode.model import IdentifierKind
from qualcode.services.review_view import replacement_log
from qualcode.wording import gettext as _


def draw(handle: Handle) -> None:
    """A table, once something was replaced: for the methods section and the ethics committee."""
    logged = replacement_log(handle.study)
    if not logged:
        return
    present = {kind for _label, counts in logged for kind in counts}
    kinds = [kind.value for kind in IdentifierKind if kind.value in present]
    names = {kind: kind_name(IdentifierKind(kind)) for kind in kinds} | {"key": _("By the key")}
    columns = [*kinds, *(["key"] if "key" in present else [])]
    rows = [
        {
            _("Transcript"): label,
            **{names[kind]: counts.get(kind, 0) for kind in columns},
            _("Total"): sum(counts.values()),
        }
        for label, counts in logged
    ]
    with st.expander(_("Log of replacements, without names")):
        show_table(rows, key="qc_replacement_log")
