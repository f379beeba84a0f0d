"""A name the vault knows and the key forgot is pointed at, and keeps its transcript waiting."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.model import IdentifierKind, KeyEntry
from qualcode.services import anonymise, history, redaction, release, review
from qualcode.services.entity_store import Seed
from qualcode.services.known_names import known_names, names_in_label
from qualcode.services.open_study import OpenStudy
from qualcode.wording import render
from tests.services.small_study import bring_in, make_study

TALK = """Enquêtrice : Vous êtes installé où ?
Loïc : À Trévigny. Tout le monde dit « Loïc, tu exagères », même Nolwenn.
Enquêtrice : Et vos associés, Loïc ?
Loïc : On est trois.
"""
KEY = (KeyEntry("Trévigny", IdentifierKind.PLACE, "[commune 1]"),)


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    made = make_study(tmp_path)
    bring_in(made, M1=TALK)
    return made


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Loïc", "Loïc"), ("Dr Kerbrat", "Kerbrat"), ("MME GUEGUEN", "GUEGUEN"),
        ("Médecin 2", ""), ("Enquêtrice", ""), ("Animatrice", ""), ("Q", ""), ("Infirmière", ""),
        ("Sage-femme", ""), ("Rose", "Rose"), ("Anne (interne)", "Anne"), ("Patiente", ""),
        ("Aidante 1", ""), ("Proche aidant", ""), ("Bénévole 2", ""), ("Résidente", ""),
    ],
)  # fmt: skip
def test_a_label_gives_the_name_in_it_and_nothing_else(label: str, name: str) -> None:
    assert names_in_label(label) == name


def test_a_speakers_name_that_the_key_forgot_keeps_the_transcript_waiting(
    study: OpenStudy,
) -> None:
    report = release.release_with_key(study, KEY)
    (finding,) = report.findings
    assert not report.released and len(release.waiting(study)) == 1
    assert "Loïc" in render(finding.text, "fr") and "M1" in render(finding.advice, "fr")


def test_once_in_the_key_the_transcript_is_released_without_it(study: OpenStudy) -> None:
    key = (*KEY, KeyEntry("Loïc", IdentifierKind.PERSON, "[M1]"))
    report = release.release_with_key(study, key)
    assert len(report.released) == 1 and not report.findings


def test_a_name_said_to_stay_stays(study: OpenStudy) -> None:
    report = release.release_with_key(study, KEY, keep=["Loïc"])
    assert len(report.released) == 1 and not report.findings


def test_a_name_known_from_another_interview_is_found_too(study: OpenStudy) -> None:
    bring_in(study, M2="Enquêtrice : Et vous ?\nMédecin 2 : Je travaille avec Loïc depuis peu.\n")
    report = release.release_with_key(study, KEY)
    assert {r.label for r in report.released} == set()
    assert len(report.findings) == 2


def test_a_seed_that_the_key_forgot_keeps_the_transcript_waiting(study: OpenStudy) -> None:
    bring_in(study, M2="Enquêtrice : Et vous ?\nMédecin 2 : Ma directrice, Yildiz, passe.\n")
    anonymise.propose(study, seeds=[Seed("Yıldız")], use_model=False)
    bring_in(study, M3="Enquêtrice : Et vous ?\nMédecin 3 : Avec Yıldız on se voit peu.\n")
    review.reject(study, [e.id for e in review.list_entities(study) if "Yıldız" not in e.forms])
    assert any(known.form == "Yıldız" and known.holds for known in known_names(study))


def test_a_statement_that_names_were_replaced_is_checked_against_the_labels(
    study: OpenStudy,
) -> None:
    report = release.release_as_stated(study, release.Statement())
    assert not report.released and report.findings
    report = release.release_as_stated(study, release.Statement(kept=("Loïc",)))
    assert len(report.released) == 1


def test_releasing_when_nothing_waits_and_redacting_what_is_nowhere_leave_no_record(
    study: OpenStudy,
) -> None:
    release.release_with_key(study, KEY, keep=["Loïc"])
    before = len(history.list_activities(study))
    assert release.release_with_key(study, KEY).released == ()
    assert release.release_reviewed(study).released == ()
    assert release.release_as_stated(study, release.Statement()).released == ()
    assert redaction.redact(study, "Kerguelen", replacement="[X]").was_absent
    assert len(history.list_activities(study)) == before


def test_looking_again_through_nothing_new_leaves_no_record(study: OpenStudy) -> None:
    anonymise.propose(study)
    before = len(history.list_activities(study))
    assert anonymise.propose(study).n_new == 0
    assert len(history.list_activities(study)) == before


def test_what_stands_in_for_a_place_is_no_place_to_look_for(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    talk = "Lieu de l’entretien : cabinet, [Lieu 2]\n\nEnquêteur : Et où ?\nMG1 : Au Lieu dit, à Trévigny.\n"
    bring_in(study, M1=talk, M2=talk.replace("[Lieu 2]", "Mauguio"))
    forms = {name.form for name in known_names(study)}
    assert "Mauguio" in forms and not any("Lieu" in form for form in forms)
