"""Codings kept in a spreadsheet come in; what was found where is shown."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.analysis_words import column_name, method_name
from app.frame import work
from app.frame.figures import show_table
from app.frame.handles import Handle
from app.frame.navigation import go, link
from app.frame.text import plain, short
from app.frame.trouble import show_findings, spoken
from app.frame.vault_door import vault_is_open
from qualcode.errors import BadInputError
from qualcode.services import release, studies
from qualcode.services.coders import list_coders
from qualcode.services.open_study import Ability
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw(handle: Handle) -> None:
    """The file and whose codings they are; after that, what came in."""
    done = handle.desk.get("codings_import")
    if done is not None:
        _show(handle, done)
        return
    st.markdown(
        _(
            "A table with one extract a line: who said it, the words, the code "
            "(or theme, sub-theme…), and who coded if several did. Excel, OpenDocument or csv."
        )
    )
    file = st.file_uploader(_("Table of codings"), key="qc_codings_file")
    coder = _whose(handle)
    statement = _statement()
    if _offers_originals(handle) and not vault_is_open(
        handle, _("The extracts are looked for in the original texts too.")
    ):
        return
    pressed = st.button(
        _("Bring the codings in"),
        type="primary",
        icon=":material/download:",
        disabled=file is None,
        key="qc_codings_bring",
    )
    if pressed and file is not None:
        _start(handle, file.name, file.getvalue(), coder, statement)


def _whose(handle: Handle) -> str | None:
    """The coder's name; None leaves it to the table's own column, else to whoever acts."""
    may_add = handle.study.may(Ability.MANAGE)
    names = [c.name for c in list_coders(handle.study)]
    return st.selectbox(
        _("Coder, where the table has no column for it"),
        names,
        index=None,
        accept_new_options=may_add,
        placeholder=handle.study.coder.name,
        help=_("Choose a coder or type a new name; left empty, the codings are yours."),
        key="qc_codings_coder",
        width=420,
    )


def _statement() -> release.Statement | None:
    with st.expander(_("Some participants have no transcript in this study")):
        st.caption(
            _(
                "Their extracts then become a short text of their own, as they stand in the table. "
                "They must hold no real name."
            )
        )
        stated = st.checkbox(
            _("I state that the extracts are anonymised already."), key="qc_codings_stated"
        )
        forms = st.text_input(
            _("Names that must not be in there, separated by commas"), key="qc_codings_forms"
        )
        kept = st.text_input(
            _("Words that look like names and may stay, separated by commas"),
            key="qc_codings_kept",
        )
    return release.Statement(_listed(forms), _listed(kept)) if stated else None


def _listed(written: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in written.split(",") if part.strip())


def _offers_originals(handle: Handle) -> bool:
    study = handle.study
    if study.vault is not None or not studies.has_vault(study):
        return False
    if not study.may(Ability.USE_VAULT):
        return False
    return st.checkbox(
        _("The extracts were copied before the names were replaced: look in the originals too."),
        key="qc_codings_originals",
    )


def _start(handle: Handle, name: str, content: bytes, coder: str | None, statement: Any) -> None:
    from qualcode.services.codings_import import import_codings

    with spoken():
        if not content:
            raise BadInputError(
                Message("The file {name} is empty.", name=name), Message("Choose another file.")
            )
        study = handle.study
        work.start(
            "codings",
            Message("Looking for the extracts in the transcripts"),
            lambda w: import_codings(
                study, name, content, coder=coder, statement=statement, progress=w.tell
            ),
            handle,
        )
        st.rerun()


def _show(handle: Handle, done: Any) -> None:
    said = [
        Message.plural("{n} coding came in.", "{n} codings came in.", n=done.n_codings),
        Message.plural("{n} new code.", "{n} new codes.", n=done.n_new_codes),
    ]
    if done.n_sources_made:
        said.append(
            Message.plural(
                "{n} participant without transcript got a text of extracts.",
                "{n} participants without transcript got a text of extracts.",
                n=done.n_sources_made,
            )
        )
    st.success(" ".join(plain(each) for each in said), icon=":material/check:")
    with st.container(horizontal=True):
        link("reading", _("Read them in the transcripts"), primary=True, key="qc_codings_read")
        link("export", _("Write them to Word"), key="qc_codings_export")
        if st.button(_("Bring in another table"), key="qc_codings_again"):
            handle.desk.pop("codings_import", None)
            st.rerun()
        if st.button(_("Look at the history to take it back"), type="tertiary", key="qc_codings_h"):
            go("history")
    _columns(done)
    _matched(done)
    if done.findings:
        st.header(_("To check"))
        show_findings(done.findings)


def _columns(done: Any) -> None:
    understood = ", ".join(
        f"{heading} = {column_name(meaning)}" for meaning, heading in done.plan.columns
    )
    if understood:
        st.caption(plain(Message("Columns as they were understood: {columns}", columns=understood)))


def _matched(done: Any) -> None:
    counts = done.n_by_method()
    for method, n in counts.items():
        said = _("{name}: {value}").format(name=plain(method_name(method)), value=f"**{n}**")
        st.markdown(f"- {said}")
    doubtful = sorted((f for f in done.found if f.method != "exact"), key=lambda f: f.score)
    if not doubtful:
        return
    st.header(_("Extracts whose words differ from the transcript"))
    st.caption(_("The surest last. Correct the table and import it again: nothing comes in twice."))
    show_table(
        {
            _("Row"): [f.line for f in doubtful],
            _("In the table"): [short(f.quote, 300) for f in doubtful],
            _("Found in the transcript"): [short(f.matched, 300) for f in doubtful],
            _("How"): [method_name(f.method) for f in doubtful],
            _("Likeness"): [round(f.score) for f in doubtful],
        },
        height=min(460, 44 + 80 * len(doubtful)),
        row_height=80,
        key="qc_codings_matched",
    )
