"""Everything that stands in a text follows its edits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.model import OffsetMap, Span, TextEdit


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, tuple[TextEdit, ...]]:
    text = draw(st.text(alphabet="abcdé 𝄞\n", min_size=1, max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    edits = [
        TextEdit(Span(a, b), draw(st.text(alphabet="XYZ", max_size=5)))
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return text, tuple(edits)


@given(edited_texts(), st.data())
def test_a_span_outside_every_edit_keeps_its_words(
    edited: tuple[str, tuple[TextEdit, ...]], data: st.DataObject
) -> None:
    text, edits = edited
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    offsets = OffsetMap(edits)
    moved = offsets.move(span)
    if len(span) and not any(edit.span.overlaps(span) for edit in edits if len(edit.span)):
        inside = any(span.start < e.span.start < span.end for e in edits)
        assert moved.exact
        assert moved.span is not None
        if not inside:
            assert moved.span.cut(offsets.apply(text)) == span.cut(text)


@given(edited_texts())
def test_the_edited_stretch_moves_to_its_replacement(
    edited: tuple[str, tuple[TextEdit, ...]],
) -> None:
    text, edits = edited
    offsets = OffsetMap(edits)
    after = offsets.apply(text)
    for edit in edits:
        moved = offsets.move(edit.span)
        if edit.replacement:
            assert moved.span is not None
            assert moved.span.cut(after) == edit.replacement
        else:
            assert moved.span is None


@given(edited_texts())
def test_the_map_back_restores_the_text(edited: tuple[str, tuple[TextEdit, ...]]) -> None:
    text, edits = edited
    offsets = OffsetMap(edits)
    assert offsets.inverse(text).apply(offsets.apply(text)) == text


@given(edited_texts(), st.data())
def test_order_of_ends_is_kept(
    edited: tuple[str, tuple[TextEdit, ...]], data: st.DataObject
) -> None:
    text, edits = edited
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    moved = OffsetMap(edits).move(span).span
    assert moved is None or moved.end <= len(OffsetMap(edits).apply(text))


def test_a_span_half_inside_an_edit_takes_the_whole_replacement() -> None:
    offsets = OffsetMap((TextEdit(Span(3, 9), "[M]"),))
    moved = offsets.move(Span(5, 12))
    assert (moved.span, moved.exact) == (Span(3, 9), False)


def test_two_overlapping_edits_are_refused() -> None:
    try:
        OffsetMap((TextEdit(Span(0, 3), "a"), TextEdit(Span(2, 4), "b")))
    except ValueError as error:
        assert "overlap" in str(error)
    else:
        raise AssertionError("overlapping edits were accepted")


def test_an_edit_over_several_lines_leaves_their_breaks() -> None:
    text = "un nom\nun autre\n\nla fin"
    edit = TextEdit(Span(3, 18), "[A1]")
    parts = tuple(edit.within_lines(text))
    assert [part.span.cut(text) for part in parts] == ["nom", "un autre", "l"]
    assert OffsetMap(parts).apply(text) == "un [A1]\n[A1]\n\n[A1]a fin"
    assert tuple(parts[0].within_lines(text)) == (parts[0],)
