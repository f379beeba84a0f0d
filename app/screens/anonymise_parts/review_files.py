"""The review in a spreadsheet: taken out, edited elsewhere, read back."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.offer import offer
from app.frame.trouble import notice, show_findings, spoken
from app.screens.anonymise_parts import reviewing
from qualcode.services import review_file
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _


def draw(handle: Handle) -> None:
    """Two downloads and an upload, under a warning: the file holds the real names."""
    with st.expander(_("Review in a spreadsheet, on paper or with somebody else")):
        st.caption(
            _(
                "The file holds the real names: keep it where the vault is, never send it by mail. "
                "Change the decision, the replacement or the kind, add rows, then bring it back."
            )
        )
        language = current_language()
        left, right = st.columns(2)
        for place, form in ((left, "xlsx"), (right, "csv")):
            with place:
                offer(
                    handle,
                    f"review_{form}",
                    render(Message("Make the file ({form})", form=form)),
                    _("review, with real names") + f".{form}",
                    lambda under_way, form=form: review_file.review_as(  # type: ignore[misc]
                        handle.study, form, language=language
                    ),
                    Message("Writing the review"),
                )
        _bring_back(handle)


def _bring_back(handle: Handle) -> None:
    file = st.file_uploader(_("The file as you edited it"), key="qc_review_file")
    if file is not None and st.button(_("Take it over"), key="qc_review_take"):
        with spoken():
            done = review_file.apply_review(handle.study, file.name, file.getvalue())
            handle.desk["review_file_findings"] = done.findings
            reviewing.forget(handle)
            notice(
                Message(
                    "Read back: {decided}, {added}, {merged} merged.",
                    decided=Message.plural("{n} decision", "{n} decisions", n=done.n_decided),
                    added=Message.plural("{n} form added", "{n} forms added", n=done.n_added),
                    merged=done.n_merged,
                )
            )
            st.rerun()
    show_findings(handle.desk.get("review_file_findings") or (), most=10)
