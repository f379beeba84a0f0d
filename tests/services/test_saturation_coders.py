"""New codes counted over several coders, of whom fewer worked on some interviews."""

from __future__ import annotations

from qualcode.model import CoderKind
from qualcode.services import codings
from qualcode.services.open_study import OpenStudy
from qualcode.services.saturation import Choice, SamplingUnit, coders_counted, material
from qualcode.services.saturation_coders import fewer_coders
from qualcode.services.saturation_report import saturation_report
from qualcode.wording import render
from tests.services.small_study import code_named

TOLD = "Fewer coders worked on M2 than on the others"


def add_anne_and_samira_on_m1(study: OpenStudy) -> None:
    """The small study has Anne on M1 and Samira on M2: Samira codes M1 too."""
    code = code_named(study, "Argent").id
    before = study.coder.id
    study.act_as("Samira")
    codings.code_words(study, "M1", code, "il faudrait être payé")
    study.act_as(before)


def test_interviews_with_as_many_coders_are_told_nothing(study: OpenStudy) -> None:
    assert fewer_coders(material(study)) is None


def test_an_interview_with_fewer_coders_is_named_beside_the_counts_and_in_the_paragraph(
    study: OpenStudy,
) -> None:
    add_anne_and_samira_on_m1(study)
    said = fewer_coders(material(study))
    assert said is not None
    assert render(said, "en").startswith(TOLD)
    report = saturation_report(study)
    assert TOLD in report.sentence("en")
    assert "Moins de codeurs pour M2" in report.sentence("fr")


def test_one_coder_alone_is_told_nothing(study: OpenStudy) -> None:
    add_anne_and_samira_on_m1(study)
    people = [c for c in coders_counted(study) if c.kind is CoderKind.PERSON]
    for coder in people:
        assert fewer_coders(material(study, Choice(coder_id=coder.id))) is None


def test_a_row_of_several_interviews_has_the_coders_of_the_one_fewest_worked_on(
    study: OpenStudy,
) -> None:
    add_anne_and_samira_on_m1(study)
    said = fewer_coders(material(study, Choice(unit=SamplingUnit.SITE)))
    assert said is not None
    assert render(said, "en").startswith("Not every transcript has the same number of coders")
