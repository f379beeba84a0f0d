"""Tables to read, and figures in them: written as the reader's language writes them, sorted as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import streamlit as st

from qualcode.wording import current_language, settle_language
from qualcode.wording.figures import decimal, percent

SHADE = "0, 114, 178"  # the blue of the colour-blind safe palette of Okabe and Ito
_ROW = 35  # pixels, or a little less


def with_figures(
    columns: Mapping[str, Sequence[Any]],
    *,
    decimals: Mapping[str, int] | None = None,
    shares: Mapping[str, int] | None = None,
    shaded: Sequence[str] = (),
) -> Any:
    """A table for ``st.dataframe``: its cells stay numbers, so that a click on a head sorts them.

    Streamlit's own formats know the decimal point only, or the browser's language.

    Args:
        columns: the cells by column; None where there is no value.
        decimals: how many decimals the numbers of a column show.
        shares: how many decimals a column of fractions shows, as percentages.
        shaded: the columns whose cells are the darker, the more they hold.
    """
    import pandas as pd

    language = current_language()
    table = pd.DataFrame(dict(columns))
    said = {name: _saying(digits, language) for name, digits in (decimals or {}).items()}
    said |= {name: _saying(digits, language, share=True) for name, digits in (shares or {}).items()}
    numbers = table.astype({name: "Float64" for name in said if name in table})
    shown = numbers.style.format({name: said[name] for name in said if name in table}, na_rep="")
    for name in shaded:
        most = max((value for value in columns[name] if value), default=1)
        shown = shown.map(lambda value, most=most: _shade(value, most), subset=[name])
    return shown


def show_table(rows: Any, **how: Any) -> Any:
    """Draws a table to read, with the words of ``st.dataframe``: no index, a dash in empty cells."""
    return st.dataframe(rows, hide_index=True, placeholder="—", **how)


def as_high_as(n_rows: int, at_most: int) -> int | Literal["content"]:
    """The height of a table in pixels: of its rows, or the most where there are more to scroll."""
    return "content" if _ROW * (n_rows + 1) <= at_most else at_most


def _shade(value: Any, most: float) -> str:
    import pandas as pd

    if pd.isna(value) or not value:
        return ""
    return f"background-color: rgba({SHADE}, {0.06 + 0.44 * value / most:.2f})"


def _saying(digits: int, language: str, *, share: bool = False) -> Any:
    def said(value: float) -> str:
        settle_language(language)
        return percent(value, digits) if share else decimal(value, digits, kept=True)

    return said
