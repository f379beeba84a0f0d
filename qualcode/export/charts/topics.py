"""Topics drawn: a map of the passages and the tree that joins topics, both read without colour."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qualcode.export.charts.settled import settled
from qualcode.wording import Message, gettext, parted, render, speaking

if TYPE_CHECKING:
    import altair

_ROW, _LEAST = 26, 120
_LINE, _QUIET = "#5B7083", "#8A97A6"  # read on white and on the dark screen
# of Okabe and Ito, their black aside, which a dark screen hides; the figures tell the topics
_COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#9C6B30"]


@dataclass(frozen=True)
class TopicMap:
    """Passages as points with the number of their topic (0: of none) and their words."""

    title: str
    names: tuple[str, ...]
    points: tuple[tuple[float, float, int, str], ...]


@dataclass(frozen=True)
class TopicTree:
    """Topics joined two by two, nearest first; a join is called by the number after the last."""

    title: str
    names: tuple[str, ...]
    joins: tuple[tuple[int, int, float], ...]


def topic_map_chart(told: TopicMap, language: str, *, with_words: bool = True) -> altair.LayerChart:
    """Every passage as the number of its topic; near numbers stand for near meanings.

    ``with_words`` shows a passage under the pointer: for the screen, not for what is handed on.
    """
    import altair as alt

    apart = gettext("of no topic", language)
    labels = [f"· {apart}", *(f"{i} {name}" for i, name in enumerate(told.names, 1))]
    values: list[dict[str, Any]] = [
        {"x": x, "y": y, "topic": labels[n], "said": str(n) if n else "·"}
        | ({"words": words} if with_words else {})
        for x, y, n, words in told.points
    ]
    tips = [
        alt.Tooltip("topic:N", title=gettext("topic", language)),
        alt.Tooltip("words:N", title=gettext("text", language)),
    ]
    colours = [_QUIET, *(_COLOURS[n % len(_COLOURS)] for n in range(len(told.names)))]
    points = (
        alt.Chart(alt.InlineData(values=values))
        .mark_text(fontSize=12)
        .encode(
            x=alt.X("x:Q", axis=None, scale=alt.Scale(zero=False, nice=False, padding=12)),
            y=alt.Y("y:Q", axis=None, scale=alt.Scale(zero=False, nice=False, padding=12)),
            text="said:N",
            # the names stand beside the map with their numbers: nobody needs the colours
            color=alt.Color(
                "topic:N",
                sort=labels,
                scale=alt.Scale(domain=labels, range=colours),
                legend=alt.Legend(title=None, labelLimit=320, symbolLimit=len(labels)),
            ),
            **({"tooltip": tips} if with_words else {}),
        )
    )
    return settled(alt.LayerChart(layer=[points]), describe_map(told, language), 600, 400)


def topic_tree_chart(told: TopicTree, language: str) -> altair.LayerChart:
    """The topics one under the other, joined where they are near: the further right, the less."""
    import altair as alt

    order, lines = _laid_out(told)
    n = len(told.names)
    names = json.dumps([f"{i + 1} {told.names[i]}" for i in order], ensure_ascii=False)
    axis = alt.Axis(
        values=list(range(n)),
        labelExpr=f"{names}[datum.value]",
        labelLimit=320,
        grid=False,
        domain=False,
        ticks=False,
        labelOverlap=False,
    )
    rules = (
        alt.Chart(alt.InlineData(values=lines))
        .mark_rule(color=_LINE, strokeWidth=1.5, strokeCap="round")
        .encode(
            x=alt.X("x:Q", title=gettext("distance", language), axis=_axis(language)),
            x2="x2:Q",
            y=alt.Y(
                "y:Q",
                title=None,
                axis=axis,
                scale=alt.Scale(domain=[-0.5, n - 0.5], reverse=True, nice=False),
            ),
            y2="y2:Q",
        )
    )
    height = max(_LEAST, _ROW * n)
    return settled(alt.LayerChart(layer=[rules]), describe_tree(told, language), 420, height)


def describe_map(told: TopicMap, language: str) -> str:
    """What the map shows, in words, for whoever cannot see it."""
    counted: dict[int, int] = {}
    for _x, _y, n, _words in told.points:
        counted[n] = counted.get(n, 0) + 1
    named = [(f"{i} {name}", i) for i, name in enumerate(told.names, 1)]
    with speaking(language):
        said = [
            render(Message("{name}: {n}", name=name, n=counted.get(i, 0)))
            for name, i in (*named, (gettext("of no topic"), 0))
        ]
        return f"{told.title}. {parted(said)}"


def describe_tree(told: TopicTree, language: str) -> str:
    """Which topics are joined, nearest first, in words."""
    held: list[tuple[int, ...]] = [(i,) for i in range(len(told.names))]
    said = []
    for one, other, distance in told.joins:
        said.append(
            f"{_numbers(held[one])} – {_numbers(held[other])} ({_figure(distance, language)})"
        )
        held.append((*held[one], *held[other]))
    with speaking(language):
        joins = parted(said) or gettext("There is one topic.")
    return f"{told.title}. {joins}"


def _axis(language: str) -> Any:
    import altair as alt

    return alt.Axis(
        labelExpr="replace(datum.label, '.', ',')" if language == "fr" else "datum.label"
    )


def _figure(distance: float, language: str) -> str:
    return f"{distance:.2f}".replace(".", "," if language == "fr" else ".")


def _numbers(rows: Sequence[int]) -> str:
    return "+".join(str(i + 1) for i in sorted(rows))


def _laid_out(told: TopicTree) -> tuple[list[int], list[dict[str, float]]]:
    """The topics from top to bottom so that no lines cross, and the lines."""
    n = len(told.names)
    order = _under(told, n + len(told.joins) - 1) if told.joins else list(range(n))
    height: dict[int, float] = {i: float(place) for place, i in enumerate(order)}
    reach: dict[int, float] = dict.fromkeys(range(n), 0.0)
    lines: list[dict[str, float]] = []
    for number, (one, other, distance) in enumerate(told.joins, n):
        for each in (one, other):
            y = height[each]
            lines.append({"x": reach[each], "x2": distance, "y": y, "y2": y})
        lines.append({"x": distance, "x2": distance, "y": height[one], "y2": height[other]})
        height[number] = (height[one] + height[other]) / 2
        reach[number] = distance
    if not lines:
        lines = [{"x": 0.0, "x2": 0.0, "y": 0.0, "y2": 0.0}]
    return order, lines


def _under(told: TopicTree, number: int) -> list[int]:
    n = len(told.names)
    if number < n:
        return [number]
    one, other, _ = told.joins[number - n]
    return [*_under(told, one), *_under(told, other)]
