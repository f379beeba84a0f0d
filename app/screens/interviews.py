"""Interviews: date, place, duration, order, who took part."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.frame import editing
from app.frame.editing import Row
from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.opened import say_empty, study_handle
from app.frame.trouble import notice, spoken
from app.screens.participants_parts import bring_in, held
from qualcode.model import Interview
from qualcode.services import guide, held_cells, interviews, participants
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.wording import Message
from qualcode.wording import gettext as _

_TABLE = "interviews"
_COLUMNS = ("position", "label", "participants", "date", "place", "duration_min", "guide_version")


def draw() -> None:
    """The table of interviews in the order in which they were done."""
    handle = study_handle()
    heading(_("Interviews"), help_page="importing")
    known = interviews.list_interviews(handle.study)
    may_edit = handle.study.may(Ability.EDIT_STUDY)
    if not known:
        say_empty(
            _("No interview yet."),
            _("Each transcript you import becomes one; a table can complete them."),
        )
        link("ingest", _("Import transcripts"), primary=True, key="qc_interviews_empty")
    else:
        st.caption(
            _(
                "The order counts for saturation. Of a day the study keeps the month; "
                "the day waits in the vault until you let it in."
            )
        )
    who = {p.id: p.identifier for p in participants.participants_table(handle.study).participants}
    before = [_row(interview, who) for interview in known]
    after = editing.edited_rows(
        _TABLE,
        before,
        blank=dict.fromkeys(_COLUMNS),
        columns=_column_config(handle.study),
        can_edit=may_edit,
    )
    changed, added = editing.changes(before, after)
    if may_edit:
        if editing.save_bar(_TABLE, len(changed) + len(added)):
            with spoken():
                _save(handle.study, known, changed, added)
        held.draw(handle, _TABLE, held_cells.ABOUT_INTERVIEWS)
        bring_in.draw(
            handle,
            _TABLE,
            _("One row an interview: label, date, place, duration…"),
            interviews.import_interviews,
        )


def _row(interview: Interview, who: dict[str, str]) -> Row:
    return {
        "position": interview.position,
        "label": interview.label,
        "participants": [who[i] for i in interview.participant_ids if i in who] or None,
        "date": interview.date or None,
        "place": interview.place or None,
        "duration_min": interview.duration_min,
        "guide_version": interview.guide_version,
    }


def _column_config(study: OpenStudy) -> dict[str, Any]:
    config = st.column_config
    versions = [g.number for g in guide.list_guides(study)]
    return {
        "position": config.NumberColumn(_("Order"), step=1, min_value=0, width="small"),
        "label": config.TextColumn(_("Label"), required=True, max_chars=40, width="small"),
        "participants": config.ListColumn(
            _("Who took part"), help=_("Identifiers, as in the participants’ table")
        ),
        "date": config.TextColumn(_("Date"), max_chars=40),
        "place": config.TextColumn(_("Place"), max_chars=120, width="medium"),
        "duration_min": config.NumberColumn(_("Duration (min)"), min_value=0, step=1),
        "guide_version": config.SelectboxColumn(_("Version of the guide"), options=versions),
    }


def _save(
    study: OpenStudy,
    known: tuple[Interview, ...],
    changed: list[tuple[int, Row]],
    added: list[Row],
) -> None:
    for number, row in changed:
        _write(study, known[number], row)
    for row in added:
        fresh = interviews.add_interview(study, str(row["label"] or ""))
        _write(study, fresh, {**row, "position": row["position"] or fresh.position})
    editing.start_afresh(_TABLE)
    notice(Message("The table is saved."))
    st.rerun()


def _write(study: OpenStudy, interview: Interview, row: Row) -> None:
    version = row["guide_version"]
    interviews.edit_interview(
        study,
        interview.id,
        participants=tuple(
            str(who).strip() for who in row["participants"] or () if str(who).strip()
        ),
        label=str(row["label"] or ""),
        date=row["date"] or "",
        place=row["place"] or "",
        duration_min=None if row["duration_min"] is None else float(row["duration_min"]),
        position=int(row["position"] or 0),
        guide_version=None if version is None else int(version),
    )
