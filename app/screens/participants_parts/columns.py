"""The columns of the participants' table: add one, rename one, say what its values are."""

from __future__ import annotations

import streamlit as st

from app.frame import editing
from app.frame.choices import choose
from app.frame.handles import Handle
from app.frame.trouble import notice
from app.words import attribute_kind_name
from qualcode.model import AttributeKind
from qualcode.services import attributes
from qualcode.services.participants import ParticipantsTable
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw(handle: Handle, table: ParticipantsTable) -> None:
    """Two short forms in an expander."""
    with st.expander(_("Columns"), icon=":material/view_column:"):
        _add(handle)
        if table.attributes:
            _change(handle, table)


def _add(handle: Handle) -> None:
    with st.form("qc_add_column", border=False, clear_on_submit=True):
        name, kind = st.columns(2)
        called = name.text_input(_("New column"), key="qc_column_name")
        with kind:
            holds = choose(
                _("It holds"), list(AttributeKind), attribute_kind_name, "qc_column_kind"
            )
        pressed = st.form_submit_button(_("Add the column"), icon=":material/add:")
    if pressed:
        attributes.add_attribute(handle.study, called, holds)
        _done(Message("The column is there."))


def _change(handle: Handle, table: ParticipantsTable) -> None:
    names = {a.id: a.name for a in table.attributes}
    chosen = st.selectbox(
        _("Column to change"), list(names), format_func=names.__getitem__, key="qc_column_which"
    )
    present = next((a for a in table.attributes if a.id == chosen), table.attributes[0])
    with st.form(f"qc_change_column_{present.id}", border=False):
        left, right = st.columns(2)
        called = left.text_input(_("Name"), value=present.name, key=f"qc_column_to_{present.id}")
        with right:
            holds = choose(
                _("It holds"),
                list(AttributeKind),
                attribute_kind_name,
                f"qc_column_holds_{present.id}",
                present=present.kind,
            )
        pressed = st.form_submit_button(_("Change the column"))
    if pressed:
        attributes.change_attribute(handle.study, present.id, name=called, kind=holds)
        _done(Message("The column is changed."))


def _done(said: Message) -> None:
    editing.start_afresh("participants")
    notice(said)
    st.rerun()
