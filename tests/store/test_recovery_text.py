"""The recovery text survives paper and a person's typing."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qualcode.errors import BadInputError
from qualcode.store.recovery_text import read_recovery_text, recovery_text

keys = st.binary(min_size=32, max_size=32)


@given(key=keys)
def test_a_key_written_down_is_read_back(key: bytes) -> None:
    text = recovery_text(key)
    assert [len(group) for group in text.split("-")] == [4] * 14
    assert read_recovery_text(text) == key


@given(key=keys)
def test_case_blanks_and_misread_digits_do_not_matter(key: bytes) -> None:
    typed = recovery_text(key).lower().replace("-", "\n ").replace("o", "0").replace("b", "8")
    assert read_recovery_text(typed) == key


@given(key=keys, at=st.integers(0, 55), letter=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_wrong_letter_is_noticed(key: bytes, at: int, letter: str) -> None:
    letters = recovery_text(key).replace("-", "")
    assume(letters[at] != letter)
    with pytest.raises(BadInputError):
        read_recovery_text(letters[:at] + letter + letters[at + 1 :])


@given(text=st.text(max_size=80))
def test_anything_else_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BadInputError):
        read_recovery_text(text)
