from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.agreement.coefficient import Coefficient
from qualcode.agreement.percent import percent_agreement
from qualcode.agreement.two_by_two import TwoByTwo, tables_by_code, two_by_two
from qualcode.model import Coding, Role, Segment, Span, Transcript, Turn
from qualcode.wording import Message

spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda p: Span(p[0], p[0] + p[1])),
    max_size=6,
)


def test_the_example_of_the_nvivo_help_agrees_on_85_percent() -> None:
    # 1000 characters, 50 coded by both, 150 by one of them, 800 by neither
    assert percent_agreement(TwoByTwo(50, 100, 50, 800)).value == 0.85


def test_without_text_there_is_no_percentage_but_a_reason() -> None:
    answer = percent_agreement(TwoByTwo())
    assert answer.value is None
    assert answer.reason is not None
    with pytest.raises(ValueError, match="reason"):
        Coefficient(None, 0)
    with pytest.raises(ValueError, match="reason"):
        Coefficient(1.0, 1, reason=Message("x"))


@settings(deadline=None)
@given(spans, spans, spans)
def test_runs_count_the_same_as_single_characters(
    text: list[Span], a: list[Span], b: list[Span]
) -> None:
    def characters(of: list[Span]) -> set[int]:
        return {n for span in of for n in range(span.start, span.end)}

    counted, in_a, in_b = characters(text), characters(a), characters(b)
    table = two_by_two(text, a, b)
    assert table.both == len(counted & in_a & in_b)
    assert table.a_only == len(counted & in_a - in_b)
    assert table.b_only == len(counted & in_b - in_a)
    assert table.total == len(counted)
    if counted:
        agreed = sum((n in in_a) == (n in in_b) for n in counted)
        assert percent_agreement(table).value == agreed / len(counted)


TALK = Transcript(
    "question\nréponse un\nréponse deux",
    (
        Turn(Span(0, 8), Role.INTERVIEWER),
        Turn(Span(9, 19), Role.RESPONDENT),
        Turn(Span(20, 32), Role.RESPONDENT),
    ),
)


def coding(code: str, coder: str, start: int, end: int, source: str = "s1") -> Coding:
    segment = Segment.cut(source, 1, TALK.text, Span(start, end))
    return Coding(f"{code}{coder}{start}{source}", code, coder, segment)


def test_each_code_has_its_table_over_all_sources_without_the_interviewer() -> None:
    codings = [
        coding("x", "ada", 0, 19),
        coding("x", "ben", 14, 32),
        coding("y", "ben", 9, 19, "s2"),
        coding("x", "cleo", 0, 32),
        coding("x", "ada", 0, 32, "elsewhere"),
    ]
    tables = tables_by_code(codings, {"s1": TALK, "s2": TALK}, "ada", "ben")
    assert tables == {"x": TwoByTwo(5, 5, 12, 22), "y": TwoByTwo(0, 0, 10, 34)}
    everything = tables_by_code(codings, {"s1": TALK}, "ada", "ben", include_interviewer=True)
    assert everything["x"] == TwoByTwo(5, 13, 12, 0)


def test_a_text_without_turns_counts_whole() -> None:
    plain = Transcript("0123456789" * 4)
    tables = tables_by_code([coding("x", "ada", 0, 32)], {"s1": plain}, "ada", "ben")
    assert tables["x"] == TwoByTwo(0, 32, 0, 8)


def test_a_table_holds_no_negative_number() -> None:
    with pytest.raises(ValueError, match="negative"):
        TwoByTwo(-1)
