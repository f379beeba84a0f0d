"""Words in their context over all transcripts, and how often each group says them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from app.frame.choices import choose
from app.frame.figures import as_high_as, show_table, with_figures
from app.frame.handles import Handle
from app.frame.kept import Shelf
from app.frame.offer import download_now
from app.frame.text import plain
from app.screens.retrieval_parts.found import open_place
from qualcode.services import participants, retrieval_export
from qualcode.services.matrix_choice import By
from qualcode.services.search import SearchAnswer, WordIndex, search, word_index
from qualcode.wording import Message, current_language, render, speaking
from qualcode.wording import gettext as _

MOST_WRITTEN = 100_000
"""Lines of a search in a file; the screen shows fewer."""


def draw(handle: Handle) -> None:
    """The words, how they are counted, the lines."""
    study = handle.study
    with st.container(horizontal=True, vertical_alignment="bottom"):
        asked = st.text_input(
            _("Words"),
            placeholder=_('evening, organis*, "on call", =worked, -weekend'),
            help=_(
                "A word finds all its forms; =word only that one; organis* what begins so; words "
                "in quotation marks stand in a row; -word leaves out turns that hold it. Several "
                "words are looked for in one turn. Accents and capitals do not matter."
            ),
            key=f"qc_search_words_{current_language()}",
            width=420,
        )
        attributes = {a.id: a.name for a in participants.participants_table(study).attributes}
        by = choose(
            _("Counted by"),
            [By.PARTICIPANT.value, By.INTERVIEW.value, By.SITE.value, *attributes],
            lambda key: attributes.get(key) or _group_name(key),
            "qc_search_by",
            width=220,
        )
        interviewer = st.toggle(_("The interviewer’s words too"), key="qc_search_interviewer")
    if not asked.strip():
        st.caption(_("Write a word to see it in its context, everywhere it is said."))
        return
    grouped = By.ATTRIBUTE if by in attributes else By(by)
    ask = partial(
        search,
        study,
        asked,
        by=grouped,
        attribute_id=by if by in attributes else "",
        interviewer=interviewer,
        index=_index(handle),
    )
    answer = ask()
    _counted(handle, answer, lambda: ask(most=MOST_WRITTEN))
    if answer.n:
        _lines(answer)
        _frequencies(answer)


def _group_name(key: str) -> str:
    return {"participant": _("participant"), "interview": _("interview"), "site": _("site")}[key]


def _index(handle: Handle) -> WordIndex:
    """The study's words, read again when something was recorded since."""
    return Shelf(handle, "word_index").kept(current_language(), lambda: word_index(handle.study))


def _counted(handle: Handle, answer: SearchAnswer, every: Callable[[], SearchAnswer]) -> None:
    """How many hits, and the table of all of them."""
    said = Message.plural(
        "{n} hit, transcripts: {n_sources}, participants: {people}",
        "{n} hits, transcripts: {n_sources}, participants: {people}",
        n=answer.n,
        n_sources=answer.n_sources,
        people=answer.n_participants,
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(said), width="stretch")
        if answer.n:
            download_now(
                render(Message("Table ({form})", form="xlsx")),
                lambda language: book(handle, every, language),
                _("words found") + ".xlsx",
                "qc_search_xlsx",
            )
    if answer.forms:
        st.caption(plain(", ".join(f"{form} ({n})" for form, n in answer.forms[:12])))


def book(handle: Handle, every: Callable[[], SearchAnswer], language: str) -> bytes:
    """Every line, in the language of the page: it is made outside the run that drew the button."""
    with speaking(language):
        answer = every()
    return retrieval_export.search_book(handle.study, answer, "xlsx", language=language)


def _lines(answer: SearchAnswer) -> None:
    import pandas as pd

    lines = answer.lines
    rows = pd.DataFrame(
        {
            _("participant"): [x.participant for x in lines],
            _("turn"): [x.turn or None for x in lines],
            _("before"): [x.before for x in lines],
            _("words"): [x.words for x in lines],
            _("after"): [x.after for x in lines],
        }
    )
    styled = rows.style.set_properties(subset=[_("before")], **{"text-align": "right"})
    chosen = show_table(
        styled,
        width="stretch",
        height=as_high_as(len(lines), 420),
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            _("before"): st.column_config.TextColumn(width="large", alignment="right"),
            _("after"): st.column_config.TextColumn(width="large"),
        },
        key=f"qc_search_lines_{answer.n}_{lines[0].span.start}",
    )
    if answer.n > len(lines):
        st.caption(
            plain(
                Message("The first {n} are shown; the table to download holds all.", n=len(lines))
            )
        )
    rows_chosen = chosen.selection.rows
    if rows_chosen:
        line = lines[rows_chosen[0]]
        open_place(line.source.id, line.span.start)


def _frequencies(answer: SearchAnswer) -> None:
    rate = _("per 1,000 words")
    rows: dict[str, list[object]] = {
        _("group"): [f.group for f in answer.frequencies],
        _("hits"): [f.n for f in answer.frequencies],
        _("words spoken"): [f.n_words for f in answer.frequencies],
        rate: [f.per_1000 for f in answer.frequencies],
    }
    show_table(
        with_figures(rows, decimals={rate: 2}, shaded=(rate,)),
        key="qc_search_frequencies",
    )
