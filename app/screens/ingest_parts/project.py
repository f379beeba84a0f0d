"""A dropped project of another program: what it would bring, then into the study."""

from __future__ import annotations

from typing import Any, cast

import streamlit as st

from app.frame import work
from app.frame.figures import show_table
from app.frame.handles import Handle
from app.frame.navigation import link
from app.frame.text import plain
from app.frame.trouble import notice, show_findings
from qualcode.errors import BadInputError
from qualcode.services.refi_preview import ComingSource, ProjectPreview
from qualcode.services.refi_read import is_project
from qualcode.services.refi_words import counted
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


def take_project(handle: Handle, named: list[tuple[str, bytes]]) -> bool:
    """Whether the files are a project, whose reading then begins; one project at a time."""
    projects = [(name, content) for name, content in named if is_project(name, content)]
    if not projects:
        return False
    if len(named) > 1:
        raise BadInputError(
            Message("{name} is a project of another program.", name=projects[0][0]),
            Message("Drop it alone: projects come in one by one."),
        )
    name, content = projects[0]

    def read(under_way: work.Work) -> object:
        from qualcode.services import refi_preview

        return refi_preview.preview_project(handle.study, name, content, under_way.tell)

    work.start("project", Message("Reading the project"), read, handle)
    return True


def project_on_desk(handle: Handle) -> ProjectPreview | None:
    """The project that was read and is not in the study yet, or None."""
    read = work.finished("project")
    if read is not None:
        handle.desk["project"] = read.outcome
    return cast("ProjectPreview | None", handle.desk.get("project"))


def project_came_in(handle: Handle) -> bool:
    """Whether a project has just come in; says what it brought."""
    done = work.finished("project_import")
    if done is None:
        return False
    brought = done.outcome
    handle.desk.pop("project", None)
    handle.desk["project_findings"] = brought.findings
    notice(
        Message(
            "{codes}, {codings}, {waiting}.",
            codes=Message.plural("{n} code created", "{n} codes created", n=brought.n_codes),
            codings=Message.plural(
                "{n} coding brought in", "{n} codings brought in", n=brought.n_codings
            ),
            waiting=Message.plural(
                "{n} waits with its text",
                "{n} wait with their texts",
                n=brought.n_codings_waiting,
            ),
        )
    )
    return True


def draw_project(handle: Handle, preview: ProjectPreview) -> None:
    """What the project holds, how its offsets were counted, every misfit, and the button."""
    project = preview.project
    st.subheader(plain(project.name or preview.name), anchor=False)
    st.markdown(
        plain(
            Message(
                "{origin}: {texts}, {codes}, {codings}, coders: {coders}.",
                origin=project.origin or preview.name,
                texts=Message.plural("{n} text", "{n} texts", n=len(preview.sources)),
                codes=Message.plural("{n} code", "{n} codes", n=len(project.codes)),
                codings=Message.plural("{n} coding", "{n} codings", n=preview.n_codings),
                coders=", ".join(user.name for user in project.users) or "—",
            )
        )
    )
    with st.container(horizontal=True, key="qc_project_bar"):
        if st.button(
            _("Take the project in"), type="primary", icon=":material/lock:", key="qc_project_go"
        ):
            _take_in(handle, preview)
        if st.button(_("Choose other files"), key="qc_project_other"):
            handle.desk.pop("project", None)
            st.rerun()
    st.caption(
        _(
            "Texts wait in the vault and their codings with them: they come in at release, "
            "moved with their words. Nothing is kept yet."
        )
    )
    if preview.sources:
        show_table(
            [_row(one) for one in preview.sources],
            column_config=_columns(),
        )
    findings = preview.all_findings
    if findings:
        said = Message.plural("{n} point to check.", "{n} points to check.", n=len(findings))
        with st.expander(render(said), expanded=True):
            show_findings(findings)


def _take_in(handle: Handle, preview: ProjectPreview) -> None:
    def bring(under_way: work.Work) -> object:
        from qualcode.services import refi_import

        return refi_import.import_project(handle.study, preview, progress=under_way.tell)

    work.start("project_import", Message("Taking the project in"), bring, handle)
    st.rerun()


def _row(one: ComingSource) -> dict[str, Any]:
    return {
        "text": one.source.name,
        "label": one.label,
        "codings": one.n_codings,
        "offsets": render(counted(one.fit.convention)),
        "fit": round(100 * one.fit.score) if one.source.selections else None,
        "misfits": len(one.fit.misfits),
    }


def _columns() -> dict[str, Any]:
    columns = st.column_config
    return {
        "text": columns.TextColumn(_("Text")),
        "label": columns.TextColumn(_("Label")),
        "codings": columns.NumberColumn(_("Codings")),
        "offsets": columns.TextColumn(_("Offsets counted as")),
        "fit": columns.NumberColumn(_("Fit, %")),
        "misfits": columns.NumberColumn(_("Misfits")),
    }


def show_project_findings(handle: Handle) -> None:
    """The way on from the project that came in last, and its points to check."""
    findings = handle.desk.get("project_findings")
    if findings is None:
        return
    link("anonymise", primary=True, key="qc_project_review")
    if findings:
        with st.expander(_("Points to check of the project that came in last"), expanded=True):
            show_findings(findings)
