"""Participants: a table to edit, its columns, their consent."""

from __future__ import annotations

from datetime import date

import streamlit as st

from app.frame import editing
from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.opened import say_empty, study_handle
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from app.screens.participants_parts import bring_in, columns, held, rows
from qualcode.services import held_cells, participants
from qualcode.services.open_study import Ability
from qualcode.services.participants import ParticipantsTable
from qualcode.wording import Message
from qualcode.wording import gettext as _

_TABLE = "participants"


def draw() -> None:
    """The table, then what can be done with its columns."""
    handle = study_handle()
    heading(_("Participants"), help_page="importing")
    table = participants.participants_table(handle.study)
    may_edit = handle.study.may(Ability.EDIT_STUDY)
    if not table.participants:
        say_empty(
            _("No participant yet."),
            _(
                "They come with the transcripts, from a table (Excel or csv), or are typed here: "
                "one row each, under an identifier such as M1, never a name."
            ),
        )
    _deadlines(table)
    before = [rows.row_of(p, table) for p in table.participants]
    after = editing.edited_rows(
        _TABLE,
        before,
        blank=rows.blank(table),
        columns=rows.column_config(table),
        can_edit=may_edit,
    )
    changed, added = editing.changes(before, after)
    if may_edit:
        if editing.save_bar(_TABLE, len(changed) + len(added)):
            with spoken():
                rows.save(handle.study, table, changed, added)
                editing.start_afresh(_TABLE)
                notice(Message("The table is saved."))
                st.rerun()
        held.draw(handle, _TABLE, held_cells.ABOUT_PARTICIPANTS)
        left, right = st.columns(2, gap="large")
        with left:
            bring_in.draw(
                handle,
                _TABLE,
                _("First column the identifiers, one row a participant"),
                participants.import_participants,
            )
        with right:
            columns.draw(handle, table)
            _remove(handle, table)


def _deadlines(table: ParticipantsTable) -> None:
    late = [
        p.identifier
        for p in table.participants
        if p.consent.keep_until is not None and p.consent.keep_until < date.today()  # noqa: DTZ011
    ]
    if late:
        st.warning(
            plain(
                Message(
                    "The time agreed for keeping the interview is over: {who}.", who=", ".join(late)
                )
            )
        )


def _remove(handle: Handle, table: ParticipantsTable) -> None:
    if not table.participants:
        return
    with st.expander(_("Take somebody out of the table"), icon=":material/person_remove:"):
        names = {p.id: p.identifier for p in table.participants}
        chosen = st.selectbox(
            _("Participant"), list(names), format_func=names.__getitem__, key="qc_remove_who"
        )
        st.caption(
            _(
                "For a row typed by mistake; the history takes it back. Who withdraws from the "
                "study goes by Pseudonymisation, with everything they said."
            )
        )
        if st.button(_("Take out"), key="qc_remove") and chosen is not None:
            with spoken():
                gone = participants.remove_participant(handle.study, chosen)
                editing.start_afresh(_TABLE)
                notice(Message("{who} is no longer in the table.", who=gone.identifier))
                st.rerun()
