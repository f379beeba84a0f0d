"""Participant checking: what goes back to a participant, and what came of it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from app.analysis_words import outcome_name
from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.offer import download_now, file_stem, offer
from app.frame.opened import say_empty, study_handle
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from app.screens.requests_parts.when import day_of
from qualcode.errors import BadInputError
from qualcode.model import Participant, ParticipantCheck, ReleaseState, Source
from qualcode.services import (
    export_transcripts,
    interviews,
    participant_checks,
    participants,
    results_sheet,
)
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.reading import list_sources
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _


def draw() -> None:
    """What to send at the left, what was sent and answered at the right."""
    handle = study_handle()
    study = handle.study
    heading(_("Participant checking"), help_page="team")
    people = participants.participants_table(study).participants
    if not people:
        say_empty(
            _("There is no participant yet."),
            _("Participants come with their transcripts, or from a table."),
        )
        link("participants", primary=True, key="qc_checks_participants")
        return
    left, right = st.columns([5, 7], gap="large")
    with left:
        if study.may(Ability.EDIT_STUDY):
            _send(handle, people)
    with right:
        _sent(study, people)


def _send(handle: Handle, people: tuple[Participant, ...]) -> None:
    study = handle.study
    st.header(_("Send something back"), anchor=False)
    person = st.selectbox(
        _("Participant"), people, format_func=lambda p: p.identifier, key="qc_check_person"
    )
    if person is None:
        return
    texts = {s.id: s for s in _texts_of(study, person)}
    chosen = st.radio(
        _("What goes back"),
        [*texts, ""],
        format_func=lambda i: (
            str(Message("Transcript {name}", name=texts[i].label)) if i else _("A sheet of results")
        ),
        key=f"qc_check_what_{person.id}",
    )
    what = texts.get(chosen or "")
    if what is not None:
        download_now(
            _("Download it for Word"),
            lambda language: _as_word(study, what, language),
            f"{file_stem(what.label)}.docx",
            f"qc_check_docx_{what.id}",
        )
        st.caption(_("This is the released text: names are replaced in it."))
    else:
        _offer_sheet(handle, person)
    with st.form("qc_check_send", border=False):
        subject = st.text_input(
            _("In your words"),
            value=str(Message("Transcript {name}", name=what.label))
            if what
            else _("Results sheet"),
            key=f"qc_check_subject_{person.id}_{what.id if what else 'sheet'}",
        )
        sent_on = st.date_input(
            _("Sent on"), value="today", key="qc_check_day", format="DD/MM/YYYY"
        )
        pressed = st.form_submit_button(_("Note that it was sent"), type="primary")
    if pressed:
        with spoken():
            if not isinstance(sent_on, date):
                raise BadInputError(Message("No day was given."), Message("Choose the day."))
            participant_checks.record_sending(
                study,
                person.id,
                subject=subject.strip(),
                sent_on=sent_on,
                source_id=what.id if what else None,
            )
            notice(Message("Noted."))
            st.rerun()


def _offer_sheet(handle: Handle, person: Participant) -> None:
    """The sheet is made when asked for: it is searched for names, and there may be no results."""
    language, title = current_language(), _("Results sheet")
    offer(
        handle,
        f"results_sheet_{person.id}",
        _("Write the sheet for Word"),
        f"{file_stem(title, person.identifier)}.docx",
        lambda _work: results_sheet.results_sheet(handle.study, person.id, language=language),
        Message("Writing the results sheet"),
    )
    st.caption(
        _(
            "Every theme, with what you say of it on the Extracts screen (else its definition), the "
            "words of this participant and nobody else’s, and room to write. Your own analysis may "
            "quote others: read the sheet before you send it."
        )
    )


def _texts_of(study: OpenStudy, person: Participant) -> list[Source]:
    """The released transcripts of the interviews this person took part in."""
    theirs = {i.id for i in interviews.list_interviews(study) if person.id in i.participant_ids}
    return [
        s
        for s in list_sources(study)
        if s.interview_id in theirs and s.state is ReleaseState.RELEASED
    ]


def _as_word(study: OpenStudy, source: Source, language: str) -> bytes:
    files = export_transcripts.transcripts_as(
        study, "docx", language=language, labels=(source.label,)
    )
    return files[0][1]


def _sent(study: OpenStudy, people: tuple[Participant, ...]) -> None:
    st.header(_("Sent so far"), anchor=False)
    found = participant_checks.list_checks(study)
    if not found:
        say_empty(
            _("Nothing was sent back yet."),
            _("Participants may read their transcript or the results, and say what they think."),
        )
        return
    names = {p.id: p.identifier for p in people}
    for check in reversed(found):
        with st.container(border=True):
            _show(study, check, names.get(check.participant_id, "—"))


def _show(study: OpenStudy, check: ParticipantCheck, who: str) -> None:
    answered = (
        f"{outcome_name(check.outcome)}"
        + (f", {day_of(check.answered_on)}" if check.answered_on else "")
        if check.outcome
        else _("no answer noted yet")
    )
    sent = Message("sent on {day}", day=day_of(check.sent_on))
    st.markdown(
        f"**{plain(who)}** — {plain(check.subject)}  \n:small[{plain(sent)} · {plain(answered)}]"
    )
    if check.note:
        st.markdown(plain(check.note))
    if study.may(Ability.EDIT_STUDY):
        with st.expander(_("What came of it"), expanded=False):
            _outcome(study, check)


def _outcome(study: OpenStudy, check: ParticipantCheck) -> None:
    outcomes = participant_checks.OUTCOMES
    with st.form(f"qc_outcome_{check.id}", border=False):
        outcome = st.selectbox(
            _("Answer"),
            outcomes,
            index=outcomes.index(check.outcome) if check.outcome in outcomes else 0,
            format_func=outcome_name,
            key=f"qc_outcome_what_{check.id}",
        )
        day = st.date_input(
            _("Answered on"), value="today", key=f"qc_outcome_day_{check.id}", format="DD/MM/YYYY"
        )
        note = st.text_area(
            _("What they said, what was changed"),
            value=check.note,
            key=f"qc_outcome_note_{check.id}",
            height=80,
        )
        pressed = st.form_submit_button(_("Save"), key=f"qc_outcome_save_{check.id}")
    if pressed:
        with spoken():
            participant_checks.record_outcome(
                study,
                check.id,
                outcome=str(outcome),
                answered_on=day if isinstance(day, date) else None,
                note=note.strip(),
            )
            notice(Message("Noted."))
            st.rerun()
