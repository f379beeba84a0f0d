"""The pseudonymisation screen: search, review, side by side, release, and what comes after."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from app.frame.handles import HANDLES
from qualcode.model import ReleaseState
from qualcode.services import anonymise, reading, review, review_file, studies
from qualcode.services.demo import PASSPHRASE
from qualcode.services.open_study import OpenStudy
from qualcode.services.review_view import Decision, Entity
from qualcode.wording import LANGUAGES
from tests.app.driving import app, button, form_button, show, until, words
from tests.services.small_study import M1, M2, bring_in

PARTS = ("review", "beside", "release", "after", "sending", "key")


@pytest.fixture
def waiting_study(empty_study: Path) -> Path:
    """Two transcripts in the vault, looked through by the rules alone."""
    with studies.open_study(empty_study, remember=False) as study:
        studies.unlock(study, None)
        bring_in(study, M1=M1, M2=M2)
        anonymise.propose(study, use_model=False)
    return empty_study


def opened(study: Path, part: str = "review", language: str = "fr") -> AppTest:
    at = app(language=language, study=study)
    for handle in HANDLES._open.values():
        if handle.study.vault is None and handle.study.file.path == study:
            protected = studies.is_protected(handle.study)
            studies.unlock(handle.study, PASSPHRASE if protected else None)
    at.session_state["qc_anonymise_part"] = part
    return show(at, "anonymise")


def the_study() -> OpenStudy:
    (handle,) = HANDLES._open.values()
    return handle.study


def entity(form: str) -> Entity:
    return next(e for e in review.list_entities(the_study()) if form in e.forms)


def complaints(at: AppTest) -> list[str]:
    return [str(e.value) for e in at.error] + [str(e.value) for e in at.exception]


def part_of(at: AppTest, key: str) -> Any:
    return next(e for e in at.get("bidi_component") if e.key == key)


def told(at: AppTest) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(part_of(at, "qc_review_bus").proto.json)
    return found


def send(at: AppTest, *operations: dict[str, Any], key: str = "qc_review_bus") -> AppTest:
    """Sends operations as the browser does: all that wait, in one trigger."""
    states = at._tree.get_widget_states()
    event = WidgetState()
    event.id = f"$$STREAMLIT_INTERNAL_KEY_{part_of(at, key).proto.id}__events"
    event.json_trigger_value = json.dumps([{"event": "ops", "value": list(operations)}])
    states.widgets.append(event)
    at._run(states)
    return at.run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_study_says_what_to_do(empty_study: Path, language: str) -> None:
    at = opened(empty_study, language=language)
    assert complaints(at) == []
    assert button(at, "qc_anonymise_empty").label


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_on_every_study(
    waiting_study: Path, french_study: Path, part: str, language: str
) -> None:
    for study in (waiting_study, french_study):
        assert complaints(opened(study, part, language)) == [], study.name


def test_the_search_proposes_and_nothing_is_replaced(empty_study: Path) -> None:
    with studies.open_study(empty_study, remember=False) as study:
        studies.unlock(study, None)
        bring_in(study, M1=M1, M2=M2)
    at = opened(empty_study)
    at.text_area(key="qc_seed_others").set_value("secrétaire partagée")
    at.checkbox(key="qc_detection_model").set_value(False)
    form_button(at, "Chercher les noms").click().run()
    until(at, lambda t: bool(t.get("bidi_component")[1:]), "the review never came")
    found = review.list_entities(the_study())
    assert any("secrétaire partagée" in e.forms for e in found), "names given by hand are found"
    assert all(e.decision is Decision.PROPOSED for e in found)
    assert {s.state for s in reading.list_sources(the_study())} == {ReleaseState.WAITING}


def test_an_interview_added_later_is_to_be_searched_before_all_is_called_decided(
    waiting_study: Path,
) -> None:
    with studies.open_study(waiting_study, remember=False) as study:
        studies.unlock(study, None)
        review.accept(study, [e.id for e in review.list_entities(study)])
        bring_in(study, M3=M1.replace("Saint-Aubrac", "Vierzon"))
    at = opened(waiting_study)
    search = form_button(at, "Chercher les noms").proto.id
    drawn = [getattr(part.proto, "id", "") for part in _in_order(at.main)]
    assert drawn.index(search) < drawn.index(part_of(at, "qc_review").proto.id)


def _in_order(block: Any) -> Iterator[Any]:
    for part in block.children.values():
        yield part
        if hasattr(part, "children"):
            yield from _in_order(part)


def test_the_page_holds_each_mention_in_its_context(waiting_study: Path) -> None:
    at = opened(waiting_study)
    page = json.loads(part_of(at, "qc_review").proto.json)
    shown = next(e for e in page["entities"] if e["form"] == "Saint-Aubrac")
    mentions = [page["mentions"][m] for m in shown["mentions"]]
    assert {m["label"] for m in mentions} == {"M1", "M2"}
    assert all(m["form"] == "Saint-Aubrac" and m["before"] for m in mentions)
    assert any("j'exerce à " in m["before"] for m in mentions)
    assert any(m["why"] for m in mentions), "no reason is shown"


def test_decisions_are_carried_out_in_order_and_told_back(waiting_study: Path) -> None:
    at = opened(waiting_study)
    place = entity("Saint-Aubrac")
    send(
        at,
        {"id": "1", "do": "accept", "entity": place.id},
        {"id": "2", "do": "edit", "entity": place.id, "replacement": "[un bourg]"},
    )
    assert entity("Saint-Aubrac").replacement == "[un bourg]"
    assert told(at)["answers"] == {"1": "", "2": ""}
    assert [e["replacement"] for e in told(at)["changed"]] == ["[un bourg]"]
    send(at, {"id": "3", "do": "undo"})
    assert entity("Saint-Aubrac").decision is Decision.ACCEPTED
    assert entity("Saint-Aubrac").replacement == place.replacement


def test_what_is_sent_twice_is_done_once(waiting_study: Path) -> None:
    at = opened(waiting_study)
    one, other = (e.id for e in review.list_entities(the_study())[:2])
    first = [
        {"id": "1", "do": "accept", "entity": one},
        {"id": "2", "do": "reject", "entity": other},
    ]
    undo = {"id": "3", "do": "undo"}
    send(at, *first, undo)
    send(at, *first, undo)
    send(at, *first, undo, key="qc_review")
    assert len(review.steps(the_study())) == 1, "an undo was done more than once"


def test_what_cannot_be_done_is_said_and_the_rest_is_done(waiting_study: Path) -> None:
    at = opened(waiting_study)
    place = entity("Saint-Aubrac").id
    send(
        at,
        {"id": "1", "do": "merge", "entities": [place]},
        {"id": "2", "do": "reject", "entity": place},
    )
    assert told(at)["answers"]["1"]
    assert told(at)["answers"]["2"] == ""
    assert entity("Saint-Aubrac").decision is Decision.REJECTED


def test_one_mention_is_left_and_taken_back(waiting_study: Path) -> None:
    at = opened(waiting_study)
    page = json.loads(part_of(at, "qc_review").proto.json)
    shown = next(e for e in page["entities"] if e["form"] == "Saint-Aubrac")
    operation = {"do": "exempt", "entity": shown["id"], "mention": shown["mentions"][0]}
    send(at, {"id": "1", "replacement": None, **operation})
    assert [x.replacement for x in entity("Saint-Aubrac").exemptions] == [None]
    send(at, {"id": "2", **operation, "do": "unexempt"})
    assert entity("Saint-Aubrac").exemptions == ()


def test_a_second_reader_sees_no_decision_and_is_compared(waiting_study: Path) -> None:
    at = opened(waiting_study)
    place = entity("Saint-Aubrac").id
    send(at, {"id": "1", "do": "accept", "entity": place})
    at.toggle(key="qc_second_reader").set_value(True).run()
    assert json.loads(part_of(at, "qc_review").proto.json)["second"] is True
    send(at, {"id": "2", "do": "second", "entity": place, "decision": "rejected"})
    assert entity("Saint-Aubrac").decision is Decision.ACCEPTED
    drawn = json.loads(part_of(at, "qc_review").proto.json)["entities"]
    assert {e["decision"] for e in (*drawn, *told(at)["changed"])} == {"proposed"}
    assert "Saint-Aubrac" in words(at).replace("\\", "")


def test_release_waits_for_persons_and_says_which(waiting_study: Path) -> None:
    at = opened(waiting_study, "release")
    assert "Jeanne Morvan" in words(at).replace("\\", "")
    button(at, "qc_release_reviewed").click().run()
    until(at, lambda t: bool(t.error), "nothing was refused")
    assert {s.state for s in reading.list_sources(the_study())} == {ReleaseState.WAITING}


def test_after_the_review_the_text_is_released_without_its_names(waiting_study: Path) -> None:
    at = opened(waiting_study)
    everything = [e.id for e in review.list_entities(the_study()) if e.kind.value != "OTHER"]
    send(at, *({"id": str(n), "do": "accept", "entity": i} for n, i in enumerate(everything)))
    at.session_state["qc_anonymise_choice"] = "release"
    button(at.run(), "qc_release_reviewed").click().run()
    until(at, lambda t: t.title[0].value == "Codage", "reading never came")
    texts = [
        reading.read_source(the_study(), s.id).transcript.text
        for s in reading.list_sources(the_study())
    ]
    assert len(texts) == 2
    assert not any(name in text for text in texts for name in ("Morvan", "Aubrac"))
    shown = show(at, "anonymise")
    assert complaints(shown) == []
    assert shown.dataframe, "the log of replacements is not shown"


def test_after_a_release_in_part_each_transcript_is_named_with_what_became_of_it(
    empty_study: Path,
) -> None:
    with studies.open_study(empty_study, remember=False) as study:
        studies.unlock(study, None)
        bring_in(study, M1=M1, M2=M2 + "Médecin 2 : On le dit aux morvane.\n")
        anonymise.propose(study, use_model=False)
    at = opened(empty_study)
    everything = [e.id for e in review.list_entities(the_study())]
    send(at, *({"id": i, "do": "accept", "entity": i} for i in everything))
    at.session_state["qc_anonymise_choice"] = "release"
    button(at.run(), "qc_release_reviewed").click().run()
    until(at, lambda t: bool(t.success), "nothing was released")
    assert [str(e.value).replace("\\", "") for e in at.success] == ["Versé à l’étude\u00a0: M1."]
    assert any("Non versé\u00a0: M2." in str(e.value).replace("\\", "") for e in at.warning)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_review_edited_in_a_spreadsheet_is_read_back(waiting_study: Path, form: str) -> None:
    at = opened(waiting_study, "release")
    content = _accepted(review_file.review_as(the_study(), form, language="fr"), form)
    at.file_uploader(key="qc_review_file").upload(f"relecture.{form}", content)
    button(at.run(), "qc_review_take").click().run()
    assert complaints(at) == []
    assert entity("Saint-Aubrac").decision is Decision.ACCEPTED
    assert review.review_progress(the_study()).n_open_direct == 0


def _accepted(content: bytes, form: str) -> bytes:
    """The file with every row accepted, as somebody fills the column in."""
    if form == "csv":
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
        for row in rows[1:]:
            row[3] = "accepter"
        filled = io.StringIO()
        csv.writer(filled, delimiter=";").writerows(rows)
        return filled.getvalue().encode()
    book = load_workbook(io.BytesIO(content))
    for cells in book.worksheets[0].iter_rows(min_row=2):
        cells[3].value = "accepter"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_transcript_is_ticked_as_read_in_full(waiting_study: Path) -> None:
    at = opened(waiting_study, "beside")
    (tick,) = [c for c in at.checkbox if c.key and c.key.startswith("qc_read_")]
    tick.check().run()
    assert len(review.review_progress(the_study()).read_in_full) == 1
    page = json.loads(part_of(at, "qc_beside").proto.json)
    marked = [p for turn in page["turns"] for p in turn["pieces"] if p["marked"]]
    assert ("Saint-Aubrac", True) in {(p["text"], bool(p["instead"])) for p in marked}


def test_words_marked_in_the_original_are_replaced_where_they_stand(waiting_study: Path) -> None:
    at = opened(waiting_study, "beside")
    page = json.loads(part_of(at, "qc_beside").proto.json)
    turn = "".join(piece["text"] for piece in page["turns"][1]["pieces"])
    _mark(at, {"form": "voilà", "turn": 2, "start": turn.index("voilà")})
    form_button(at, "Ajouter").click().run()
    assert complaints(at) == []
    (spotted,) = entity("voilà").spotted
    assert spotted.form == "voilà"


def _mark(at: AppTest, marked: dict[str, Any]) -> None:
    states = at._tree.get_widget_states()
    event = WidgetState()
    event.id = f"$$STREAMLIT_INTERNAL_KEY_{part_of(at, 'qc_beside').proto.id}__events"
    event.json_trigger_value = json.dumps([{"event": "missed", "value": marked}])
    states.widgets.append(event)
    at._run(states)


def test_a_name_found_late_needs_a_tick_then_is_gone_for_good(small_study: Path) -> None:
    at = opened(small_study, "after")
    at.text_input(key="qc_redact_form").set_value("secrétaire partagée")
    at.text_input(key="qc_redact_words").set_value("[une personne]")
    form_button(at, "Remplacer partout").click().run()
    source = reading.find_source(the_study(), "M2")
    assert "secrétaire" in reading.read_source(the_study(), source.id).transcript.text
    at.text_input(key="qc_redact_form").set_value("secrétère partagée")
    at.checkbox(key="qc_redact_sure").check()
    form_button(at, "Remplacer partout").click().run()
    assert not at.checkbox(key="qc_redact_sure").value
    assert at.text_input(key="qc_redact_form").value == "secrétère partagée", "to be put right"
    at.text_input(key="qc_redact_form").set_value("secrétaire partagée")
    at.checkbox(key="qc_redact_sure").check()
    form_button(at, "Remplacer partout").click().run()
    assert complaints(at) == []
    assert "secrétaire" not in reading.read_source(the_study(), source.id).transcript.text
    assert at.success
    assert not at.checkbox(key="qc_redact_sure").value, "the next name needs its own tick"
    assert at.text_input(key="qc_redact_form").value == ""


def test_a_withdrawal_wants_the_identifier_typed(french_study: Path) -> None:
    at = opened(french_study, "after")
    at.selectbox(key="qc_withdraw_who").select("M3").run()
    assert "M3" in words(at)
    at.text_input(key="qc_withdraw_typed_M3").set_value("M4")
    form_button(at, "Supprimer tout ce qui vient de ce participant").click().run()
    assert any(s.label == "M3" for s in reading.list_sources(the_study()))
    at.text_input(key="qc_withdraw_typed_M3").set_value("M3")
    form_button(at, "Supprimer tout ce qui vient de ce participant").click().run()
    assert complaints(at) == []
    assert not any(s.label == "M3" for s in reading.list_sources(the_study()))


def test_a_file_about_to_be_sent_is_searched(small_study: Path, tmp_path: Path) -> None:
    folder = tmp_path / "envoi"
    folder.mkdir()
    (folder / "notes.txt").write_text("J’ai revu JEANNE MORVAN hier.", encoding="utf-8")
    at = opened(small_study, "sending")
    at.text_input(key="qc_leak_folder").set_value(str(folder))
    form_button(at, "Chercher").click().run()
    until(at, lambda t: "notes.txt" in words(t).replace("\\", ""), "no report came")
    assert "n’envoyez pas" in words(at)


def test_the_table_is_checked_before_and_after(french_study: Path) -> None:
    at = opened(french_study, "sending")
    button(at, "qc_table_check").click().run()
    assert complaints(at) == []
    assert len(at.dataframe) >= 3
    assert "avant" in words(at)
