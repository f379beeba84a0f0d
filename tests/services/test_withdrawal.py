"""A participant withdraws: nothing of theirs is left in any file of the study."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import NotFoundError
from qualcode.model import IdentifierKind, KeyEntry, MemoKind
from qualcode.services import (
    anonymise,
    codebook,
    codings,
    copies,
    history,
    memos,
    participants,
    reading,
    release,
    review,
    studies,
    withdrawal,
)
from qualcode.services.open_study import OpenStudy
from qualcode.store.study_file import study_id_of
from qualcode.store.traces import study_files
from tests.services.small_study import bring_in, make_study

SAID = "je compte les pommes de terre du jardin municipal avant chaque réunion"
V1 = f"""Enquêtrice : Bonjour, que faites-vous ?
Hervé Tournebise : Alors moi {SAID}, voyez-vous, c’est ainsi depuis toujours.
"""
V2 = """Enquêtrice : Bonjour, que faites-vous ?
Médecin 2 : Je soigne des gens, comme tout le monde, et je remplis des papiers le soir.
"""


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    made = make_study(tmp_path)
    bring_in(made, M1=V1, M2=V2)
    anonymise.release_by_detection(made)
    code = codebook.create(made, "Compter", definition=f"Par exemple : « {SAID} ».")
    codings.code_words(made, "M1", code.id, SAID)
    codings.code_words(made, "M2", code.id, "je remplis des papiers le soir")
    memos.write_memo(made, f"À reprendre : {SAID}.", kind=MemoKind.THEORETICAL)
    return made


def test_what_stands_for_a_town_and_what_others_said_too_is_no_trace(tmp_path: Path) -> None:
    made = make_study(tmp_path)
    town = "[commune de 10 000 à 20 000 habitants]"
    both = "on finit toujours par se débrouiller avec ce qu’il y a"
    bring_in(
        made,
        M1=f"Enquêtrice : Et ici ?\nMédecin 1 : À Kerlosquet {both}, et {SAID}.\n",
        M2=f"Enquêtrice : Et ici ?\nMédecin 2 : À Kerlosquet aussi, {both}. Voilà tout.\n",
    )
    release.release_with_key(made, [KeyEntry("Kerlosquet", IdentifierKind.PLACE, town)])
    done = withdrawal.withdraw(made, "M1")
    assert (done.finished, done.traces) == (True, ())
    assert done.n_searched > 0
    assert town in next(iter(reading.all_transcripts(made).values())).text


def everything(study: OpenStudy) -> bytes:
    path = study.file.path
    with study.reading() as reader:
        study_id = study_id_of(reader)
    study.close()
    return b"".join(p.read_bytes() for p in study_files(path, study_id))


def test_what_they_said_is_in_no_byte_of_the_study_its_backups_and_caches(study: OpenStudy) -> None:
    path = study.file.path
    study.close()
    again = studies.open_study(path)  # leaves a backup that holds everything
    studies.unlock(again, None)
    done = withdrawal.withdraw(again, "m1")
    assert (done.finished, done.traces) == (True, ())
    assert done.n_searched > 0
    content = everything(again)
    for form in ("pommes de terre", "jardin municipal", "Tournebise"):
        assert form.encode() not in content
    assert b"papiers le soir" in content


def test_the_others_stay_as_they_were(study: OpenStudy) -> None:
    before = reading.read_source(study, reading.find_source(study, "M2").id)
    withdrawal.withdraw(study, "M1")
    assert reading.read_source(study, before.source.id) == before
    assert [p.identifier for p in participants.participants_table(study).participants] == ["M2"]
    assert [c.segment.quote for c in codings.list_codings(study)] == [
        "je remplis des papiers le soir"
    ]


def test_their_quotations_leave_memos_and_definitions(study: OpenStudy) -> None:
    withdrawal.withdraw(study, "M1")
    (memo,) = memos.list_memos(study)
    assert memo.text == "À reprendre : […]."
    (code,) = codebook.get_codebook(study).codes
    assert code.definition == "Par exemple : « […] »."


def test_the_vault_forgets_them_too(study: OpenStudy) -> None:
    source = reading.find_source(study, "M1")
    assert any("Tournebise" in f for e in review.list_entities(study) for f in e.forms)
    withdrawal.withdraw(study, "M1")
    vault = study.unlocked()
    for kind in ("draft", "original", "edits"):
        assert source.id not in vault.ids(kind)
    assert not any("Tournebise" in f for e in review.list_entities(study) for f in e.forms)


def test_undoing_the_whole_history_brings_nothing_back(study: OpenStudy) -> None:
    withdrawal.withdraw(study, "M1")
    while True:
        try:
            history.undo(study, with_dependents=True)
        except NotFoundError:
            break
    assert b"jardin municipal" not in everything(study)


def test_a_copy_made_afterwards_holds_nothing_of_them(study: OpenStudy, tmp_path: Path) -> None:
    withdrawal.withdraw(study, "M1")
    copy = copies.copy_study(study, tmp_path / "copie.qualcode")
    assert b"jardin municipal" not in copy.read_bytes()


def test_what_would_go_is_said_before(study: OpenStudy) -> None:
    plan = withdrawal.plan_withdrawal(study, "M1")
    assert (plan.alone_in, plan.together_in, plan.n_codings) == (("M1",), (), 1)


def test_somebody_unknown_cannot_withdraw(study: OpenStudy) -> None:
    with pytest.raises(NotFoundError):
        withdrawal.withdraw(study, "M7")


@pytest.mark.parametrize(
    ("one", "other"), [("M1", "M2"), ("G1a", "G1b"), ("G1-1", "G1-2")], ids=lambda label: label
)
def test_in_a_group_only_their_turns_go(tmp_path: Path, one: str, other: str) -> None:
    made = make_study(tmp_path)
    group = (
        f"Animatrice : Bonjour à tous.\n{one} : Moi {SAID}.\n"
        f"{other} : Moi je soigne des gens et je remplis des papiers le soir.\n{one} : Oui, voilà.\n"
        f"Animatrice : Et vous ?\n{other} : Pareil, depuis toujours, rien de neuf.\n"
    )
    bring_in(made, G1=group)
    anonymise.release_by_detection(made)
    from qualcode.services import interviews

    (interview,) = interviews.list_interviews(made)
    interviews.edit_interview(made, interview.id, participants=(one, other))
    withdrawal.withdraw(made, one)
    text = reading.read_source(made, reading.find_source(made, "G1").id).transcript.text
    assert "pommes de terre" not in text
    assert "je remplis des papiers le soir" in text
    assert b"jardin municipal" not in everything(made)
