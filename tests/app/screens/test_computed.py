"""What takes a while is shown for what was asked when its button was pressed, and to who asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.frame.handles import Handle
from qualcode.services import studies
from tests.app.driving import until, words


class _Trial:
    """A study open on a page, and a task that goes on until it is let go."""

    handle: Handle
    may_end: threading.Event


def _page() -> None:
    import streamlit as st

    from app.screens.suggestion_parts.computed import computed
    from qualcode.wording import Message
    from tests.app.screens.test_computed import _Trial

    asked = st.selectbox("Code", ["Temps", "Argent"], key="code")

    def task(tell: object, code: str = asked) -> str:
        _Trial.may_end.wait(30)
        return f"passages of {code}"

    found = computed(_Trial.handle, "trial", "Look", Message("Looking"), task, asked=asked)
    st.markdown(f"found: {found}")


@pytest.fixture
def page(small_study: Path) -> Iterator[AppTest]:
    with studies.open_study(small_study, remember=False) as study:
        _Trial.handle, _Trial.may_end = Handle("h", study, "s", 0.0), threading.Event()
        yield AppTest.from_function(_page).run()


def test_what_was_asked_is_answered_though_another_code_is_chosen_meanwhile(page: AppTest) -> None:
    page.button(key="qc_suggestion_trial").click().run()
    page.selectbox(key="code").select("Argent").run()
    _Trial.may_end.set()
    until(page, lambda at: "found:" in words(at), "the task never ended")
    assert "found: None" in words(page)
    page.selectbox(key="code").select("Temps").run()
    assert "found: passages of Temps" in words(page)


def test_another_coder_of_the_window_is_shown_nothing_of_it(page: AppTest) -> None:
    _Trial.may_end.set()
    page.button(key="qc_suggestion_trial").click().run()
    until(page, lambda at: "found: passages of Temps" in words(at), "the task never ended")
    _Trial.handle.study.act_as("Samira")
    assert "found: None" in words(page.run())
