"""What is counted, as the screen asks it, and the rule's parameters."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app.frame.choices import choose
from qualcode.model import Coder, CoderKind
from qualcode.services.saturation import (
    Choice,
    Material,
    Order,
    SamplingUnit,
    Whose,
    level_name,
)
from qualcode.services.saturation_report import (
    FINEST,
    IncidenceLevel,
    Rules,
    levels_shown,
)
from qualcode.services.saturation_unit_words import rows_called
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_MANY_CELLS = 200_000
"""Past so many cells fewer orders are walked through, so that the screen answers at once."""


def ask_choice(coded: Sequence[Coder], usual: str | None) -> Choice:
    """Whose codings, what is one row, in which order; ``usual`` are those proposed."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        coder_id, whose = _ask_coder(coded, usual)
        unit = choose(
            _("One row is"),
            tuple(SamplingUnit),
            _unit_word,
            "qc_saturation_unit",
            width=190,
        )
        order = choose(
            _("In the order"),
            tuple(Order),
            _order_word,
            "qc_saturation_order",
            width=190,
        )
    return Choice(coder_id=coder_id, whose=whose, unit=unit, order=order)


def _unit_word(unit: SamplingUnit) -> str:
    words = {
        SamplingUnit.INTERVIEW: _("an interview"),
        SamplingUnit.PARTICIPANT: _("a participant"),
        SamplingUnit.SITE: _("a site"),
    }
    return words[unit]


def _order_word(order: Order) -> str:
    return _("of the table of interviews") if order is Order.DONE else _("of their dates")


def _ask_coder(coded: Sequence[Coder], usual: str | None) -> tuple[str | None, Whose]:
    if len(coded) < 2:
        return None, Whose.AGREED
    agreed = [c for c in coded if c.kind is CoderKind.CONSENSUS]
    people = [c for c in coded if c.kind is not CoderKind.CONSENSUS]
    options: list[Coder | Whose] = [*agreed, Whose.EVERYBODY, *people]
    proposed = next((c for c in agreed if c.id == usual), Whose.EVERYBODY)

    def said(option: Coder | Whose) -> str:
        if not isinstance(option, Coder):
            return _("Everybody together")
        return _("The consensus") if option in agreed else option.name

    chosen = choose(
        _("Codings of"), options, said, "qc_saturation_coder", present=proposed, width=240
    )
    if chosen == proposed:  # what is counted where nobody chose, and is counted ahead
        return None, Whose.AGREED
    return (chosen.id, Whose.AGREED) if isinstance(chosen, Coder) else (None, chosen)


def ask_branches(choice: Choice, counted: Material) -> Choice:
    """The same choice with branches, levers or the interviewer's turns left out or kept."""
    from dataclasses import replace

    codebook = counted.codebook
    with st.expander(_("Leave something out"), icon=":material/filter_alt:"):
        without = st.multiselect(
            _("Themes and codes left out, with what stands under them"),
            [code.id for code in codebook.codes],
            format_func=lambda code_id: " › ".join(codebook.path(code_id)),
            key="qc_saturation_without",
            placeholder=_("Nothing is left out"),
        )
        levers = st.toggle(_("Leave out all levers"), key="qc_saturation_without_levers")
        interviewer = st.toggle(
            _("Count codings of the interviewer’s turns too"), key="qc_saturation_interviewer"
        )
    return replace(
        choice,
        without=tuple(without),
        without_levers=levers,
        include_interviewer=interviewer,
    )


def ask_level(counted: Material) -> IncidenceLevel:
    """What is counted as one."""
    levels = levels_shown(counted)
    return choose(
        _("What is counted"),
        levels,
        lambda level: render(level_name(counted.codebook, level)),
        "qc_saturation_level",
        present=FINEST,
        width="stretch",
    )


def ask_rules(n_units: int, n_codes: int, unit: SamplingUnit) -> tuple[Rules, int]:
    """The rule's three parameters, and how many interviews, sites… to look ahead."""
    usual, several = Rules(), rows_called(unit, 2)
    base = st.slider(
        render(
            Message(
                "Base: the first {rows}, with whose codes the others are compared", rows=several
            )
        ),
        min_value=1,
        max_value=max(10, min(30, n_units)),
        value=usual.base,
        key="qc_saturation_base",
    )
    run = st.slider(
        render(Message("Run: {rows} in a row that must bring little", rows=several)),
        min_value=1,
        max_value=6,
        value=usual.run,
        key="qc_saturation_run",
    )
    threshold = st.slider(
        _("Threshold: what they may still bring, in % of the base"),
        min_value=0,
        max_value=20,
        value=round(100 * usual.threshold),
        format="%d %%",
        key="qc_saturation_threshold",
    )
    ahead = st.slider(
        render(Message("What if there were more {rows}? How many", rows=several)),
        min_value=0,
        max_value=max(2, min(n_units, 10)),
        value=min(2, n_units),
        key="qc_saturation_ahead",
    )
    few = n_units * n_codes > _MANY_CELLS
    rules = Rules(
        base,
        run,
        threshold / 100,
        n_orders=200 if few else usual.n_orders,
        n_more=max(10, min(n_units, 50)),
    )
    return rules, ahead
