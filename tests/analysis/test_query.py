"""What expressions in codes answer, checked against the plain definition on random codings."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.analysis.query import (
    Asked,
    Both,
    Coded,
    Either,
    Expression,
    Inside,
    Near,
    Overlapping,
    Passage,
    Uncoded,
    Without,
)
from qualcode.analysis.query_text import read_expression
from qualcode.errors import BadInputError
from qualcode.model import Coding, Segment, Span

A, B = Coded(frozenset("a")), Coded(frozenset("b"))
TURN = 10  # code points a turn


def coding(number: int, code: str, source: str, start: int, length: int) -> Coding:
    segment = Segment(source, 1, Span(start, start + length), "x" * length)
    return Coding(f"{number}{code}", code, "anne", segment)


def asked_of(codings: list[Coding]) -> Asked:
    return Asked(
        codings,
        [Passage("s", Span(90, 99), (), (9, 9))],
        lambda _source, span: (span.start // TURN, (span.end - 1) // TURN),
    )


many = st.lists(
    st.tuples(
        st.sampled_from("abc"), st.sampled_from("st"), st.integers(0, 60), st.integers(1, 25)
    ),
    max_size=12,
).map(lambda rows: [coding(n, *row) for n, row in enumerate(rows)])


def of(codings: list[Coding], code: str) -> list[Coding]:
    return [c for c in codings if c.code_id == code]


def together(one: Coding, other: Coding) -> bool:
    same = one.segment.source_id == other.segment.source_id
    return same and one.segment.span.overlaps(other.segment.span)


@given(many)
def test_without_overlapping_and_inside_are_what_their_definition_says(
    codings: list[Coding],
) -> None:
    asked = asked_of(codings)

    def ids(expression: Expression) -> set[str]:
        return {p.coding_ids[0] for p in expression.answer(asked)}

    ones, others = of(codings, "a"), of(codings, "b")
    assert ids(Overlapping(A, B)) == {c.id for c in ones if any(together(c, o) for o in others)}
    assert ids(Without(A, B)) == {c.id for c in ones if not any(together(c, o) for o in others)}
    assert ids(Inside(A, B)) == {
        c.id
        for c in ones
        if any(together(c, o) and o.segment.span.contains(c.segment.span) for o in others)
    }


@given(many)
def test_both_gives_every_shared_stretch_once_with_the_codings_of_both(
    codings: list[Coding],
) -> None:
    expected: dict[object, set[str]] = {}
    for o in of(codings, "a"):
        for p in of(codings, "b"):
            if together(o, p):
                shared = o.segment.source_id, o.segment.span.intersection(p.segment.span)
                expected.setdefault(shared, set()).update((o.id, p.id))
    answer = Both(A, B).answer(asked_of(codings))
    assert {(p.source_id, p.span): set(p.coding_ids) for p in answer} == expected
    assert len(answer) == len(expected)


@given(many, st.integers(0, 3))
def test_near_counts_turns_between(codings: list[Coding], n_turns: int) -> None:
    def turns(c: Coding) -> tuple[int, int]:
        return c.segment.span.start // TURN, (c.segment.span.end - 1) // TURN

    def near(one: Coding, other: Coding) -> bool:
        (a, b), (c, d) = turns(one), turns(other)
        apart = max(c - b, a - d, 0)
        return one.segment.source_id == other.segment.source_id and apart <= n_turns

    expected = {c.id for c in of(codings, "a") if any(near(c, o) for o in of(codings, "b"))}
    found = Near(A, B, n_turns).answer(asked_of(codings))
    assert {p.coding_ids[0] for p in found} == expected


def test_a_code_is_near_itself_only_in_another_extract() -> None:
    alone = asked_of([coding(1, "a", "s", 0, 5)])
    assert Near(A, A, 2).answer(alone) == []
    two = asked_of([coding(1, "a", "s", 0, 5), coding(2, "a", "s", 12, 5)])
    assert len(Near(A, A, 1).answer(two)) == 2


def test_a_code_is_inside_itself_only_in_another_extract() -> None:
    alone = asked_of([coding(1, "a", "s", 0, 5), coding(2, "b", "s", 0, 5)])
    assert Inside(A, A).answer(alone) == Overlapping(A, A).answer(alone) == []
    within = asked_of([coding(1, "a", "s", 0, 9), coding(2, "a", "s", 2, 3)])
    assert [p.coding_ids for p in Inside(A, A).answer(within)] == [("2a",)]
    assert len(Overlapping(A, A).answer(within)) == 2
    twice = asked_of([coding(1, "a", "s", 0, 5), coding(2, "a", "s", 0, 5)])
    assert len(Inside(A, A).answer(twice)) == 2


NAMES = {"temps": "a", "argent": "b", "temps et distance": "c"}


def find(name: str, with_children: bool) -> frozenset[str]:
    if name.casefold() not in NAMES:
        raise BadInputError.__new__(BadInputError)
    own = frozenset(NAMES[name.casefold()])
    return own | frozenset("z") if with_children else own


def code(letter: str) -> Coded:
    return Coded(frozenset((letter, "z")))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Temps", code("a")),
        ("=Temps", Coded(frozenset("a"))),
        ("temps et distance", code("c")),
        ('"Temps et distance" OR argent', Either(code("c"), code("b"))),
        ("Temps OU Argent", Either(code("a"), code("b"))),
        ("Temps AND NOT Argent", Without(code("a"), code("b"))),
        ("Temps SAUF Argent", Without(code("a"), code("b"))),
        ("Temps PRÈS/2 Argent", Near(code("a"), code("b"), 2)),
        ("Temps NEAR Argent", Near(code("a"), code("b"), 0)),
        ("« Temps » DANS “Argent”", Inside(code("a"), code("b"))),
        ("Temps CHEVAUCHE Argent", Overlapping(code("a"), code("b"))),
        ("UNCODED", Uncoded()),
        ("NON_CODÉ NEAR Temps", Near(Uncoded(), code("a"))),
        ("Temps OR Argent AND Temps", Either(code("a"), Both(code("b"), code("a")))),
        ("(Temps OR Argent) AND Temps", Both(Either(code("a"), code("b")), code("a"))),
    ],
)
def test_expressions_are_read(text: str, meant: Expression) -> None:
    assert read_expression(text, find) == meant


@pytest.mark.parametrize(
    "text",
    ["", "   ", "Temps AND", "(Temps", "Temps)", '"Temps', "AND Temps", "=", "Temps ( Argent"],
)
def test_what_cannot_be_read_is_said(text: str) -> None:
    with pytest.raises(BadInputError) as refused:
        read_expression(text, find)
    assert refused.value.message and refused.value.hint


@given(st.text(max_size=30))
def test_no_question_makes_the_reader_fall_over(text: str) -> None:
    with contextlib.suppress(BadInputError):
        read_expression(text, lambda _name, _below: frozenset("a"))
