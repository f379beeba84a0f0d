"""What later screens need is fetched ahead, and a browser keeps its language."""

from __future__ import annotations

from app.frame import ahead
from tests.app.driving import app


def test_every_part_of_streamlits_page_that_is_fetched_ahead_is_there() -> None:
    found = ahead.files_ahead()
    assert [name.split(".")[0] for name in found] == list(ahead._PARTS)


def test_the_language_of_the_address_is_kept_from_the_first_run_on() -> None:
    """The menu's links carry no address of ours."""
    assert app(language="en").session_state["qc_language"] == "en"
