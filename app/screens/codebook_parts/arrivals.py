"""Where a codebook comes from and goes to: a file, pasted text, a grid of the house, a download."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from app.frame.opened import say_empty
from app.frame.parts import dialog
from app.frame.text import plain, strong
from app.frame.trouble import notice, show_findings, spoken
from app.screens.codebook_parts import fresh
from qualcode.model import Codebook
from qualcode.services.codebook_import import CodebookImport, import_codebook
from qualcode.services.open_study import OpenStudy
from qualcode.services.shipped_codebooks import shipped_codebooks, start_from
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _

_LANGUAGES = {"fr": Message("in French"), "en": Message("in English")}


def begin(study: OpenStudy, *, editable: bool) -> None:
    """The ways to begin, while the codebook is empty."""
    say_empty(
        _("The codebook is empty."),
        _("Create a first theme or code, bring in a codebook you have, or start from a grid."),
    )
    if not editable:
        return
    left, right = st.columns(2, gap="large")
    with left:
        st.header(_("A first node"))
        fresh.form(study, Codebook())
    with right:
        st.header(_("A codebook you have"))
        _bring(study)


def button(study: OpenStudy) -> None:
    """A button that opens the ways to bring a codebook in."""
    if st.button(_("Import"), icon=":material/upload_file:", key="qc_codebook_import"):

        @dialog(_("Bring a codebook in"))
        def window() -> None:
            _bring(study)

        window()


def downloads(study: OpenStudy) -> None:
    """The codebook as a file."""
    from qualcode.services.export import codebook_as

    language, stem = current_language(), _("codebook")

    def made(form: str) -> Callable[[], bytes]:
        return lambda: codebook_as(study, form, language=language)

    with st.popover(_("Export"), icon=":material/download:", key="qc_codebook_export"):
        for form, label in (
            ("xlsx", _("Excel table")),
            ("csv", _("Table as text (csv)")),
            ("yaml", _("qualcode file (yaml), to bring into another study")),
        ):
            st.download_button(
                label,
                made(form),
                file_name=f"{stem}.{form}",
                key=f"qc_codebook_{form}",
                on_click="ignore",
                type="tertiary",
            )


def _bring(study: OpenStudy) -> None:
    file = st.file_uploader(
        _("A file: Excel, csv, yaml or text with one code a line"),
        key="qc_codebook_file",
        max_upload_size=20,
    )
    if file is not None and st.button(
        _("Bring this file in"), type="primary", key="qc_codebook_bring"
    ):
        with spoken():
            _said(import_codebook(study, file.name, file.getvalue()))
    with st.form("qc_codebook_paste", border=False):
        pasted = st.text_area(
            _("Or paste a list here: one code a line, indented under its theme"),
            key="qc_codebook_pasted",
            height=110,
            placeholder=_("Theme\n    Code\n    Other code"),
        )
        pressed = st.form_submit_button(_("Bring this list in"))
    if pressed:
        with spoken():
            _said(import_codebook(study, "pasted.txt", pasted.encode()))
    _grids(study)


def _grids(study: OpenStudy) -> None:
    st.markdown(strong(_("Or start from a grid that ships with the program")))
    for number, each in enumerate(shipped_codebooks()):
        with st.container(horizontal=True, vertical_alignment="center"):
            language = render(_LANGUAGES[each.language]) if each.language in _LANGUAGES else ""
            if st.button(
                f"{plain(each.title)} ({language})",
                help=plain(each.description),
                icon=":material/account_tree:",
                key=f"qc_grid_{number}",
                type="tertiary",
            ):
                with spoken():
                    _said(start_from(study, each))


def _said(brought: CodebookImport) -> None:
    said = [Message.plural("{n} code came in.", "{n} codes came in.", n=brought.n_added)]
    if brought.n_known:
        said.append(
            Message.plural(
                "{n} was there already and stays as it is.",
                "{n} were there already and stay as they are.",
                n=brought.n_known,
            )
        )
    if brought.findings:
        st.success(" ".join(plain(each) for each in said))
        show_findings(brought.findings)
        if st.button(_("Go on"), key="qc_codebook_go_on"):
            st.rerun()
        return
    notice(*said)
    st.rerun()
