"""What is chosen on the report screen is the plan that is kept, and Word follows."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import NumberInput

from qualcode.model.report_plan import Definitions, ResultsForm
from qualcode.services import studies
from qualcode.services.report_plans import list_plans
from tests.app.driving import app, button, show


def test_every_choice_about_results_is_kept_with_the_plan(small_study: Path) -> None:
    tester = app(study=small_study)
    tester.session_state["qc_report_results"] = True
    tester = show(tester, "report")
    assert not tester.exception
    choices = {box.key: box for box in (*tester.selectbox, *tester.radio)}
    form, definitions = (
        next(box for key, box in choices.items() if key and f"_{name}_" in key)
        for name in ("form", "definitions")
    )
    quoted = next(box for key, box in choices.items() if key and "_quoted_" in key)
    assert quoted.options[-1] == "Tous les extraits"
    form.set_value(next(iter(set(ResultsForm) - {form.value})))
    definitions.set_value(Definitions.FOOTNOTE)
    _number(tester, "most").set_value(7)
    _number(tester, "longest").set_value(300)
    (levels,) = [t for t in tester.toggle if t.key and "_levers_" in t.key]
    levels.set_value(not levels.value)
    wanted = (form.value, levels.value)
    tester.run()
    next(t for t in tester.text_input if t.key and "_name_" in t.key).set_value("Thèse").run()
    button(tester, "qc_report_keep").click().run()
    assert not tester.exception
    with studies.open_study(small_study) as study:
        (plan,) = list_plans(study)
    assert (plan.name, plan.most, plan.longest) == ("Thèse", 7, 300)
    assert (plan.results_form, plan.levers_beside) == wanted
    assert plan.definitions is Definitions.FOOTNOTE


def _number(tester: AppTest, name: str) -> NumberInput:
    return next(n for n in tester.number_input if n.key and f"_{name}_" in n.key)
