"""Release: what still stands in the way, the button, the log without names, the review file."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from app.frame import work
from app.frame.handles import Handle
from app.frame.navigation import go, link
from app.frame.text import plain
from app.frame.trouble import notice, show_findings
from app.screens.anonymise_parts import elsewhere, log, review_files
from app.screens.anonymise_parts.words import kind_name
from qualcode.model import Source
from qualcode.services import anonymise, release, review
from qualcode.services.release import ReleaseReport
from qualcode.services.review_view import Entity
from qualcode.wording import Message
from qualcode.wording import gettext as _

_MOST_NAMED = 12


def draw(handle: Handle) -> None:
    """How far the review is, then the release; below, the log and the review file."""
    _take_over(handle)
    sources = release.waiting(handle.study)
    if sources:
        entities = review.list_entities(handle.study)
        _progress(handle, sources)
        _release(handle, sources, _in_the_way(entities))
        elsewhere.offer_folded(handle, sources)
    else:
        st.success(_("Nothing waits: every transcript is released."), icon=":material/check:")
        link("reading", _("Read and code"), primary=True, key="qc_anonymise_reading")
    _outcome(handle, sources)
    log.draw(handle)
    review_files.draw(handle)


def _progress(handle: Handle, sources: tuple[Source, ...]) -> None:
    state = review.review_progress(handle.study)
    n_read = sum(s.id in state.read_in_full for s in sources)
    decided, direct, full = st.columns(3)
    decided.metric(_("Elements still to decide"), state.n_open)
    direct.metric(_("Of these, they name somebody"), state.n_open_direct)
    full.metric(_("Read in full"), f"{n_read} / {len(sources)}")


def _in_the_way(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    return tuple(e for e in entities if e.is_open and e.is_direct)


def _release(handle: Handle, sources: tuple[Source, ...], in_the_way: tuple[Entity, ...]) -> None:
    unseen = anonymise.waiting_to_be_read(handle.study)
    if unseen:
        labels = ", ".join(s.label for s in unseen)
        st.warning(
            plain(Message("Nobody has looked for names in: {labels}.", labels=labels)),
            icon=":material/search:",
        )
    if in_the_way:
        _name_them(in_the_way)
    unread = [s.label for s in sources if s.id not in _read(handle)]
    if unread:
        said = Message("Not read in full yet: {labels}.", labels=", ".join(unread))
        st.caption(
            plain(said)
            + " "
            + _("Searching finds most names, never all: only reading does. You may release anyway.")
        )
    labels_of = {s.id: s.label for s in sources}
    chosen = st.multiselect(
        _("Transcripts to release"),
        list(labels_of),
        default=list(labels_of),
        format_func=labels_of.__getitem__,
        key="qc_release_reviewed_" + "_".join(sorted(labels_of))[:200],
        placeholder=_("Nothing chosen"),
    )
    if st.button(
        _("Replace and release"),
        type="primary",
        icon=":material/shield:",
        disabled=not chosen,
        key="qc_release_reviewed",
    ):
        handle.desk["reviewed_chosen"] = {i: labels_of[i] for i in chosen}
        _start(handle, tuple(chosen))


def _read(handle: Handle) -> tuple[str, ...]:
    return review.review_progress(handle.study).read_in_full


def _name_them(in_the_way: tuple[Entity, ...]) -> None:
    counts = Counter(e.kind for e in in_the_way)
    kinds = ", ".join(f"{kind_name(kind)} ({n})" for kind, n in counts.items())
    forms = ", ".join(e.form for e in in_the_way[:_MOST_NAMED])
    more = " …" if len(in_the_way) > _MOST_NAMED else ""
    said = Message.plural(
        "{n} element that names somebody is still to decide — {kinds}: {forms}",
        "{n} elements that name somebody are still to decide — {kinds}: {forms}",
        n=len(in_the_way),
        kinds=kinds,
        forms=forms + more,
    )
    st.warning(
        plain(said) + "  \n" + _("Release waits for them: accept or reject each in the review."),
        icon=":material/front_hand:",
    )


def _start(handle: Handle, chosen: tuple[str, ...]) -> None:
    work.start(
        "release_reviewed",
        Message("Replacing names"),
        lambda under_way: release.release_reviewed(
            handle.study, source_ids=chosen, progress=under_way.tell
        ),
        handle,
    )
    st.rerun()


def _take_over(handle: Handle) -> None:
    done = work.finished("release_reviewed")
    if done is None:
        return
    report: ReleaseReport = done.outcome
    handle.desk["reviewed_report"] = report
    notice(
        Message.plural(
            "{n} text released, {replaced} mentions replaced.",
            "{n} texts released, {replaced} mentions replaced.",
            n=len(report.released),
            replaced=sum(r.n_replaced for r in report.released),
        )
    )
    if report.released and not report.to_read:
        go("reading")


def _outcome(handle: Handle, sources: tuple[Source, ...]) -> None:
    """Which were released, which were not and why; as long as there is something to read."""
    report: ReleaseReport | None = handle.desk.get("reviewed_report")
    if report is None or not report.to_read:
        return
    if report.released:
        released = Message(
            "Released: {labels}.", labels=", ".join(r.label for r in report.released)
        )
        st.success(plain(released), icon=":material/check:")
    chosen: dict[str, str] = handle.desk.get("reviewed_chosen") or {}
    left = [s.label for s in sources if s.id in chosen]
    if left:
        said = Message.plural(
            "Not released: {labels}. It waits in the vault, for what is said here.",
            "Not released: {labels}. They wait in the vault, for what is said here.",
            n=len(left),
            labels=", ".join(left),
        )
        st.warning(plain(said), icon=":material/front_hand:")
    else:
        st.warning(_("Read these before anything is sent."))
    show_findings(report.to_read)
