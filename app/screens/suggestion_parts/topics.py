"""Topics: list, map, tree, who speaks of what; a topic becomes a code with its passages."""

from __future__ import annotations

import hashlib

import streamlit as st

from app.frame.extract_view import dress_extracts, show_extract
from app.frame.handles import Handle
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from app.screens.suggestion_parts import topics_drawn
from app.screens.suggestion_parts.computed import computed, forget
from app.screens.suggestion_parts.passages import proposal
from qualcode.model import Code
from qualcode.services.codebook import get_codebook
from qualcode.services.open_study import Ability
from qualcode.services.suggestion import decided_places
from qualcode.services.topics import (
    FoundTopic,
    FoundTopics,
    find_topics,
    proposals,
    topic_as_code,
)
from qualcode.wording import Message
from qualcode.wording import gettext as _
from qualcode.wording.figures import decimal

_CANDIDATE = "suggestion_candidate"


def draw(handle: Handle) -> None:
    """How many topics, then what was found."""
    n = st.number_input(
        _("Number of topics (0: chosen by how clearly they stand apart)"),
        0,
        60,
        0,
        key="qc_topics_n",
        width=420,
    )
    found: FoundTopics | None = computed(
        handle,
        "topics",
        _("Find topics"),
        Message("Reading what is said"),
        lambda tell: find_topics(handle.study, n_topics=int(n) or None, progress=tell),
        asked=n,
        of_codings=False,
    )
    if found is None:
        st.caption(_("What respondents say is grouped by meaning, whatever was coded."))
        return
    for said in found.explained:
        st.caption(plain(said))
    if st.button(_("Find them anew"), key="qc_topics_anew"):
        forget(handle, "topics")
        st.rerun()
    for topic in found.topics:
        _topic(handle, found, topic)
    topics_drawn.draw(handle, found)


def _topic(handle: Handle, found: FoundTopics, topic: FoundTopic) -> None:
    title = Message(
        "{name} — {passages}, {people}",
        name=f"{topic.number} {topic.name}",
        passages=Message.plural("{n} passage", "{n} passages", n=len(topic.units)),
        people=Message.plural("{n} participant", "{n} participants", n=len(topic.by_participant)),
    )
    with st.expander(plain(title)):
        st.caption(plain(", ".join(topic.words)))
        if topic.coherence is not None:
            said = Message(
                "coherence {value} (−1 to 1)", value=decimal(topic.coherence, 2, kept=True)
            )
            st.caption(plain(said))
        dress_extracts()
        if _mark(topic) not in handle.desk.get(
            _CANDIDATE, {}
        ):  # else they stand among its proposals
            for unit in topic.units[:3]:
                show_extract(unit.quote)
        if handle.study.may(Ability.EDIT_CODEBOOK):
            _make_code(handle, found, topic)


def _mark(topic: FoundTopic) -> str:
    """What tells a topic from those found another time, which have its number too."""
    said = "\n".join(unit.quote for unit in topic.units)
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


def _make_code(handle: Handle, found: FoundTopics, topic: FoundTopic) -> None:
    made: dict[str, Code] = handle.desk.setdefault(_CANDIDATE, {})
    mark = _mark(topic)
    code = made.get(mark)
    if code is None or code.id not in get_codebook(handle.study):  # taken back meanwhile
        name = st.text_input(
            _("Name of the code"), topic.name, key=f"qc_topic_name_{topic.number}_{mark}"
        )
        if st.button(_("Make a code of it"), key=f"qc_topic_code_{topic.number}_{mark}"):
            with spoken():
                made[mark] = topic_as_code(handle.study, found, topic.number, name)
                notice(Message("The code is made; accept its passages one by one."))
                st.rerun()
        return
    decided = decided_places(handle.study, code.id)
    waiting = [
        (place, p)
        for place, p in enumerate(proposals(found, topic.number, code))
        if (p[0].id, p[1]) not in decided
    ]
    for place, (source, span, proposed) in waiting[:5]:
        quote = topic.units[place].quote
        number = 1000 * topic.number + place  # where it stands in the topic is no likeness
        proposal(handle, number, source, span, quote, proposed, likeness=False)
