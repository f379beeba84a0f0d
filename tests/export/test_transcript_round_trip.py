"""A transcript written out and taken in again is the same transcript."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.export.transcript_docx import transcript_docx
from qualcode.export.transcript_labels import speaker_of
from qualcode.export.transcript_txt import transcript_txt
from qualcode.export.transcript_vtt import transcript_vtt
from qualcode.ingest.reading import read_document
from qualcode.ingest.structure.recognise import recognise
from qualcode.model import Role, Span, Transcript, Turn
from qualcode.model.clock import clock
from qualcode.wording import speaking

COMPOSERS = {"txt": transcript_txt, "docx": transcript_docx, "vtt": transcript_vtt}

SENTENCES = st.sampled_from(
    [
        "Alors moi je suis arrivé en quatre-vingt-onze.",
        "Oui… (rires) enfin, « oui », si on veut !",
        "C’est compliqué, hein : il y a la route, et puis l’hiver.",
        "Non.",
        "[inaudible] & compagnie, 5 < 6 et 7 > 6 --> voilà.",
        "Été comme hiver, à 12:30 pile, *toujours* pareil.",
        "L’œuvre d’une vie, 𝒶 dit-on, 日本.",
    ]
)
QUESTIONS = st.sampled_from(
    [
        "D’accord. Est-ce que vous pourriez m’en dire un peu plus ?",
        "(silence) Et comment avez-vous vécu ça, vous ?",
        "Vous disiez « à douze » : qui ça ?\nEt pourquoi partir ?",
    ]
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join)
ANSWERS = st.lists(PARAGRAPHS, min_size=1, max_size=3).map("\n".join)
LABELS = st.sampled_from(
    [("Enquêtrice", "M3"), ("Interviewer", "P12"), ("Intervieweur", "Médecin 4"), ("I", "E1")]
)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """One asks and one tells, with a time for each turn or for none."""
    asker, teller = draw(LABELS)
    exchanges = draw(st.lists(st.tuples(QUESTIONS, ANSWERS), min_size=2, max_size=5))
    texts = [text for exchange in exchanges for text in exchange]
    timed = draw(st.booleans())
    turns: list[Turn] = []
    reached, now = 0, 0.0
    for n, text in enumerate(texts):
        role, speaker = [(Role.INTERVIEWER, asker), (Role.RESPONDENT, teller)][n % 2]
        start, now = now, now + draw(st.integers(1, 4000))
        times = (start, now) if timed else (None, None)
        turns.append(Turn(Span(reached, reached + len(text)), role, speaker, *times))
        reached += len(text) + 1
    return Transcript("\n".join(texts), tuple(turns))


def again(transcript: Transcript, ending: str) -> Transcript:
    content = COMPOSERS[ending](transcript)
    return recognise(read_document(f"a.{ending}", content)).transcript()


@pytest.mark.parametrize("ending", COMPOSERS)
@pytest.mark.parametrize("language", ["fr", "en"])
@settings(max_examples=25, deadline=None)
@given(transcript=transcripts())
def test_the_same_turns_come_back(ending: str, language: str, transcript: Transcript) -> None:
    with speaking(language):
        back = again(transcript, ending)
    assert back.text == transcript.text
    assert [(t.span, t.speaker, t.role) for t in back.turns] == [
        (t.span, t.speaker, t.role) for t in transcript.turns
    ]
    if transcript.turns[0].start_s is not None:
        assert [t.start_s for t in back.turns] == [t.start_s for t in transcript.turns]
    if ending == "vtt" and transcript.turns[0].end_s is not None:
        assert [t.end_s for t in back.turns] == [t.end_s for t in transcript.turns]


def talk(text: str, **turn: object) -> Transcript:
    return Transcript(text, (Turn(Span(0, len(text)), **turn),))  # type: ignore[arg-type]


def test_a_turn_without_a_name_gets_the_word_for_its_role() -> None:
    with speaking("en"):
        assert transcript_txt(talk("Yes.", role=Role.RESPONDENT)) == b"Participant: Yes.\n"
        assert speaker_of(Turn(Span(0, 1), Role.INTERVIEWER)) == "Interviewer"


def test_facts_stand_at_the_head() -> None:
    with speaking("fr"):
        content = transcript_txt(
            talk("Oui.", role=Role.RESPONDENT, speaker="M3"), [("Date", "mai")]
        )
    assert content.decode() == "Date\u00a0: mai\n\nM3\u00a0: Oui.\n"


def test_vtt_escapes_its_signs_and_marks_paragraphs_and_notes() -> None:
    text = "a < b & c --> d (rires)\nfin"
    transcript = Transcript(
        text,
        (Turn(Span(0, len(text)), Role.RESPONDENT, "M<3>", 1.5, 3725.25),),
        (Span(text.index("("), text.index(")") + 1),),
    )
    assert transcript_vtt(transcript).decode() == (
        "WEBVTT\n\n1\n00:00:01.500 --> 01:02:05.250\n<v M&lt;3&gt;>a &lt; b &amp; c --&gt; d "
        "<i>(rires)</i>\n<c.paragraph></c>fin</v>\n"
    )
    assert again(transcript, "vtt").text == text


def test_times_that_are_not_known_are_estimated_and_said_to_be() -> None:
    with speaking("en"):
        content = transcript_vtt(talk("a b c d e", role=Role.RESPONDENT, speaker="M3")).decode()
    assert "NOTE Some times are estimated" in content
    assert "00:00:00.000 --> 00:00:02.000" in content


def test_a_word_file_names_no_author_and_sets_notes_in_italics() -> None:
    from io import BytesIO

    import docx

    text = "Oui (rires) voilà"
    transcript = Transcript(
        text, (Turn(Span(0, len(text)), Role.RESPONDENT, "M3"),), (Span(4, 11),)
    )
    document = docx.Document(BytesIO(transcript_docx(transcript)))
    assert document.core_properties.author == ""
    assert [(r.text, bool(r.italic)) for r in document.paragraphs[0].runs][1:] == [
        ("Oui ", False),
        ("(rires)", True),
        (" voilà", False),
    ]


def test_a_clock_shows_parts_of_a_second_only_where_there_are_any() -> None:
    assert [clock(s) for s in (0, 59.9994, 3725.25)] == ["00:00:00", "00:00:59.999", "01:02:05.250"]
