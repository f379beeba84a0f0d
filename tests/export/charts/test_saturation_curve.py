from __future__ import annotations

from xml.etree import ElementTree

import pytest

from qualcode.export.charts import describe_saturation, saturation_curve, to_png, to_svg
from qualcode.saturation.measured import Rules, measure_saturation
from tests.saturation.tables import table

ROWS = [[1, 1, 1, 0, 0, 0], [1, 0, 1, 1, 0, 0], [0, 1, 0, 0, 1, 0], [1, 1, 0, 0, 0, 1]]
FOUND = measure_saturation(table(ROWS))


def words_of(svg: bytes) -> list[str]:
    root = ElementTree.fromstring(svg)
    return [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]


def test_bars_curve_and_band_stand_in_the_picture_with_their_names() -> None:
    svg = to_svg(saturation_curve(FOUND, "en"))
    words = words_of(svg)
    assert [word for word in words if word.startswith("E")] == ["E1", "E2", "E3", "E4"]
    assert {"New codes", "Running total", "Other orders: median (dashed), middle 90%"} <= set(words)
    for total in FOUND.series.cumulative[1:]:
        assert str(total) in words
    drawn = svg.decode().lower()
    for colour in ("#0072b2", "#d55e00", "#009e73"):
        assert colour in drawn
    assert "stroke-dasharray" in drawn  # told apart in grey too


def test_interviews_to_come_are_drawn_when_asked_for() -> None:
    words = words_of(to_svg(saturation_curve(FOUND, "fr", 2)))
    assert {"+1", "+2", "Attendu (pointillé), bande à 95\u00a0%"} <= set(words)
    assert "+1" not in words_of(to_svg(saturation_curve(FOUND, "fr")))


def test_the_description_gives_the_numbers_in_words() -> None:
    said = describe_saturation(FOUND, "fr")
    assert "E1 3, E2 1, E3 1, E4 1" in said
    assert "24 autres ordres" in said
    assert saturation_curve(FOUND, "fr").to_dict()["description"] == said


def test_two_drawings_are_the_same_bytes() -> None:
    assert to_png(saturation_curve(FOUND, "fr", 1)) == to_png(saturation_curve(FOUND, "fr", 1))


@pytest.mark.parametrize("rows", [[], [[1]], [[0], [0]]])
def test_tiny_and_empty_studies_are_drawn_too(rows: list[list[int]]) -> None:
    found = measure_saturation(table(rows))
    assert to_png(saturation_curve(found, "fr", 2)).startswith(b"\x89PNG")
    assert describe_saturation(found, "en")


def test_a_hundred_interviews_are_drawn_without_figures_on_the_points() -> None:
    many = measure_saturation(
        table([[int(n % 10 == c % 10) for c in range(10)] for n in range(100)]), Rules(n_orders=20)
    )
    words = words_of(to_svg(saturation_curve(many, "en")))
    assert words.count("10") <= 2
