from __future__ import annotations

from xml.etree import ElementTree

import pytest

from qualcode.export.charts import describe_new_codes, new_codes_chart, to_png, to_svg
from qualcode.saturation.new_codes import NewCodes

SIX = NewCodes(
    ("M1", "M2", "M3", "M4", "M5", "M6"),
    "code",
    (15, 8, 16, 4, 5, 4),
    (15, 23, 39, 43, 48, 52),
    52,
)


def words_of(svg: bytes) -> list[str]:
    root = ElementTree.fromstring(svg)
    return [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]


def test_every_interview_and_every_number_stands_in_the_picture() -> None:
    words = words_of(to_svg(new_codes_chart(SIX, "en")))
    assert [word for word in words if word in SIX.units] == list(SIX.units)
    assert [word for word in words if word in ("23", "39", "43", "48", "52")] == [
        str(total) for total in SIX.cumulative[1:]
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", {"Codes nouveaux", "Cumul", "Nombre de codes"}),
        ("en", {"New codes", "Running total"}),
    ],
)
def test_the_picture_speaks_the_language_asked_for(language: str, expected: set[str]) -> None:
    assert expected <= set(words_of(to_svg(new_codes_chart(SIX, language))))


def test_the_two_series_differ_in_a_way_every_colour_vision_sees() -> None:
    svg = to_svg(new_codes_chart(SIX, "fr")).decode().lower()
    assert "#0072b2" in svg
    assert "#d55e00" in svg


def test_two_drawings_are_the_same_bytes() -> None:
    assert to_png(new_codes_chart(SIX, "fr")) == to_png(new_codes_chart(SIX, "fr"))
    assert to_svg(new_codes_chart(SIX, "fr")) == to_svg(new_codes_chart(SIX, "fr"))


def test_the_description_gives_the_numbers_in_words() -> None:
    said = describe_new_codes(SIX, "fr")
    assert "M1 15, M2 8, M3 16, M4 4, M5 5, M6 4" in said
    assert "de 15 à 52 codes" in said


def test_a_hundred_interviews_are_drawn_without_figures_on_the_points() -> None:
    many = NewCodes(
        tuple(f"E{n}" for n in range(100)), "code", (1,) * 100, tuple(range(1, 101)), 100
    )
    words = words_of(to_svg(new_codes_chart(many, "fr")))
    assert "E99" in words
    assert "97" not in words


def test_no_interview_gives_an_empty_picture_and_says_so() -> None:
    none = NewCodes((), "code", (), (), 0)
    assert to_png(new_codes_chart(none, "fr")).startswith(b"\x89PNG")
    assert "aucun entretien" in describe_new_codes(none, "fr")
