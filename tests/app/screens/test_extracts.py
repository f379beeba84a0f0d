"""The extracts of a node and the grouping table: what is done there stands in the study."""

from __future__ import annotations

from pathlib import Path

from qualcode.model import new_id
from qualcode.services import codebook, codings, history, studies
from qualcode.services.open_study import OpenStudy
from tests.app.driving import app, show, words
from tests.app.sent import do, fire, sent_to
from tests.services.small_study import code_named


def opened(path: Path) -> OpenStudy:
    return studies.open_study(path, remember=False)


def test_extracts_are_marked_picked_trimmed_and_given_another_code(small_study: Path) -> None:
    at = show(app(study=small_study), "extracts")
    page = sent_to(at, "qc_extracts")
    first, second = (row["id"] for row in page["rows"])
    money = next(c["id"] for c in page["codes"] if c["name"] == "Argent")
    assert do(at, "qc_extracts", do="pick", coding=first, on=True) == ""
    assert do(at, "qc_extracts", do="trim", coding=first, text="On n'a pas […] se réunir") == ""
    assert "pas dans l’extrait" in do(at, "qc_extracts", do="trim", coding=first, text="inventé")
    assert do(at, "qc_extracts", do="divergent", coding=second, on=True) == ""
    assert do(at, "qc_extracts", do="recode", coding=second, code=money) == ""
    node = page["node"]
    assert do(at, "qc_extracts", do="analysis", code=node, text="Le temps manque.", was="") == ""
    rows = {row["id"]: row for row in sent_to(at, "qc_extracts")["rows"]}
    assert (rows[first]["picked"], rows[first]["trimmed"]) == (0, "On n'a pas […] se réunir")
    assert (rows[second]["divergent"], rows[second]["code_name"]) == (True, "Argent")
    assert sent_to(at, "qc_extracts")["analysis"] == "Le temps manque."


def test_an_analysis_somebody_else_changed_meanwhile_is_not_written_over(small_study: Path) -> None:
    at = show(app(study=small_study), "extracts")
    node = sent_to(at, "qc_extracts")["node"]
    with opened(small_study) as study:
        codebook.write_analysis(study, node, "De Samira.")
    assert do(at, "qc_extracts", do="analysis", code=node, text="De moi.", was="") != ""
    assert sent_to(at, "qc_extracts")["analysis"] == "De Samira."


def test_an_extract_opens_in_its_transcript(small_study: Path) -> None:
    at = show(app(study=small_study), "extracts")
    row = sent_to(at, "qc_extracts")["rows"][1]
    fire(at, "qc_extracts", "ask", {"what": "open", "id": "a", **row})
    assert at.session_state["qc_source"] == row["source"]


def test_heaps_on_the_table_become_sub_themes_in_one_action(small_study: Path) -> None:
    with opened(small_study) as study:
        time, theme = code_named(study, "Temps").id, code_named(study, "Freins").id
        n_before = len(history.list_activities(study))
    at = app(study=small_study)
    at.session_state["qc_grouping_codes"] = (time,)
    show(at, "grouping")
    cards = sent_to(at, "qc_grouping")["cards"]
    heaps = [
        {"name": name, "code": new_id(), "codings": card["codings"]}
        for name, card in zip(("Se voir", "Courir"), cards, strict=True)
    ]
    assert do(at, "qc_grouping", do="themes", heaps=heaps, parent=theme, retire=True) == ""
    with opened(small_study) as study:
        tree = codebook.get_codebook(study)
        assert {tree.path(c.code_id) for c in codings.list_codings(study)} == {
            ("Freins", "Se voir"),
            ("Freins", "Courir"),
        }
        assert tree.get(time).retired
        assert len(history.list_activities(study)) == n_before + 1
        history.undo(study)
        assert {c.code_id for c in codings.list_codings(study)} == {time}


def test_without_codings_both_screens_say_what_to_do(empty_study: Path) -> None:
    for screen in ("extracts", "grouping"):
        assert "Rien n’est encore codé" in words(show(app(study=empty_study), screen))
