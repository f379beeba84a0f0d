"""A record made by any version is told in the reader's language by every later one."""

from __future__ import annotations

import pytest

from qualcode.store.once_recorded import ONCE_RECORDED
from qualcode.wording.sentence import catalogue
from tests.services.recorded_sentences import kept_sentences

_BY_ITSELF = {"{first}, {rest}", "“{code}”", "{label}"}  # joins words, says nothing of its own


@pytest.mark.parametrize("text", sorted(kept_sentences() - _BY_ITSELF))
def test_what_was_once_recorded_has_its_french_for_good(text: str) -> None:
    french = catalogue("fr")
    is_said = french.gettext(text) != text or french.ngettext(text, text, 2) != text
    assert is_said, "worded anew? The old wording belongs into qualcode/store/once_recorded.py"


def test_what_is_no_longer_written_is_known_as_recorded() -> None:
    assert {message.text for message in ONCE_RECORDED} <= kept_sentences()
