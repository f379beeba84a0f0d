"""Retrieval: questions in codes, words in context, matrices whose cells open."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from app.frame.handles import Handle
from app.screens.retrieval_parts import words as words_view
from qualcode.services import codebook, participants, release, saved_queries, studies
from qualcode.services.matrix_choice import By
from qualcode.services.query import Query
from qualcode.services.search import search
from tests.app.driving import app, button, form_button, show, until, words
from tests.app.sent import do, sent_to
from tests.services.small_study import bring_in, make_study


def field(at: AppTest, kind: str, key: str) -> Any:
    return next(e for e in getattr(at, kind) if str(e.key).startswith(key))


def test_a_question_is_chosen_or_written_and_what_it_finds_is_recoded(small_study: Path) -> None:
    at = show(app(study=small_study), "retrieval")
    field(at, "selectbox", "qc_retrieval_first").set_value("UNCODED").run()
    assert "Choisissez une ligne" in words(at)
    field(at, "toggle", "qc_retrieval_write").set_value(True).run()
    field(at, "text_input", "qc_retrieval_expression").set_value("Temps").run()
    page = sent_to(at, "qc_retrieval_list")
    assert {row["code_name"] for row in page["rows"]} == {"Temps"}
    money = next(c["id"] for c in page["codes"] if c["name"] == "Argent")
    first = page["rows"][0]["id"]
    assert do(at, "qc_retrieval_list", do="recode", coding=first, code=money) == ""
    assert first not in {row["id"] for row in sent_to(at, "qc_retrieval_list")["rows"]}


def test_a_question_that_cannot_be_read_is_said(small_study: Path) -> None:
    at = show(app(study=small_study), "retrieval")
    field(at, "toggle", "qc_retrieval_write").set_value(True).run()
    field(at, "text_input", "qc_retrieval_expression").set_value("(Temps").run()
    assert "parenthèse" in words(at)
    field(at, "text_input", "qc_retrieval_expression").set_value("Tempo").run()
    assert "Tempo" in words(at)


def test_a_kept_question_is_asked_again(small_study: Path) -> None:
    with studies.open_study(small_study, remember=False) as study:
        kept = saved_queries.save_query(study, "Le temps", Query("Temps", participants=("M1",)))
    at = show(app(study=small_study), "retrieval")
    assert button(at, f"qc_retrieval_forget_{kept.id}").label == "Supprimer"
    button(at, f"qc_retrieval_saved_{kept.id}").click().run()
    rows = sent_to(at, "qc_retrieval_list")["rows"]
    assert {(row["code_name"], row["who"]) for row in rows} == {("Temps", "M1")}


def test_a_kept_question_is_renamed_or_deleted_which_is_taken_back(small_study: Path) -> None:
    with studies.open_study(small_study, remember=False) as study:
        kept = saved_queries.save_query(study, "Le temps", Query("Temps"))
    at = show(app(study=small_study), "retrieval")
    button(at, f"qc_retrieval_rename_{kept.id}").click().run()
    assert field(at, "text_input", "qc_retrieval_new_name").value == "Le temps"
    button(at, f"qc_retrieval_forget_{kept.id}").click().run()
    assert f"qc_retrieval_saved_{kept.id}" not in {b.key for b in at.button}
    button(at, "qc_undo").click().run()
    assert button(at, f"qc_retrieval_saved_{kept.id}").label == "Le temps"


def test_words_are_shown_in_their_context(small_study: Path) -> None:
    at = show(app(study=small_study), "retrieval")
    at.session_state["qc_retrieval_view"] = "words"
    at.run()
    field(at, "text_input", "qc_search_words").set_value("temps").run()
    assert "occurrences" in words(at)
    lines = at.dataframe[0].value
    assert "temps" in set(lines["mots"])
    field(at, "text_input", "qc_search_words").set_value('""').run()
    assert "aucun mot" in words(at)


def test_codes_are_crossed_with_every_kind_of_column(small_study: Path) -> None:
    at = show(app(study=small_study), "retrieval")
    at.session_state["qc_retrieval_view"] = "matrix"
    at.run()
    for by in list(field(at, "selectbox", "qc_matrix_by").options):
        field(at, "selectbox", "qc_matrix_by").select(by).run()
        assert not at.exception, by
        assert len(at.dataframe) == 1 or "Rien n’est encore codé" in words(at), by


def test_groups_of_few_people_are_said_to_be_so(small_study: Path) -> None:
    with studies.open_study(small_study, remember=False) as study:
        table = "identifiant,milieu\nM1,rural\nM2,rural\n"
        participants.import_participants(study, "people.csv", table.encode())
    at = show(app(study=small_study), "retrieval")
    at.session_state["qc_retrieval_view"] = "matrix"
    at.run()
    assert "ne prouve rien" not in words(at)
    by = field(at, "selectbox", "qc_matrix_by")
    by.select_index(list(By).index(By.ATTRIBUTE)).run()
    assert "milieu\u00a0: rural (2). Avec si peu de monde, un écart" in words(at)


def test_a_framework_grid_shows_its_cases_and_themes(small_study: Path) -> None:
    at = show(app(study=small_study), "retrieval")
    at.session_state["qc_retrieval_view"] = "framework"
    at.run()
    grid = at.dataframe[0].value
    assert list(grid.index) == ["M1", "M2"]
    case, theme = _first_cell(small_study)
    at.session_state["qc_framework_cell"] = (case, theme)
    at.run()
    with studies.open_study(small_study, remember=False) as study:
        place = f"qc-unsaved:{studies.get_study(study).id}:{study.coder.id}:summary_{case}_{theme}"
    typed = field(at, "text_area", "qc_framework_text")
    kept = sent_to(at, f"qc_unsaved_{place}")
    assert kept["fields"] == [{"name": "text", "key": typed.key, "saved": ""}]
    typed.set_value("Le temps manque.")
    form_button(at, "Garder le résumé").click()
    at.run()
    assert "Le temps manque." in set(at.dataframe[0].value.iloc[0])


def _first_cell(path: Path) -> tuple[str, str]:
    from qualcode.services.framework import framework_grid

    with studies.open_study(path, remember=False) as study:
        grid = framework_grid(study)
    return grid.cases[0].id, grid.themes[0].id


def test_the_framework_grid_is_made_as_a_word_file_of_the_parts_wanted(small_study: Path) -> None:
    at = show(app(study=small_study), "retrieval")
    at.session_state["qc_retrieval_view"] = "framework"
    at.run()
    button(at, "qc_make_framework").click().run()
    until(at, lambda page: any(".docx" in x for x in _offered(page)), "the file was never made")
    assert "pas les noms de la table de correspondance" in words(at)  # the vault is closed


def _offered(page: AppTest) -> list[str]:
    return [str(each.proto.label) for each in page.get("download_button")]


def test_the_table_of_a_search_holds_the_lines_the_screen_leaves_out(tmp_path: Path) -> None:
    with make_study(tmp_path) as study:
        bring_in(study, M1=f"Enquêtrice : Et alors ?\nMédecin 1 : {'le temps manque ' * 250}")
        release.release_as_stated(study, release.Statement())
        path = study.file.path
    at = show(app(study=path), "retrieval")
    at.session_state["qc_retrieval_view"] = "words"
    at.run()
    field(at, "text_input", "qc_search_words").set_value("temps").run()
    assert "Les 200 premières sont affichées" in words(at)
    with studies.open_study(path, remember=False) as study:
        ask = partial(search, study, "temps", most=words_view.MOST_WRITTEN)
        content = words_view.book(Handle("h", study, "s", 0.0), ask, "fr")
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert sheet.max_row == 1 + 250


def test_a_question_to_a_study_in_which_nothing_is_coded_says_so(tmp_path: Path) -> None:
    with make_study(tmp_path) as study:
        bring_in(study, M1="Enquêtrice : Et alors ?\nMédecin 1 : Le temps manque.")
        release.release_as_stated(study, release.Statement())
        codebook.create(study, "Temps")
        path = study.file.path
    at = show(app(study=path), "retrieval")
    field(at, "toggle", "qc_retrieval_write").set_value(True).run()
    field(at, "text_input", "qc_retrieval_expression").set_value("Temps").run()
    assert any("Rien n’est encore codé" in said.value for said in at.caption)
