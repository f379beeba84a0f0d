"""The one form of text that everything else stands on."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.ingest.canonical import canonical_line, canonical_runs, canonical_text
from qualcode.ingest.document import Run

ANY_TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab é\u0301\u0327 \t\n\r\u00a0\u202f\u200b\ufeff\u00ad\u2028ﬁ\ud800\x00"),
        st.characters(),
        st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\ufeffBonjour\r\nça va\u00a0?\r", "Bonjour\nça va\u00a0?"),
        ("e\u0301te\u0301", "été"),
        ("a\t\tb   c", "a b c"),
        ("  bord  \n\n\n \u00a0 \nfin", "bord\nfin"),
        ("«\u202foui\u202f» l’été…", "«\u202foui\u202f» l’été…"),
        ("Du\u00adpont Mar\u200btin", "Dupont Martin"),
        ("Gri\ufb03th", "Griffith"),
        ("a\u2028b\x0bc\x0cd", "a\nb\nc\nd"),
        ("x\x00\x01y\ud800", "xy\ufffd"),
    ],
)
def test_typing_and_programs_leave_no_trace(typed: str, kept: str) -> None:
    assert canonical_text(typed) == kept


@given(ANY_TEXT)
def test_canonical_text_is_its_own_canonical_form(text: str) -> None:
    once = canonical_text(text)
    assert canonical_text(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert all(line == line.strip() and line for line in once.split("\n") if once)
    assert once.encode("utf-8").decode("utf-8") == once


@given(st.lists(st.tuples(ANY_TEXT, st.booleans(), st.booleans()), max_size=6))
def test_runs_cut_anywhere_join_to_the_canonical_line(
    pieces: list[tuple[str, bool, bool]],
) -> None:
    runs = [Run(*piece) for piece in pieces]
    joined = "".join(run.text for run in canonical_runs(runs))
    assert joined == canonical_line("".join(run.text for run in runs))


@given(st.lists(st.tuples(ANY_TEXT, st.booleans(), st.booleans()), max_size=6))
def test_kept_tabs_are_all_that_is_left_to_tidy(pieces: list[tuple[str, bool, bool]]) -> None:
    runs = [Run(*piece) for piece in pieces]
    tabbed = "".join(run.text for run in canonical_runs(runs, keep_tabs=True))
    assert tabbed.replace("\t", " ") == canonical_line("".join(run.text for run in runs))


def test_a_blank_between_two_bold_words_is_bold() -> None:
    runs = (Run("Enquêtrice", bold=True), Run(" "), Run(":", bold=True), Run(" "), Run("bonjour"))
    assert canonical_runs(runs) == (Run("Enquêtrice : ", bold=True), Run("bonjour"))


def test_an_accent_typed_in_the_next_run_is_composed() -> None:
    runs = canonical_runs((Run("e", bold=True), Run("\u0301te")))
    assert [run.text for run in runs] == ["é", "te"]
