"""What the screens of analysis and team do to a study."""

from __future__ import annotations

from pathlib import Path

from qualcode.model import ReleaseState
from qualcode.services import (
    codebook,
    codings,
    history,
    participant_checks,
    reading,
    requests,
    studies,
)
from qualcode.services.extracts import list_extracts
from qualcode.services.open_study import OpenStudy
from tests.app.driving import app, button, form_button, show, until, words
from tests.app.sent import sent_to
from tests.services.small_study import M1, bring_in


def opened(path: Path) -> OpenStudy:
    return studies.open_study(path, remember=False)


def test_a_transcript_is_drawn_turn_by_turn_with_its_codings(small_study: Path) -> None:
    page = sent_to(show(app(study=small_study), "reading"), "qc_reader")
    assert [turn["role"] for turn in page["turns"]] == ["interviewer", "respondent"] * 2
    ((_, code, _, start, end, _),) = page["codings"]
    assert page["codes"][code][1] == "Temps"
    whole = "\n".join(turn["text"] for turn in page["turns"])
    assert whole[start:end] == "On n'a pas le temps de se réunir"


def test_the_turns_on_the_screen_are_the_text_and_its_notes(french_study: Path) -> None:
    with opened(french_study) as study:
        source = reading.list_sources(study)[0]
        text = reading.read_source(study, source.id).transcript
    page = sent_to(show(app(study=french_study), "reading"), "qc_reader")
    assert [turn["text"] for turn in page["turns"]] == [text.turn_text(turn) for turn in text.turns]
    assert [turn["start"] for turn in page["turns"]] == [turn.span.start for turn in text.turns]
    noted = [turn["text"][a:b] for turn in page["turns"] for a, b in turn["notes"]]
    assert noted == [note.cut(text.text) for note in text.notes]


def test_a_transcript_that_waits_says_so_and_shows_nothing_of_its_text(empty_study: Path) -> None:
    with opened(empty_study) as study:
        studies.unlock(study, None)
        bring_in(study, M1=M1)
        assert reading.list_sources(study)[0].state is ReleaseState.WAITING
    at = show(app(language="en", study=empty_study), "reading")
    assert "still waits in the vault" in words(at)
    assert "Morvan" not in words(at)
    assert button(at, "qc_reading_release")


def test_extracts_stand_in_their_context(small_study: Path) -> None:
    with opened(small_study) as study:
        first, second = list_extracts(study)
        assert first.turn == 2
        assert first.before.endswith("depuis dix ans. ")
        assert second.after.startswith(".")
        theme = next(c for c in codebook.get_codebook(study).codes if c.name == "Freins")
        assert len(list_extracts(study, code_id=theme.id)) == 2
        assert list_extracts(study, code_id=theme.id, with_children=False) == ()
        assert len(list_extracts(study, coder_id=second.coder.id)) == 1


def test_words_pasted_from_the_transcript_are_coded(small_study: Path) -> None:
    at = app(study=small_study)
    at.session_state["qc_codings_view"] = "hand"
    show(at, "codings")
    at.text_area(key="qc_hand_words").set_value("il faudrait être payé")
    form_button(at, "Coder ces mots").click()
    at.run()
    with opened(small_study) as study:
        assert "il faudrait être payé" in [c.segment.quote for c in codings.list_codings(study)]


def test_words_that_are_not_there_are_refused_in_a_sentence(small_study: Path) -> None:
    at = app(study=small_study)
    at.session_state["qc_codings_view"] = "hand"
    show(at, "codings")
    at.text_area(key="qc_hand_words").set_value("la lune est en fromage")
    form_button(at, "Coder ces mots").click()
    at.run()
    assert len(at.error) == 1


def test_the_reflexive_approach_leaves_saturation_and_agreement_out_and_says_why(
    small_study: Path,
) -> None:
    with opened(small_study) as study:
        from qualcode.model import Approach

        studies.edit_study(study, approach=Approach.REFLEXIVE)
    at = app(language="en", study=small_study)
    assert "does not count saturation" in words(show(at, "saturation"))
    assert "does not measure agreement" in words(show(at, "agreement"))


def test_a_request_is_left_answered_and_closed_and_the_menu_counts_it(small_study: Path) -> None:
    at = show(app(study=small_study), "requests")
    at.text_area(key="qc_request_text").set_value("Revoir la définition de *Temps*")
    form_button(at, "Laisser la demande").click()
    at.run()
    with opened(small_study) as study:
        (left,) = requests.list_requests(study, only_open=True)
    at.text_input(key=f"qc_reply_text_{left.id}").set_value("C'est fait")
    button(at, f"qc_reply_close_{left.id}").click().run()
    with opened(small_study) as study:
        (closed,) = requests.list_requests(study)
        assert not closed.is_open
        assert [a.text for a in closed.answers] == ["C'est fait"]


def test_what_goes_back_to_a_participant_is_noted_with_its_outcome(french_study: Path) -> None:
    at = show(app(study=french_study), "participant_checks")
    form_button(at, "Noter l’envoi").click()
    at.run()
    with opened(french_study) as study:
        (sent,) = participant_checks.list_checks(study)
    at.selectbox(key=f"qc_outcome_what_{sent.id}").set_value("corrected")
    button(at, f"qc_outcome_save_{sent.id}").click().run()
    with opened(french_study) as study:
        assert participant_checks.list_checks(study)[0].outcome == "corrected"


def test_an_action_others_depend_on_is_taken_back_only_after_asking(small_study: Path) -> None:
    with opened(small_study) as study:
        made = next(a for a in history.list_activities(study) if "Temps" in str(a.said))
    at = show(app(study=small_study), "history")
    button(at, f"qc_revert_{made.revision}").click().run()
    assert "qc_history_all" in {b.key for b in at.button}
    button(at, "qc_history_all").click().run()
    with opened(small_study) as study:
        assert "Temps" not in [c.name for c in codebook.get_codebook(study).codes]
        assert codings.list_codings(study) == ()


def test_figures_of_suggestions_say_when_the_study_has_changed_since(small_study: Path) -> None:
    at = app(language="en", study=small_study)
    at.session_state["qc_suggestion_view"] = "measures"
    show(at, "suggestion")
    button(at, "qc_suggestion_measures").click()
    until(at, lambda t: "Suggestions accepted: 0" in words(t), "the figures")
    assert "since this was computed" not in words(at)
    with opened(small_study) as study:
        time = next(c for c in codebook.get_codebook(study).codes if c.name == "Temps")
        codings.code_words(study, "M1", time.id, "il faudrait être payé")
    at.run()
    assert "Something was done in the study since this was computed" in words(at)
    assert button(at, "qc_suggestion_measures")
