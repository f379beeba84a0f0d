"""Topics as pictures and tables: on the screen, on the command line, as files that leave a study."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from qualcode.export.charts.drawing import chart_as, screen_spec
from qualcode.export.charts.matrix import Matrix, matrix_chart
from qualcode.export.charts.topics import (
    TopicMap,
    TopicTree,
    describe_map,
    describe_tree,
    topic_map_chart,
    topic_tree_chart,
)
from qualcode.export.tables import Cell, Sheet
from qualcode.services import audit
from qualcode.services.matrix_choice import By
from qualcode.services.open_study import OpenStudy
from qualcode.services.table_book import table_book
from qualcode.services.topic_counts import TopicCounts, countable, topic_counts
from qualcode.services.topics import FoundTopics
from qualcode.wording import Message, render, speaking
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    import altair

DRAWN = ("map", "tree", "counts")


def topic_picture(
    study: OpenStudy,
    found: FoundTopics,
    which: str,
    form: str,
    *,
    counts: TopicCounts | None = None,
    language: str,
) -> bytes:
    """The ``map``, the ``tree`` or the ``counts`` as png, svg or pdf, once it may leave the study.

    No passage is in it: only numbers, the words of topics and the names of groups.
    """
    chart = _chart(found, which, counts, language, with_words=False)
    picture = chart_as(chart, form)
    audit.gate_picture(study, f"topics.{form}", picture, chart.to_dict())
    return picture


def topic_spec(
    found: FoundTopics, which: str, language: str, counts: TopicCounts | None = None
) -> dict[str, Any]:
    """The same drawing as a Vega-Lite specification for the screen, with the passages to point at."""
    spec = screen_spec(lambda: _chart(found, which, counts, language, with_words=True))
    if which == "tree":
        spec["height"] = 40 + 26 * len(found.topics)
    return spec


def topic_words(found: FoundTopics, which: str, language: str) -> str:
    """What the ``map`` or the ``tree`` shows, in words."""
    return (
        describe_map(_map(found, language), language)
        if which == "map"
        else describe_tree(_tree(found, language), language)
    )


def topics_book(study: OpenStudy, found: FoundTopics, form: str, *, language: str) -> bytes:
    """Topics, how they were found, every passage, and counts by group: xlsx, or csv of the first."""
    with speaking(language):
        sheets = (_topics_sheet(found), _how_sheet(found), *_count_sheets(study, found))
        sheets = (*sheets, _passages_sheet(found))
        return table_book(sheets, form, name="topics", study=study, language=language)


def counts_sheet(found: FoundTopics, counts: TopicCounts) -> Sheet:
    """Passages of each topic by group, the last row those of no topic.

    More groups than can be drawn stand below each other instead: sheets hold far more rows than
    columns (each answer of a survey may have a participant of its own).
    """
    topics = (*(f"{t.number} {t.name}" for t in found.topics), _("of no topic"))
    name = render(Message("Topics by {group}", group=counts.group))[:31]
    if counts.too_many is not None:
        header = (counts.group, *topics, _("total"))
        rows = _with_totals(counts.groups, zip(*counts.cells, strict=True))
    else:
        header = (_("topic"), *counts.groups, _("total"))
        rows = _with_totals(topics, counts.cells)
    return Sheet(name, header, rows, n_fixed=1)


def _with_totals(
    names: Iterable[str], cells: Iterable[tuple[int, ...]]
) -> tuple[tuple[Cell, ...], ...]:
    return tuple((name, *row, sum(row)) for name, row in zip(names, cells, strict=True))


def _count_sheets(study: OpenStudy, found: FoundTopics) -> list[Sheet]:
    wanted = [(By.PARTICIPANT, ""), *((By.ATTRIBUTE, key) for key in countable(study))]
    return [counts_sheet(found, topic_counts(study, found, by, key)) for by, key in wanted]


def _chart(
    found: FoundTopics,
    which: str,
    counts: TopicCounts | None,
    language: str,
    *,
    with_words: bool,
) -> altair.LayerChart:
    if which == "map":
        return topic_map_chart(_map(found, language), language, with_words=with_words)
    if which == "tree" or counts is None:
        return topic_tree_chart(_tree(found, language), language)
    return matrix_chart(_matrix(found, counts), language)


def _map(found: FoundTopics, language: str) -> TopicMap:
    topic_of = {row: number for number, t in enumerate(found.figures.topics, 1) for row in t.rows}
    points = tuple(
        (float(x), float(y), topic_of.get(i, 0), found.units[i].quote[:160])
        for i, (x, y) in enumerate(found.figures.places)
    )
    title = render(Message("Map of the passages by topic"), language)
    return TopicMap(title, _names(found), points)


def _tree(found: FoundTopics, language: str) -> TopicTree:
    title = render(Message("Which topics are near each other"), language)
    return TopicTree(title, _names(found), found.figures.tree)


def _matrix(found: FoundTopics, counts: TopicCounts) -> Matrix:
    rows = tuple(f"{t.number} {t.name}" for t in found.topics)
    # what is of no topic stands in the table: among the topics it would make them all pale
    cells = tuple(tuple(float(n) for n in row) for row in counts.cells[:-1])
    title = render(Message("Topics by {group}", group=counts.group))
    return Matrix(title, _("topic"), counts.group, rows, counts.groups, cells)


def _names(found: FoundTopics) -> tuple[str, ...]:
    return tuple(t.name for t in found.topics)


def _topics_sheet(found: FoundTopics) -> Sheet:
    rows = tuple(
        (
            t.number,
            ", ".join(t.words),
            len(t.units),
            len(t.by_participant),
            None if t.coherence is None else round(t.coherence, 2),
            t.units[0].quote,
        )
        for t in found.topics
    )
    header = (
        *(_("topic"), _("words"), _("passages"), _("participants"), _("coherence")),
        _("most typical passage"),
    )
    return Sheet(_("Topics"), header, rows)


def _how_sheet(found: FoundTopics) -> Sheet:
    said: tuple[tuple[Cell, ...], ...] = tuple((render(m),) for m in found.explained)
    return Sheet(_("How they were found"), (_("explanation"),), (*said, (found.model,)))


def _passages_sheet(found: FoundTopics) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (t.number, u.participant, u.source.label, u.quote) for t in found.topics for u in t.units
    ]
    rows += [(None, u.participant, u.source.label, u.quote) for u in found.outliers]
    header = (_("topic"), _("participant"), _("transcript"), _("passage"))
    return Sheet(_("Passages"), header, tuple(rows))
