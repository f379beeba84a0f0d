"""Every way of typing a transcript in conventions.yaml gives the turns it should."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from qualcode.ingest.draft import TranscriptDraft
from qualcode.ingest.structure.recognise import recognise
from qualcode.model import Role
from qualcode.wording import render
from tests.ingest.structure.typed import document

CONVENTIONS = yaml.safe_load(Path(__file__).with_name("conventions.yaml").read_text("utf-8"))
ROLES = {"i": Role.INTERVIEWER, "r": Role.RESPONDENT, "o": Role.OTHER}


def _draft(convention: dict[str, Any]) -> TranscriptDraft:
    return recognise(document(convention["text"], convention.get("format", "txt")))


@pytest.fixture(params=CONVENTIONS, ids=[convention["name"] for convention in CONVENTIONS])
def convention(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = request.param
    return found


def test_the_turns_are_those_the_researcher_meant(convention: dict[str, Any]) -> None:
    turns = [(turn.speaker, turn.role, turn.text) for turn in _draft(convention).turns]
    assert turns == [(who, ROLES[role], said) for who, role, said in convention["turns"]]


def test_times_and_notes_are_found(convention: dict[str, Any]) -> None:
    draft = _draft(convention)
    transcript = draft.transcript()
    if "starts" in convention:
        assert [turn.start_s for turn in transcript.turns] == convention["starts"]
    if "notes" in convention:
        found = [note.cut(transcript.text) for note in transcript.notes]
        assert found == convention["notes"]


def test_the_header_is_taken_off_and_read(convention: dict[str, Any]) -> None:
    draft = _draft(convention)
    assert len(draft.header) == convention.get("header", 0)
    for name, value in convention.get("facts", {}).items():
        assert getattr(draft.facts, name) == value


def test_what_is_doubtful_is_said(convention: dict[str, Any]) -> None:
    draft = _draft(convention)
    unsure = {speaker.label for speaker in draft.speakers if not speaker.sure}
    assert unsure == set(convention.get("doubtful", []))
    said = "\n".join(render(finding.text, "en") for finding in draft.findings)
    if unsure:
        assert said
    for fragment in convention.get("finds", []):
        assert fragment in said


def test_every_turn_and_speaker_says_how_it_was_recognised(convention: dict[str, Any]) -> None:
    draft = _draft(convention)
    assert all(render(turn.how, "en") for turn in draft.turns)
    assert all(render(speaker.how, "en") for speaker in draft.speakers)
    assert sum(speaker.n_turns for speaker in draft.speakers) == sum(
        bool(turn.speaker) for turn in draft.turns
    )


def test_labels_after_time_codes_leave_nothing_to_check() -> None:
    lines = [f"[00:00:0{n}] {'Interviewer' if n % 2 else 'Marta'}: so it is" for n in range(8)]
    draft = recognise(document("\n".join(lines)))
    assert draft.findings == ()
    assert [turn.heads for turn in draft.turns][:2] == [
        ((0, "[00:00:00] Marta:"),),
        ((0, "[00:00:01] Interviewer:"),),
    ]


def test_labels_inside_paragraphs_make_one_point_to_check() -> None:
    lines = [
        "Interviewer: How is it? M1: Quiet.",
        "M1: And cold. [00:00:09] Interviewer: Cold?",
        "M1: Yes. Interviewer: Go on.",
        "M1: That is all.",
        "Interviewer: Thank you. M1: Thanks.",
    ]
    draft = recognise(document("\n".join(lines)))
    (found,) = draft.findings
    assert "4 labels stand inside paragraphs (1, 2, 3, 5)" in render(found.text, "en")
    assert [(t.speaker, t.start_s) for t in draft.turns if t.start_s] == [("Interviewer", 9.0)]


def test_answers_labelled_transcript_leave_nothing_to_check() -> None:
    talk = "Question: Who taught you?\nTranscript: My aunt did, in her barn.\n" * 3
    assert recognise(document(talk)).findings == ()
