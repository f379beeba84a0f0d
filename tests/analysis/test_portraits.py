"""What portraits count, on texts small enough to count by hand."""

from __future__ import annotations

import pytest

from qualcode.analysis.portraits import (
    Likeness,
    WordShare,
    alike_names,
    appearances,
    coded_share,
    laid_out,
    of_one_only,
    word_share,
)
from qualcode.model import Coding, Role, Segment, Span, Transcript, Turn

TEXT = Transcript(
    "Alors ?\nOui, dix mots (rires) voilà.",
    (
        Turn(Span(0, 7), Role.INTERVIEWER),
        Turn(Span(8, 36), Role.RESPONDENT, "M1"),
    ),
    (Span(22, 29),),
)


def coding(key: str, code: str, start: int, end: int, source: str = "s") -> Coding:
    segment = Segment(source, 1, Span(start, end), "x" * (end - start))
    return Coding(key, code, "anne", segment, "2026-01-01")


def test_bars_stand_where_their_extracts_do_in_the_order_of_the_text() -> None:
    codings = [coding("b", "temps", 18, 36), coding("a", "temps", 9, 18), coding("c", "x", 0, 9)]
    rows = laid_out(codings, lambda c: None if c.code_id == "x" else c.code_id, 36)
    assert [(s.start, s.end) for s in rows["temps"]] == [(0.25, 0.5), (0.5, 1.0)]
    assert set(rows) == {"temps"}


def test_only_what_respondents_say_counts_as_coded() -> None:
    assert coded_share(TEXT, [coding("a", "t", 0, 7)]) == 0
    assert coded_share(TEXT, [coding("a", "t", 8, 22), coding("b", "t", 15, 22)]) == 0.5
    assert coded_share(Transcript(""), []) is None


def test_words_are_counted_by_who_says_them_without_the_notes() -> None:
    assert word_share(TEXT) == WordShare(1, 4)
    assert word_share(TEXT).share == pytest.approx(0.2)
    assert word_share(Transcript("sans tours de parole")) == WordShare(0, 4)
    assert WordShare(0, 0).share is None


def test_codes_stand_in_the_order_in_which_they_are_first_met() -> None:
    codings = [coding("a", "late", 0, 1), coding("b", "early", 0, 1), coding("c", "late", 2, 3)]
    found = appearances(codings, {"a": "M2", "b": "M1", "c": "M3"}, ("M1", "M2", "M3"))
    assert [(a.code_id, a.counts, a.first) for a in found] == [
        ("early", (1, 0, 0), 0),
        ("late", (0, 1, 1), 1),
    ]


def test_codes_of_one_participant_are_those_nobody_else_speaks_of() -> None:
    said = (("a", "own", 0), ("b", "own", 2), ("again", "own", 2), ("c", "all", 0), ("d", "all", 4))
    codings = [coding(key, code, start, start + 1) for key, code, start in said]
    who = {"a": "M1", "b": "M1", "again": "M1", "c": "M1", "d": "M2"}
    assert of_one_only(codings, who) == (("own", "M1", 2),), "two coders on one extract are one"


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Manque de temps", "manque de TEMPS", 1.0, 1.0),
        ("Équipe soudée", "equipe soudee", 1.0, 1.0),
        ("Temps qui manque", "manque qui temps", 1.0, 1.0),
        ("Manque de temps", "Manque du temps", 0.8, 0.99),
        ("Manque de temps", "Argent", 0.0, 0.45),
        ("…", "Argent", 0.0, 0.0),
    ],
)
def test_names_are_alike_by_their_letters(one: str, other: str, least: float, most: float) -> None:
    assert least <= alike_names(one, other) <= most
    assert alike_names(one, other) == pytest.approx(alike_names(other, one), abs=0.1)


def test_the_same_name_is_enough_and_what_is_lacking_weighs_nothing() -> None:
    assert Likeness(1.0, 0.1, 0.1).overall == 1.0
    assert Likeness(0.5).overall == pytest.approx(0.5)
    assert Likeness(0.5, None, 0.9).overall == pytest.approx(0.7)
