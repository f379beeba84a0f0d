from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.errors import NotFoundError, RefusedError
from qualcode.model import CoderKind
from qualcode.services import agreement, agreement_export, coders, codings, reading, rounds
from qualcode.services.agreement import Choices, GammaChoices, Sampling, UnitKind
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import code_named, coded_study

WORDS = "On n'a pas le temps de se réunir"


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    """Anne and Samira both coded M1; M2 is Samira's alone."""
    with coded_study(tmp_path) as made:
        made.act_as("Samira")
        codings.code_words(made, "M1", code_named(made, "Temps").id, "pas le temps de se réunir")
        codings.code_words(
            made, "M1", code_named(made, "Argent").id, "Le soir, il faudrait être payé"
        )
        made.act_as("Anne")
        yield made


def test_characters_of_the_sources_both_coded_and_nothing_else(study: OpenStudy) -> None:
    found = agreement.measure_agreement(study)
    assert [s.label for s in found.sources] == ["M1"]
    assert [s.label for s in found.left_out] == ["M2"]
    text = reading.all_transcripts(study)[found.sources[0].id]
    assert found.n_characters == sum(len(s) for s in text.respondent_spans())
    by_name = {c.code.name: c.answer for c in found.codes}
    table = by_name["Temps"].table
    assert table is not None
    assert (table.both, table.a_only, table.b_only) == (25, len(WORDS) - 25, 0)
    assert by_name["Temps"].measures["jaccard"].all_text.value == pytest.approx(25 / len(WORDS))
    assert by_name["Argent"].table is not None
    assert by_name["Argent"].measures["cohen_kappa"].all_text.value == 0
    assert any("Samira" in str(remark) for remark in by_name["Argent"].remarks)


@pytest.mark.parametrize(
    ("unit", "n"), [(UnitKind.TURN, 2), (UnitKind.DOCUMENT, 1), (UnitKind.WORD, 35)]
)
def test_larger_units_count_one_each(study: OpenStudy, unit: UnitKind, n: int) -> None:
    found = agreement.measure_agreement(study, Choices(unit=unit))
    measure = next(c for c in found.codes if c.code.name == "Temps").answer.measures["percent"]
    assert measure.all_text.n == n
    if unit is not UnitKind.WORD:
        assert measure.all_text.value == 1


def test_sentences_are_cut_by_spacy(study: OpenStudy) -> None:
    found = agreement.measure_agreement(study, Choices(unit=UnitKind.SENTENCE))
    assert found.splitter
    assert found.codes[0].answer.measures["percent"].all_text.n >= 4


def test_segments_are_the_same_from_the_overlap_asked_for(study: OpenStudy) -> None:
    loose = agreement.measure_agreement(study, Choices(unit=UnitKind.SEGMENT, overlap=0.5))
    strict = agreement.measure_agreement(study, Choices(unit=UnitKind.SEGMENT))
    for found, share in ((loose, 1.0), (strict, 0.0)):
        temps = next(c for c in found.codes if c.code.name == "Temps").answer.measures
        assert temps["percent"].all_text.value == share
        assert temps["cohen_kappa"].all_text.value is None


def test_a_child_counts_for_its_parent_when_asked(study: OpenStudy) -> None:
    alone = agreement.measure_agreement(study)
    counted = agreement.measure_agreement(study, Choices(with_children=True))
    assert "Freins" not in [c.code.name for c in alone.codes]
    theme = next(c for c in counted.codes if c.code.name == "Freins").answer.table
    assert theme is not None
    assert theme.both == 25
    assert theme.b_only == len("Le soir, il faudrait être payé")
    branch = agreement.measure_agreement(study, Choices(branch="Temps"))
    assert [c.code.name for c in branch.codes] == ["Temps"]


def test_a_source_one_left_untouched_counts_only_when_asked(study: OpenStudy) -> None:
    every = agreement.measure_agreement(study, Choices(every_source=True))
    assert [s.label for s in every.sources] == ["M1", "M2"]
    assert every.left_out == ()


def test_a_model_and_the_same_person_twice_are_coders_like_others(study: OpenStudy) -> None:
    coders.add_coder(study, "modèle 1", kind=CoderKind.MODEL)
    coders.add_coder(study, "Anne, seconde fois")
    for name in ("modèle 1", "Anne, seconde fois"):
        study.act_as(name)
        codings.code_words(study, "M1", code_named(study, "Temps").id, WORDS)
    study.act_as("Anne")
    for other in ("modèle 1", "Anne, seconde fois"):
        found = agreement.measure_agreement(study, Choices(coders=("Anne", other)))
        assert found.codes[0].answer.measures["cohen_kappa"].all_text.value == 1
    assert len(agreement.measure_agreement(study).coders) == 3, "a model is compared where named"
    four = tuple(c.name for c in agreement.people_and_models(study))
    everybody = agreement.measure_agreement(study, Choices(coders=four))
    assert len(everybody.coders) == 4
    temps = everybody.codes[0].answer
    assert temps.measures["cohen_kappa"].all_text.value is None
    assert temps.measures["conger_kappa"].all_text.value is not None


def test_intervals_gamma_tables_and_figures(study: OpenStudy) -> None:
    found = agreement.measure_agreement(
        study, Choices(every_source=True), sampling=Sampling(100, 2)
    )
    interval = found.codes[0].answer.measures["percent"].interval
    assert interval is not None
    assert interval.n_documents == 2
    told: list[tuple[int, int]] = []
    gamma = agreement.measure_gamma(
        study, Choices(), GammaChoices(n=5), progress=lambda done, of: told.append((done, of))
    )
    assert gamma.value is not None
    assert told[-1] == (5, 5)
    assert agreement_export.agreement_book(found, "xlsx", study=study)[:2] == b"PK"
    csv = agreement_export.agreement_book(found, "csv", study=study).decode("utf-8-sig")
    assert "Temps" in csv
    sheet = agreement_export.agreement_sheets(found)[1]
    remarks = {str(row[0]): str(row[-1]) for row in sheet.rows}
    assert "0 au mieux" in remarks["WindowDiff"]
    assert found.whole.measures["window_diff"].all_text.parameters["reference"] == "Anne"
    assert found.whole.measures["boundary_kappa"].all_text.value is not None
    picture = agreement_export.per_code_picture(
        found, "krippendorff_alpha", "svg", study=study, language="en"
    )
    assert b"Krippendorff" in picture


def test_a_coder_in_a_blind_round_gets_a_sentence_and_no_number(study: OpenStudy) -> None:
    ids = [c.id for c in coders.list_coders(study)]
    sources = [s.id for s in reading.list_sources(study)]
    blind = rounds.start_round(study, ids, sources)
    for asked in (
        lambda: agreement.measure_agreement(study),
        lambda: agreement.compare_coders(study),
        lambda: agreement.compare_coders(study, "Anne", "Samira"),
        lambda: agreement.measure_gamma(study),
    ):
        with pytest.raises((RefusedError, NotFoundError)) as refused:
            asked()
        assert "Samira" not in str(refused.value.message)
    with pytest.raises(RefusedError, match="aveugle"):
        agreement.measure_agreement(study, Choices(coders=("Anne", "Samira")))
    for name in ("Anne", "Samira"):
        study.act_as(name)
        rounds.declare_finished(study, blind.id, sources)
    study.act_as("Anne")
    rounds.open_comparison(study, blind.id)
    assert agreement.measure_agreement(study).left_out == ()
