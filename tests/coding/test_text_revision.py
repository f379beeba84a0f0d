"""A corrected text keeps its codings."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.text_revision import edits_between, move_segments
from qualcode.model import Coding, OffsetMap, Segment, Span

words = st.lists(
    st.sampled_from(["le", "temps", "été", "n’a", "pas", "🙂", "\n", "e\u0301"]), max_size=25
)


@given(words, words)
@settings(deadline=None)
def test_the_edits_turn_the_old_text_into_the_new(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    assert OffsetMap(edits_between(before, after)).apply(before) == after


@given(words, words, st.data())
@settings(deadline=None)
def test_no_coding_is_lost_and_what_moves_says_the_same_words(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    before, after = " ".join(old), " ".join(new)
    start = data.draw(st.integers(0, len(before)))
    span = Span(start, data.draw(st.integers(start, len(before))))
    coding = Coding("c", "k", "p", Segment.cut("s", 1, before, span))
    moved = move_segments((coding,), edits_between(before, after), after, 2)
    everywhere = (*moved.moved, *moved.changed, *moved.unplaced)
    assert [c.id for c in everywhere] == ["c"]
    assert all(c.segment.quote == span.cut(before) for c in moved.moved)
    assert all(c.segment.span.cut(after) == c.segment.quote for c in (*moved.moved, *moved.changed))


def test_a_typo_put_right_before_an_extract_moves_it() -> None:
    before, after = (
        "Il fauit du temps. On n’a pas le temps.",
        "Il faut du temps. On n’a pas le temps.",
    )
    span = Span(before.index("On"), len(before))
    coding = Coding("c", "k", "p", Segment.cut("s", 1, before, span))
    (moved,) = move_segments((coding,), edits_between(before, after), after, 2).moved
    assert moved.segment.quote == "On n’a pas le temps."


def test_an_extract_whose_words_are_gone_stays_on_the_old_version() -> None:
    before, after = "Avant. À couper entièrement. Après.", "Avant. Après."
    span = Span(before.index("À"), before.index(" Après"))
    coding = Coding("c", "k", "p", Segment.cut("s", 1, before, span))
    assert move_segments((coding,), edits_between(before, after), after, 2).unplaced == (coding,)


def test_a_long_transcript_corrected_on_every_line_keeps_its_codings() -> None:
    line = "On n’a pas le temps de se réunir, de se parler, et de dire que ça coince là-bas {n}."
    before = "\n".join(line.format(n=n) for n in range(120))  # 2,000 words
    after = before.replace("ça coince", "cela coince")
    codings = tuple(
        Coding(str(n), "k", "p", Segment.cut("s", 1, before, Span(at, at + 10)))
        for n, at in enumerate(range(5, len(before) - 12, 701))
    )
    edits = edits_between(before, after)
    assert len(edits) == 120
    assert OffsetMap(edits).apply(before) == after
    moved = move_segments(codings, edits, after, 2)
    assert len(moved.moved) > len(codings) / 2
    assert not moved.unplaced
