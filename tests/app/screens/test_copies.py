"""A copy to send, brought back after both sides worked on, and a state to go back to."""

from __future__ import annotations

from pathlib import Path

from app.frame.handles import HANDLES
from qualcode.services import codebook, codings, copies, requests, studies
from qualcode.services.merge_rows import Side
from tests.app.driving import app, button, form_button, show, until, wait_for, words
from tests.services.small_study import code_named


def names_of(path: Path) -> set[str]:
    with studies.open_study(path, remember=False, backed_up=False) as study:
        return {code.name for code in codebook.get_codebook(study).codes}


def test_a_copy_comes_back_and_one_conflict_is_decided(small_study: Path, tmp_path: Path) -> None:
    at = wait_for(show(app(study=small_study), "copies"), "qc_copy")
    button(at, "qc_copy").click().run()
    (handle,) = HANDLES._open.values()
    until(at, lambda _: "copy" in handle.desk, "the copy is not ready")
    _, name, content = handle.desk["copy"]
    assert name == f"{small_study.stem} - copie.qualcode", "saved beside the study, it replaces it"
    copy = tmp_path / name
    copy.write_bytes(content)
    with studies.open_study(copy, coder="Samira", remember=False) as study:
        codebook.edit(study, code_named(study, "Temps").id, definition="De la copie")
        codebook.create(study, "Né dans la copie")
        codings.code_words(study, "M2", code_named(study, "Argent").id, "Une secrétaire partagée")
    with studies.open_study(small_study, remember=False) as study:
        codebook.edit(study, code_named(study, "Temps").id, definition="D’ici")
    uploader = next(u for u in at.file_uploader if u.key == "qc_merge_file")
    uploader.upload(name, copy.read_bytes(), "application/octet-stream").run()
    assert "\u00a0: De la copie" in words(at)
    assert button(at, "qc_merge").disabled
    choice = next(c for c in at.button_group if (c.key or "").startswith("qc_merge_"))
    choice.set_value(Side.THEIRS).run()
    button(at, "qc_merge").click().run()
    assert "Né dans la copie" in names_of(small_study)
    with studies.open_study(small_study, remember=False, backed_up=False) as study:
        assert code_named(study, "Temps").definition == "De la copie"


def test_who_has_the_study_open_goes_on_with_the_state_gone_back_to(small_study: Path) -> None:
    with studies.open_study(small_study) as study:
        codebook.create(study, "Trop tard")
    other = show(app(study=small_study), "codebook")
    with studies.open_study(small_study) as study:
        copies.restore(study, 2)
    assert "Trop tard" not in names_of(small_study)
    show(other, "requests")
    other.text_area(key="qc_request_text").set_value("Après")
    form_button(other, "Laisser la demande").click().run()
    with studies.open_study(small_study, remember=False, backed_up=False) as study:
        assert [r.text for r in requests.list_requests(study)] == ["Après"]


def test_a_copy_made_while_the_vault_is_locked_says_so_and_is_made_anew_once_it_is_open(
    small_study: Path,
) -> None:
    at = wait_for(show(app(language="en", study=small_study), "copies"), "qc_copy")
    (handle,) = HANDLES._open.values()
    handle.study.lock()
    button(at.run(), "qc_copy").click().run()
    until(at, lambda _: "copy" in handle.desk, "the copy is not ready")
    assert "The vault was locked" in words(at.run())
    studies.unlock(handle.study, None)
    button(at.run(), "qc_copy").click().run()
    until(at, lambda _: bool(handle.desk.get("searched_copy")), "the copy is not made anew")
    assert "The vault was locked" not in words(at.run())
