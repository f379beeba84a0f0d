"""Commented words find back through what was edited around them, or say that they do not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.comment_places import Marked, place_comment
from qualcode.model import Span

TEXT = (
    "On se réunit le soir, souvent le mardi.\n"
    "Le mardi soir, non, je ne peux plus : je rentre et je dors.\n"
    "À midi on se croise tous, pourquoi pas à midi ?"
)
SECOND = TEXT.index("Le mardi soir")
LINE = TEXT.split("\n")[1]


def placed(words: str, commented: str, start: int | None = SECOND) -> str | None:
    at = words.index(commented)
    found = place_comment(TEXT, [Marked(words, start)], at, at + len(commented))
    return found.span.cut(TEXT) if found else None


def test_words_stand_where_their_paragraph_says_behind_the_speakers_label() -> None:
    found = place_comment(TEXT, [Marked(f"M1 : {LINE}", SECOND)], 5, 18)
    assert found is not None
    assert found.exact
    assert found.span == Span(SECOND, SECOND + 13)


def test_words_are_found_through_edits_of_the_paragraph() -> None:
    edited = "M1 : Le mardi soir, non vraiment, je ne peux plus, je rentre puis je dors."
    assert placed(edited, "je ne peux plus") == "je ne peux plus"
    assert placed(edited, "je ne peux plus, je rentre") == "je ne peux plus : je rentre"


def test_of_two_equal_stretches_the_mark_says_which() -> None:
    assert TEXT.count("mardi") == 2
    at = LINE.index("mardi")
    found = place_comment(TEXT, [Marked(LINE, SECOND)], at, at + 5)
    assert found is not None
    assert found.span.start == SECOND + at


def test_a_paragraph_without_mark_is_found_by_words_that_stand_once() -> None:
    assert (
        placed("pourquoi pas à midi ? tiens", "pourquoi pas à midi", None) == "pourquoi pas à midi"
    )
    assert placed("le mardi", "mardi", None) is None


def test_words_written_in_word_have_no_place() -> None:
    edited = f"{LINE} Ajout du directeur, tout neuf."
    assert placed(edited, "Ajout du directeur, tout neuf.") is None
    assert place_comment(TEXT, [Marked("", SECOND)], 0, 0) is None
    assert place_comment(TEXT, [], 0, 0) is None


def test_a_comment_over_several_turns_keeps_both_its_ends() -> None:
    first, second = f"M1 : {LINE}", "M1 : À midi on se croise tous, pourquoi pas à midi ?"
    there = TEXT.index("À midi")
    found = place_comment(
        TEXT, [Marked(first, SECOND), Marked(second, there)], first.index("je rentre"), 11
    )
    assert found is not None
    assert found.span.cut(TEXT) == "je rentre et je dors.\nÀ midi"


@settings(max_examples=60)
@given(
    st.text("abcdé ’.\n", min_size=1, max_size=80),
    st.text("abcdé ’.", max_size=60),
    st.data(),
)
def test_whatever_comes_back_a_place_lies_inside_the_text(
    text: str, words: str, data: st.DataObject
) -> None:
    mark = data.draw(st.none() | st.integers(0, len(text) - 1))
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    found = place_comment(text, [Marked(words, mark)], start, end)
    if found is not None:
        assert 0 <= found.span.start <= found.span.end <= len(text)
        if found.exact:
            assert found.span.cut(text).strip() == words[start:end].strip()
