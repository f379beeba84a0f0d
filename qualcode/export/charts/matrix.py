"""A matrix of counts or shares as a heat map, each cell with its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qualcode.export.charts.settled import settled
from qualcode.wording import gettext

if TYPE_CHECKING:
    import altair

_CELL, _LEAST = 34, 120
# one colour from pale to dark: read by every eye, and in grey
_PALE_TO_DARK = ["#F1F5FA", "#9CC3E0", "#3F86BC", "#0B3C66"]


@dataclass(frozen=True)
class Matrix:
    """Named rows and columns; a cell of None is left blank. Shares run from 0 to 1."""

    title: str
    row_title: str
    column_title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[float | None, ...], ...]
    is_share: bool = False


def matrix_chart(matrix: Matrix, language: str) -> altair.LayerChart:
    """The matrix with its figures; the darker the more."""
    import altair as alt

    values: list[dict[str, Any]] = [
        {"row": row, "column": column, "n": cell, "said": _said(cell, is_share=matrix.is_share, language=language)}
        for row, line in zip(matrix.rows, matrix.cells, strict=True)
        for column, cell in zip(matrix.columns, line, strict=True)
        if cell is not None
    ]  # fmt: skip
    top = 1.0 if matrix.is_share else max((v["n"] for v in values), default=1)
    axis = alt.Axis(labelLimit=220, domain=False, ticks=False, labelAngle=0, labelOverlap=False)
    both = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X(
            "column:N", sort=list(matrix.columns), title=matrix.column_title,
            axis=alt.Axis(labelLimit=160, domain=False, ticks=False, labelAngle=-40, orient="top",
                labelOverlap=False),
            scale=alt.Scale(domain=list(matrix.columns)),
        ),
        y=alt.Y(
            "row:N", sort=list(matrix.rows), title=matrix.row_title, axis=axis,
            scale=alt.Scale(domain=list(matrix.rows)),
        ),
    )  # fmt: skip
    cells = both.mark_rect(stroke="#8A97A6", strokeWidth=0.5).encode(
        color=alt.Color("n:Q", scale=alt.Scale(domain=[0, top], range=_PALE_TO_DARK), legend=None)
    )
    figures = (
        both.transform_filter("datum.n > 0")
        .mark_text(fontSize=12)
        .encode(
            text="said:N",
            color=alt.condition(
                f"datum.n > {top * 0.55}", alt.value("#FFFFFF"), alt.value("#10243A")
            ),
        )
    )
    chart = alt.LayerChart(layer=[cells, figures])
    made = settled(chart, describe_matrix(matrix, language))
    made.width, made.height = size_of(matrix)
    return made


def size_of(matrix: Matrix) -> tuple[int, int]:
    """Width and height of the cells together, in pixels."""
    wide = _CELL if not matrix.is_share else 2 * _CELL
    return max(_LEAST, wide * len(matrix.columns)), max(_CELL * 2, _CELL * len(matrix.rows))


def describe_matrix(matrix: Matrix, language: str) -> str:
    """What the chart shows, in words, for whoever cannot see it."""
    told = "; ".join(
        f"{row} / {column}: {_said(cell, is_share=matrix.is_share, language=language)}"
        for row, line in zip(matrix.rows, matrix.cells, strict=True)
        for column, cell in zip(matrix.columns, line, strict=True)
        if cell
    )
    told = told or gettext("Nothing was coded.", language)
    return f"{matrix.title}. {told}"


def _said(cell: float | None, *, is_share: bool, language: str) -> str:
    if cell is None:
        return ""
    if is_share:
        return f"{round(100 * cell)} %" if language == "fr" else f"{round(100 * cell)}%"
    return str(round(cell))


def cells_of(
    rows: Sequence[str], columns: Sequence[str], counts: dict[tuple[str, str], int]
) -> tuple[tuple[float | None, ...], ...]:
    """Counts laid out as rows of a matrix, 0 where there is none."""
    return tuple(tuple(float(counts.get((r, c), 0)) for c in columns) for r in rows)
