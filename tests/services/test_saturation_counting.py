"""What is counted: whose codings, which unit, which order, what is left out; and what is kept."""

from __future__ import annotations

from datetime import date

import pytest

from qualcode.model import Coder
from qualcode.services import codings, history, interviews, memos, release
from qualcode.services.open_study import OpenStudy
from qualcode.services.saturation import (
    Choice,
    IncidenceLevel,
    Order,
    SamplingUnit,
    Whose,
    coders_counted,
    level_name,
    material,
    new_codes_by_level,
)
from qualcode.services.saturation_export import curve_spec, saturation_sheets
from qualcode.services.saturation_meaning import meaning_by_code
from qualcode.services.saturation_planning import (
    Declared,
    InformationPower,
    PowerDimension,
    Stance,
    information_power,
    save_information_power,
)
from qualcode.services.saturation_report import FINEST, per_theme, saturation_report
from qualcode.services.saturation_units import day_of
from qualcode.wording import render, speaking
from tests.services.small_study import M2, NAMES, bring_in, code_named


def coder_named(study: OpenStudy, name: str) -> Coder:
    return next(c for c in coders_counted(study) if c.name == name)


def test_one_coder_counts_alone_and_an_interview_they_did_not_code_is_left_out(
    study: OpenStudy,
) -> None:
    both = material(study)
    assert (both.units, both.not_coded) == (("M1", "M2"), ())
    anne = material(study, Choice(coder_id=coder_named(study, "Anne").id))
    assert (anne.units, anne.not_coded) == (("M1",), ("M2",))
    assert [each.series.units for each in new_codes_by_level(study)] == [("M1", "M2")] * 3


def test_without_a_lever_the_codes_are_called_codes_and_stand_once(study: OpenStudy) -> None:
    names = [render(each.name, "fr") for each in new_codes_by_level(study)]
    assert names == ["Thèmes", "Sous-thèmes", "Codes"]
    assert render(level_name(material(study).codebook, IncidenceLevel.LEAF), "fr") == "Codes"


def test_an_interview_nobody_coded_does_not_look_as_if_it_brought_nothing_new(
    study: OpenStudy,
) -> None:
    before = saturation_report(study).found.series.new
    bring_in(study, M3=M2)
    release.release_with_key(study, NAMES)
    report = saturation_report(study)
    assert report.found.series.new == before
    assert report.counted is not None
    assert report.counted.not_coded == ("M3",)


def test_a_branch_can_be_left_out_and_the_interview_stays(study: OpenStudy) -> None:
    time = code_named(study, "Temps")
    without = material(study, Choice(without=(time.id,)))
    assert without.units == ("M1", "M2")
    assert without.incidence(FINEST).codes == ()
    theme = code_named(study, "Freins")
    assert material(study, Choice(without=(theme.id,))).incidence(FINEST).codes == ()


def test_levers_can_be_left_out_at_will(study: OpenStudy) -> None:
    lever = code_named(study, "Payer le soir")
    codings.code_words(study, "M1", lever.id, "il faudrait être payé")
    assert len(material(study).incidence(FINEST).codes) == 2
    assert len(material(study, Choice(without_levers=True)).incidence(FINEST).codes) == 1


def test_the_order_of_dates_may_be_another_and_what_has_no_date_comes_last(
    study: OpenStudy,
) -> None:
    known = {i.label: i for i in interviews.list_interviews(study)}
    interviews.edit_interview(study, known["M1"].id, date="Septembre 2020")
    undated = material(study, Choice(order=Order.DATE))
    assert (undated.units, undated.undated) == (("M1", "M2"), ("M2",))
    interviews.edit_interview(study, known["M2"].id, date="2020-03-02")
    assert material(study).units == ("M1", "M2")
    assert material(study, Choice(order=Order.DATE)).units == ("M2", "M1")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020-03-12", date(2020, 3, 12)),
        ("Juin 2019", date(2019, 6, 1)),
        ("12 mars 2020", date(2020, 3, 12)),
        ("2019-06", date(2019, 6, 1)),
        ("06/2019", date(2019, 6, 1)),
        ("un jour d’été", None),
        ("", None),
    ],
)
def test_a_date_known_to_the_month_is_enough_to_be_put_in_order(
    written: str, day: date | None
) -> None:
    assert day_of(written) == day


def test_participants_and_sites_can_be_the_unit(study: OpenStudy) -> None:
    people = material(study, Choice(unit=SamplingUnit.PARTICIPANT))
    assert len(people.units) == 2
    sites = material(study, Choice(unit=SamplingUnit.SITE))
    assert sites.units == ("Sans site",)
    assert sites.incidence(FINEST).rows == (frozenset({0}),)


def test_everybody_together_is_not_the_same_as_one(study: OpenStudy) -> None:
    samira = coder_named(study, "Samira")
    assert len(material(study, Choice(whose=Whose.EVERYBODY)).codings) == 2
    assert len(material(study, Choice(coder_id=samira.id)).codings) == 1


def test_a_theme_is_measured_by_itself(study: OpenStudy) -> None:
    (theme,) = per_theme(material(study))
    assert (theme.name, theme.n_codes, theme.series.new) == ("Freins", 1, (1, 0))
    assert theme.richness.coverage.value == 1


def test_memos_and_sub_codes_are_the_dimensions_of_a_code(study: OpenStudy) -> None:
    counted = material(study)
    found = {each.code: each for each in meaning_by_code(study, counted)}
    theme, time = code_named(study, "Freins"), code_named(study, "Temps")
    assert found[theme.id].new == (1, 0)
    assert time.id not in found
    in_m2 = next(c for c in counted.codings if counted.unit_of[c.id] == "M2")
    study.act_as("Samira")
    memos.write_memo(study, "Ici le temps est celui des autres.", about="coding", about_id=in_m2.id)
    study.act_as("Anne")
    again = {each.code: each for each in meaning_by_code(study, counted)}
    assert again[time.id].new == (0, 1)
    assert again[time.id].at is None  # the last interview brought it


def test_information_power_is_kept_with_the_study_and_taken_back_by_undo(
    study: OpenStudy,
) -> None:
    assert information_power(study) == InformationPower()
    said = InformationPower({PowerDimension.AIM: Declared(Stance.FEWER, "un seul territoire")})
    save_information_power(study, said)
    assert information_power(study) == said
    more = InformationPower({**said.declared, PowerDimension.THEORY: Declared(Stance.MORE)})
    save_information_power(study, more)
    assert information_power(study) == more
    history.undo(study)
    assert information_power(study) == said


def test_tables_and_curve_of_sites_are_headed_so(study: OpenStudy) -> None:
    report = saturation_report(study, choice=Choice(unit=SamplingUnit.SITE))
    with speaking("en"):
        new_codes_sheet = saturation_sheets(report)[0]
    assert new_codes_sheet.header[0] == "site"
    drawn = str(curve_spec(report, "en"))
    assert "Sites, in order" in drawn
    assert "Interviews, in order" not in drawn
