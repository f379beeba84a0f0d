"""Portraits of a small study: what each shows, what a blind round hides, what leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.model import CodeKind
from qualcode.services import codebook, codings
from qualcode.services.alike_codes import alike_codes
from qualcode.services.open_study import OpenStudy
from qualcode.services.portrait_figures import (
    interview_figures,
    interview_sheet,
    portrait_file,
    timeline_figures,
    timeline_sheet,
    words_figures,
    words_sheet,
)
from qualcode.services.portraits import ALL_LEVELS, portraits, usual_portraits
from qualcode.services.studies import describe
from tests.services.small_study import code_named
from tests.services.two_coders import put, start, study_for_two


def test_an_interview_has_a_row_for_each_theme_or_code_it_speaks_of(study: OpenStudy) -> None:
    seen = portraits(study)
    m1 = seen.interview(seen.sources[0].id)
    assert (m1.interview, m1.n_codings) == ("M1", 1)
    assert [row.code.name for row in m1.rows] == ["Freins"]
    assert [r.code.name for r in seen.interview(m1.source.id, ALL_LEVELS).rows] == ["Temps"]
    (stretch,) = m1.rows[0].stretches
    assert 0 < stretch.start < stretch.end < 1
    assert m1.coded_share is not None
    assert 0 < m1.coded_share < 1
    assert m1.words.share is not None
    assert 0.2 < m1.words.share < 0.5


def test_codes_over_interviews_are_in_the_order_of_saturation(study: OpenStudy) -> None:
    codings.code_words(study, "M2", code_named(study, "Argent").id, "une secrétaire partagée"[4:])
    seen = portraits(study)
    assert seen.interviews == ("M1", "M2")
    assert [(r.code.name, r.counts, r.first) for r in seen.timeline()] == [
        ("Temps", (1, 1), 0),
        ("Argent", (0, 1), 1),
    ]
    assert [(c.code.name, c.participant) for c in seen.of_one_participant()] == [("Argent", "M2")]


def test_two_coders_on_the_same_words_are_one_extract(study: OpenStudy) -> None:
    before = portraits(study)
    study.act_as("Samira")
    for coding in before.codings:
        if coding.coder_id != study.coder.id:
            codings.code_words(study, "M1", coding.code_id, coding.segment.quote)
    seen = portraits(study)
    assert len(seen.codings) > len(before.codings)
    assert [(r.code.name, r.counts) for r in seen.timeline()] == [("Temps", (1, 1))]
    assert {c.name: n for c, n in seen.without_definition()}["Temps"] == 2
    (row,) = seen.interview(seen.sources[0].id).rows
    assert (len(row.stretches), len(row.extracts)) == (2, 1)
    summary = describe(study)
    assert (summary.n_codings, summary.n_extracts) == (3, 2)


def test_what_is_uncoded_comes_longest_first_and_undefined_codes_are_named(
    study: OpenStudy,
) -> None:
    seen = portraits(study)
    lengths = [p.n_words for p in seen.uncoded()]
    assert lengths == sorted(lengths, reverse=True)
    assert all(length >= 5 for length in lengths)
    undefined = {code.name: n for code, n in seen.without_definition()}
    assert undefined["Temps"] == 2
    assert "Freins" not in undefined, "a theme that only holds others needs none to be used"
    codebook.edit(study, code_named(study, "Temps").id, definition="Ce qui manque.")
    assert "Temps" not in {c.name for c, _ in portraits(study).without_definition()}


def test_codes_under_two_names_are_found_and_a_code_and_its_parent_are_not(
    study: OpenStudy,
) -> None:
    theme = codebook.create(study, "Le manque de temps", kind=CodeKind.THEME)
    codebook.create(study, "Le manque de temps des médecins", parent_id=theme.id)
    codebook.create(study, "Les médecins et le manque de temps")
    found = {frozenset({p.kept.name, p.other.name}) for p in alike_codes(study)}
    twins = {"Le manque de temps des médecins", "Les médecins et le manque de temps"}
    assert frozenset(twins) in found
    assert not any("Le manque de temps" in pair for pair in found)


def test_a_blind_round_hides_what_others_coded(tmp_path: Path) -> None:
    with study_for_two(tmp_path) as study:
        start(study, "M1")
        put(study, "Anne", "M1", "Temps", "On n'a pas le temps")
        study.act_as("Samira")
        seen = usual_portraits(study)
        assert seen.timeline() == ()
        assert seen.interview(seen.sources[0].id).n_codings == 0


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_portrait_leaves_as_a_table_and_as_a_figure(study: OpenStudy, language: str) -> None:
    seen = portraits(study)
    one, rows, words = seen.interview(seen.sources[0].id), seen.timeline(), seen.words()
    for sheet, figures in (
        (interview_sheet(one), interview_figures(one)),
        (timeline_sheet(seen.interviews, rows), timeline_figures(seen.interviews, rows)),
        (words_sheet(words), words_figures(words)),
    ):
        name, table = portrait_file(study, sheet, figures, "csv", stem="p", language=language)
        assert name == "p.csv"
        assert table.count(b"\n") == len(sheet.rows) + 1
        name, drawn = portrait_file(study, sheet, figures, "svg", stem="p", language=language)
        assert name == "p.svg"
        assert b"<desc" in drawn
        assert b"M1" in drawn or b"Freins" in drawn
