"""Names that were dealt with elsewhere: a key replaces them, or somebody states that it is done."""

from __future__ import annotations

import streamlit as st

from app.frame import work
from app.frame.handles import Handle
from app.frame.navigation import go
from app.frame.text import strong
from app.frame.trouble import notice, show_findings
from app.screens.anonymise_parts import given_key, statement
from qualcode.model import Source
from qualcode.services.release import ReleaseReport
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw(handle: Handle, sources: tuple[Source, ...]) -> None:
    """What still stands in them, the two ways side by side, and below which transcripts."""
    _trouble_left(handle)
    boxes = st.container()
    chosen = _choose(sources) if len(sources) > 1 else tuple(s.id for s in sources)
    left, right = boxes.columns(2, gap="medium")
    with left, st.container(border=True):
        given_key.draw(handle, chosen)
    with right, st.container(border=True):
        statement.draw(handle, chosen)


def offer(handle: Handle, sources: tuple[Source, ...]) -> None:
    """The same under a heading, for a study in which nobody has looked for names yet."""
    st.markdown(
        strong(_("Or were the names dealt with elsewhere?"))
        + " "
        + _("Give the key, or state that it is done.")
    )
    draw(handle, sources)


def offer_folded(handle: Handle, sources: tuple[Source, ...]) -> None:
    """The same folded away, beside a review that has begun."""
    left = bool(handle.desk.get("release_findings") or handle.desk.get("release_standing"))
    with st.expander(
        _("With a key made elsewhere, or as they are"), expanded=left, icon=":material/key:"
    ):
        draw(handle, sources)


def take_over(handle: Handle) -> None:
    """Shows the progress of a release under way, then goes to what can be read now."""
    done = work.finished("release")
    if done is None:
        return
    report: ReleaseReport = done.outcome
    handle.desk["release_findings"] = report.findings
    handle.desk["release_standing"] = report.standing
    n_replaced = sum(r.n_replaced for r in report.released)
    if report.released:
        notice(
            Message.plural(
                "{n} text released, {replaced} mentions replaced.",
                "{n} texts released, {replaced} mentions replaced.",
                n=len(report.released),
                replaced=n_replaced,
            )
        )
    if report.released and not report.to_read:
        go("reading")


def _choose(sources: tuple[Source, ...]) -> tuple[str, ...]:
    labels = {source.id: source.label for source in sources}
    chosen = st.multiselect(
        _("Waiting in the vault"),
        list(labels),
        default=list(labels),
        format_func=labels.__getitem__,
        key="qc_release_which_" + "_".join(sorted(labels))[:200],
        placeholder=_("Nothing chosen"),
    )
    return tuple(chosen)


def _trouble_left(handle: Handle) -> None:
    findings = handle.desk.get("release_findings") or ()
    if findings:
        st.warning(
            _(
                "What is listed here still waits. Replace these forms by the key, or state that they may stay."
            )
        )
        show_findings(findings)
    standing = handle.desk.get("release_standing") or ()
    if standing:
        st.warning(_("Read these before anything is sent."))
        show_findings(standing)
