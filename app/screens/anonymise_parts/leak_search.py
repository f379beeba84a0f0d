"""Files somebody is about to send, searched for every name that was replaced."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from app.frame import work
from app.frame.handles import Handle
from app.frame.text import plain
from app.frame.trouble import show_findings
from qualcode.services import audit
from qualcode.services.audit import AuditReport
from qualcode.services.lab_folder import lab_folder
from qualcode.wording import Message
from qualcode.wording import gettext as _

_NAME = "leak_search"


def draw(handle: Handle) -> None:
    """Files or a folder, more names to look for, and the report."""
    done = work.finished(_NAME)
    if done is not None:
        handle.desk["leak_report"] = done.outcome
    st.header(_("Files you are about to send"), anchor=False)
    st.markdown(
        _(
            "They are searched for every real form of the key, near misses and initials, telephone "
            "numbers and addresses; metadata, comments and file names too. Nothing is kept of them."
        )
    )
    with st.form("qc_leaks", border=True):
        files = st.file_uploader(
            _("Files: Word, Excel, csv, text, PDF, images, REFI-QDA"),
            accept_multiple_files=True,
            key="qc_leak_files",
        )
        folder, more = st.columns(2)
        # on a lab's server nobody names the server's own folders
        where = (
            folder.text_input(_("Or a folder on this computer"), key="qc_leak_folder")
            if lab_folder() is None
            else ""
        )
        names = more.text_input(
            _("More names to look for, with commas between them"), key="qc_leak_names"
        )
        pressed = st.form_submit_button(_("Search"), type="primary", icon=":material/search:")
    forms = tuple(name.strip() for name in names.split(",") if name.strip())
    if pressed:
        handle.desk.pop("leak_report", None)  # what other files held says nothing of these
    if pressed and files:
        _start_files(handle, {f.name: f.getvalue() for f in files}, forms)
    elif pressed and where.strip():
        _start_folder(handle, Path(where.strip()).expanduser(), forms)
    elif pressed:
        st.warning(_("Choose files or name a folder first."))
    _say(handle.desk.get("leak_report"))


def _start_files(handle: Handle, files: dict[str, bytes], forms: tuple[str, ...]) -> None:
    work.start(
        _NAME,
        Message("Searching the files"),
        lambda under_way: audit.audit_files(
            files, handle.study, forms=forms, progress=under_way.tell
        ),
        handle,
    )
    st.rerun()


def _start_folder(handle: Handle, folder: Path, forms: tuple[str, ...]) -> None:
    work.start(
        _NAME,
        Message("Searching the files"),
        lambda under_way: audit.audit_folder(
            folder, handle.study, forms=forms, progress=under_way.tell
        ),
        handle,
    )
    st.rerun()


def _say(report: AuditReport | None) -> None:
    if report is None:
        return
    if not report.against_key:
        st.warning(_("Not checked against the key: only patterns were looked for."))
    n_certain = sum(s.certain for f in report.files for s in f.leaks)
    if report.is_clean and report.n_to_look_at:
        said = Message.plural(
            "Nothing is certain, but {n} place may name somebody: look at it before sending.",
            "Nothing is certain, but {n} places may name somebody: look at them before sending.",
            n=report.n_to_look_at,
        )
        st.warning(plain(said), icon=":material/visibility:")
    elif report.is_clean:
        said = Message.plural(
            "{n} file searched: nothing of the key is in it.",
            "{n} files searched: nothing of the key is in them.",
            n=len(report.files),
        )
        st.success(plain(said), icon=":material/check:")
        st.caption(_("No search sees everything: a rare trade or a photograph names people too."))
    else:
        said = Message.plural(
            "{n} place gives somebody away: do not send this as it is.",
            "{n} places give somebody away: do not send this as it is.",
            n=n_certain + len(report.other),
        )
        st.error(plain(said), icon=":material/warning:")
    show_findings(report.findings, most=50)
