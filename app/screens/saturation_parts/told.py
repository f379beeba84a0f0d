"""What may be written, and what more interviews would be expected to bring."""

from __future__ import annotations

import streamlit as st

from app.frame.copied import paragraph_to_copy
from app.frame.text import plain, strong
from qualcode.services.saturation_coders import fewer_coders
from qualcode.services.saturation_figures import interval_of
from qualcode.services.saturation_report import SaturationReport
from qualcode.services.saturation_unit_words import rows_called
from qualcode.wording import LANGUAGES, Message, current_language, render
from qualcode.wording import gettext as _
from qualcode.wording.figures import decimal, number_of


def tell_rule(report: SaturationReport) -> None:
    """Whether the rule is met, at this level and in this order."""
    guest = report.found.guest
    if guest.notation is not None:
        came = sum(report.found.series.new[(guest.at or 0) + guest.run :])
        if came:
            said = Message.plural(
                "Met at {notation} at this level, yet {n} new code came after that.",
                "Met at {notation} at this level, yet {n} new codes came after that.",
                n=came,
                notation=guest.notation,
            )
            st.warning(plain(said), icon=":material/error:")
            return
        met = Message("Met at {notation} at this level, in this order.", notation=guest.notation)
        st.success(plain(met), icon=":material/check_circle:")
    elif guest.reason is not None:
        st.warning(plain(guest.reason), icon=":material/block:")


def tell_what_if(report: SaturationReport, n_more: int) -> None:
    """New codes expected of ``n_more`` interviews, with their interval and its limits."""
    if not n_more:
        return
    coming = report.found.richness.expected_new
    if not coming or coming[0].value is None:
        if coming and coming[0].reason is not None:
            st.caption(plain(coming[0].reason))
        return
    if not report.found.counts.q1:
        nothing = Message(
            "Each code came up in at least two {rows}, so nothing more is expected: the estimate "
            "cannot see what nobody has said.",
            rows=rows_called(report.unit, 2),
        )
        st.info(plain(nothing), icon=":material/trending_up:")
        return
    expected = coming[min(n_more, len(coming)) - 1]
    new = expected.value or 0.0
    said = Message.plural(
        "{n} more {rows} would bring {new}{interval}, on average over those that may come.",
        "{n} more {rows} would bring {new}{interval}, on average over those that may come.",
        n=n_more,
        rows=rows_called(report.unit, n_more),
        new=Message.plural(
            "{number} new code", "{number} new codes", n=number_of(new, 1), number=decimal(new, 1)
        ),
        interval=interval_of(expected, lambda x: decimal(x, 1)),
    )
    st.info(plain(said), icon=":material/trending_up:")
    if report.found.counts.n_units < 10:
        st.caption(
            plain(
                Message(
                    "With fewer than 10 {rows} this is very uncertain: no reason to stop or go on.",
                    rows=rows_called(report.unit, 10),
                )
            )
        )


def tell_sentence(report: SaturationReport) -> None:
    """The paragraph for the thesis in both languages, each with a button that copies it."""
    st.markdown(strong(_("A paragraph for your text")))
    first = current_language()
    names = {"fr": "Français", "en": "English"}
    languages = (first, *(each for each in LANGUAGES if each != first))
    for tab, language in zip(st.tabs([names[each] for each in languages]), languages, strict=True):
        with tab:
            said = report.sentence(language)
            paragraph_to_copy(said, language, f"qc_saturation_paragraph_{language}")
    st.caption(_("It names each level and each parameter: keep them when you shorten it."))


def tell_aside(report: SaturationReport) -> None:
    """Interviews left out, put last or coded by fewer, and why."""
    counted = report.counted
    if counted is None:
        return
    fewer = fewer_coders(counted)
    if fewer is not None:
        advice = _("Count one coder who worked on all of them, or settle a consensus first.")
        st.warning(f"{plain(fewer)} {advice}", icon=":material/group:")
    if counted.not_coded:
        st.caption(
            plain(
                Message("Not coded yet, so left out: {names}.", names=", ".join(counted.not_coded))
            )
        )
    if counted.undated:
        st.caption(
            plain(Message("Without a date, so last: {names}.", names=", ".join(counted.undated)))
        )


def describe(report: SaturationReport) -> str:
    """What the curve shows, in words."""
    orders = report.found.orders
    if orders.n_orders == 1:
        return ""  # one interview has no other order
    if orders.is_exhaustive:
        return render(
            Message(
                "The band holds 90% of all {n} orders in which the same {rows} could have come.",
                rows=rows_called(report.unit, 2),
                n=decimal(orders.n_orders),
            )
        )
    return render(
        Message(
            "The band holds 90% of {n} random orders of the same {rows} (seed {seed}).",
            rows=rows_called(report.unit, 2),
            n=decimal(orders.n_orders),
            seed=orders.seed or 0,
        )
    )
