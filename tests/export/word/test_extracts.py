from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.export.word.extracts import choose
from qualcode.model import Extract, Segment, Span


def said(participants: list[str]) -> list[Extract]:
    return [
        Extract(str(n), Segment("s", 1, Span(n, n + 1), "x"), who, "E", "x", n)
        for n, who in enumerate(participants)
    ]


def test_everybody_is_heard_once_before_anybody_twice() -> None:
    extracts = said(["M1", "M1", "M1", "M2", "M3", "M2"])
    assert [one.coding_id for one in choose(extracts, 4)] == ["0", "1", "3", "4"]


def test_without_a_limit_all_are_taken() -> None:
    extracts = said(["M1", "M1", "M2"])
    assert choose(extracts, None) == tuple(extracts)


@given(st.lists(st.sampled_from(["M1", "M2", "M3", "M4"])), st.integers(1, 8))
def test_no_choice_hears_more_participants_and_the_order_stays(who: list[str], most: int) -> None:
    extracts = said(who)
    chosen = choose(extracts, most)
    assert len(chosen) == min(most, len(extracts))
    assert len({one.participant for one in chosen}) == min(most, len(set(who)))
    assert [one.position for one in chosen] == sorted(one.position for one in chosen)
