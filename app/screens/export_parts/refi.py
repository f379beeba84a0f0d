"""Export for other analysis programs: what the format cannot hold is said before it is written."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.offer import file_stem, offer
from app.frame.opened import say_empty
from app.frame.trouble import show_findings
from app.frame.work import Work
from qualcode.services import refi_export
from qualcode.services.studies import StudySummary
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _


def other_programs(handle: Handle, summary: StudySummary) -> None:
    """The project (.qdpx) and the codebook (.qdc)."""
    st.header(_("For other programs"), anchor=False)
    if not summary.n_released and not summary.n_codes:
        say_empty(_("There is nothing to send yet."), _("Only text without names leaves."))
        return
    st.caption(
        _("NVivo, MAXQDA, ATLAS.ti, QualCoder, Dedoose and others open REFI-QDA: .qdpx and .qdc.")
    )
    language = current_language()

    def project(under_way: Work) -> bytes:
        return refi_export.project_file(
            handle.study, language=language, progress=under_way.tell
        ).content

    def codebook(under_way: Work) -> bytes:
        del under_way
        return refi_export.codebook_qdc(handle.study, language=language).content

    stem = file_stem(summary.study.title)
    said = Message("Writing the project")
    offer(handle, "qdpx", _("Prepare the project (.qdpx)"), f"{stem}.qdpx", project, said)
    if summary.n_codes:
        said = Message("Writing the codebook")
        offer(handle, "qdc", _("Prepare the codebook (.qdc)"), f"{stem}.qdc", codebook, said)
    with st.expander(_("What these files cannot hold")):
        show_findings(refi_export.left_out(handle.study, language=language))
