"""What stands in for each kind of element, unless one element says otherwise."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from app.frame.handles import Handle
from app.frame.trouble import notice, spoken
from app.screens.anonymise_parts.words import kind_name, policy_names
from qualcode.model import IdentifierKind
from qualcode.services import entity_store, review
from qualcode.services.review_view import Entity, Policy
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw(handle: Handle, entities: tuple[Entity, ...]) -> None:
    """One choice a kind; undecided elements follow at once, decided ones stay."""
    chosen = entity_store.load_notes(handle.study.unlocked()).policies
    counts = Counter(e.kind for e in entities)
    kinds = [k for k in IdentifierKind if counts[k] and k is not IdentifierKind.CONTEXT]
    with st.expander(_("How each kind is replaced")):
        st.caption(
            _(
                "For the elements still to decide. Those decided keep what they have; the "
                "participants are always replaced by their identifier."
            )
        )
        places = st.columns(3)
        for number, kind in enumerate(kinds):
            with places[number % 3]:
                _one(handle, kind, chosen.get(kind) or _usual(entities, kind))


def _usual(entities: tuple[Entity, ...], kind: IdentifierKind) -> Policy:
    return Counter(e.policy for e in entities if e.kind is kind).most_common(1)[0][0]


def _one(handle: Handle, kind: IdentifierKind, present: Policy) -> None:
    names = policy_names()
    options = list(Policy)
    wanted = st.selectbox(
        kind_name(kind),
        options,
        index=options.index(present),
        format_func=lambda policy: names[policy.value],
        key=f"qc_policy_{kind.value}_{present.value}",
    )
    if wanted is not present:
        with spoken():
            n = review.set_policy(handle.study, kind, wanted)
            notice(
                Message.plural(
                    "{n} element still to decide follows.",
                    "{n} elements still to decide follow.",
                    n=n,
                )
            )
            st.rerun()
