"""Triangulation: code blind, compare, settle, report."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.opened import say_empty, study_handle
from app.screens.triangulation_parts import comparing, counting, reporting, round_state
from qualcode.model import CoderKind
from qualcode.model.round import Round
from qualcode.services import coders, reading, rounds
from qualcode.services.open_study import Ability
from qualcode.services.visible import sees_open_comparison
from qualcode.wording import current_language
from qualcode.wording import gettext as _


def draw() -> None:
    """The round, then what it is at: coding, comparing, counting, reporting."""
    handle = study_handle()
    study = handle.study
    heading(_("Triangulation"), help_page="triangulation")
    found = rounds.list_rounds(study)
    manages = study.may(Ability.EDIT_STUDY)
    people = [c for c in coders.list_coders(study) if c.kind is not CoderKind.CONSENSUS]
    if len(people) < 2:
        say_empty(
            _("Triangulation needs two coders, and this study has one."),
            _(
                "Add a second coder, or yourself a second time to see whether you stay true to yourself."
            ),
        )
        link("coders", primary=True, key="qc_triangulation_coders")
        return
    if not reading.all_transcripts(study):
        say_empty(_("There is no released text to code yet."), _("Import transcripts first."))
        link("ingest", primary=True, key="qc_triangulation_ingest")
        return
    if not found:
        say_empty(
            _("No round of triangulation yet."),
            _(
                "Choose the coders and the transcripts: they code without seeing each other, declare "
                "the transcripts finished, then the comparison is opened and disagreements are settled."
            )
            if manages
            else _("The owner of the study or the supervisor starts one."),
        )
    noun = _chosen(found)
    if noun is not None:
        _show(handle, noun)
    if manages:
        round_state.start(handle, opened=not found)


def _chosen(found: tuple[Round, ...]) -> Round | None:
    if len(found) < 2:
        return found[0] if found else None
    by_id = {r.id: r for r in found}
    ids = list(by_id)
    wanted = st.session_state.get("qc_round")
    if wanted not in by_id:
        st.session_state["qc_round"] = ids[-1]
    chosen = st.selectbox(
        _("Round"), ids, format_func=lambda i: by_id[i].name, key="qc_round", width=320
    )
    return by_id[chosen]


def _show(handle: Handle, noun: Round) -> None:
    parts = {
        "round": _("The round"),
        "compare": _("Compare and settle"),
        "counts": _("Matrices and tables"),
        "report": _("Report"),
    }
    may_compare = sees_open_comparison(handle.study, noun)
    start = "compare" if may_compare else "round"
    # the browser keeps the word it showed: a key for each language
    key = f"qc_triangulation_part_{current_language()}_{noun.id}"
    part = st.segmented_control(
        _("Part"), list(parts), format_func=lambda p: parts[p], default=start, key=key,
        label_visibility="collapsed",
    ) or start  # fmt: skip
    if part == "round":
        round_state.show(handle, noun)
        return
    if not may_compare:
        say_empty(
            _("The transcripts of this round are still blind."),
            _("When every coder has declared one finished, its comparison can be opened."),
        )
        return
    {"compare": comparing.draw, "counts": counting.draw, "report": reporting.draw}[part](
        handle, noun.id
    )
