"""Memos: kept, found without accents, linked, and changed by who wrote them."""

from __future__ import annotations

from pathlib import Path

from qualcode.model import MemoKind
from qualcode.services import codebook, memos, studies
from qualcode.services.open_study import OpenStudy
from tests.app.driving import app, button, form_button, show, words
from tests.app.sent import sent_to
from tests.services.small_study import span_of


def opened(path: Path) -> OpenStudy:
    return studies.open_study(path, remember=False)


def test_a_memo_is_kept(small_study: Path) -> None:
    at = show(app(study=small_study), "memos")
    at.text_area(key="qc_memo_new_text_0").set_value("Le temps revient partout.")
    form_button(at, "Enregistrer").click()
    at.run()
    with opened(small_study) as study:
        assert [m.text for m in memos.list_memos(study)] == ["Le temps revient partout."]
    assert "Le temps revient partout" in words(at)


def test_memos_are_searched_with_accents_folded_and_show_their_words(small_study: Path) -> None:
    with opened(small_study) as study:
        source_id, span = span_of(study, "M1", "le temps de se réunir")
        memos.write_memo(study, "Équipe absente.", source_id=source_id, span=span)
        memos.write_memo(study, "Autre chose.", kind=MemoKind.REFLEXIVE)
    at = show(app(study=small_study), "memos")
    at.text_input(key="qc_memo_search").set_value("EQUIPE reunir").run()
    said = words(at)
    assert "Équipe absente" in said
    assert "> le temps de se réunir" in said
    assert "Autre chose" not in said


def test_a_memo_is_linked_to_a_code_and_the_link_taken_off(small_study: Path) -> None:
    with opened(small_study) as study:
        memo = memos.write_memo(study, "Le soir revient.")
        time = next(c for c in codebook.get_codebook(study).codes if c.name == "Temps")
    at = show(app(study=small_study), "memos")
    at.selectbox(key="qc_memo_link_to_code").set_value(time.id).run()
    button(at, "qc_memo_link").click().run()
    with opened(small_study) as study:
        (link,) = memos.list_memos(study)[0].links
    assert "→ Freins › Temps" in words(at)
    button(at, f"qc_memo_unlink_{link.id}").click().run()
    with opened(small_study) as study:
        assert memos.list_memos(study)[0].links == ()
    assert memo.text == "Le soir revient."


def test_a_memo_asked_for_from_a_code_is_about_it(small_study: Path) -> None:
    with opened(small_study) as study:
        time = next(c for c in codebook.get_codebook(study).codes if c.name == "Temps")
    at = app(study=small_study)
    at.session_state["qc_code"] = time.id
    show(at, "codebook")
    button(at, "qc_code_memo").click().run()
    at.text_area(key="qc_memo_new_text_0").set_value("À creuser.")
    form_button(at, "Enregistrer").click()
    at.run()
    with opened(small_study) as study:
        (memo,) = memos.list_memos(study)
    assert (memo.about, memo.about_id) == ("code", time.id)


def test_what_is_typed_is_kept_until_the_memo_is_and_then_let_go(small_study: Path) -> None:
    at = show(app(study=small_study), "memos")
    with opened(small_study) as study:
        place = f"qc-unsaved:{studies.get_study(study).id}:{study.coder.id}:memo"
    before = sent_to(at, f"qc_unsaved_{place}")
    assert before["place"] == place
    assert before["fields"] == [{"name": "text", "key": "qc_memo_new_text_0", "saved": ""}]
    at.text_area(key="qc_memo_new_text_0").set_value(" ")
    form_button(at, "Enregistrer").click()
    at.run()
    assert at.error, "a memo of no words is refused"
    assert at.text_area(key="qc_memo_new_text_0").value == " ", "it is still there"
    assert sent_to(at, f"qc_unsaved_{place}")["finished"] == before["finished"]
    at.text_area(key="qc_memo_new_text_0").set_value("Le soir revient.")
    form_button(at, "Enregistrer").click()
    at.run()
    after = sent_to(at, f"qc_unsaved_{place}")
    assert after["finished"] not in ("", before["finished"])
    assert at.text_area(key=after["fields"][0]["key"]).value == ""


def test_a_memo_being_changed_is_kept_under_its_own_name(small_study: Path) -> None:
    with opened(small_study) as study:
        memo = memos.write_memo(study, "Le soir revient.")
        place = f"qc-unsaved:{studies.get_study(study).id}:{study.coder.id}:memo_{memo.id}"
    at = show(app(study=small_study), "memos")
    (field,) = sent_to(at, f"qc_unsaved_{place}")["fields"]
    assert (field["saved"], field["key"]) == ("Le soir revient.", f"qc_memo_text_{memo.id}")
