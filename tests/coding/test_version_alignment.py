"""Two versions side by side: every turn is there once, and what is marked is what differs."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.version_alignment import AlignedTurn, align_versions
from qualcode.model import Span

TURNS = st.lists(
    st.sampled_from(
        ["Oui.", "On n’a pas le temps", "le soir 🙂, voilà", "e\u0301te\u0301", "a b c d"]
    ),
    max_size=7,
)


def spans(turns: list[str]) -> tuple[str, list[Span]]:
    """A text of turns, and where each stands."""
    found, start = [], 0
    for turn in turns:
        found.append(Span(start, start + len(turn)))
        start += len(turn) + 1
    return "\n".join(turns), found


def aligned(old: list[str], new: list[str]) -> tuple[AlignedTurn, ...]:
    (before, left), (after, right) = spans(old), spans(new)
    return align_versions(before, after, left, right)


def marked(old: list[str], new: list[str]) -> list[tuple[list[str], list[str]]]:
    """By row, what is marked at the left and at the right."""
    before, after = spans(old)[0], spans(new)[0]
    return [
        (
            [p.span.cut(before) for p in row.old_pieces if p.differs],
            [p.span.cut(after) for p in row.new_pieces if p.differs],
        )
        for row in aligned(old, new)
    ]


@given(TURNS, TURNS)
@settings(deadline=None, max_examples=60)
def test_every_turn_stands_once_in_its_order_and_its_pieces_are_its_words(
    old: list[str], new: list[str]
) -> None:
    rows = aligned(old, new)
    assert [r.old for r in rows if r.old is not None] == list(range(len(old)))
    assert [r.new for r in rows if r.new is not None] == list(range(len(new)))
    before, after = spans(old)[0], spans(new)[0]
    for row in rows:
        if row.old is not None:
            assert "".join(p.span.cut(before) for p in row.old_pieces) == old[row.old]
        if row.new is not None:
            assert "".join(p.span.cut(after) for p in row.new_pieces) == new[row.new]


@given(TURNS)
@settings(deadline=None, max_examples=20)
def test_a_text_beside_itself_differs_nowhere(turns: list[str]) -> None:
    assert not any(row.differs for row in aligned(turns, turns))


def test_only_the_words_that_changed_are_marked() -> None:
    old = ["Et alors ?", "On n’a pas le tems de se réunir, voilà.", "Le soir, non."]
    new = ["Et alors ?", "On n’a pas le temps de se réunir.", "Le soir, non."]
    assert marked(old, new) == [([], []), (["tems", ", voilà"], ["temps"]), ([], [])]


def test_a_turn_that_was_added_or_taken_out_stands_alone() -> None:
    old = ["Bonjour à vous, merci.", "Une phrase retirée tout entière.", "À la fin, rien."]
    new = ["Bonjour à vous, merci.", "À la fin, rien.", "Encore une question ?"]
    rows = aligned(old, new)
    assert [(r.old, r.new) for r in rows] == [(0, 0), (1, None), (2, 1), (None, 2)]
    assert [r.differs for r in rows] == [False, True, False, True]


def test_a_turn_cut_in_two_keeps_its_words_unmarked() -> None:
    old = ["Il y a le temps qui manque. Et puis l’argent, et la fatigue du soir."]
    new = ["Il y a le temps qui manque.", "Et puis l’argent, et la fatigue du soir."]
    assert all(not left and not right for left, right in marked(old, new)[:1])
    assert [r.new for r in aligned(old, new)] == [0, 1]
    assert not any(row.differs for row in aligned(old, new)[:1])
