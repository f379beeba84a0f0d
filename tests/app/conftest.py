"""Studies the screens are shown on: empty, small, and the French one that ships."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1.element_tree import ElementTree

from app.frame import own_components
from app.frame.handles import HANDLES
from qualcode.wording import settle_language
from tests.app.driving import copied, language_of
from tests.services.small_study import coded_study, make_study

if TYPE_CHECKING:
    from qualcode.services.demo import DemoReport

own_components.look_for_no_others()  # as the server does, once for every session driven here


@pytest.fixture(autouse=True)
def _each_session_in_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit's tester asks itself how choices are worded, outside the app's own run."""
    run = ElementTree.run

    def run_speaking(tree: ElementTree, *args: Any, **kwargs: Any) -> Any:
        settle_language(language_of(tree._runner))
        return run(tree, *args, **kwargs)

    monkeypatch.setattr(ElementTree, "run", run_speaking)


@pytest.fixture(autouse=True)
def _nothing_stays_open() -> Iterator[None]:
    """Every study a test left open is closed, so that its folder can go."""
    yield
    HANDLES.close_all()


@pytest.fixture
def french_study(french_demo: DemoReport, tmp_path: Path) -> Path:
    """A copy of the French demonstration, with its vault, to do anything with."""
    return copied(french_demo.study, tmp_path)


@pytest.fixture
def small_study(tmp_path: Path) -> Path:
    """Two released transcripts, four codes, a coding by each of two coders."""
    (tmp_path / "small").mkdir()
    with coded_study(tmp_path / "small") as study:
        return study.file.path


@pytest.fixture
def empty_study(tmp_path: Path) -> Path:
    """A study with nothing in it."""
    (tmp_path / "empty").mkdir()
    with make_study(tmp_path / "empty") as study:
        return study.file.path
