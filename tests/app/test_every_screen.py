"""Every screen opens on every kind of study, in both languages, and says what to do next."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.frame.navigation import SCREENS
from qualcode.model import new_id
from qualcode.services import codebook, studies
from qualcode.services.codebook_import import import_codebook
from qualcode.wording import LANGUAGES
from tests.app.driving import app, show, words

LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


@LANGUAGE
def test_every_screen_opens_on_an_empty_study(empty_study: Path, language: str) -> None:
    _visit_all(empty_study, language)


@LANGUAGE
def test_every_screen_opens_on_a_small_study(small_study: Path, language: str) -> None:
    _visit_all(small_study, language)


@LANGUAGE
def test_every_screen_opens_on_the_french_study(french_study: Path, language: str) -> None:
    _visit_all(french_study, language)


@LANGUAGE
def test_every_screen_opens_without_a_study(language: str) -> None:
    _visit_all(None, language)


def test_an_empty_study_says_what_to_do_first_on_each_screen_of_analysis(
    empty_study: Path,
) -> None:
    at = app(language="en", study=empty_study)
    for screen, said in {
        "reading": "There is no transcript yet.",
        "codebook": "The codebook is empty.",
        "codings": "Nothing can be coded yet.",
        "saturation": "Nothing is coded yet",
        "agreement": "codings of two people",
        "export": "no thematic tree to write",
        "requests": "Nothing is open.",
        "participant_checks": "There is no participant yet.",
        "memos": "There is no memo yet.",
    }.items():
        assert said in words(show(at, screen)).replace("\\", ""), screen


def test_two_sessions_speak_two_languages_at_once() -> None:
    french = show(app(language="fr"), "help")
    english = show(app(language="en"), "help")
    for _ in range(2):
        assert french.run().title[0].value == "Aide"
        assert english.run().title[0].value == "Help"


def test_five_hundred_codes_are_drawn_as_one_component(empty_study: Path) -> None:
    listed = "\n".join(
        line
        for theme in range(20)
        for line in (f"Thème {theme}", *(f"    Nœud {theme}.{n}" for n in range(24)))
    )
    with studies.open_study(empty_study, remember=False) as study:
        import_codebook(study, "codes.txt", listed.encode())
        assert len(codebook.get_codebook(study)) == 500
    at = show(app(study=empty_study), "codebook")
    assert complaints(at) == []
    assert len(at.button) < 30
    assert sum(e.proto.component_name == "qualcode_tree" for e in at.get("bidi_component")) == 1


def test_a_name_full_of_signs_is_shown_as_it_was_typed(small_study: Path) -> None:
    nasty = f"<script>alert(1)</script> **x** $y$ :red[z] {new_id()[:4]}"
    with studies.open_study(small_study, remember=False) as study:
        made = codebook.create(study, nasty)
    at = app(study=small_study)
    at.session_state["qc_code"] = made.id
    show(at, "codebook")
    assert complaints(at) == []
    heads = [e.value for e in at.header]
    assert any("script" in head for head in heads)
    assert not any("<script>" in head or "**x**" in head for head in heads)


def _visit_all(study: Path | None, language: str) -> None:
    at = app(language=language, study=study)
    assert complaints(at) == []
    for screen in SCREENS:
        show(at, screen.name)
        assert complaints(at) == [], screen.name
        assert at.title or (study is None and screen.needs_study), screen.name


def complaints(at: AppTest) -> list[str]:
    """Everything red on the screen, and anything Streamlit itself could not do."""
    return [str(e.value) for e in at.error] + [str(e.value) for e in at.exception]
