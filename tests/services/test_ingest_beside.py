"""Files that come in later: their labels go on after those of the study, repeats are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.services import ingest, ingest_beside, participants
from qualcode.services.ingest import Preview
from qualcode.services.neutral_labels import propose_labels, without_version
from qualcode.services.open_study import OpenStudy
from qualcode.services.repeats import unchanged
from qualcode.wording import render
from tests.services.small_study import M1, M2, make_study

FERRY = """Interviewer: What is it like?
Marta: It is quiet on the ferry at night, you hear the ropes. I like it since I was a girl.
Interviewer: And the cold?
Marta: You get used to it, and to the fog.
"""
BELLS = """Interviewer: What is it like?
Ingrid: You cannot think of anything else, and everybody hears it when you miss your place.
Interviewer: And the cold?
Ingrid: And the stairs, one hundred and twelve of them, before the first bell.
"""


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    """A study with the ferry as E1 and the bells as E2."""
    made = make_study(tmp_path)
    ingest.ingest(made, _read({"ferry.txt": FERRY, "tower.txt": BELLS}, made).interviews)
    return made


def _read(texts: dict[str, str], study: OpenStudy) -> Preview:
    found = ingest.preview_files([(name, text.encode()) for name, text in texts.items()])
    return ingest_beside.beside(study, found)


def _labels(preview: Preview) -> dict[str, str]:
    return {p.draft.name: p.label for p in preview.interviews}


def _said(preview: Preview) -> str:
    return " ".join(render(f.place, "en") + " " + render(f.text, "en") for f in preview.findings)


def test_labels_go_on_after_those_in_the_study(study: OpenStudy) -> None:
    came = _read({"a.txt": M1, "b.txt": M2}, study)
    assert _labels(came) == {"a.txt": "E3", "b.txt": "E4"}
    assert came.findings == ()


def test_a_file_whose_own_name_says_it_keeps_the_label(study: OpenStudy) -> None:
    said = {"E2_v2.txt": M1, "E1 (corrected).txt": M2}
    assert _labels(_read(said, study)) == {"E2_v2.txt": "E2", "E1 (corrected).txt": "E1"}
    assert _labels(_read({"E2.txt": M1}, study)) == {"E2.txt": "E2"}


def test_a_file_whose_words_say_it_keeps_the_label_and_it_is_said(study: OpenStudy) -> None:
    better = FERRY.replace("a girl", "a small girl")
    came = _read({"heard again.txt": better}, study)
    assert _labels(came) == {"heard again.txt": "E1"}
    assert "corrected version of E1" in _said(came)


def test_the_same_name_alone_makes_no_corrected_version(study: OpenStudy) -> None:
    assert _labels(_read({"ferry.txt": M1}, study)) == {"ferry.txt": "E3"}


def test_questions_of_a_guide_that_come_again_make_no_corrected_version(study: OpenStudy) -> None:
    other = BELLS.replace("Ingrid", "Ola").replace("You cannot think of anything else, and", "Well")
    short = (
        "Interviewer: What is it like?\nOla: Fine.\nInterviewer: And the cold?\nOla: Not for me."
    )
    assert _labels(_read({"x.txt": short}, study)) == {"x.txt": "E3"}
    assert _labels(_read({"y.txt": other}, study)) == {"y.txt": "E2"}


def test_words_that_are_there_already_are_said_before_anything_comes_in(study: OpenStudy) -> None:
    came = _read({"again.txt": FERRY.upper(), "new.txt": M1}, study)
    assert "again.txt This is word for word E1, which is in the study already." in _said(came)
    assert _labels(came) == {"again.txt": "E4", "new.txt": "E3"}


def test_words_of_two_files_that_come_together_are_said_too(study: OpenStudy) -> None:
    came = _read({"a.txt": M1, "b.txt": M1 + "\n"}, study)
    assert "b.txt This is word for word E3 (a.txt), which comes in too." in _said(came)


def test_what_has_other_speakers_is_not_unchanged(study: OpenStudy) -> None:
    same, renamed = (
        _read({"E1.txt": FERRY}, study),
        _read({"E1.txt": FERRY.replace("Marta", "X")}, study),
    )
    assert unchanged(study, same.interviews) == same.interviews
    assert unchanged(study, renamed.interviews) == ()


@pytest.mark.parametrize(
    ("said", "known", "labels"),
    [
        (["", ""], ["E1", "e4"], ("E5", "E6")),
        (["", "E6", ""], ["Entretien 5", "EN12"], ("E7", "E6", "E8")),
        (["M1", "M1", "M2"], ["M3"], ("E1", "E2", "M2")),
    ],
)
def test_proposed_labels_are_free(
    said: list[str], known: list[str], labels: tuple[str, ...]
) -> None:
    assert propose_labels(said, known) == labels


@pytest.mark.parametrize(
    ("stem", "left"),
    [
        ("E3_v2", "E3"),
        ("E3 corrigé", "E3"),
        ("E3 (relu)", "E3"),
        ("E3 bis", "E3 bis"),
        ("v2", "v2"),
    ],
)
def test_what_says_that_a_file_was_put_right_is_taken_off(stem: str, left: str) -> None:
    assert without_version(stem) == left


def test_what_file_and_speaker_agree_on_is_the_label(study: OpenStudy) -> None:
    text = "Q: What did you sell?\nSF1: Rope, mostly, and lamps.\nQ: To whom?\nSF1: Boats.\n"
    assert _labels(_read({"SF1 - interview 9 (corrected).txt": text}, study)) == {
        "SF1 - interview 9 (corrected).txt": "SF1"
    }


def test_the_table_of_participants_tells_whose_a_file_is(study: OpenStudy) -> None:
    for identifier in ("SF4", "MG2", "MG3"):
        participants.add_participant(study, identifier)
    talk = "Entretien n°7 – SF4\nQ: What did you {n}?\nMeg: Rope, {n} lamps.\nQ: Why?\nMeg: {n}.\n"
    came = _read(
        {
            "ent9_mg2_typed.txt": talk.format(n="sell").split("\n", 1)[1],
            "Interview 7.txt": talk.format(n="buy"),
            "Interview 8.txt": talk.format(n="mend").split("\n", 1)[1],
        },
        study,
    )
    assert _labels(came) == {
        "ent9_mg2_typed.txt": "MG2",
        "Interview 7.txt": "SF4",
        "Interview 8.txt": "I8",
    }
    assert "Nobody there is called I8; without an interview: MG3." in _said(came)


def test_files_of_nobody_are_told_only_while_somebody_waits(study: OpenStudy) -> None:
    assert "Nobody there" not in _said(_read({"Interview 8.txt": M1}, study))
