"""COREQ and SRQR: item by item, what the study says, what is written, what is missing."""

from __future__ import annotations

import streamlit as st

from app.frame.choices import choose
from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.kept import Shelf
from app.frame.navigation import SCREENS, by_name, link
from app.frame.offer import file_stem, offer
from app.frame.opened import study_handle
from app.frame.text import plain, strong
from app.frame.trouble import notice, spoken
from app.frame.work import Work
from qualcode.services.checklist import (
    STATE_NAMES,
    Checklist,
    ChecklistRow,
    FilledChecklist,
    State,
    answer_item,
    checklist,
)
from qualcode.services.checklist_export import checklist_as
from qualcode.services.open_study import Ability
from qualcode.services.studies import get_study
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _

_MARKS = {State.ANSWERED: "✓", State.PROPOSED: "○", State.MISSING: "–"}
_NAMES = {
    Checklist.COREQ: Message("COREQ, 32 items: interviews and groups"),
    Checklist.SRQR: Message("SRQR, 21 items: any qualitative study"),
}


def draw() -> None:
    """The items at the left, the one chosen at the right, the files below."""
    handle = study_handle()
    heading(_("COREQ and SRQR"), help_page="checklist")
    which = choose(
        _("Checklist"), list(Checklist), lambda c: render(_NAMES[c]), "qc_checklist", width=420
    )
    filled = _filled(handle, which)
    _how_far(filled)
    left, right = st.columns([5, 7], gap="large")
    with left:
        row = _items(filled)
    with right:
        _item(handle, filled, row)
    _files(handle, filled)


def prepare(handle: Handle) -> None:
    """Fills in ahead the checklist that is shown first."""
    _filled(handle, next(iter(Checklist)))


def _filled(handle: Handle, which: Checklist) -> FilledChecklist:
    language = current_language()
    return Shelf(handle, "checklist").kept(
        (which, language), lambda: checklist(handle.study, which, language=language)
    )


def _how_far(filled: FilledChecklist) -> None:
    counts = (
        Message("{mark} {state}: {n}", mark=_MARKS[s], state=STATE_NAMES[s], n=filled.n_in(s))
        for s in State
    )
    st.markdown(plain(" · ".join(render(count) for count in counts)))
    st.caption(
        plain(Message("After {source}. The questions are in our own words.", source=filled.source))
    )


def _items(filled: FilledChecklist) -> ChecklistRow:
    shown = list(filled.rows)
    if st.toggle(_("Only what is missing"), key=f"qc_checklist_missing_{filled.checklist}"):
        shown = list(filled.missing) or shown
    named = {row.number: f"{_MARKS[row.state]} {row.cited}. {row.topic}" for row in shown}
    key = f"qc_checklist_item_{filled.checklist}_{current_language()}"
    if st.session_state.get(key) not in named:
        st.session_state[key] = shown[0].number
    chosen = st.radio(
        _("Items"),
        list(named),
        format_func=lambda number: plain(named[number]),
        key=key,
    )
    return next(row for row in shown if row.number == chosen)


def _item(handle: Handle, filled: FilledChecklist, row: ChecklistRow) -> None:
    st.header(plain(f"{row.cited}. {row.topic}"), anchor=False)
    st.caption(plain(row.domain))
    st.markdown(plain(row.question))
    if row.evidence:
        st.markdown(strong(_("What the study says")))
        for each in row.evidence:
            st.markdown(f"- {plain(each.text)}")
        known = {screen.name for screen in SCREENS}
        with st.container(horizontal=True):
            for name in dict.fromkeys(e.screen for e in row.evidence if e.screen in known):
                said = render(Message("From: {screen}", screen=by_name(name).title))
                link(name, said, key=f"qc_checklist_from_{name}")
    if row.state is not State.ANSWERED:
        st.info(plain(row.advice), icon=":material/lightbulb:")
    if handle.study.may(Ability.EDIT_STUDY):
        _form(handle, filled, row)
    elif row.answer:
        st.markdown(plain(row.answer))


def _form(handle: Handle, filled: FilledChecklist, row: ChecklistRow) -> None:
    key = f"{filled.checklist}_{row.number}_{hash((row.answer, row.place))}"
    told = " ".join(each.text for each in row.evidence)
    with st.form(f"qc_checklist_form_{key}", border=False):
        text = st.text_area(
            _("Your answer (what is left empty is answered by what the study says)"),
            value=row.answer,
            height=160,
            key=f"qc_checklist_text_{key}",
        )
        place = st.text_input(
            _("Where it stands in your text (page, chapter)"),
            value=row.place,
            key=f"qc_checklist_place_{key}",
        )
        with st.container(horizontal=True):
            saved = st.form_submit_button(_("Save"), type="primary")
            taken = bool(told) and st.form_submit_button(
                _("Take over what the study says, to go on writing")
            )
    if saved or taken:
        with spoken():
            written = told if taken and not text.strip() else text
            answer_item(handle.study, filled.checklist, row.number, text=written, place=place)
            notice(Message("Noted."))
            st.rerun()


def _files(handle: Handle, filled: FilledChecklist) -> None:
    st.header(_("Hand it in"), anchor=False)
    forms = {"docx": _("Word"), "xlsx": _("Spreadsheet"), "csv": "CSV"}
    form = st.selectbox(
        _("As"), list(forms), format_func=forms.__getitem__, key="qc_checklist_form", width=240
    )
    language = current_language()

    def write(under_way: Work) -> bytes:
        del under_way
        return checklist_as(handle.study, filled.checklist, form, language=language)

    stem = file_stem(get_study(handle.study).title, filled.checklist.value.upper())
    offer(
        handle,
        "checklist",
        _("Prepare the checklist"),
        f"{stem}.{form}",
        write,
        Message("Writing the checklist"),
    )
