"""The report of a round: agreement before and after, and its files."""

from __future__ import annotations

import streamlit as st

from app.frame.figures import show_table, with_figures
from app.frame.handles import Handle
from app.frame.offer import download_now, file_stem
from app.frame.text import plain
from qualcode.services import triangulation
from qualcode.wording import Message, current_language, format_moment, render
from qualcode.wording import gettext as _


def draw(handle: Handle, round_id: str) -> None:
    """The figures with their dates, and the files."""
    study, language = handle.study, current_language()
    report = triangulation.triangulation_report(study, round_id)
    st.markdown(plain(report.sentence))
    percent, kappa, alpha = _("Agreement"), _("Kappa"), _("Alpha")
    columns: dict[str, list[object]] = {
        _("Moment"): [render(f.stage) for f in report.figures],
        _("Date"): [format_moment(f.when) for f in report.figures],
        percent: [f.percent for f in report.figures],
        kappa: [f.kappa for f in report.figures],
        alpha: [f.alpha for f in report.figures],
        _("Places alike"): [
            render(Message("{n} of {all}", n=f.n_agreed, all=f.n_places)) for f in report.figures
        ],
    }
    show_table(
        with_figures(columns, decimals={kappa: 2, alpha: 2}, shares={percent: 1}),
        key="qc_round_figures",
    )
    st.caption(
        _(
            "The percentage is high wherever codes are rare; kappa and alpha take off what chance alone would give. "
            "After discussion every coder is taken to hold what was decided."
        )
    )
    stem = file_stem(_("triangulation"), report.name)
    with st.container(horizontal=True):
        download_now(
            _("Report for Word"),
            lambda lang: triangulation.report_docx(study, round_id, language=lang),
            f"{stem}.docx",
            "qc_round_docx",
        )
        download_now(
            _("All tables (xlsx)"),
            lambda lang: triangulation.report_xlsx(study, round_id, language=lang),
            f"{stem}.xlsx",
            "qc_round_xlsx",
        )
        for sheet, name in zip(
            triangulation.report_tables(study, round_id, language=language), _NAMES, strict=True
        ):
            download_now(
                render(Message("{name} (csv)", name=sheet.name)),
                lambda lang, name=name: triangulation.report_csv(  # type: ignore[misc]
                    study, round_id, name, language=lang
                ),
                f"{stem} {sheet.name}.csv",
                f"qc_round_csv_{name}",
            )


_NAMES = range(5)
