"""The paragraph for the thesis never says more than the numbers, and names its level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model import Incidence
from qualcode.saturation.levels import IncidenceLevel
from qualcode.saturation.measured import Rules, measure_saturation
from qualcode.saturation.new_codes import NewCodes, new_codes
from qualcode.services.saturation_sentence import thesis_sentence
from qualcode.services.saturation_units import SamplingUnit
from qualcode.wording import render
from tests.orleans import needs_orleans
from tests.saturation.tables import table
from tests.saturation.test_new_codes import incidence_of_orleans

if TYPE_CHECKING:
    from qualcode.services.demo import DemoReport

NO_BREAK = "\u00a0"


def bringing(new: tuple[int, ...]) -> Incidence:
    """A table in which each interview brings so many codes of its own."""
    ends = [sum(new[: n + 1]) for n in range(len(new))]
    return table(
        [
            [int(end - n <= c < end) for c in range(sum(new))]
            for n, end in zip(new, ends, strict=True)
        ]
    )


def at(level: IncidenceLevel, *new: int) -> NewCodes:
    return new_codes(bringing(new), level.value)


def said(*new: int, language: str = "en", rules: Rules | None = None) -> str:
    found = measure_saturation(bringing(new), rules, IncidenceLevel.LEAF.value)
    return thesis_sentence([found.series], found, language)


@needs_orleans
@pytest.mark.parametrize("language", ["fr", "en"])
def test_on_orleans_no_plain_saturation_is_printed(language: str) -> None:
    levels = (IncidenceLevel.THEME, IncidenceLevel.SUB_THEME, IncidenceLevel.LEAF)
    tables = [incidence_of_orleans(level) for level in levels]
    series = [new_codes(t, level.value) for t, level in zip(tables, levels, strict=True)]
    found = measure_saturation(tables[-1], level=IncidenceLevel.LEAF.value)
    told = thesis_sentence(series, found, language)
    wanted = {
        "fr": (
            "aucun nouveau thème après M1 et aucun nouveau sous-thème après M3",
            "au niveau le plus fin compté",
            "15, 7, 15, 2, 3 et 3 nouveautés",
            f"thèmes{NO_BREAK}: satisfaite à 4+2",
            "non satisfaite",
            "que pour les thèmes et sous-thèmes, et non au niveau le plus fin",
            "45 codes ont été vus, Chao2 situe leur nombre entre 48 et 80",
        ),
        "en": (
            "no new theme after M1 and no new sub-theme after M3",
            "at the finest level counted",
            "15, 7, 15, 2, 3 and 3 new ones",
            "themes: met at 4+2",
            "not reached",
            "for themes and sub-themes only, not for the finest level",
            "45 codes were seen, Chao2 puts their number anywhere from 48 to 80",
        ),
    }[language]
    for words in wanted:
        assert words in told
    for boast in ("saturation reached", "saturation atteinte", "saturation est atteinte"):
        assert boast not in told.lower()


def test_parameters_level_and_limits_stand_in_every_paragraph() -> None:
    told = said(30, 10, 6, 4, 1, 0, rules=Rules(base=3, run=1, threshold=0.1))
    assert "base of 3, run of 1, threshold 10%" in told
    assert "at the level of codes, levers apart from their barrier" in told
    assert "does not show that nobody else would have said anything new" in told
    assert "fewer than 10 interviews" in told


def test_codes_that_came_after_the_rule_was_met_are_said() -> None:
    assert "met at 4+2, yet 3 more came after that" in said(10, 8, 6, 4, 0, 0, 3)


def test_few_interviews_are_not_assessed() -> None:
    told = said(5, 3)
    assert "not assessable (2 units)" in told
    assert "cannot be stated at any of these levels" in told


def test_nothing_coded_says_so() -> None:
    assert said() == "Nothing is coded yet: nothing can be said about saturation."
    assert "rien dire" in said(0, 0, language="fr")


def test_many_interviews_are_told_by_their_last_five() -> None:
    told = said(9, 5, 4, 3, 2, 2, 1, 1, 1, 0, 0, 1, 0, 0)
    assert "the last five bring 0, 0, 1, 0 and 0 new ones" in told
    assert "fewer than 10" not in told
    assert "1,000 random orders (seed 0)" in told


def test_a_level_still_growing_is_said_to_grow_at_every_level() -> None:
    themes = at(IncidenceLevel.THEME, 3, 1, 1, 1, 1, 1)
    fine = measure_saturation(bringing((9, 5, 4, 3, 2, 2)), level="leaf")
    told = thesis_sentence([themes, fine.series], fine, "en")
    assert "1 new theme still in the last one, E6" in told
    assert "cannot be stated at any of these levels" in told


@settings(max_examples=40)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=16), st.sampled_from(["fr", "en"]))
def test_whatever_came_saturation_is_only_said_with_its_rule(new: list[int], language: str) -> None:
    told = said(*new, language=language, rules=Rules(n_orders=20))
    if not sum(new):
        return
    assert "Guest, Namey" in told
    assert not re.search(r"\{\w*\}|None|nan", told)
    shown = new if len(new) <= 12 else new[-5:]
    for n in shown:
        assert re.search(rf"\b{n}\b", told)


def test_the_demonstration_prints_the_verdict(french_demo: DemoReport) -> None:
    assert french_demo.verdict.startswith("Sur 8 entretiens")
    assert "Guest, Namey et Chen (2020" in french_demo.verdict
    assert "n’établit pas que d’autres personnes" in french_demo.verdict


def test_where_every_code_came_twice_no_coverage_of_everything_is_claimed() -> None:
    found = measure_saturation(table([[1, 1], [1, 1], [1, 0], [0, 1]]))
    told = thesis_sentence([found.series], found, "en")
    assert "cannot see what nobody has said" in told
    assert "100%" not in told


def test_rows_that_are_sites_are_called_sites() -> None:
    found = measure_saturation(table([[1, 1, 1], [1, 0, 1], [1, 0, 0]]))
    english = thesis_sentence([found.series], found, "en", unit=SamplingUnit.SITE)
    french = thesis_sentence([found.series], found, "fr", unit=SamplingUnit.SITE)
    assert "one more site would bring" in english
    assert "fewer than 10 sites" in english
    assert "un site de plus" in french
    assert "moins de 10 sites" in french
    assert found.guest.reason is not None
    assert "3" in render(found.guest.reason, "en")
    assert "interview" not in render(found.guest.reason, "en")
