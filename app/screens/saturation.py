"""Saturation: what each interview brings that none before it had."""

from __future__ import annotations

import streamlit as st

from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.offer import download_now
from app.frame.opened import say_empty, study_handle
from app.frame.text import plain, strong
from qualcode.model import Coder
from qualcode.services import agreement, approach, export, saturation, studies, thematic_tree
from qualcode.services.open_study import OpenStudy
from qualcode.services.saturation import LevelSeries
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _


def draw() -> None:
    """The curve at one level, the table at every level, and what they mean."""
    study = study_handle().study
    heading(_("Saturation"), help_page="saturation")
    summary = studies.describe(study)
    reason = approach.rejected(summary.study.approach, approach.Offered.SATURATION)
    if reason is not None:
        say_empty(
            plain(reason),
            _("If your study has another approach, change it in the study’s description."),
        )
        link("study", key="qc_saturation_study")
        return
    if not summary.n_codings:
        say_empty(
            _("Nothing is coded yet, so there is nothing to count."),
            _("Code some interviews, or bring in codings from a spreadsheet."),
        )
        link("codings", primary=True, key="qc_saturation_codings")
        return
    coder = _whose(study)
    found = saturation.new_codes_by_level(study, coder_id=coder.id if coder else None)
    _meaning(found)
    _curve(study, found, coder)
    _table(study, found, coder)


def _whose(study: OpenStudy) -> Coder | None:
    people = agreement.people(study)
    agreed = thematic_tree.consensus(study)
    if len(people) < 2:
        return None
    choices: list[Coder | None] = [None, *people]
    return st.selectbox(
        _("Codings of"),
        choices,
        format_func=lambda c: (
            c.name if c else (_("The consensus") if agreed else _("Everybody together"))
        ),
        key="qc_saturation_coder",
        width=320,
    )


def _meaning(found: tuple[LevelSeries, ...]) -> None:
    finest = found[-1].series if found else None
    if finest is None or not finest.units:
        return
    new, last = finest.new[-1], finest.units[-1]
    said = Message.plural(
        "The last interview, {unit}, brought {n} new code out of {of} in all.",
        "The last interview, {unit}, brought {n} new codes out of {of} in all.",
        n=new,
        unit=last,
        of=finest.n_items,
    )
    st.info(
        plain(said)
        + " "
        + _(
            "These figures count when a code first appears, in the order of the interviews: another "
            "order gives another curve, and a flat end shows that these interviews said little new, "
            "not that nobody else would."
        ),
        icon=":material/info:",
    )


def _curve(study: OpenStudy, found: tuple[LevelSeries, ...], coder: Coder | None) -> None:
    level = st.selectbox(
        _("What is counted"),
        found,
        index=min(3, len(found) - 1),
        format_func=lambda each: render(each.name),
        key="qc_saturation_level",
        width=380,
    )
    spec = export.new_codes_spec(level.series, current_language())
    st.vega_lite_chart(spec, width="stretch", height=300, key="qc_saturation_chart")
    coder_id = coder.id if coder else None
    with st.container(horizontal=True):
        for form in ("png", "svg"):
            download_now(
                render(Message("Figure ({form})", form=form)),
                lambda language, form=form: export.new_codes_picture(  # type: ignore[misc]
                    study, form, level=level.level, coder_id=coder_id, language=language
                ),
                f"saturation.{form}",
                f"qc_saturation_{form}",
            )


def _table(study: OpenStudy, found: tuple[LevelSeries, ...], coder: Coder | None) -> None:
    st.markdown(strong(_("New codes in each interview, and running total")))
    units = found[0].series.units
    names = [plain(each.name) for each in found]
    first = _("Interview")
    lines = [f"| {first} | {' | '.join(names)} |", "|---|" + "---:|" * len(found)]
    for place, unit in enumerate(units):
        cells = (f"{f.series.new[place]} ({f.series.cumulative[place]})" for f in found)
        lines.append(f"| {plain(unit)} | {' | '.join(cells)} |")
    st.markdown("\n".join(lines))
    coder_id = coder.id if coder else None
    with st.container(horizontal=True):
        for form in ("xlsx", "csv"):
            download_now(
                render(Message("Table ({form})", form=form)),
                lambda language, form=form: export.sheet_as(  # type: ignore[misc]
                    export.new_codes_sheet(study, coder_id=coder_id, language=language),
                    form,
                    language,
                ),
                f"saturation.{form}",
                f"qc_saturation_{form}",
            )
