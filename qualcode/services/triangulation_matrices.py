"""Code against code, coder against coder: as tables and as pictures."""

from __future__ import annotations

from typing import Any

from qualcode.agreement.disagreements_counts import NOTHING
from qualcode.export.charts import to_png, to_svg
from qualcode.export.charts.matrix import Matrix as Matrix
from qualcode.export.charts.matrix import cells_of, matrix_chart, size_of
from qualcode.export.tables import Sheet
from qualcode.services import audit
from qualcode.services.comparison import RoundComparison
from qualcode.services.open_study import OpenStudy
from qualcode.services.triangulation_figures import figures_of
from qualcode.wording import gettext

_LABELS_WIDE, _LABELS_HIGH = 240, 150


def confusion_matrix(
    compared: RoundComparison, coder_a: str, coder_b: str, *, language: str = "fr"
) -> Matrix:
    """How often one coder's code stands where the other has which; the last is no code at all."""
    counts = compared.confusion(coder_a, coder_b)
    names = {c.id: c.name for c in compared.coders}
    used = {code for pair in counts for code in pair}
    ids = [c.id for c in compared.tree.codes if c.id in used]
    ids += [NOTHING] if NOTHING in used else []
    titles = {c.id: c.name for c in compared.tree.codes} | {NOTHING: gettext("(no code)", language)}
    cells = cells_of(ids, ids, counts)
    if NOTHING in used:  # where neither has a code there is no place to count
        cells = (*cells[:-1], (*cells[-1][:-1], None))
    shown = _apart([titles[i] for i in ids])
    title = gettext("Codes of one against codes of the other", language)
    return Matrix(title, names[coder_a], names[coder_b], shown, shown, cells)


def coders_matrix(compared: RoundComparison, *, language: str = "fr") -> Matrix:
    """For each pair of coders the share of places where both did the same."""
    names = {c.id: c.name for c in compared.coders}
    ids = compared.round.coder_ids
    shares = {pair: counted.share_agreed for pair, counted in compared.pairs().items()}
    cells = tuple(
        tuple(None if a == b else shares.get((a, b), shares.get((b, a))) for b in ids) for a in ids
    )
    shown = tuple(names[i] for i in ids)
    title = gettext("Places where both did the same", language)
    return Matrix(title, "", "", shown, shown, cells, is_share=True)


def pair_figures(compared: RoundComparison) -> list[dict[str, Any]]:
    """Agreement of each pair of coders as it stands: percent, kappa, alpha, places."""
    pairs: list[dict[str, Any]] = figures_of(compared.material)["pairs"]
    return pairs


def matrix_sheet(matrix: Matrix) -> Sheet:
    """A matrix as a table."""
    return Sheet(
        matrix.title,
        (matrix.row_title or "–", *matrix.columns),
        tuple((row, *line) for row, line in zip(matrix.rows, matrix.cells, strict=True)),
    )


def matrix_picture(study: OpenStudy, matrix: Matrix, form: str, *, language: str = "fr") -> bytes:
    """A matrix as ``png`` or ``svg``, once the leak audit has let it pass."""
    chart = matrix_chart(matrix, language)
    picture = to_svg(chart) if form == "svg" else to_png(chart)
    audit.gate_picture(study, f"matrix.{form}", picture, chart.to_dict())
    return picture


def matrix_spec(matrix: Matrix, language: str = "fr") -> dict[str, Any]:
    """The same chart as a Vega-Lite specification whose colours the screen settles."""
    spec: dict[str, Any] = matrix_chart(matrix, language).to_dict()
    spec["autosize"] = {"type": "fit", "contains": "padding"}
    for left_to_the_screen in ("config", "background"):
        spec.pop(left_to_the_screen, None)
    return spec


def matrix_size(matrix: Matrix) -> tuple[int, int]:
    """Width and height of a matrix on the screen with its labels, in pixels."""
    width, height = size_of(matrix)
    return width + _LABELS_WIDE, height + _LABELS_HIGH


def _apart(names: list[str]) -> tuple[str, ...]:
    """Names, numbered where two codes share one: a chart would lay them on each other."""
    seen: dict[str, int] = {}
    shown = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        shown.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(shown)
