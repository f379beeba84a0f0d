"""What is done to the study, its participants, interviews and guide, and to incoming texts."""

from __future__ import annotations

from datetime import date

from qualcode.ingest.interviews_table import InterviewRow
from qualcode.model import Approach, AttributeKind, Consent, InterviewGuide, Question, new_id
from qualcode.saturation.information_power import (
    Declared,
    InformationPower,
    PowerDimension,
    Stance,
)
from qualcode.services import (
    attributes,
    guide,
    held_cells,
    interviews,
    participants,
    release,
    saturation_planning,
    studies,
)
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import M1, NAMES, bring_in
from tests.services.undo_cases.case import Case

PEOPLE = "participant;âge;sexe\nM1;52;F\nM9;40;H\n".encode()
TABLE = b"entretien;date;lieu;participant\nM1;2026-03-02;cabinet;M1\nM9;2026-04-02;;M9\n"
GUIDE = b"version: 1\nquestions:\n  - text: Comment travaillez-vous ?\n"


def new_one(study: OpenStudy) -> None:
    """A third transcript comes into the vault."""
    bring_in(study, M3=M1.replace("Médecin 1", "Médecin 3"))


def _m1(study: OpenStudy) -> str:
    return participants.participants_table(study).participants[0].id


def _last(study: OpenStudy) -> str:
    return participants.participants_table(study).participants[-1].id


def _aged_stranger(study: OpenStudy) -> None:
    stranger = participants.add_participant(study, "M8")
    _age(study)
    participants.edit_participant(study, stranger.id, values={_column(study): "40"})


def _column(study: OpenStudy) -> str:
    return participants.participants_table(study).attributes[0].id


def _age(study: OpenStudy) -> None:
    column = attributes.add_attribute(study, "âge")
    participants.edit_participant(study, _m1(study), values={column.id: "52"})


def _version(text: str) -> InterviewGuide:
    return InterviewGuide(new_id(), 1, (Question(text, ("Et encore ?",)),), date(2026, 1, 2))


def _interview(study: OpenStudy) -> str:
    return interviews.list_interviews(study)[0].id


def _declare(study: OpenStudy) -> None:
    said = Declared(Stance.FEWER, "une seule profession")
    saturation_planning.save_information_power(
        study, InformationPower({PowerDimension.SPECIFICITY: said})
    )


def _hold_a_town(study: OpenStudy) -> None:
    participants.import_participants(study, "p.csv", b"participant;commune\nM1;Landivisiau\n")


CASES: dict[str, Case] = {
    "edit_study": Case(lambda s: studies.edit_study(s, title="Autre", approach=Approach.FRAMEWORK)),
    "import_participants": Case(
        lambda s: participants.import_participants(s, "p.csv", PEOPLE), _age
    ),
    "add_participant": Case(lambda s: participants.add_participant(s, "M7")),
    "remove_participant": Case(
        lambda s: participants.remove_participant(s, _last(s)), _aged_stranger
    ),
    "edit_participant": Case(
        lambda s: participants.edit_participant(
            s,
            _m1(s),
            identifier="M1bis",
            site="Maison de santé",
            consent=Consent(date(2026, 1, 1), date(2031, 1, 1), "oral"),
            values={_column(s): "53"},
        ),
        _age,
    ),
    "empty_a_value": Case(
        lambda s: participants.edit_participant(s, _m1(s), values={_column(s): None}), _age
    ),
    "add_attribute": Case(lambda s: attributes.add_attribute(s, "sexe")),
    "change_attribute": Case(
        lambda s: attributes.change_attribute(s, _column(s), name="ans", kind=AttributeKind.NUMBER),
        _age,
    ),
    "import_interviews": Case(lambda s: interviews.import_interviews(s, "i.csv", TABLE)),
    "set_facts": Case(lambda s: interviews.set_facts(s, [InterviewRow("M1", date="2026-02-02")])),
    "add_interview": Case(lambda s: interviews.add_interview(s, "E9")),
    "edit_interview": Case(
        lambda s: interviews.edit_interview(
            s, _interview(s), place="cabinet", duration_min=42.0, participants=("M1", "M8")
        )
    ),
    "import_guide": Case(lambda s: guide.import_guide(s, "g.yaml", GUIDE)),
    "save_guide": Case(lambda s: guide.save_guide(s, _version("Bonjour ?"))),
    "change_guide": Case(
        lambda s: guide.save_guide(
            s, InterviewGuide(guide.list_guides(s)[0].id, 1, (Question("Autre ?"),))
        ),
        lambda s: guide.save_guide(s, _version("Bonjour ?")),
    ),
    "save_information_power": Case(_declare),
    "release_cell": Case(
        lambda s: held_cells.release_cell(s, held_cells.held_cells(s)[0].id, "petite ville"),
        _hold_a_town,
    ),
    "ingest": Case(new_one),
    "release": Case(lambda s: release.release_with_key(s, NAMES), new_one),
    "release_as_stated": Case(lambda s: release.release_as_stated(s, release.Statement()), new_one),
}
