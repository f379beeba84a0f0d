"""What the researcher corrects in a preview, and what every correction keeps."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.ingest.canonical import canonical_text
from qualcode.ingest.corrections import (
    edit_turn_text,
    header_to_turn,
    label_to_text,
    merge_speakers,
    merge_with_previous,
    rename_speaker,
    set_facts,
    set_role,
    set_turn_speaker,
    split_at_questions,
    split_turn,
    turn_to_header,
)
from qualcode.ingest.draft import TranscriptDraft
from qualcode.ingest.structure.recognise import recognise
from qualcode.model import InterviewFacts, Role
from qualcode.wording import render
from tests.ingest.structure.typed import document

TEXT = """Entretien n°3
Date : 12 mars 2024
Nous sommes dans la cuisine.
MN : Bonjour, (rires) ça va ?
M3 : Oui. [inaudible] Et vous ?
Je vais bien.
MN : Merci. On y va ?
M3 : Allons-y.
MN : Alors ?
M4 : Je passe."""


@pytest.fixture
def draft() -> TranscriptDraft:
    return recognise(document(TEXT))


def shape(draft: TranscriptDraft) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in draft.turns]


def test_a_role_is_set_for_all_turns_of_a_speaker(draft: TranscriptDraft) -> None:
    changed = set_role(draft, "M3", Role.OTHER)
    assert {turn.role for turn in changed.turns if turn.speaker == "M3"} == {Role.OTHER}
    speaker = changed.speaker("M3")
    assert speaker is not None
    assert speaker.sure


def test_an_interviewer_set_by_hand_settles_who_answers() -> None:
    lines = [f"[00:00:0{n}] Speaker {n % 2 + 1}: it is said and said" for n in range(8)]
    draft = recognise(document("\n".join(lines)))
    assert [s.sure for s in draft.speakers] == [False, False]
    assert len(draft.findings) == 2
    asked = set_role(draft, "Speaker 1", Role.INTERVIEWER)
    assert "speaks with the interviewer" in render(asked.speakers[1].how, "en")
    assert [s.sure for s in asked.speakers] == [True, True]
    assert asked.findings == ()
    again = set_role(asked, "Speaker 1", Role.RESPONDENT)
    assert "no interviewer" in render(again.speakers[1].how, "en")


def test_a_speaker_is_renamed(draft: TranscriptDraft) -> None:
    changed = rename_speaker(draft, "MN", "Enquêtrice")
    assert changed.speaker("MN") is None
    assert changed.turns[0].speaker == "Enquêtrice"


def test_a_label_of_somebody_else_is_refused(draft: TranscriptDraft) -> None:
    with pytest.raises(QualcodeError, match="M3"):
        rename_speaker(draft, "MN", "M3")


def test_merged_speakers_are_one_and_their_neighbouring_turns_too(draft: TranscriptDraft) -> None:
    given = set_turn_speaker(draft, 2, "M4")
    merged = merge_speakers(given, "M4", "M3")
    assert shape(merged) == [
        ("MN", "Bonjour, (rires) ça va ?"),
        ("M3", "Oui. [inaudible] Et vous ?\nJe vais bien.\nMerci. On y va ?\nAllons-y."),
        ("MN", "Alors ?"),
        ("M3", "Je passe."),
    ]
    assert [s.label for s in merged.speakers] == ["MN", "M3"]


def test_a_turn_is_given_to_a_new_speaker(draft: TranscriptDraft) -> None:
    changed = set_turn_speaker(draft, 3, "Secrétaire", Role.OTHER)
    assert changed.turns[3].role is Role.OTHER
    assert changed.speaker("Secrétaire") is not None


def test_a_turn_may_belong_to_nobody(draft: TranscriptDraft) -> None:
    changed = set_turn_speaker(draft, 0, "")
    assert changed.turns[0].role is Role.OTHER
    assert changed.turns[0].speaker == ""


def test_a_turn_is_split_with_its_notes(draft: TranscriptDraft) -> None:
    at = draft.turns[1].text.index("Et vous")
    split = split_turn(draft, 1, at, "MN")
    assert shape(split)[1:3] == [("M3", "Oui. [inaudible]"), ("MN", "Et vous ?\nJe vais bien.")]
    assert [note.cut(split.turns[1].text) for note in split.turns[1].notes] == ["[inaudible]"]
    assert split.turns[2].role is Role.INTERVIEWER
    assert split.turns[2].notes == ()


@pytest.mark.parametrize("offset", [-1, 0, 1, 500])
def test_a_turn_is_only_split_between_its_words(draft: TranscriptDraft, offset: int) -> None:
    with pytest.raises(QualcodeError):
        split_turn(draft, 1, offset, "MN")


def test_a_turn_joins_the_one_before(draft: TranscriptDraft) -> None:
    joined = merge_with_previous(draft, 1)
    assert shape(joined)[0] == (
        "MN",
        "Bonjour, (rires) ça va ?\nOui. [inaudible] Et vous ?\nJe vais bien.",
    )
    notes = [note.cut(joined.turns[0].text) for note in joined.turns[0].notes]
    assert notes == ["(rires)", "[inaudible]"]
    with pytest.raises(QualcodeError):
        merge_with_previous(draft, 0)


def test_what_was_no_label_goes_back_into_the_text(draft: TranscriptDraft) -> None:
    changed = label_to_text(draft, 5)
    assert shape(changed)[-1] == ("MN", "Alors ?\nM4 : Je passe.")
    assert changed.speaker("M4") is None


def test_a_turn_moves_to_the_header_and_states_facts(draft: TranscriptDraft) -> None:
    edited = edit_turn_text(draft, 0, "Lieu : mairie")
    moved = turn_to_header(set_turn_speaker(edited, 0, ""), 0)
    assert moved.header[-1] == "MN : Lieu : mairie"
    assert len(moved.turns) == len(draft.turns) - 1


def test_the_end_of_the_header_becomes_the_first_turn(draft: TranscriptDraft) -> None:
    changed = header_to_turn(draft, 2, "MN")
    assert changed.header == ("Entretien n°3", "Date : 12 mars 2024")
    assert shape(changed)[0] == ("MN", "Nous sommes dans la cuisine.")
    assert changed.facts == draft.facts


def test_facts_follow_the_header_unless_they_were_set_by_hand(draft: TranscriptDraft) -> None:
    assert header_to_turn(draft, 1, "MN").facts.date == ""
    by_hand = set_facts(draft, InterviewFacts(date="2024-03-13", number="3"))
    assert header_to_turn(by_hand, 1, "MN").facts.date == "2024-03-13"


def test_an_edited_turn_is_canonical_and_keeps_its_other_notes(draft: TranscriptDraft) -> None:
    changed = edit_turn_text(draft, 1, "Oui, bien sûr.\t [inaudible] Et  vous ?\r\n\r\n(silence)")
    assert changed.turns[1].text == "Oui, bien sûr. [inaudible] Et vous ?\n(silence)"
    notes = [note.cut(changed.turns[1].text) for note in changed.turns[1].notes]
    assert notes == ["[inaudible]", "(silence)"]
    with pytest.raises(QualcodeError):
        edit_turn_text(draft, 1, " \n ")


def test_a_single_voice_is_split_at_its_questions() -> None:
    draft = recognise(document("Bonjour. Ça va ? Oui, merci. Et vous ? Et elle ? Aussi."))
    assert shape(split_at_questions(draft, "Q")) == [
        ("R", "Bonjour."),
        ("Q", "Ça va ?"),
        ("R", "Oui, merci."),
        ("Q", "Et vous ?\nEt elle ?"),
        ("R", "Aussi."),
    ]


@pytest.mark.parametrize("index", [-1, 6, 99])
def test_a_turn_that_is_not_there_is_refused(draft: TranscriptDraft, index: int) -> None:
    for correct in (merge_with_previous, turn_to_header, label_to_text):
        with pytest.raises(QualcodeError):
            correct(draft, index)


LABELS = st.sampled_from(["MN", "M3", "M4", "Nouvelle", ""])
CORRECTIONS = st.lists(
    st.tuples(
        st.sampled_from(
            ["role", "rename", "merge", "turn", "split", "join", "label", "to_header", "to_turn",
             "questions"]
        ),
        st.integers(0, 6),
        st.integers(0, 40),
        LABELS,
        LABELS,
    ),
    max_size=8,
)  # fmt: skip


def corrected(draft: TranscriptDraft, step: tuple[str, int, int, str, str]) -> TranscriptDraft:
    what, index, offset, label, other = step
    try:
        match what:
            case "role":
                return set_role(draft, label, Role.INTERVIEWER)
            case "rename":
                return rename_speaker(draft, label, other)
            case "merge":
                return merge_speakers(draft, label, other)
            case "turn":
                return set_turn_speaker(draft, index, label)
            case "split":
                return split_turn(draft, index, offset, label)
            case "join":
                return merge_with_previous(draft, index)
            case "label":
                return label_to_text(draft, index)
            case "to_header":
                return turn_to_header(draft, index)
            case "to_turn":
                return header_to_turn(draft, index, label)
            case _:
                return split_at_questions(draft, label)
    except QualcodeError:
        return draft


def words(draft: TranscriptDraft) -> Counter[str]:
    heads = [head for turn in draft.turns for _, head in turn.heads]
    kept = "\n".join([*draft.header, *heads, *(turn.text for turn in draft.turns)])
    return Counter(re.findall(r"\w+", kept))


@settings(max_examples=80, deadline=None)
@given(CORRECTIONS)
def test_no_correction_loses_a_word_or_breaks_the_transcript(
    steps: list[tuple[str, int, int, str, str]],
) -> None:
    draft = recognise(document(TEXT))
    before = words(draft)
    for step in steps:
        draft = corrected(draft, step)
        transcript = draft.transcript()
        assert canonical_text(transcript.text) == transcript.text
        assert words(draft) == before
        known = {speaker.label: speaker for speaker in draft.speakers}
        counts = Counter(turn.speaker for turn in draft.turns if turn.speaker)
        assert counts == {label: speaker.n_turns for label, speaker in known.items()}
        assert all(known[t.speaker].role is t.role for t in draft.turns if t.speaker)
        for turn in draft.turns:
            assert all(0 <= at <= len(turn.text) for at, _ in turn.heads)
