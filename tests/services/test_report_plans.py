"""Plans of reports are kept, found, changed and taken back; the file follows them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.errors import BadInputError, ConflictError, NotFoundError, RefusedError
from qualcode.model.report_plan import Quoted, ReportPart, ReportPlan, ResultsForm, TitlePage
from qualcode.services import codebook, history, participants
from qualcode.services.open_study import OpenStudy
from qualcode.services.report import outline, word_report
from qualcode.services.report_plans import (
    attribution_names,
    find_plan,
    list_plans,
    remove_plan,
    save_plan,
)
from qualcode.store.rows.report_plans import plan_of, settings_of
from tests.export.word.reading import body, headings, paragraphs, text_of
from tests.services.small_study import code_named, rows_of

RESULTS = (ReportPart.RESULTS,)
PLAN = ReportPlan(
    name="Thèse",
    parts=(ReportPart.TITLE, ReportPart.RESULTS),
    quoted=Quoted.EVERY,
    results_form=ResultsForm.TABLES,
    attribution="{participant}",
    title_page=TitlePage(kind="Thèse d’exercice"),
)


def written(study: OpenStudy, plan: ReportPlan) -> bytes:
    return word_report(study, plan, page_numbers=False)


def test_a_plan_is_kept_found_by_name_changed_and_taken_back(study: OpenStudy) -> None:
    before = rows_of(study)
    kept = save_plan(study, PLAN)
    assert find_plan(study, "thèse") == kept
    assert replace(kept, id="") == PLAN
    changed = save_plan(study, replace(kept, most=9))
    assert (changed.id, find_plan(study, "Thèse").most) == (kept.id, 9)
    history.undo(study)
    assert find_plan(study, "Thèse").most == PLAN.most
    history.undo(study)
    assert rows_of(study) == before
    history.redo(study)
    assert list_plans(study) == (kept,)
    remove_plan(study, kept.id)
    assert list_plans(study) == ()
    history.undo(study)
    assert list_plans(study) == (kept,)


def test_every_choice_survives_being_kept() -> None:
    odd = replace(PLAN, branches=("a", "b"), longest=90, levers_beside=False, author_in_file=True)
    assert plan_of(settings_of(odd), odd.id, odd.name) == odd
    assert plan_of("{}") == ReportPlan()
    later = '{"parts": ["results", "hologram"], "quoted": "sung", "most": "many"}'
    assert plan_of(later) == ReportPlan(parts=RESULTS)


def test_a_plan_that_cannot_hold_is_refused_in_a_sentence(study: OpenStudy) -> None:
    kept = save_plan(study, PLAN)
    other = save_plan(study, replace(PLAN, name="Article"))
    with pytest.raises(ConflictError):
        save_plan(study, replace(other, name="THÈSE"))
    for wrong in (
        {"name": " "},
        {"attribution": "({nom})"},
        {"branches": ("x",)},
        {"coder_id": "x"},
    ):
        with pytest.raises(BadInputError):
            save_plan(study, replace(kept, **wrong))
    with pytest.raises(NotFoundError) as unknown:
        find_plan(study, "Poster")
    assert "Article" in str(unknown.value.hint)


def test_branches_report_their_nodes_and_count_only_those(study: OpenStudy) -> None:
    money = code_named(study, "Argent")
    other = codebook.create(study, "Lieux")
    with pytest.raises(BadInputError):
        written(study, ReportPlan(parts=RESULTS, branches=(other.id,)))
    with pytest.raises(BadInputError):
        written(study, ReportPlan(parts=RESULTS, branches=(money.id,)))
    time = code_named(study, "Temps")
    docx = written(study, ReportPlan(parts=RESULTS, branches=(time.id,)))
    assert [words for _, words in headings(body(docx))][1:] == ["Freins", "Temps"]
    assert any("Temps" in w and "couvre" in w for _, w in paragraphs(body(docx)))


def test_whose_codings_is_the_plans_choice(study: OpenStudy) -> None:
    docx = written(study, ReportPlan(parts=RESULTS, coder_id=study.coder.id))
    said = text_of(body(docx))
    assert "de se réunir" in said
    assert said.count("On n'a pas le temps") == 1


def test_an_attribution_takes_what_is_known_of_the_participant(study: OpenStudy) -> None:
    participants.import_participants(study, "p.csv", "participant,Métier\nM1,MG\nM2,IDE\n".encode())
    assert "Métier" in attribution_names(study)
    docx = written(study, ReportPlan(parts=RESULTS, attribution="({Métier}, {interview})"))
    assert "(MG, M1)" in text_of(body(docx))


def test_the_outline_is_what_the_file_then_has(study: OpenStudy) -> None:
    plan = ReportPlan()
    said = [(h.level, h.text) for h in outline(study, plan)]
    assert said == headings(body(written(study, plan)))


def test_a_plan_speaks_its_own_language(study: OpenStudy) -> None:
    docx = written(study, ReportPlan(parts=RESULTS, language="en"))
    assert headings(body(docx))[0] == (1, "Results: the thematic tree")


def test_a_name_on_the_title_page_does_not_leave(study: OpenStudy) -> None:
    page = TitlePage(supervisor="Jeanne Morvan")
    with pytest.raises(RefusedError):
        written(study, ReportPlan(title_page=page))
