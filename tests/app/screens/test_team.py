"""What people of a study leave each other: requests, returns to participants, roles, warnings."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

from docx import Document

from app.frame.handles import HANDLES
from qualcode.model import CoderRole, new_id, now
from qualcode.services import coders, codings, participants, reading, requests, studies
from tests.app.driving import app, button, form_button, keys, show, words
from tests.services.small_study import code_named


def test_a_request_leads_to_what_it_is_about(small_study: Path) -> None:
    with studies.open_study(small_study, remember=False) as study:
        coding = codings.list_codings(study)[0]
        source = reading.list_sources(study)[0]
        (person, *_) = participants.participants_table(study).participants
        code = code_named(study, "Temps")
        on_coding = requests.ask(study, "Trop long ?", about="coding", about_id=coding.id)
        on_code = requests.ask(study, "À définir", about="code", about_id=code.id)
        requests.ask(study, "Relire", about="source", about_id=source.id)
        requests.ask(study, "Accord ?", about="participant", about_id=person.id)
    at = show(app(study=small_study), "requests")
    said = words(at)
    assert "**M1** · Une retranscription" in said
    assert "**M1** · Un participant" in said
    assert f"« {coding.segment.quote} »" in said.replace("\xa0", " ").replace("\u202f", " ")
    button(at, f"qc_request_open_{on_coding.id}").click().run()
    assert at.session_state["qc_source"] == coding.segment.source_id
    arrived = at.session_state["qc_coding_arrival"]
    assert arrived[:2] == (coding.segment.source_id, coding.segment.span.start)
    show(at, "requests")
    button(at, f"qc_request_open_{on_code.id}").click().run()
    assert at.session_state["qc_code"] == code.id


def test_a_sheet_of_results_is_written_for_a_participant(small_study: Path) -> None:
    at = show(app(study=small_study), "participant_checks")
    at.radio[0].set_value("").run()
    with studies.open_study(small_study, remember=False) as study:
        (person, *_) = participants.participants_table(study).participants
    button(at, f"qc_make_results_sheet_{person.id}").click().run()
    for _ in range(100):
        (handle,) = HANDLES._open.values()
        if f"made_results_sheet_{person.id}" in handle.desk:
            break
        at.run()
    name, content = handle.desk[f"made_results_sheet_{person.id}"]
    assert name == "Fiche de résultats - M1.docx"
    said = [p.text for p in Document(BytesIO(content)).paragraphs]
    assert any("On n'a pas le temps de se réunir" in text for text in said)


def test_a_name_that_is_refused_leaves_the_rest_of_the_screen(small_study: Path) -> None:
    at = show(app(study=small_study), "coders")
    everything = keys(at)
    samira = next(f for f in at.text_input if f.value == "Samira")
    samira.set_value("Anne")
    [b for b in at.button if b.label == "Renommer"][1].click().run()
    assert len(at.error) == 1
    assert keys(at) == everything


def test_a_reader_is_told_what_is_not_theirs(small_study: Path) -> None:
    with studies.open_study(small_study, remember=False) as study:
        reader = coders.add_coder(study, "Lu", role=CoderRole.READER)
    at = show(app(study=small_study), "vault")
    assert "Le coffre est ouvert." in words(at)
    show(at, "coders")
    at.selectbox[0].set_value(reader.id).run()
    for screen in ("vault", "ingest"):
        assert "Votre rôle dans cette étude n’ouvre pas le coffre." in words(show(at, screen))
        assert "qc_vault_lock" not in keys(at)
        assert not at.file_uploader
    show(at, "study")
    assert "Inductive" in words(at)
    assert "Enregistrer" not in [b.label for b in at.button]
    assert "Écrivez ici" not in words(show(at, "guide"))


def test_open_on_another_computer_is_said_as_long_as_it_is_so(small_study: Path) -> None:
    mark = {
        "id": new_id(),
        "machine": "PC-de-Samira",
        "process": 77,
        "user": 0,
        "opened_at": now(),
        "seen_at": now(),
    }
    small_study.with_name(small_study.name + "-lock").write_text(json.dumps([mark]), "utf-8")
    at = show(app(study=small_study), "study")
    assert "PC-de-Samira" in at.warning[0].value.replace("\\", "")
    show(at, "memos")
    assert "PC-de-Samira" in show(at, "study").warning[0].value.replace("\\", "")


def test_two_people_change_the_description_at_once(small_study: Path) -> None:
    one, other = (show(app(study=small_study), "study") for _ in range(2))
    one.text_area(key="qc_study_question").set_value("Pourquoi ?")
    form_button(one, "Enregistrer").click().run()
    other.text_area(key="qc_study_objectives").set_value("Décrire")
    form_button(other, "Enregistrer").click().run()
    with studies.open_study(small_study, remember=False) as study:
        kept = studies.get_study(study)
    assert (kept.question, kept.objectives) == ("Pourquoi ?", ("Décrire",))
    other.text_area(key="qc_study_question").set_value("Comment ?")
    form_button(other, "Enregistrer").click().run()
    assert "Quelqu’un a changé la description" in other.error[0].value
    with studies.open_study(small_study, remember=False) as study:
        assert studies.get_study(study).question == "Pourquoi ?"


def test_the_next_step_is_to_go_on_coding_while_a_transcript_has_none(small_study: Path) -> None:
    said = words(show(app(study=small_study), "study"))
    assert "Regardez la saturation" in said
    with studies.open_study(small_study, coder="Samira", remember=False) as study:
        (mine,) = [c for c in codings.list_codings(study) if c.coder_id == study.coder.id]
        codings.remove_coding(study, mine.id)
    said = words(show(app(study=small_study), "study"))
    assert "rien n’est encore codé dans 1 retranscription" in said
