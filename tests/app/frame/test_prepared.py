"""What is worked out ahead is what the screens then ask for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from app.frame import prepared, warming
from app.frame.handles import HANDLES
from tests.app.driving import app, show


@pytest.mark.parametrize(
    ("screen", "shelf"),
    [("report", "report_outline"), ("agreement", "agreement"), ("checklist", "checklist")],
)
def test_the_first_visit_finds_on_its_shelf_what_it_needs(
    french_study: Path, screen: str, shelf: str
) -> None:
    at = app(study=french_study)
    handle = HANDLES._open[at.session_state["qc_handle"]]
    assert screen in prepared._SCREENS
    import_module(f"app.screens.{screen}").prepare(handle)
    ahead = dict(handle.desk[shelf]["kept"])
    assert ahead
    show(at, screen)
    assert not at.exception
    assert handle.desk[shelf]["kept"] == ahead


def test_nothing_is_worked_out_ahead_of_a_large_study(
    french_study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = HANDLES._open[app(study=french_study).session_state["qc_handle"]]
    warming._done.set()
    monkeypatch.setattr(prepared, "_MOST_CODINGS", 800)  # the French study has 823
    prepared._prepare(handle, "fr")
    assert "agreement" not in handle.desk
