"""What takes longer, made on demand: intervals and gamma."""

from __future__ import annotations

import streamlit as st

from app.frame import work
from app.frame.handles import Handle
from app.frame.text import plain
from app.screens.agreement_parts import kept
from qualcode.services import agreement
from qualcode.services.agreement import Choices, Coefficient, GammaChoices, Sampler, Sampling
from qualcode.wording import Message, render
from qualcode.wording import gettext as _
from qualcode.wording.figures import decimal


def intervals(handle: Handle, choices: Choices) -> None:
    """A button that draws the documents again for intervals."""
    done = work.finished("agreement_intervals")
    if done is not None:
        asked, found = done.outcome
        kept.keep(handle, ("intervals", asked), found)
        st.rerun()
    if kept.taken(handle, ("intervals", choices)) is not None:
        return
    if st.button(
        _("Compute the intervals"), icon=":material/density_small:", key="qc_agreement_ci"
    ):
        study = handle.study
        work.start(
            "agreement_intervals",
            Message("Drawing the transcripts again"),
            lambda under_way: (
                choices,
                agreement.measure_agreement(
                    study, choices, sampling=Sampling(), progress=under_way.tell
                ),
            ),
            handle,
        )
        st.rerun()


def gamma(handle: Handle, choices: Choices) -> None:
    """Gamma with its sampler, seed and number of samples."""
    done = work.finished("agreement_gamma")
    if done is not None:
        asked, found = done.outcome
        kept.keep(handle, ("gamma", *asked), found)
    with st.expander(_("Gamma: places and codes at once"), key="qc_agreement_gamma"):
        left, middle, right = st.columns(3)
        with left:
            sampler = st.selectbox(
                _("Random continua"),
                list(Sampler),
                format_func=lambda s: render(_SAMPLERS[s]),
                key="qc_agreement_sampler",
            )
        with middle:
            n = int(st.number_input(_("How many"), 10, 1000, 30, key="qc_agreement_samples"))
        with right:
            seed = int(st.number_input(_("Seed"), 0, 10**6, 1, key="qc_agreement_seed"))
        how = GammaChoices(n=n, seed=seed, sampler=sampler or Sampler.STATISTICAL)
        found = kept.taken(handle, ("gamma", choices, how))
        if found is None:
            if st.button(_("Compute gamma"), key="qc_agreement_gamma_go"):
                study = handle.study
                work.start(
                    "agreement_gamma",
                    Message("Aligning the coders’ extracts"),
                    lambda under_way: (
                        (choices, how),
                        agreement.measure_gamma(study, choices, how, progress=under_way.tell),
                    ),
                    handle,
                )
                st.rerun()
            return
        _say(found)


def _figure(value: float | None) -> str:
    return "—" if value is None else decimal(value, 3, kept=True)


def _say(found: Coefficient) -> None:
    if found.value is None:
        st.markdown(plain(found.reason or ""))
        return
    said = Message(
        "γ = {value}; disorder {observed}, by chance {expected}.",
        value=_figure(found.value),
        observed=_figure(found.observed),
        expected=_figure(found.expected),
    )
    st.markdown(plain(said))
    if not found.parameters.get("exact"):
        st.caption(_("With many coders the alignments come from a local search."))


_SAMPLERS = {
    Sampler.STATISTICAL: Message("after the statistics of the codings"),
    Sampler.SHUFFLE: Message("the codings themselves, moved along"),
}
