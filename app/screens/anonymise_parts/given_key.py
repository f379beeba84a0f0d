"""Release with a key: a file, or the table the vault holds, written here."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.frame import work
from app.frame.handles import Handle
from app.frame.text import plain, strong
from app.frame.trouble import show_findings
from app.screens.anonymise_parts.words import kind_name
from qualcode.model import IdentifierKind, KeyEntry
from qualcode.services import release
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_OTHER = IdentifierKind.CONTEXT  # a key may replace what no other kind fits


def draw(handle: Handle, chosen: tuple[str, ...]) -> None:
    """Upload a key or write one, then replace and release."""
    st.markdown(strong(_("With a key")))
    file = st.file_uploader(
        _("A table with the columns form, kind, replacement (csv, xlsx, JSON)"),
        key="qc_key_file",
    )
    entries = _from_file(file) if file is not None else ()
    button = st.container()  # in sight, whatever is written below it
    entries = (*entries, *_written_here())
    n_stored = len(release.stored_key(handle.study))
    if n_stored:
        said = Message.plural(
            "The vault’s key holds {n} entry already; it is applied too.",
            "The vault’s key holds {n} entries already; they are applied too.",
            n=n_stored,
        )
        st.caption(render(said))
    if button.button(
        _("Replace and release"),
        type="primary",
        icon=":material/shield:",
        disabled=not chosen or not (entries or n_stored),
        key="qc_release_key",
    ):
        _release(handle, entries, chosen)


def _from_file(file: Any) -> tuple[KeyEntry, ...]:
    entries, findings = release.read_key_file(file.name, file.getvalue())
    said = Message.plural("{n} entry read.", "{n} entries read.", n=len(entries))
    st.caption(plain(said))
    show_findings(findings, most=5)
    return entries


def kinds_by_name() -> dict[str, IdentifierKind]:
    """What a row of the key may be, by what it is called in the language spoken."""
    named = {kind_name(kind): kind for kind in IdentifierKind if kind is not _OTHER}
    return {**named, _("Other"): _OTHER}


def _written_here() -> tuple[KeyEntry, ...]:
    with st.expander(_("Write the key here")):
        names = kinds_by_name()
        rows = st.data_editor(
            [{"form": "", "kind": next(iter(names)), "replacement": ""}],
            num_rows="dynamic",
            key="qc_key_rows",
            column_config={
                "form": st.column_config.TextColumn(_("As it is said")),
                "kind": st.column_config.SelectboxColumn(_("What it is"), options=list(names)),
                "replacement": st.column_config.TextColumn(_("What stands for it")),
            },
        )
    kept = []
    for row in rows:
        form, replacement = str(row.get("form") or "").strip(), str(row.get("replacement") or "")
        if form and replacement.strip():
            kind = names.get(str(row.get("kind")), IdentifierKind.CONTEXT)
            kept.append(KeyEntry(form, kind, replacement.strip()))
    return tuple(kept)


def _release(handle: Handle, entries: tuple[KeyEntry, ...], chosen: tuple[str, ...]) -> None:
    work.start(
        "release",
        Message("Replacing names"),
        lambda under_way: release.release_with_key(
            handle.study, entries, source_ids=chosen, progress=under_way.tell
        ),
        handle,
    )
    st.rerun()
