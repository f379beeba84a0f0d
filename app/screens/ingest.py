"""Import: files are dropped, read, looked at and corrected; then they wait in the vault."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from app.frame import session, work
from app.frame.choices import choose
from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import go
from app.frame.opened import study_handle
from app.frame.trouble import notice, show_findings
from app.frame.vault_door import vault_is_open
from app.screens.ingest_parts.desk import Desk, clear_desk, desk_of, put_on_desk
from app.screens.ingest_parts.project import (
    draw_project,
    project_came_in,
    project_on_desk,
    show_project_findings,
    take_project,
)
from app.words import source_kind_name
from qualcode.errors import BadInputError
from qualcode.model import SourceKind
from qualcode.services.lab_folder import lab_folder
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.ingest import Previewed

_KINDS = (SourceKind.TRANSCRIPT, SourceKind.OBSERVATION, SourceKind.DOCUMENT)


def draw() -> None:
    """The uploader, or what was read from the files."""
    handle = study_handle()
    heading(_("Import"), help_page="importing")
    if not vault_is_open(handle, _("Original texts go into the vault, so it must be open.")):
        return
    _take_over(handle)
    desk = desk_of(handle)
    project = project_on_desk(handle)
    if project is not None:
        draw_project(handle, project)
    elif desk is None:
        _ask_for_files(handle)
        show_project_findings(handle)
    elif not desk.interviews:
        _nothing_read(handle, desk)
    else:
        _show(handle, desk)


def _take_over(handle: Handle) -> None:
    project_came_in(handle)
    read = work.finished("preview")
    if read is not None:
        put_on_desk(handle, read.outcome)
    brought = work.finished("ingest")
    if brought is not None:
        clear_desk(handle)
        notice(*brought.outcome)
        session.remember("anonymise_part", "review")
        go("anonymise")


def _ask_for_files(handle: Handle) -> None:
    st.markdown(
        _(
            "Word, OpenDocument, text, PDF, web page, subtitles (Whisper, Teams, Zoom), tables, "
            "a zip with all of them, or a project of another program (.qdpx, .qda, .rqda, "
            ".sqlite3). You see how everything was read before anything is kept."
        )
    )
    round_ = session.remembered("upload_round", 0)
    files = st.file_uploader(
        _("Transcripts, observation notes or documents"),
        accept_multiple_files=True,
        key=f"qc_upload_{round_}",
    )
    if files:
        # another key next time: the files leave the browser's list once they are read
        session.remember("upload_round", round_ + 1)
        named = [(file.name, file.getvalue()) for file in files]
        _read(handle, named)
    if lab_folder() is None:
        with st.expander(_("They are in a folder on this computer")):
            _ask_for_folder(handle)


def _ask_for_folder(handle: Handle) -> None:
    with st.form("qc_from_folder", border=False):
        written = st.text_input(_("Folder, zip or file"), key="qc_ingest_path")
        pressed = st.form_submit_button(_("Read it"))
    if pressed:
        if not written.strip():
            raise BadInputError(
                Message("No folder was named."), Message("Paste the path of a folder.")
            )
        path = Path(written.strip().strip("\"'")).expanduser()
        if path.is_file() and take_project(handle, [(path.name, path.read_bytes())]):
            st.rerun()

        def read(under_way: work.Work) -> object:
            from qualcode.services import ingest, ingest_beside

            found = ingest.preview_path(path, under_way.tell)
            return ingest_beside.beside(handle.study, found)

        work.start("preview", Message("Reading the files"), read, handle)
        st.rerun()


def _read(handle: Handle, named: list[tuple[str, bytes]]) -> None:
    if take_project(handle, named):
        st.rerun()

    def read(under_way: work.Work) -> object:
        from qualcode.services import ingest, ingest_beside

        found = ingest.preview_files(named, under_way.tell)
        return ingest_beside.beside(handle.study, found)

    work.start("preview", Message("Reading the files"), read, handle)
    st.rerun()


def _nothing_read(handle: Handle, desk: Desk) -> None:
    st.warning(_("Nothing in these files can be read as a transcript. Nothing was kept."))
    show_findings(desk.findings)
    if st.button(_("Choose other files"), type="primary", key="qc_other_files"):
        clear_desk(handle)
        st.rerun()


def _show(handle: Handle, desk: Desk) -> None:
    from app.screens.ingest_parts import closer, table

    known = _known_labels(handle)
    with st.container(horizontal=True, vertical_alignment="bottom", key="qc_ingest_bar"):
        kind = choose(_("These are"), _KINDS, source_kind_name, "qc_ingest_kind", width=220)
        pressed = st.button(
            render(
                Message.plural(
                    "Put {n} transcript into the vault",
                    "Put {n} transcripts into the vault",
                    n=len(desk.wanted()),
                )
            ),
            type="primary",
            icon=":material/lock:",
            key="qc_ingest_go",
            disabled=not desk.wanted(),
        )
        if st.button(_("Choose other files"), key="qc_other_files"):
            clear_desk(handle)
            st.rerun()
    if pressed:
        _bring_in(handle, desk, kind, known)
    _say_what_was_read(desk)
    table.draw(desk, known)
    closer.draw(desk)


def _say_what_was_read(desk: Desk) -> None:
    n, n_findings = len(desk.interviews), desk.n_findings()
    said = render(Message.plural("{n} transcript read.", "{n} transcripts read.", n=n))
    if n_findings:
        said += " " + render(
            Message.plural("{n} point to check.", "{n} points to check.", n=n_findings)
        )
    st.caption(said + " " + _("Labels and roles can be corrected here; nothing is kept yet."))
    if desk.findings:
        with st.expander(_("Files that were not read, and other points"), expanded=True):
            show_findings(desk.findings)


def _known_labels(handle: Handle) -> set[str]:
    from qualcode.services.reading import list_sources

    return {source.label.casefold() for source in list_sources(handle.study)}


def _bring_in(handle: Handle, desk: Desk, kind: SourceKind, known: set[str]) -> None:
    from qualcode.services.repeats import unchanged

    wanted = desk.wanted()
    there = [p for p in wanted if p.label.casefold() in known]
    same = unchanged(handle.study, there)
    if same and len(same) == len(wanted):
        raise BadInputError(
            Message("Word for word in the study already: {labels}.", labels=_labels(same)),
            Message("Nothing was put into the vault. Choose other files."),
        )
    corrected = [p for p in there if p not in same]
    if corrected and not st.session_state.get("qc_ingest_corrected"):
        raise BadInputError(
            Message("Already in the study: {labels}.", labels=_labels(corrected)),
            Message("Give them other labels, or tick that they are corrected versions."),
        )
    fresh = tuple(p for p in wanted if p.label.casefold() not in known)

    keep_both = bool(st.session_state.get("qc_ingest_keep_both"))

    def bring(under_way: work.Work) -> list[Message]:
        new, said = (fresh, []) if keep_both else _without_repeats(handle, fresh)
        left = [
            Message("{label} is there already, word for word: it stays as it is.", label=p.label)
            for p in same
        ]
        return [*said, *left, *_brought(handle, new, corrected, kind, under_way)]

    work.start("ingest", Message("Putting the transcripts into the vault"), bring, handle)
    st.rerun()


def _labels(interviews: Iterable[Previewed]) -> str:
    return ", ".join(p.label for p in interviews)


def _without_repeats(
    handle: Handle, fresh: tuple[Previewed, ...]
) -> tuple[tuple[Previewed, ...], list[Message]]:
    from qualcode.services.repeats import without_repeats

    new, repeats = without_repeats(handle.study, fresh)
    return new, [Message("{place}: {text}", place=f.place, text=f.text) for f in repeats]


def _brought(
    handle: Handle,
    new: tuple[Previewed, ...],
    corrected: list[Previewed],
    kind: SourceKind,
    under_way: work.Work,
) -> list[Message]:
    from qualcode.services import ingest, reimport

    said: list[Message] = []
    if new:
        done = ingest.ingest(handle.study, new, kind=kind, progress=under_way.tell)
        said.append(
            Message.plural(
                "{n} transcript is in the vault.", "{n} transcripts are in the vault.", n=len(done)
            )
        )
    said += [reimport.reimport(handle.study, p.label, p).said for p in corrected]
    return said
