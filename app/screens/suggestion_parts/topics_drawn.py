"""Topics drawn and counted: map, tree, who speaks of what; each may be taken away as a file."""

from __future__ import annotations

import streamlit as st

from app.frame.choices import choose
from app.frame.handles import Handle
from app.frame.offer import download_now
from app.frame.text import plain
from qualcode.services import topics_export
from qualcode.services.matrix_choice import By
from qualcode.services.topic_counts import TopicCounts, countable, topic_counts
from qualcode.services.topics import FoundTopics
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _


def draw(handle: Handle, found: FoundTopics) -> None:
    """The map, the tree, the counts, and all of it as a table."""
    _map(handle, found)
    _tree(handle, found)
    _counts(handle, found)
    with st.container(horizontal=True):
        for form in ("xlsx", "csv"):
            download_now(
                render(Message("Table ({form})", form=form)),
                lambda language, form=form: topics_export.topics_book(  # type: ignore[misc]
                    handle.study, found, form, language=language
                ),
                _("topics") + f".{form}",
                f"qc_topics_book_{form}",
            )


def _map(handle: Handle, found: FoundTopics) -> None:
    st.subheader(_("Map"))
    st.caption(
        _(
            "Each number is a passage of that topic; near ones speak of near things. The axes mean nothing."
        )
    )
    spec = topics_export.topic_spec(found, "map", current_language())
    st.vega_lite_chart(spec, width="stretch", height=420, key="qc_topics_map")
    _pictures(handle, found, "map", None, _("map of topics"))


def _tree(handle: Handle, found: FoundTopics) -> None:
    if len(found.topics) < 2:
        return
    st.subheader(_("Hierarchy"))
    st.caption(
        _("Topics joined on the left are near each other; those joined on the right hardly.")
    )
    language = current_language()
    spec = topics_export.topic_spec(found, "tree", language)
    height = 60 + 26 * len(found.topics)
    st.vega_lite_chart(spec, width="stretch", height=height, key="qc_topics_tree")
    with st.expander(_("In words")):
        st.caption(plain(topics_export.topic_words(found, "tree", language)))
    _pictures(handle, found, "tree", None, _("tree of topics"))


def _counts(handle: Handle, found: FoundTopics) -> None:
    import pandas as pd

    st.subheader(_("Who speaks of what"))
    counts = _chosen(handle, found)
    sheet = topics_export.counts_sheet(found, counts)
    rows = pd.DataFrame(
        [row[1:] for row in sheet.rows],
        columns=pd.Index(_apart(sheet.header[1:])),
        index=pd.Index([row[0] for row in sheet.rows], name=sheet.header[0]),
    )
    table, chart = st.tabs([_("Table"), _("Chart")])
    with table:
        st.dataframe(rows, width="stretch", key=f"qc_topics_people_{counts.group}")
    with chart:
        if counts.too_many is not None:
            st.caption(plain(counts.too_many))
            return
        spec = topics_export.topic_spec(found, "counts", current_language(), counts)
        height = 120 + 34 * len(found.topics)
        key = f"qc_topics_counts_{counts.group}"
        st.vega_lite_chart(spec, width="stretch", height=height, key=key)
        _pictures(handle, found, "counts", counts, _("topics by group"))


def _chosen(handle: Handle, found: FoundTopics) -> TopicCounts:
    """By participant, site or the values of an attribute, as asked."""
    attributes = countable(handle.study)
    names = {
        By.PARTICIPANT.value: _("participants"),
        By.SITE.value: _("sites"),
        **attributes,
    }
    by = choose(_("Count by"), list(names), lambda k: names[k], "qc_topics_by", width=260)
    if by in attributes:
        return topic_counts(handle.study, found, By.ATTRIBUTE, by)
    return topic_counts(handle.study, found, By(by))


def _apart(header: tuple[str, ...]) -> list[str]:
    """Headings, one said twice told apart by a blank nobody sees."""
    seen: list[str] = []
    for name in header:
        while name in seen:
            name += "\u200b"
        seen.append(name)
    return seen


def _pictures(
    handle: Handle, found: FoundTopics, which: str, counts: TopicCounts | None, stem: str
) -> None:
    with st.container(horizontal=True):
        for form in ("png", "svg", "pdf"):
            download_now(
                render(Message("Figure ({form})", form=form)),
                lambda language, form=form: topics_export.topic_picture(  # type: ignore[misc]
                    handle.study, found, which, form, counts=counts, language=language
                ),
                f"{stem}.{form}",
                f"qc_topics_{which}_{form}",
            )
