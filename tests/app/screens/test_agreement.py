from __future__ import annotations

from pathlib import Path

from tests.app.driving import app, button, show, until, words


def test_the_screen_measures_explains_and_offers_its_tables(french_study: Path) -> None:
    at = show(app(study=french_study), "agreement")
    assert not at.error
    said = words(at)
    assert "caractères du texte des enquêtés" in said
    assert "conventions" in said
    assert len(at.dataframe) == 2, "what is folded is drawn once it is opened"
    whole, codes = at.dataframe[0].value, at.dataframe[1].value
    assert "Kappa groupé de tous les codes" in list(whole.iloc[:, 0])
    alphas = codes["Alpha de Krippendorff"].dropna().tolist()
    assert alphas == sorted(alphas), "the codes to talk about stand on top"
    at.session_state["qc_agreement_one"] = True
    at.session_state["qc_agreement_others"] = True
    at.run()
    assert not at.exception
    assert len(at.dataframe) == 4


def test_where_coders_cut_is_told_when_opened_each_with_its_use(french_study: Path) -> None:
    at = show(app(study=french_study, language="en"), "agreement")
    assert "WindowDiff" not in words(at)
    assert "Boundary similarity, B" not in list(at.dataframe[0].value.iloc[:, 0])
    at.session_state["qc_agreement_cuts"] = True
    at.run()
    said = words(at)
    assert not at.exception
    for name in ("Boundary similarity, B", "Kappa of boundaries", "Pi of boundaries", "WindowDiff"):
        assert name in said, name
    assert "Pevzner & Hearst 2002" in said.replace("\\", "")
    assert "nobody needs these figures" in said


def test_another_unit_and_fewer_coders(french_study: Path) -> None:
    at = show(app(study=french_study, language="en"), "agreement")
    at.selectbox(key="qc_agreement_unit").select_index(3).run()
    assert "turns of respondents" in words(at)
    at.selectbox(key="qc_agreement_unit").select_index(4).run()
    assert "segments" in words(at)
    assert not at.error
    at.multiselect(key="qc_agreement_coders").set_value([]).run()
    assert "Choose two coders at least." in words(at)


def test_intervals_and_gamma_come_when_asked_for(french_study: Path) -> None:
    at = show(app(study=french_study, language="en"), "agreement")
    button(at, "qc_agreement_ci").click().run()
    column = "Krippendorff’s alpha, interval"
    until(
        at,
        lambda t: len(t.dataframe) > 1 and column in t.dataframe[1].value.columns,
        "the intervals",
    )
    assert at.dataframe[1].value[column].str.contains("–").any()
    button(at, "qc_agreement_gamma_go").click().run()
    until(at, lambda t: "γ = " in words(t), "gamma")
