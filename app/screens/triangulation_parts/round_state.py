"""A round: start one, say that one is finished, open the comparison, close."""

from __future__ import annotations

import streamlit as st

from app.frame.figures import show_table
from app.frame.handles import Handle
from app.frame.navigation import link
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from qualcode.model import CoderKind, ReleaseState
from qualcode.model.round import Round
from qualcode.services import coders, reading, rounds
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.wording import Message, format_moment, render
from qualcode.wording import gettext as _


def start(handle: Handle, *, opened: bool) -> None:
    """The form that starts a round."""
    study = handle.study
    people = [c for c in coders.list_coders(study) if c.kind is not CoderKind.CONSENSUS]
    sources = [s for s in reading.list_sources(study) if s.state is ReleaseState.RELEASED]
    labels, names = {s.id: s.label for s in sources}, {c.id: c.name for c in people}
    with st.expander(_("Start a round"), expanded=opened, icon=":material/add:"):
        chosen = st.multiselect(
            _("Coders"), list(names), format_func=lambda i: names[i], key="qc_round_coders",
            default=list(names)[:2], placeholder=_("Two or more"),
        )  # fmt: skip
        texts = st.multiselect(
            _("Transcripts"), list(labels), format_func=lambda i: labels[i], key="qc_round_sources",
            placeholder=_("One or several"),
        )  # fmt: skip
        name = st.text_input(_("Name of the round"), key="qc_round_name")
        coded = st.checkbox(
            _("Everything is coded already: compare at once, without a blind phase"),
            key="qc_round_coded",
        )
        if st.button(_("Start the round"), type="primary", key="qc_round_start"):
            with spoken():
                noun = rounds.start_round(study, chosen, texts, name=name, blind=not coded)
                notice(Message("The round “{name}” has started.", name=noun.name))
                st.session_state["qc_round"] = noun.id
                st.rerun()


def show(handle: Handle, noun: Round) -> None:
    """Where each transcript stands, and what may be done now."""
    study = handle.study
    names = {c.id: c.name for c in coders.list_coders(study)}
    labels = {s.id: s.label for s in reading.list_sources(study)}
    if noun.blind_ids:
        st.info(
            _(
                "While a transcript is blind, its coders see neither the codings nor the numbers of each other. "
                "Whoever holds the file can read it with other programs: for strict blindness, give each coder a copy."
            ),
            icon=":material/visibility_off:",
        )
    show_table(
        {
            _("Transcript"): [labels[s] for s in noun.source_ids],
            _("State"): [_state(noun, s, names) for s in noun.source_ids],
            **{names[c]: [_declared(noun, s, c) for s in noun.source_ids] for c in noun.coder_ids},
        },
        key="qc_round_table",
    )
    _act(study, noun, labels)


def _act(study: OpenStudy, noun: Round, labels: dict[str, str]) -> None:
    mine = [s for s in noun.source_ids if s in noun.blind_ids]
    codes_here = study.coder.id in noun.coder_ids and bool(mine)
    if codes_here:
        _declare(study, noun, mine, labels)
    if not study.may(Ability.EDIT_STUDY):
        return
    ready = [s for s in noun.source_ids if noun.can_open(s)]
    with st.container(horizontal=True), spoken():
        if ready and st.button(
            _open_words(len(ready)),
            type="primary", icon=":material/visibility:", key="qc_round_open",
        ):  # fmt: skip
            rounds.open_comparison(study, noun.id)
            notice(Message("The comparison is open. Agreement before discussion is recorded."))
            st.rerun()
        if not noun.blind_ids and noun.closed_at is None and st.button(
            _("Close the round"), help=_("Records agreement after discussion"), key="qc_round_close"
        ):  # fmt: skip
            rounds.close_round(study, noun.id)
            notice(Message("The round is closed. Agreement after discussion is recorded."))
            st.rerun()
        if not noun.opened_ids and st.button(_("Cancel the round"), key="qc_round_cancel"):
            rounds.cancel_round(study, noun.id)
            st.session_state.pop("qc_round", None)
            notice(Message("The round is cancelled; all codings stay."))
            st.rerun()
        if noun.blind_ids:
            link("copies", _("Copies for coders"), key="qc_round_copies")


def _open_words(n: int) -> str:
    return render(
        Message.plural(
            "Open the comparison of {n} transcript",
            "Open the comparison of {n} transcripts",
            n=n,
        )
    )


def _declare(study: OpenStudy, noun: Round, mine: list[str], labels: dict[str, str]) -> None:
    st.markdown(plain(Message("You code here as {name}.", name=study.coder.name)))
    done = [s for s in mine if noun.has_declared(s, study.coder.id)]
    left = [s for s in mine if s not in done]
    with st.container(horizontal=True, vertical_alignment="bottom"), spoken():
        if left:
            chosen = st.multiselect(
                _("Transcripts I coded to their end"), left, format_func=lambda i: labels[i],
                key="qc_round_mine", placeholder=_("One or several"),
            )  # fmt: skip
            if st.button(_("Declare finished"), disabled=not chosen, key="qc_round_declare"):
                rounds.declare_finished(study, noun.id, chosen)
                notice(Message("Declared finished. The comparison opens when everybody is."))
                st.rerun()
            link("reading", _("Go on coding"), key="qc_round_code")
        if done and st.button(_("I go on coding after all"), key="qc_round_back"):
            rounds.take_back_declaration(study, noun.id, done)
            st.rerun()


def _state(noun: Round, source_id: str, names: dict[str, str]) -> str:
    if source_id in noun.blind_ids:
        waiting = [names[c] for c in noun.waits_for(source_id)]
        if not waiting:
            return _("blind, ready to be opened")
        return render(Message("blind, waits for {names}", names=", ".join(waiting)))
    opened = next((s.opened_at for s in noun.sources if s.source_id == source_id), None)
    return render(Message("open since {when}", when=format_moment(opened or noun.closed_at or "")))


def _declared(noun: Round, source_id: str, coder_id: str) -> str:
    moment = next(
        (d.declared_at for d in noun.declarations
         if d.source_id == source_id and d.coder_id == coder_id), None,
    )  # fmt: skip
    return render(Message("finished, {when}", when=format_moment(moment))) if moment else "–"
