"""The start page: begin a study, open one, and what is said when it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from qualcode.services import copies, studies
from qualcode.services.folders import demonstration_name
from tests.app.driving import MAIN, PATIENCE_S, app, button, form_button, show, until, words


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))


def begin(title: str, first: str, again: str) -> AppTest:
    at = app()
    at.text_input(key="qc_new_title").input(title)
    at.text_input(key="qc_new_passphrase").input(first)
    at.text_input(key="qc_new_again").input(again)
    form_button(at, "Créer l’étude").click().run()
    return at


def test_a_new_study_is_made_with_its_vault_and_the_import_is_shown(tmp_path: Path) -> None:
    at = begin("Thèse : l’été", "une bonne phrase", "une bonne phrase")
    assert at.title[0].value == "Importer"
    made = tmp_path / "Thèse l’été.qualcode"
    assert made.is_file()
    with studies.open_study(made) as study:
        assert studies.has_vault(study)
        assert studies.is_protected(study)
        assert studies.get_study(study).title == "Thèse : l’été"


def test_the_tab_key_goes_from_the_passphrase_to_its_second_typing() -> None:
    keys = [field.key for field in app().text_input]
    assert keys.index("qc_new_again") == keys.index("qc_new_passphrase") + 1


def test_the_choice_to_go_without_passphrase_is_explicit(tmp_path: Path) -> None:
    at = app()
    at.text_input(key="qc_new_title").input("Sans")
    form_button(at, "Créer l’étude").click().run()
    assert "phrase secrète" in at.error[0].value
    at.checkbox(key="qc_new_without").check()
    form_button(at, "Créer l’étude").click().run()
    with studies.open_study(tmp_path / "Sans.qualcode") as study:
        assert not studies.is_protected(study)


@pytest.mark.parametrize(
    ("title", "first", "again"),
    [
        ("", "une bonne phrase", "une bonne phrase"),
        ("T", "une", "une"),
        ("T", "abcdefgh", "abcdefgj"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    title: str, first: str, again: str, tmp_path: Path
) -> None:
    at = begin(title, first, again)
    assert len(at.error) == 1
    assert not list(tmp_path.glob("*.qualcode*"))


def test_a_second_study_of_the_same_title_takes_another_name(tmp_path: Path) -> None:
    begin("Deux", "une bonne phrase", "une bonne phrase")
    begin("Deux", "une bonne phrase", "une bonne phrase")
    assert {p.stem for p in tmp_path.glob("*.qualcode")} == {"Deux", "Deux 2"}


def test_a_recent_study_is_opened_by_its_button(small_study: Path) -> None:
    studies.open_study(small_study).close()
    at = app()
    button(at, "qc_recent_0").click().run()
    assert at.title[0].value == "Petite étude"
    assert at.query_params["study"]


def test_a_file_that_is_no_study_is_said_to_be_none(tmp_path: Path) -> None:
    other = tmp_path / "notes.qualcode"
    other.write_text("pas une étude")
    at = app()
    at.text_input(key="qc_open_path").input(str(other))
    form_button(at, "Ouvrir").click().run()
    assert "notes" in at.error[0].value
    assert not at.exception


def test_a_passphrase_typed_is_not_dropped_because_none_is_ticked(tmp_path: Path) -> None:
    at = app()
    at.text_input(key="qc_new_title").input("Thèse")
    at.text_input(key="qc_new_passphrase").input("une phrase à retenir")
    at.checkbox(key="qc_new_without").check()
    form_button(at, "Créer l’étude").click().run()
    assert "est saisie" in at.error[0].value
    assert not list(tmp_path.glob("*.qualcode"))


def test_a_page_loaded_anew_goes_on_with_its_study(small_study: Path) -> None:
    first = app(study=small_study)
    assert show(first, "study").title[0].value == "Petite étude"
    again = app(study=small_study)  # the address alone says which
    assert show(again, "study").title[0].value == "Petite étude"


@pytest.mark.slow
def test_the_demonstration_is_built_opened_and_unlocked(tmp_path: Path) -> None:
    at = app(language="en")
    button(at, "qc_demo").click().run()
    until(at, lambda t: bool(t.metric), "the demonstration never came")
    assert not at.error
    assert (tmp_path / demonstration_name("en") / "rural-libraries.qualcode").is_file()


@pytest.mark.slow
def test_a_demonstration_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    at = app(language="en")
    button(at, "qc_demo").click().run()
    until(at, lambda t: any(b.key == "qc_stop_demo" for b in t.button), "no stop button")
    button(at, "qc_stop_demo").click().run()
    until(at, lambda t: any(b.key == "qc_demo" for b in t.button), "it went on")
    assert not (tmp_path / demonstration_name("en")).exists()


def test_the_study_the_app_was_started_for_is_open_at_once_and_stays_closed_once_closed(
    small_study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUALCODE_OPEN", str(small_study))
    at = app()
    assert at.title[0].value == "Petite étude"
    button(at, "qc_close").click().run()
    assert at.text_input(key="qc_new_title") is not None
    at.run()
    assert at.text_input(key="qc_new_title") is not None
    assert app().title[0].value == "Petite étude", "another window begins with it too"


def test_a_study_in_a_folder_that_cannot_be_made_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    at = app()
    at.text_input(key="qc_new_title").input("Thèse")
    at.text_input(key="qc_new_folder").input(str(tmp_path / "fichier" / "dedans"))
    at.checkbox(key="qc_new_without").check()
    form_button(at, "Créer l’étude").click().run()
    assert "ne peut pas être créé" in at.error[0].value


def test_a_short_passphrase_is_taken_and_called_short_and_losing_it_is_explained(
    tmp_path: Path,
) -> None:
    at = app()
    assert any("reste utilisable" in said.value for said in at.caption)
    at = begin("Courte", "huit-car", "huit-car")
    assert any("moins de 12 caractères" in said.value for said in at.success), "whole, and it stays"
    assert (tmp_path / "Courte.qualcode").is_file()


def test_a_page_loaded_anew_goes_on_with_its_file_and_not_with_a_copy(
    small_study: Path, tmp_path: Path
) -> None:
    shown = show(app(study=small_study), "study").query_params
    with studies.open_study(small_study) as study:
        copy = copies.copy_study(study, tmp_path / "copie.qualcode")
    copied = show(app(study=copy), "study").query_params  # opened last, and of the same id
    assert copied["study"] == shown["study"]
    for address, file in ((shown, small_study), (copied, copy)):
        at = AppTest.from_file(str(MAIN), default_timeout=PATIENCE_S)
        at.query_params.update(address)
        at.run()
        assert str(file) in words(at)
        assert str(file.parent) not in "".join(address["file"])
