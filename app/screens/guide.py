"""The interview guide and its dated versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.opened import say_empty, study_handle
from app.frame.text import plain
from app.frame.trouble import notice, show_findings, spoken
from qualcode.model import InterviewGuide, Question, new_id
from qualcode.services import guide
from qualcode.services.open_study import Ability
from qualcode.wording import Message, format_date, render
from qualcode.wording import gettext as _

_PROMPT = "- "


def draw() -> None:
    """A version to read; beside it, what can be changed."""
    handle = study_handle()
    heading(_("Interview guide"), help_page="importing")
    versions = guide.list_guides(handle.study)
    may_edit = handle.study.may(Ability.EDIT_STUDY)
    if not versions:
        say_empty(
            _("No guide yet."),
            _("Write the first version here, or bring in the file you have (text or YAML).")
            if may_edit
            else _("Whoever runs the study writes it here."),
        )
    chosen = _choose(versions)
    read, write = st.columns([1, 1], gap="large")
    with read:
        if chosen is not None:
            _show(chosen)
        if may_edit:
            _import(handle)
    if may_edit:
        with write:
            _write(handle, chosen)


def _choose(versions: tuple[InterviewGuide, ...]) -> InterviewGuide | None:
    if not versions:
        return None
    by_number = {version.number: version for version in versions}
    number = st.segmented_control(
        _("Version"),
        list(by_number),
        default=versions[-1].number,
        required=True,
        format_func=lambda n: _named(by_number[n]),
        key=f"qc_guide_version_{len(versions)}",
    )
    return by_number.get(number or versions[-1].number)


def _named(version: InterviewGuide) -> str:
    said = render(Message("Version {n}", n=version.number))
    return f"{said}, {format_date(version.valid_from)}" if version.valid_from else said


def _show(version: InterviewGuide) -> None:
    if version.note:
        st.caption(plain(version.note))
    for number, question in enumerate(version.questions, 1):
        prompts = "".join(f"\n   - {plain(p)}" for p in question.prompts)
        st.markdown(f"{number}. **{plain(question.text)}**{prompts}")


def _write(handle: Handle, chosen: InterviewGuide | None) -> None:
    st.header(_("Change it, or write the next version") if chosen else _("Write it here"))
    key = chosen.id if chosen else "first"
    with st.form(f"qc_guide_{key}", border=True):
        text = st.text_area(
            _("One question a line; prompts under it, each after a dash"),
            value=_as_text(chosen) if chosen else "",
            height=280,
            key=f"qc_guide_text_{key}",
        )
        left, right = st.columns([1, 2])
        day = left.date_input(
            _("Valid from"),
            value=chosen.valid_from if chosen else date.today(),  # noqa: DTZ011
            format="DD/MM/YYYY",
            key=f"qc_guide_day_{key}",
        )
        note = right.text_input(
            _("What changed, and why"),
            value=chosen.note if chosen else "",
            key=f"qc_guide_note_{key}",
        )
        with st.container(horizontal=True):
            as_next = st.form_submit_button(
                _("Save as the next version") if chosen else _("Save the guide"),
                type="primary",
                icon=":material/save:",
            )
            here = chosen is not None and st.form_submit_button(_("Correct this version"))
    if as_next or here:
        kept = InterviewGuide(new_id(), 0, _questions(text), day, note.strip())
        if here and chosen is not None:
            kept = replace(kept, id=chosen.id, number=chosen.number)
        with spoken():
            guide.save_guide(handle.study, kept)
            notice(Message("The guide is saved."))
            st.rerun()


def _as_text(version: InterviewGuide) -> str:
    lines: list[str] = []
    for question in version.questions:
        lines += [question.text, *(_PROMPT + prompt for prompt in question.prompts)]
    return "\n".join(lines)


def _questions(text: str) -> tuple[Question, ...]:
    questions: list[Question] = []
    for line in filter(None, (raw.strip() for raw in text.splitlines())):
        is_prompt = line[0] in "-–—•*"
        words = line.lstrip("-–—•* ").strip()
        if is_prompt and questions:
            last = questions[-1]
            questions[-1] = replace(last, prompts=(*last.prompts, words))
        elif words:
            questions.append(Question(words))
    return tuple(questions)


def _import(handle: Handle) -> None:
    with st.expander(_("Bring in a guide"), icon=":material/upload_file:"):
        file = st.file_uploader(_("Text (one question a line) or YAML"), key="qc_guide_file")
        if file is not None and st.button(_("Take it over"), key="qc_guide_import"):
            with spoken():
                done = guide.import_guide(handle.study, file.name, file.getvalue())
                handle.desk["guide_findings"] = done.findings
                n = len(done.versions)
                notice(Message.plural("{n} version added.", "{n} versions added.", n=n))
                st.rerun()
        show_findings(handle.desk.get("guide_findings") or ())
