from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest
from openpyxl import load_workbook

from qualcode.errors import NotFoundError, RefusedError
from qualcode.model import MemoKind
from qualcode.services import (
    history,
    interviews,
    memos,
    participant_checks,
    participants,
    reading,
    redaction,
    studies,
)
from qualcode.services.checklist import Checklist, ChecklistRow, State, answer_item, checklist
from qualcode.services.checklist_export import checklist_as, screen_said
from qualcode.services.checklist_items import ITEMS
from qualcode.services.demo import DemoReport
from qualcode.services.open_study import OpenStudy

COREQ, SRQR = Checklist.COREQ, Checklist.SRQR


def item(study: OpenStudy, number: int, which: Checklist = COREQ) -> ChecklistRow:
    return checklist(study, which).rows[number - 1]


def test_coreq_has_32_items_in_three_domains_and_srqr_21() -> None:
    numbers = [i.number for i in ITEMS[COREQ]]
    assert numbers == list(range(1, 33))
    sizes = [
        sum(i.domain == d for i in ITEMS[COREQ])
        for d in dict.fromkeys(i.domain for i in ITEMS[COREQ])
    ]
    assert sizes == [8, 15, 9]
    assert [i.cited for i in ITEMS[SRQR]] == [f"S{n}" for n in range(1, 22)]
    assert all(i.question and i.advice for items in ITEMS.values() for i in items)


def test_the_study_tells_its_own_numbers_and_where_they_stand(french_demo: DemoReport) -> None:
    with studies.open_study(french_demo.study) as study:
        filled = checklist(study, COREQ)
    told = {row.number: row for row in filled.rows}
    assert told[12].said == "8 personnes ont participé. 8 entretiens ont été menés."
    assert "Homme 4, Femme 4" in told[16].said
    assert "6+2" in told[22].said
    assert told[24].said.startswith("2 personnes ont codé (Codeur A et Codeur B).")
    assert told[27].said.startswith("qualcode ")
    assert [e.screen for e in told[21].evidence] == ["interviews"]
    assert all(screen_said(e.screen) for row in filled.rows for e in row.evidence)
    assert told[13].state is State.MISSING
    assert told[13].advice


def test_what_is_noted_later_is_told_at_once(study: OpenStudy) -> None:
    assert item(study, 8).state is item(study, 23).state is State.MISSING
    memos.write_memo(study, "Je suis moi-même médecin.", kind=MemoKind.REFLEXIVE)
    person = participants.participants_table(study).participants[0]
    source = reading.find_source(study, "M1")
    participant_checks.record_sending(
        study, person.id, subject="Verbatim", sent_on=date(2026, 3, 1), source_id=source.id
    )
    assert item(study, 8).said == "L’étude contient 1 mémo réflexif."
    assert item(study, 23).said == "1 participant a reçu sa retranscription. 1 n’a pas répondu."
    assert item(study, 28).state is State.MISSING


def test_an_answer_stands_before_what_the_study_says_and_can_be_taken_back(
    study: OpenStudy,
) -> None:
    answer_item(study, COREQ, 12, text=" Douze sollicités, deux ont participé. ", place="p. 24")
    row = item(study, 12)
    assert (row.state, row.said, row.place) == (
        State.ANSWERED,
        "Douze sollicités, deux ont participé.",
        "p. 24",
    )
    assert item(study, 12, SRQR).state is State.PROPOSED
    history.undo(study)
    assert item(study, 12).state is State.PROPOSED
    n_actions = len(history.list_activities(study))
    answer_item(study, COREQ, 12)
    assert len(history.list_activities(study)) == n_actions
    with pytest.raises(NotFoundError):
        answer_item(study, COREQ, 33, text="x")


def test_a_name_found_late_is_replaced_in_an_answer_and_a_name_of_the_key_stops_the_file(
    study: OpenStudy,
) -> None:
    answer_item(study, COREQ, 6, text="L’enquêtrice connaissait Ferrand.")
    redaction.redact(study, "Ferrand", replacement="[Médecin 9]")
    assert item(study, 6).answer == "L’enquêtrice connaissait [Médecin 9]."
    assert checklist_as(study, COREQ, "docx")
    answer_item(study, COREQ, 7, text="Elle avait été l’élève de Jeanne Morvan.")
    with pytest.raises(RefusedError):
        checklist_as(study, COREQ, "docx")


def test_the_table_in_word_says_where_an_answer_stands_in_the_text(study: OpenStudy) -> None:
    document = docx.Document(BytesIO(checklist_as(study, COREQ, "docx", language="fr")))
    heads = [cell.text for cell in document.tables[0].rows[0].cells]
    assert heads[-1] == "Où dans le texte"


@pytest.mark.parametrize(("which", "n_items", "n_domains"), [(COREQ, 32, 3), (SRQR, 21, 6)])
def test_the_files_hold_every_item_and_an_advice_for_what_is_missing(
    study: OpenStudy, which: Checklist, n_items: int, n_domains: int
) -> None:
    written = checklist_as(study, which, "docx", language="en")
    assert checklist_as(study, which, "docx", language="en") == written
    document = docx.Document(BytesIO(written))
    (table,) = document.tables
    assert len(table.rows) == 1 + n_items + n_domains
    words = "\n".join(p.text for p in document.paragraphs)
    missing = checklist(study, which, language="en").missing
    assert missing
    assert all(row.advice in words for row in missing)
    page = load_workbook(BytesIO(checklist_as(study, which, "xlsx", language="en"))).worksheets[0]
    assert page.max_row == 1 + n_items


def test_levers_are_counted_only_where_there_are_any(study: OpenStudy) -> None:
    assert item(study, 25).said.startswith("L’arbre a 1 thème ou sous-thème et 1 code en usage")


def test_months_are_told_as_months(study: OpenStudy) -> None:
    first, last = (i.id for i in interviews.list_interviews(study))
    interviews.edit_interview(study, first, date="2024-03")
    assert "Entretiens datés au mois près, de mars 2024 à mars 2024." in item(study, 16).said
    interviews.edit_interview(study, last, date="2024-05")
    assert "Entretiens datés au mois près, de mars 2024 à mai 2024." in item(study, 16).said
