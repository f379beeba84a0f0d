from __future__ import annotations

from pathlib import Path

from qualcode.services import studies
from qualcode.services.checklist import Checklist, checklist
from tests.app.driving import app, show


def test_what_the_study_says_becomes_a_draft_and_an_answer_is_kept(small_study: Path) -> None:
    tester = show(app(study=small_study), "checklist")
    assert not tester.exception
    items = next(radio for radio in tester.radio if radio.label == "Items")
    items.set_value(12).run()
    assert any("Taille de l’échantillon" in head.value for head in tester.header)
    (draft,) = [b for b in tester.button if b.label.startswith("Reprendre")]
    draft.click().run()
    with studies.open_study(small_study) as study:
        kept = checklist(study, Checklist.COREQ).rows[11]
    assert kept.answer
    assert kept.answer == " ".join(each.text for each in kept.evidence)
    (area,) = tester.text_area
    assert area.value == kept.answer


def test_the_pages_of_the_tree_are_shown_on_the_export_screen(small_study: Path) -> None:
    tester = show(app(study=small_study), "export")
    (look,) = [t for t in tester.toggle if t.label == "Montrer les pages"]
    look.set_value(True).run()
    assert not tester.exception
    assert not tester.error
