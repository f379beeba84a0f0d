"""Whatever a document holds: the transcript builds, and no word is lost."""

import re
from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.ingest.canonical import canonical_text
from qualcode.ingest.document import Document, Paragraph, Run
from qualcode.ingest.draft import TranscriptDraft, draft_from_json, draft_to_json
from qualcode.ingest.structure.recognise import recognise

_HEADS = st.sampled_from(
    ["", "", "MN : ", "M3 : ", "Enquêteur : ", "Enquêté(e) – ", "[00:12:34] JD : ", "E1:", "Q. ",
     "R. ", "- ", "1. ", "Date : ", "Durée : ", "Relance : ", "Médcein 3: ", "Dr X : ", "MN\t",
     "Médecin 3", "00:10 ", "SPEAKER_00: ", "Participant : ", "Entretien n° 3 ", "Oui. M3 : ",
     "0:01:02.345 --> 0:01:05.000 ", "Claire Vasseur  0:12", "#00:01:02-3# ", "Question 2 : ",
     "Fin de l'entretien", "Enquêteur (MN) : ", ">> ", ">> DORA WINSLOW: ", "[Marie] ", "0:05 ",
     "**MN:** ", "## ", "Ines Falk (ENQ) : ", "oui. MN: non-M3: si. MN: ah ", "6 seconds",
     "X INTERVIEWED BY M. N. ON ", "interview_date: "]
)  # fmt: skip
_SAID = st.one_of(
    st.sampled_from(
        ["Bonjour ?", "Depuis dix ans.", "(rires) oui", "[inaudible 00:03]", "45 min", "M3",
         "médecin généraliste", "12 mars 2024", "M3 : non", "a\nb", " ", "Il m'a dit : va.", "*rit*"]
    ),
    st.text(max_size=40),
)  # fmt: skip
_RUNS = st.lists(st.builds(Run, _SAID, st.booleans(), st.booleans()), max_size=3)
_TIMES = st.one_of(st.none(), st.floats(0, 9000, allow_nan=False))


@st.composite
def paragraphs(draw: st.DrawFn) -> list[Paragraph]:
    choices: list[list[str | None]] = [[None], [None], [None, "MN", "mn", "Enquêteur", "Marie"]]
    voices = draw(st.sampled_from(choices))
    timed = draw(st.booleans())
    found = []
    for line in range(1, draw(st.integers(0, 9)) + 1):
        head = Run(draw(_HEADS), draw(st.booleans()))
        found.append(
            Paragraph(
                (head, *draw(_RUNS)),
                line,
                bullet=draw(st.booleans()),
                heading=draw(st.sampled_from([0, 0, 0, 1])),
                speaker=draw(st.sampled_from(voices)),
                start_s=draw(_TIMES) if timed else None,
                end_s=draw(_TIMES) if timed else None,
            )
        )
    return found


documents = st.builds(
    lambda found, format_name: Document(f"E1.{format_name}", format_name, tuple(found)),
    paragraphs(),
    st.sampled_from(["txt", "docx", "vtt", "csv", "md"]),
)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def _kept(draft: TranscriptDraft) -> str:
    heads = [head for turn in draft.turns for _, head in turn.heads]
    return "\n".join([*draft.header, *heads, *(turn.text for turn in draft.turns)])


@settings(max_examples=100, deadline=None)
@given(documents)
def test_no_word_is_lost_and_none_is_added(document: Document) -> None:
    written = "\n".join(canonical_text(paragraph.text) for paragraph in document.paragraphs)
    assert _words(_kept(recognise(document))) == _words(written)


@settings(max_examples=80, deadline=None)
@given(documents)
def test_any_document_gives_a_canonical_transcript(document: Document) -> None:
    draft = recognise(document)
    transcript = draft.transcript()
    assert canonical_text(transcript.text) == transcript.text
    assert [transcript.turn_text(turn) for turn in transcript.turns] == [
        turn.text for turn in draft.turns
    ]
    assert all(turn.text for turn in draft.turns)
    assert all(note.cut(transcript.text).strip() for note in transcript.notes)
    speaking = [turn.speaker for turn in draft.turns]
    assert all(a != b or not a for a, b in pairwise(speaking))


@settings(max_examples=40, deadline=None)
@given(documents)
def test_a_draft_comes_back_from_json_as_it_was(document: Document) -> None:
    draft = recognise(document)
    assert draft_from_json(draft_to_json(draft)) == draft
