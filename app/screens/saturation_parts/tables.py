"""The tables: new codes, rules and estimates, themes, meanings."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app.frame.handles import Handle
from app.frame.offer import download_now
from app.frame.text import plain
from qualcode.services import saturation_export
from qualcode.services.saturation import LevelSeries, Material
from qualcode.services.saturation_meaning import MeaningSaturation
from qualcode.services.saturation_report import SaturationReport, ThemeRichness
from qualcode.services.saturation_unit_words import HEADS, rows_called
from qualcode.wording import Message, render
from qualcode.wording import gettext as _
from qualcode.wording.figures import decimal, percent

_MOST_ROWS = 60


def new_codes_table(handle: Handle, found: Sequence[LevelSeries], report: SaturationReport) -> None:
    """New codes and running total of each interview at every level."""
    units = found[0].series.units
    header = [render(HEADS[report.unit]), *(render(each.name) for each in found)]
    rows = [
        [unit, *(f"{f.series.new[place]} ({f.series.cumulative[place]})" for f in found)]
        for place, unit in enumerate(units)
    ]
    total = [_("Total"), *(str(f.series.n_items) for f in found)]
    show_rows(header, [*rows, total])
    with st.container(horizontal=True):
        for form in ("xlsx", "csv"):
            download_now(
                render(Message("Table ({form})", form=form)),
                lambda language, form=form: saturation_export.saturation_book(  # type: ignore[misc]
                    report, form, language=language, study=handle.study
                ),
                f"saturation.{form}",
                f"qc_saturation_{form}",
            )


def measures_table(report: SaturationReport) -> None:
    """Every rule and estimate, with its parameters and source."""
    header = [_("Measure"), _("Value"), _("Interval at 95%"), _("Parameters"), _("Source")]
    show_rows(header, [list(row) for row in saturation_export.measures_shown(report)])
    st.caption(
        render(
            Message(
                "The estimates take the {rows} for independent and each code for equally likely in "
                "each: purposive sampling and a codebook still changing break this. Under ten "
                "{rows} they are given for the record only.",
                rows=rows_called(report.unit, 2),
            )
        )
    )


def themes_table(found: Sequence[ThemeRichness]) -> None:
    """How complete each theme is by itself."""
    header = [
        _("Theme"),
        _("Codes"),
        _("Last new in"),
        _("Good-Turing coverage"),
        _("Chao2"),
        _("Expected of the next"),
    ]
    rows = []
    for theme in found:
        last = max((n for n, new in enumerate(theme.series.new) if new), default=None)
        coming = theme.richness.expected_new
        rows.append(
            [
                theme.name,
                str(theme.n_codes),
                "—" if last is None else theme.series.units[last],
                _shown(theme.richness.coverage.value, share=True),
                _shown(theme.richness.chao2.value),
                _shown(coming[0].value if coming else None),
            ]
        )
    show_rows(header, rows)


def meanings_table(material: Material, found: Sequence[MeaningSaturation]) -> None:
    """For each code with dimensions, where the last new one came."""
    st.caption(
        _(
            "A dimension of a code is a sub-code, or a memo on the code or on one of its extracts. "
            "Write memos while you code, and this table shows until when a code still showed a "
            "new side."
        )
    )
    if not found:
        st.markdown(_("No code has sub-codes or memos yet."))
        return
    header = [_("Code"), _("First seen in"), _("Dimensions"), _("Last new one in"), _("Note")]
    rows = [
        [
            " › ".join(material.codebook.path(each.code)),
            "—" if each.first is None else material.units[each.first - 1],
            str(each.n_dimensions),
            "—" if each.at is None else material.units[each.at - 1],
            "" if each.reason is None else render(each.reason),
        ]
        for each in found
    ]
    show_rows(header, rows)


def show_rows(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table read by everyone's browser; a grid that scrolls when it is long."""
    if len(rows) > _MOST_ROWS:
        import pandas as pd

        st.dataframe(pd.DataFrame(rows, columns=list(header)), hide_index=True)
        return
    sides = ["---:" if _are_figures(rows, place) else "---" for place in range(len(header))]
    lines = [
        f"| {' | '.join(plain(cell) for cell in header)} |",
        f"|{'|'.join(sides)}|",
        *(f"| {' | '.join(plain(cell) for cell in row)} |" for row in rows),
    ]
    st.markdown("\n".join(lines))


def _are_figures(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a column holds figures, which stand to the right."""
    cells = [row[place] for row in rows]
    return any(cells) and all(not cell or cell[0].isdigit() or cell == "—" for cell in cells)


def _shown(value: float | None, *, share: bool = False) -> str:
    if value is None:
        return "—"
    return percent(value) if share else decimal(value, 1)
