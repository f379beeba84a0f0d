"""Transcripts for a supervisor: codings as Word comments, and what comes back of them."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.offer import file_stem, offer, zipped
from app.frame.text import short
from app.frame.trouble import notice, show_findings, spoken
from app.frame.work import Work
from qualcode.services.coded_transcripts import coded_transcripts
from qualcode.services.comments_import import take_comments
from qualcode.services.open_study import Ability
from qualcode.services.returned_comments import (
    BECOMES,
    Becomes,
    Returned,
    ReturnedComments,
    authors_unknown,
    read_comments,
)
from qualcode.services.studies import StudySummary
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _


def commented(handle: Handle, summary: StudySummary) -> None:
    """Files for a supervisor at the left, what came back at the right."""
    if not summary.n_codings:
        return
    st.header(_("Transcripts for a supervisor"), anchor=False)
    left, right = st.columns(2, gap="large")
    with left:
        _send(handle, summary)
    with right:
        if handle.study.may(Ability.COMMENT):
            _bring_back(handle)


def _send(handle: Handle, summary: StudySummary) -> None:
    st.caption(
        _(
            "Word files with numbered lines; each coding is a comment with its code, its coder and "
            "its memos. Whoever reads them answers in Word."
        )
    )
    labels = [s.label for s in summary.sources]
    chosen = st.multiselect(
        _("Transcripts"), labels, placeholder=_("All of them"), key="qc_export_coded"
    )
    language = current_language()

    def write(under_way: Work) -> bytes:
        del under_way
        files = coded_transcripts(handle.study, labels=chosen, language=language)
        return zipped(files)

    offer(
        handle,
        "coded",
        _("Prepare the files"),
        file_stem(summary.study.title, _("with codings")) + ".zip",
        write,
        Message("Writing the transcripts"),
    )


def _bring_back(handle: Handle) -> None:
    st.caption(
        _(
            "A comment becomes a memo on its words; one whose first line names a code is a proposed "
            "coding. What cannot be placed is listed."
        )
    )
    turn = handle.desk.get("comments_turn", 0)
    file = st.file_uploader(
        _("A file that came back, with comments"), type=["docx"], key=f"qc_export_back_{turn}"
    )
    if file is None:
        return
    with spoken():
        back = read_comments(handle.study, file.name, file.getvalue())
        _show(handle, back, turn)


def _show(handle: Handle, back: ReturnedComments, turn: int) -> None:
    if not back.comments:
        st.info(_("There is nothing new in it."), icon=":material/info:")
    else:
        rows = [_row(each) for each in back.comments]
        taken = _table(handle, rows, back, turn)
        for author in authors_unknown(back.comments):
            said = Message(
                "{author} is not a coder of the study: their comments are kept as yours.",
                author=author,
            )
            st.text(render(said))
        if st.button(_("Take them in"), type="primary", key="qc_export_take_comments"):
            done = take_comments(handle.study, back.comments, codings=taken)
            handle.desk["comments_turn"] = turn + 1
            memos = Message.plural("{n} memo", "{n} memos", n=done.n_memos)
            codings = Message.plural("{n} coding", "{n} codings", n=done.n_codings)
            notice(Message("Taken in: {memos}, {codings}.", memos=memos, codings=codings))
            st.rerun()
    show_findings(back.findings)


def _row(each: Returned) -> dict[str, object]:
    said = each.text if each.code is None else f"→ {each.code.name} {each.text}".strip()
    return {
        "coding": each.becomes is Becomes.CODING,
        "becomes": render(BECOMES[each.becomes]),
        "where": each.source.label,
        "words": short(each.segment.quote, 80),
        "said": said,
        "by": each.author,
    }


def _table(
    handle: Handle, rows: list[dict[str, object]], back: ReturnedComments, turn: int
) -> set[str]:
    """The comments; gives the numbers of those that shall be codings."""
    may_code = handle.study.may(Ability.CODE)
    edited = st.data_editor(
        rows,
        column_config={
            "coding": st.column_config.CheckboxColumn(_("As a coding"), disabled=not may_code),
            "becomes": st.column_config.TextColumn(_("Becomes"), disabled=True),
            "where": st.column_config.TextColumn(_("Transcript"), disabled=True),
            "words": st.column_config.TextColumn(_("Words"), disabled=True),
            "said": st.column_config.TextColumn(_("Comment"), disabled=True),
            "by": st.column_config.TextColumn(_("By"), disabled=True),
        },
        hide_index=True,
        key=f"qc_export_comments_{turn}_{current_language()}",
    )
    if not may_code:
        return set()
    return {
        each.number
        for each, row in zip(back.comments, edited, strict=True)
        if row["coding"] and each.becomes is Becomes.CODING
    }
