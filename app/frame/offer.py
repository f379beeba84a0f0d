"""A file is made when asked for, with its progress, then stands ready to be taken."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import streamlit as st

from app.frame import work
from app.frame.handles import Handle
from app.frame.text import plain
from app.frame.work import Task, Work
from qualcode.services.studies import has_vault
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _

_KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "zip": "application/zip",
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "opml": "text/x-opml",
    "yaml": "application/yaml",
}


def offer(handle: Handle, name: str, label: str, file_name: str, task: Task, said: Message) -> None:
    """A button that makes the file; once made, a button that downloads it.

    ``file_name`` with the study's revision marks what was made: after any change it is made anew.
    """
    done = work.finished(f"make_{name}")
    if done is not None:
        handle.desk[f"made_{name}"] = done.outcome
        handle.desk[f"searched_{name}"] = handle.study.vault is not None
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(label, icon=":material/description:", key=f"qc_make_{name}"):
            handle.desk.pop(f"made_{name}", None)
            work.start(f"make_{name}", said, _named(task, file_name), handle)
            st.rerun()
        made = handle.desk.get(f"made_{name}")
        if made is not None:
            ready, content = made
            st.download_button(
                plain(Message("Download {name}", name=ready)),
                content,
                file_name=ready,
                mime=_KINDS.get(ready.rpartition(".")[2]),
                type="primary",
                icon=":material/download:",
                on_click="ignore",
                key=f"qc_take_{name}",
            )
    if made is not None and not handle.desk.get(f"searched_{name}"):
        say_unsearched(handle)


def say_unsearched(handle: Handle) -> None:
    """Of a file made while the vault was locked: names of the key were not looked for in it."""
    if has_vault(handle.study):
        st.caption(
            _(
                "The vault was locked: this file was searched for telephone numbers, mail addresses "
                "and the like, not for the names of the key. Open the vault and make it anew before "
                "you send it."
            )
        )


def _named(task: Task, file_name: str) -> Task:
    """The task with the name of its file, which it may settle itself by giving (name, content)."""

    def make(under_way: Work) -> tuple[str, bytes]:
        outcome = task(under_way)
        return outcome if isinstance(outcome, tuple) else (file_name, outcome)

    return make


def download_now(label: str, make: Callable[[str], bytes], file_name: str, key: str) -> None:
    """A button that makes a small file at the moment it is pressed."""
    language = current_language()
    st.download_button(
        label,
        lambda: make(language),
        file_name=file_name,
        mime=_KINDS.get(file_name.rpartition(".")[2]),
        icon=":material/download:",
        on_click="ignore",
        key=key,
    )


def file_stem(*parts: str) -> str:
    """Words as a file name every system takes."""
    from qualcode.services.export_transcripts import safe_name

    return safe_name(" - ".join(part for part in parts if part)) or _("export")


def zipped(files: tuple[tuple[str, bytes], ...]) -> bytes:
    """Named files as one zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return stream.getvalue()
