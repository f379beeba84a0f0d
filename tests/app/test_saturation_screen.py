"""What the saturation screen shows and keeps."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from qualcode.services import studies
from qualcode.services.saturation_planning import PowerDimension, Stance, information_power
from tests.app.driving import app, button, show, words
from tests.app.sent import sent_to


def paragraphs(at: AppTest) -> list[str]:
    """Those with a button that copies them, the language of the screen first."""
    keys = [str(each.key) for each in at.get("bidi_component")]
    return [sent_to(at, key)[0] for key in keys if key.startswith("qc_saturation_paragraph_")]


def charted(at: AppTest) -> dict[str, Any]:
    drawn = at.get("arrow_vega_lite_chart") or at.get("vega_lite_chart")
    found: dict[str, Any] = json.loads(drawn[0].proto.spec)
    return found


def test_the_paragraph_stands_in_both_languages_and_follows_the_rule(french_study: Path) -> None:
    at = show(app(study=french_study), "saturation")
    french, english = paragraphs(at)
    assert "aucun nouveau thème après M1" in french
    assert "no new theme after M1" in english
    assert "base of 4, run of 2, threshold 5%" in english
    at.slider(key="qc_saturation_base").set_value(3)
    at.slider(key="qc_saturation_threshold").set_value(0).run()
    assert "base of 3, run of 2, threshold 0%" in paragraphs(at)[1]
    assert not at.exception


def test_the_level_chosen_is_the_one_drawn_and_named(french_study: Path) -> None:
    at = show(app(language="en", study=french_study), "saturation")
    level = at.selectbox(key="qc_saturation_level_en")
    level.set_value("theme").run()
    assert "at the level of themes" in paragraphs(at)[0]
    at.slider(key="qc_saturation_ahead").set_value(0).run()
    assert "Expected (dotted)" not in json.dumps(charted(at))


def test_what_is_expected_of_more_speaks_of_the_unit_chosen(french_study: Path) -> None:
    at = show(app(language="en", study=french_study), "saturation")
    at.selectbox(key="qc_saturation_level_en").set_value("theme").run()
    assert "Each code came up in at least two interviews" in words(at)
    at.selectbox(key="qc_saturation_unit_en").set_value("participant").run()
    assert "Each code came up in at least two participants" in words(at)


def test_a_branch_left_out_leaves_the_count(french_study: Path) -> None:
    at = show(app(language="en", study=french_study), "saturation")
    before = paragraphs(at)[0]
    at.toggle(key="qc_saturation_without_levers").set_value(True).run()
    assert paragraphs(at)[0] != before
    assert not at.exception


def test_a_change_on_the_screen_answers_quickly(french_study: Path) -> None:
    at = show(app(study=french_study), "saturation")
    taken = []
    for base in (3, 5, 4, 6):
        began = time.perf_counter()
        at.slider(key="qc_saturation_base").set_value(base).run()
        taken.append(time.perf_counter() - began)
    # half a second on a quiet machine; the room is for one that tests four things at once
    assert min(taken) < 1.5, taken


def test_planning_is_there_before_anything_is_coded_and_is_kept(empty_study: Path) -> None:
    at = show(app(language="en", study=empty_study), "saturation")
    assert "Nothing is coded yet" in words(at)
    assert "14 interviews would do" in words(at)
    at.number_input(key="qc_plan_prevalence").set_value(50).run()
    assert "5 interviews would do" in words(at)
    assert "6 interviews would show all 10 themes" in words(at)
    at.number_input(key="qc_plan_themes").set_value(40).run()
    assert (
        "all 40 themes at least once, with a chance of 80%. With 12 interviews the chance is 99"
        in words(at)
    )
    at.selectbox(key="qc_power_aim_en").set_value(Stance.FEWER).run()
    at.text_input(key="qc_power_why_aim").set_value("one territory").run()
    button(at, "qc_power_keep").click().run()
    assert not at.exception
    with studies.open_study(empty_study) as study:
        declared = information_power(study).declared[PowerDimension.AIM]
    assert (declared.stance, declared.why) == (Stance.FEWER, "one territory")


def test_two_interviews_are_told_that_two_are_few(small_study: Path) -> None:
    at = show(app(language="en", study=small_study), "saturation")
    assert "too few to assess a base of 4" in words(at)
    assert "not assessable (2 units)" in paragraphs(at)[0]
    assert not at.exception
