"""Whom to compare, and on what."""

from __future__ import annotations

import streamlit as st

from qualcode.model import Coder
from qualcode.services import codebook
from qualcode.services.agreement import Choices, UnitKind
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_UNITS = {
    UnitKind.CHARACTER: Message("Characters"),
    UnitKind.WORD: Message("Words"),
    UnitKind.SENTENCE: Message("Sentences"),
    UnitKind.TURN: Message("Turns"),
    UnitKind.SEGMENT: Message("Segments"),
    UnitKind.DOCUMENT: Message("Transcripts"),
}


def ask(study: OpenStudy, people: tuple[Coder, ...]) -> Choices | None:
    """The choices of the screen; None, with a sentence, until two coders are chosen."""
    left, middle, right = st.columns([3, 2, 3])
    by_id = {c.id: c for c in people}
    with left:
        chosen = st.multiselect(
            _("Coders"),
            list(by_id),
            default=[c.id for c in people[:2]],
            format_func=lambda key: by_id[key].name,
            key="qc_agreement_coders",
        )
    with middle:
        unit = st.selectbox(
            _("Count in"),
            list(_UNITS),
            format_func=lambda kind: render(_UNITS[kind]),
            key="qc_agreement_unit",
        )
    with right:
        branch = _branch(study)
    with st.expander(_("More choices")):
        with_children = st.toggle(
            _("A code counts for the theme above it too"), key="qc_agreement_children"
        )
        interviewer = st.toggle(
            _("Count the interviewer’s turns too"), key="qc_agreement_interviewer"
        )
        every_source = st.toggle(
            _("A transcript only one coder worked on counts as left uncoded by the other"),
            key="qc_agreement_every",
        )
        overlap = _overlap(unit)
    if len(chosen) < 2:
        st.info(_("Choose two coders at least."))
        return None
    return Choices(
        coders=tuple(chosen), unit=unit, overlap=overlap, with_children=with_children,
        branch=branch, include_interviewer=interviewer, every_source=every_source,
    )  # fmt: skip


def usual(people: tuple[Coder, ...]) -> Choices:
    """What is chosen as long as nobody chose otherwise."""
    return Choices(coders=tuple(c.id for c in people[:2]), unit=next(iter(_UNITS)), overlap=None)


def _branch(study: OpenStudy) -> str | None:
    tree = codebook.get_codebook(study)
    themes = [code for code in tree.codes if tree.children(code.id)]
    names = {code.id: " > ".join(tree.path(code.id)) for code in themes}
    return st.selectbox(
        _("Codes"),
        [None, *names],
        format_func=lambda key: names[key] if key else _("All codes"),
        key="qc_agreement_branch",
    )


def _overlap(unit: UnitKind) -> float | None:
    if unit in (UnitKind.CHARACTER, UnitKind.DOCUMENT):
        return None
    if unit is UnitKind.SEGMENT:
        said, usual = _("Two segments are the same when they share (%)"), 90
    else:
        said, usual = _("A unit carries a code when so much of it is coded (%)"), 0
    share = st.slider(said, 0, 100, usual, step=5, key=f"qc_agreement_overlap_{unit.value}")
    return share / 100
