"""Bring a copy back: what would come in, conflicts to decide, then one action."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from app.frame.figures import show_table
from app.frame.handles import Handle
from app.frame.navigation import link
from app.frame.text import plain
from app.frame.trouble import notice, show_findings, spoken
from qualcode.services import merge
from qualcode.services.merge import MergePlan
from qualcode.services.merge_rows import Conflict, Side
from qualcode.services.merge_words import CONFLICTS, both_versions, table_name, words_of
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _


def draw(handle: Handle) -> None:
    """The file that came back, the plan, the decisions."""
    st.header(_("Bring a copy back"))
    st.markdown(
        _(
            "What a coder did in a copy comes into this study. It is shown before anything is done, "
            "and one undo takes all of it back."
        )
    )
    sent = st.file_uploader(_("The file that came back"), type=["qualcode"], key="qc_merge_file")
    if sent is None:
        return
    with spoken(), _aside(sent.name, sent.getvalue()) as copy:
        plan = merge.plan_merge(handle.study, copy)
        if not plan.is_new:
            st.info(_("There is nothing in this copy that the study does not have."))
            return
        _show(plan)
        decisions = _decide(plan.undecided)
        left = plan.undecided
        if decisions:  # a decision may bring up another: something it needs, or that needs it
            left = merge.plan_merge(handle.study, copy, decisions).undecided
            decisions |= _decide(tuple(c for c in left if c not in plan.undecided))
            left = tuple(c for c in left if c.key not in decisions)
        if st.button(
            _("Bring it in"),
            type="primary",
            icon=":material/call_merge:",
            disabled=bool(left),
            key="qc_merge",
        ):
            merge.merge_copy(handle.study, copy, decisions)
            notice(Message("The copy is merged. One undo takes all of it back."))
            st.rerun()


def _show(plan: MergePlan) -> None:
    names = ", ".join(coder.name for coder in plan.coders)
    st.markdown(plain(Message("What {names} did in the copy:", names=names)))
    tables = list(dict.fromkeys((*plan.added, *plan.changed, *plan.deleted)))
    if tables:
        show_table(
            {
                _("What"): [table_name(t) for t in tables],
                _("Added"): [plan.added.get(t, 0) for t in tables],
                _("Changed"): [plan.changed.get(t, 0) for t in tables],
                _("Deleted"): [plan.deleted.get(t, 0) for t in tables],
            },
            key="qc_merge_plan",
        )
    if plan.unseen:
        st.info(_("Work in transcripts that are blind for you comes in unseen."))
    show_findings(plan.findings)
    if not plan.checked_against_key:
        st.warning(_("Not checked against the key: the vault is closed."))
        link("vault", _("Open the vault"), key="qc_merge_vault")


def _beside(name: str, said: str) -> str:
    return render(Message("{name}: {value}", name=name, value=said))


def _decide(conflicts: tuple[Conflict, ...]) -> dict[str, Side]:
    """What a person decided of each conflict, of those decided so far."""
    if conflicts:
        st.subheader(_("Conflicts"))
    decisions: dict[str, Side] = {}
    labels = {Side.OURS: _("this study’s"), Side.THEIRS: _("the copy’s")}
    for conflict in conflicts:
        ours, theirs = both_versions(conflict)
        with st.container(border=True):
            st.markdown(plain(_beside(words_of(conflict)[:120], render(CONFLICTS[conflict.kind]))))
            for whose, version in ((Side.OURS, ours), (Side.THEIRS, theirs)):
                st.text(_beside(labels[whose], version[:300]))
            side = st.segmented_control(
                _("Which stands"),
                list(labels),
                format_func=lambda s: labels[s],
                key=f"qc_merge_{current_language()}_{conflict.key}",
            )
        if side is not None:
            decisions[conflict.key] = side
    return decisions


@contextmanager
def _aside(name: str, content: bytes) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        copy = Path(folder) / Path(name).name
        copy.write_bytes(content)
        yield copy
