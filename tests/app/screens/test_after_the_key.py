"""Once somebody left or the key is destroyed: what is still shown, and what can still be done."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from app.frame.handles import HANDLES
from qualcode.services import held_cells, participants, reading, studies, vault, withdrawal
from qualcode.services.demo import PASSPHRASE
from qualcode.services.open_study import OpenStudy
from tests.app.driving import app, button, form_button, show, words

AGES = b"Participant;Date de naissance\nM1;12/03/1960\n"


def opened(path: Path, part: str) -> tuple[AppTest, OpenStudy]:
    at = app(study=path)
    (handle,) = HANDLES._open.values()
    studies.unlock(handle.study, PASSPHRASE)
    at.session_state["qc_anonymise_part"] = part
    return show(at, "anonymise"), handle.study


def test_what_was_found_of_a_table_goes_when_somebody_leaves(french_study: Path) -> None:
    at, study = opened(french_study, "sending")
    button(at, "qc_table_check").click().run()
    assert len(at.dataframe) >= 3
    withdrawal.withdraw(study, "M3")
    at.run()
    assert len(at.dataframe) == 0


def test_a_participant_may_leave_once_the_key_is_destroyed(french_study: Path) -> None:
    at, study = opened(french_study, "after")
    vault.destroy_key(study)
    at.run()
    at.selectbox(key="qc_withdraw_who").select("M3").run()
    at.text_input(key="qc_withdraw_typed_M3").set_value("M3")
    form_button(at, "Supprimer tout ce qui vient de ce participant").click().run()
    assert not any(s.label == "M3" for s in reading.list_sources(study))
    button(at, "qc_table_check").click().run()
    assert len(at.dataframe) >= 1


def test_nothing_waits_in_a_vault_without_key(french_study: Path) -> None:
    at, study = opened(french_study, "review")
    participants.import_participants(study, "t.csv", AGES)
    assert held_cells.held_cells(study)
    assert "attend dans le coffre" in words(show(at, "participants"))
    vault.destroy_key(study)
    at = show(at, "participants")
    assert "dans le coffre" not in words(at)
