from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.extracts_source import extracts_source
from qualcode.errors import BadInputError
from qualcode.model import Role


def test_each_extract_is_one_turn_of_the_respondent_and_a_repeat_stands_once() -> None:
    made = extracts_source(["On court.", "On s’écrit\npeu.", "On court."], "M1")
    assert made.transcript.text == "On court.\nOn s’écrit\npeu."
    assert [(turn.role, turn.speaker) for turn in made.transcript.turns] == [
        (Role.RESPONDENT, "M1"),
        (Role.RESPONDENT, "M1"),
    ]
    assert made.spans[0] == made.spans[2] != made.spans[1]
    assert [segment.quote for segment in made.segments("s", 1)] == [
        "On court.",
        "On s’écrit\npeu.",
        "On court.",
    ]


def test_an_empty_extract_is_refused() -> None:
    with pytest.raises(BadInputError):
        extracts_source(["a", " "])


@settings(deadline=None)
@given(st.lists(st.text(min_size=1).filter(str.strip)))
def test_every_extract_is_found_where_it_is_said_to_stand(quotes: list[str]) -> None:
    made = extracts_source(quotes)
    assert [segment.quote for segment in made.segments("s", 1)] == quotes
    turns = [made.transcript.turn_text(turn) for turn in made.transcript.turns]
    assert turns == list(dict.fromkeys(quotes))
