"""Long work on a page: what is stopped is gone from it at once where nothing was being written."""

from __future__ import annotations

import threading

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.driving import PATIENCE_S, words

GOES_ON = threading.Event()
"""Holds the task up, as a library does that tells no progress."""


def page() -> None:
    """A button that starts a task, and what stands below it."""
    import streamlit as st

    from app.frame import work
    from qualcode.wording import Message
    from tests.app.frame.test_work import GOES_ON

    for name, writes in (("computes", False), ("writes", True)):
        if st.button(name, key=name):
            work.start(name, Message("Reading"), lambda w: GOES_ON.wait(60), writes=writes)
            st.rerun()
        if work.finished(name) is not None:
            st.markdown(f"{name} is over")
    st.markdown("the page")


@pytest.fixture
def tester() -> AppTest:
    GOES_ON.clear()
    return AppTest.from_function(page, default_timeout=PATIENCE_S).run()


def test_what_only_computes_leaves_the_page_as_soon_as_it_is_stopped(tester: AppTest) -> None:
    tester.button("computes").click().run()
    assert "the page" not in words(tester)
    tester.button("qc_stop_computes").click().run()
    assert "the page" in words(tester) and "over" not in words(tester)
    GOES_ON.set()
    assert "over" not in words(tester.run())


def test_stopped_work_can_be_begun_anew_while_the_old_one_still_ends(tester: AppTest) -> None:
    tester.button("computes").click().run()
    tester.button("qc_stop_computes").click().run()
    tester.button("computes").click().run()
    assert "the page" not in words(tester)
    GOES_ON.set()
    while "over" not in words(tester):
        tester.run()
