"""Versions of the codebook: frozen with a note, and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from app.frame.parts import dialog
from app.frame.text import plain, strong
from app.frame.trouble import notice, spoken
from app.screens.requests_parts.when import day_of
from qualcode.model import Code, CodebookVersion
from qualcode.services import codebook_versions
from qualcode.services.codebook_versions import CodebookComparison, CodePair
from qualcode.services.coders import list_coders
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


def button(study: OpenStudy) -> None:
    """A button that opens the versions of the codebook."""
    if st.button(_("Versions"), icon=":material/history_edu:", key="qc_codebook_versions"):

        @dialog(_("Versions of the codebook"))
        def window() -> None:
            _draw(study)

        window()


def _draw(study: OpenStudy) -> None:
    if study.may(Ability.EDIT_CODEBOOK):
        _freeze(study)
    found = codebook_versions.list_versions(study)
    if not found:
        st.caption(
            _(
                "No version yet. Freeze the codebook before a change of course, or when you and "
                "your co-coder agree on it: it can be compared with later ones."
            )
        )
        return
    names = {c.id: c.name for c in list_coders(study)}
    for version in reversed(found):
        said = render(_named(version))
        by = f"{names.get(version.coder_id, '—')}, {day_of(version.created_at)}"
        note = f"  \n{plain(version.note)}" if version.note else ""
        st.markdown(f"**{plain(said)}** :small[{plain(by)}]{note}")
    _compare(study, found)


def _freeze(study: OpenStudy) -> None:
    with st.form("qc_freeze", border=False, clear_on_submit=True):
        note = st.text_input(_("Why now (a note)"), key="qc_freeze_note")
        pressed = st.form_submit_button(_("Freeze the codebook as it is"), type="primary")
    if pressed:
        with spoken():
            version = codebook_versions.freeze(study, note)
            notice(Message("Version {n} of the codebook is kept.", n=version.number))
            st.rerun()


def _named(version: CodebookVersion) -> Message:
    n = len(version.codebook)
    return Message(
        "Version {number}: {codes}",
        number=version.number,
        codes=Message.plural("{n} code", "{n} codes", n=n),
    )


def _compare(study: OpenStudy, found: tuple[CodebookVersion, ...]) -> None:
    numbers: list[int | None] = [v.number for v in found]
    left, right = st.columns(2)
    with left:
        earlier = st.selectbox(
            _("From version"), numbers, index=len(numbers) - 1, key="qc_compare_from"
        )
    with right:
        later = st.selectbox(
            _("to"),
            [None, *numbers],
            format_func=lambda n: _("the codebook of now") if n is None else str(n),
            key="qc_compare_to",
        )
    with spoken():
        _show(codebook_versions.compare_versions(study, earlier or 1, later))


def _show(found: CodebookComparison) -> None:
    if found.is_empty:
        st.success(_("The two say the same."))
        return
    _codes(_("New"), found.added)
    _codes(_("Gone"), found.gone)
    _pairs(_("Retired"), found.retired, lambda p: " › ".join(p.path_after))
    _pairs(_("In use again"), found.restored, lambda p: " › ".join(p.path_after))
    _pairs(_("Renamed"), found.renamed, lambda p: f"{p.before.name} → {p.after.name}")
    _pairs(
        _("Moved"),
        found.moved,
        lambda p: f"{' › '.join(p.path_before)} → {' › '.join(p.path_after)}",
    )
    if found.redefined:
        st.markdown(strong(_("Redefined")))
        for pair in found.redefined:
            _redefined(pair)


def _codes(title: str, codes: Iterable[tuple[Code, tuple[str, ...]]]) -> None:
    lines = [f"- {plain(' › '.join(path))}" for _code, path in codes]
    if lines:
        st.markdown("\n".join([f"**{plain(title)}**", *lines]))


def _pairs(title: str, pairs: Iterable[CodePair], said: Callable[[CodePair], str]) -> None:
    lines = [f"- {plain(said(pair))}" for pair in pairs]
    if lines:
        st.markdown("\n".join([f"**{plain(title)}**", *lines]))


def _redefined(pair: CodePair) -> None:
    with st.expander(pair.after.name):
        for label, field in (
            (_("Definition"), "definition"),
            (_("When to use it"), "inclusion"),
            (_("When not to use it"), "exclusion"),
            (_("Example"), "example"),
        ):
            before, after = getattr(pair.before, field), getattr(pair.after, field)
            if before != after:
                st.markdown(strong(label))
                left, right = st.columns(2)
                left.text(before or "—")
                right.text(after or "—")
