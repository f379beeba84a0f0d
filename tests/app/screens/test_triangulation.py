"""The triangulation screen without rounds, while a round is blind, and once it is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.frame.handles import Handle
from app.screens.triangulation_parts.carrying import answers_of, carried
from qualcode.services import codings, comparison
from tests.app.driving import app, show, words
from tests.services.two_coders import compared_study, start, study_for_two


@pytest.mark.parametrize(
    ("language", "said"), [("en", "needs two coders"), ("fr", "demande deux codeurs")]
)
def test_a_study_of_one_says_to_add_a_coder(empty_study: Path, language: str, said: str) -> None:
    assert said in words(show(app(language=language, study=empty_study), "triangulation"))


def test_without_a_round_it_says_what_one_is_and_offers_to_start_it(tmp_path: Path) -> None:
    with study_for_two(tmp_path) as study:
        path = study.file.path
    at = show(app(language="fr", study=path), "triangulation")
    assert "Aucun tour de triangulation" in words(at)
    assert any(button.label == "Commencer le tour" for button in at.button)


def test_while_it_is_blind_it_says_how_blind_and_lets_the_coder_declare(tmp_path: Path) -> None:
    with study_for_two(tmp_path) as study:
        start(study)
        path = study.file.path
    at = show(app(language="en", study=path), "triangulation")
    said = words(at)
    assert "Whoever holds the file can read it" in said
    assert "You code here as Anne" in said
    assert not any(button.label.startswith("Open the comparison") for button in at.button)


def test_once_open_it_shows_the_comparison(tmp_path: Path) -> None:
    study, _ = compared_study(tmp_path)
    with study:
        path = study.file.path
    at = show(app(language="en", study=path), "triangulation")
    assert not at.exception
    assert any("bidi" in str(e.type) for e in at.get("bidi_component"))


def test_the_words_of_a_button_are_no_comment(tmp_path: Path) -> None:
    study, noun = compared_study(tmp_path)
    with study:
        pressed = {"id": "1", "do": "bulk", "kind": "agreement", "decision": "agreed"}
        handle = Handle("a", study, "b", 0.0)
        assert carried(handle, noun.id, [pressed | {"reason": "Take over the 2 agreements"}])
        assert answers_of(handle) == {"1": ""}
        (made,) = comparison.compare_round(study).decisions.values()
        assert made.reason == ""
        kept = {c.id: c.comment for c in codings.list_codings(study)}
        assert [kept[i] for i in made.coding_ids] == [""]
