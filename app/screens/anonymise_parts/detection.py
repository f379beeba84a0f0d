"""Looking for names: what to look for by hand, the search with its progress, what came of it."""

from __future__ import annotations

import streamlit as st

from app.frame import work
from app.frame.handles import Handle
from app.frame.text import plain
from app.frame.trouble import notice
from app.screens.anonymise_parts import reviewing
from qualcode.model import Source
from qualcode.services import anonymise, entity_store, participants
from qualcode.services.anonymise import Proposal
from qualcode.services.entity_store import Seed
from qualcode.wording import Message
from qualcode.wording import gettext as _

_NAME = "detection"


def take_over(handle: Handle) -> None:
    """Shows the progress of a search under way, then says what it found."""
    done = work.finished(_NAME)
    if done is None:
        return
    proposal: Proposal = done.outcome
    reviewing.forget(handle)
    said = Message(
        "{words} words read: {new}, {more} with new mentions.",
        words=proposal.n_words,
        new=Message.plural("{n} new element", "{n} new elements", n=proposal.n_new),
        more=proposal.n_extended,
    )
    notice(said)


def begin(handle: Handle, unread: tuple[Source, ...]) -> None:
    """The search of what nobody looked through: what to look for by hand, and the button."""
    said = Message.plural(
        "{n} transcript waits to be looked through.",
        "{n} transcripts wait to be looked through.",
        n=len(unread),
    )
    st.markdown(
        f"**{plain(said)}** "
        + _(
            "Names, places, organisations, dates, ages, numbers and passages to read again are "
            "proposed, each with its reason. Nothing is replaced before you decide, and nothing "
            "leaves this computer."
        )
    )
    _form(handle, again=False, label=_("Look for names"))


def again(handle: Handle) -> None:
    """The search once more, with more names given by hand."""
    with st.expander(_("Look again, or give names by hand")):
        _form(handle, again=True, label=_("Look again"))


def _form(handle: Handle, *, again: bool, label: str) -> None:
    present = entity_store.load_notes(handle.study.unlocked()).seeds
    with st.form("qc_detection", border=not again):
        # the names the researcher knows are worth more than any search, yet few need them at once
        known = _people(handle, present)
        with st.expander(
            _("Names to be found in any case: participants, jury, your own town…"),
            expanded=again or bool(present),
        ):
            people, others = _seeds(known, present)
        with st.container(horizontal=True, vertical_alignment="center"):
            pressed = st.form_submit_button(label, type="primary", icon=":material/search:")
            model = st.checkbox(
                _("Ask the language model too, if it is installed (slower, it only adds)"),
                value=True,
                key="qc_detection_model",
            )
    if pressed:
        seeds = (*_named(people), *(Seed(line.strip()) for line in others.splitlines()))
        _start(handle, seeds, use_model=model, again=again)


def _seeds(known: str, present: tuple[Seed, ...]) -> tuple[str, str]:
    left, right = st.columns(2, gap="medium")
    people = left.text_area(
        _("Real names of the participants, after their identifier"),
        known,
        height=150,
        key="qc_seed_people",
        help=_("They will be replaced by the identifier, in every interview."),
    )
    others = right.text_area(
        _("Other names always to be found, one a line"),
        "\n".join(s.form for s in present if not s.participant),
        height=150,
        key="qc_seed_others",
        placeholder=_("jury, thesis director, interviewer, your own town…"),
    )
    return people, others


def _people(handle: Handle, present: tuple[Seed, ...]) -> str:
    known = {s.participant: s.form for s in present if s.participant}
    table = participants.participants_table(handle.study)
    lines = [f"{p.identifier} : {known.pop(p.identifier, '')}" for p in table.participants]
    return "\n".join([*lines, *(f"{who} : {form}" for who, form in known.items())])


def _named(lines: str) -> tuple[Seed, ...]:
    """“M1: Jane Doe” as a form that names a participant; lines without a name are left out."""
    found = []
    for line in lines.splitlines():
        who, colon, form = line.partition(":")
        if colon and form.strip():
            found.append(Seed(form.strip(), who.strip()))
    return tuple(found)


def _start(handle: Handle, seeds: tuple[Seed, ...], *, use_model: bool, again: bool) -> None:
    work.start(
        _NAME,
        Message("Looking for names"),
        lambda under_way: anonymise.propose(
            handle.study,
            seeds=tuple(s for s in seeds if s.form),
            use_model=use_model,
            again=again,
            progress=under_way.tell,
        ),
        handle,
    )
    st.rerun()
