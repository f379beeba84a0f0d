"""What is written is valid against the official schema, and reads back as it was."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.model import Role, Span, Transcript, Turn
from qualcode.refi.layout import LaidOut, turns_of
from qualcode.refi.package import package, read_bare
from qualcode.refi.project import RefiProject
from qualcode.refi.rich_text import rich_text
from qualcode.refi.xml_writer import codebook_xml, project_xml
from tests.refi.archives import assert_valid, round_trip
from tests.refi.random_projects import projects

MODEST = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@MODEST
@given(projects())
def test_every_project_is_valid_and_comes_back_as_it_was(project: RefiProject) -> None:
    assert_valid(project_xml(project))
    back = round_trip(project)
    assert replace(back, findings=()) == project
    assert not back.findings


@MODEST
@given(projects())
def test_every_codebook_is_valid_and_comes_back_as_it_was(project: RefiProject) -> None:
    if not project.codes:
        return
    xml = codebook_xml(project)
    assert_valid(xml, "Codebook")
    bare = tuple(replace(code, note_guids=()) for code in project.codes)
    assert read_bare("c.qdc", xml).codes == bare


def test_an_empty_project_is_valid_and_has_no_codebook() -> None:
    xml = project_xml(RefiProject("Vide", "qualcode"))
    assert_valid(xml)
    assert b"CodeBook" not in xml


@MODEST
@given(projects())
def test_two_packages_of_the_same_project_are_the_same_bytes(project: RefiProject) -> None:
    assert package(project) == package(project)


SAID = st.text(st.sampled_from("abé ’😀e\u0301:[]“”«»"), max_size=12)
SPEAKERS = st.sampled_from(
    ["", "M3", "Enquêteur", "Interviewer 2", "Participant", "Participant 3", "Autre", "Dr B", "“M”"]
)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """Turns that tile their text, as every transcript of a study does."""
    turns: list[Turn] = []
    said: list[str] = []
    reached = 0
    for _ in range(draw(st.integers(1, 6))):
        words = "\n".join(p for p in draw(st.lists(SAID.map(str.strip), max_size=3)) if p)
        role = draw(st.sampled_from(list(Role)))
        speaker = draw(SPEAKERS).replace("“", "").replace("”", "")
        start_s = draw(st.one_of(st.none(), st.integers(0, 9000).map(float)))
        turns.append(Turn(Span(reached, reached + len(words)), role, speaker, start_s))
        said.append(words)
        reached += len(words) + 1
    return Transcript("\n".join(said), tuple(turns))


@settings(max_examples=200, deadline=None)
@given(transcripts(), st.sampled_from(["fr", "en"]))
def test_a_transcript_laid_out_is_read_back_with_its_speakers(
    transcript: Transcript, language: str
) -> None:
    assert turns_of(LaidOut(transcript, language).text) == transcript


@settings(max_examples=200, deadline=None)
@given(transcripts(), st.data())
def test_every_span_finds_its_way_there_and_back(
    transcript: Transcript, data: st.DataObject
) -> None:
    ends = st.integers(0, len(transcript.text))
    start, end = sorted((data.draw(ends), data.draw(ends)))
    laid_out = LaidOut(transcript)
    there = laid_out.there(Span(start, end))
    assert laid_out.back(there) == Span(start, end)
    turn = transcript.turn_at(start)
    if turn is not None and turn.span.contains(Span(start, end)):
        assert there.cut(laid_out.text) == transcript.text[start:end]


def test_the_word_file_beside_a_text_holds_the_same_characters() -> None:
    import docx

    text = Transcript("Bonjour à tous\nOui & non", (Turn(Span(0, 24), Role.RESPONDENT, "M3"),))
    laid_out = LaidOut(text)
    from io import BytesIO

    from tests.refi.archives import zipped

    document = docx.Document(BytesIO(zipped(rich_text(laid_out.text, laid_out.heads))))
    assert "\n".join(p.text for p in document.paragraphs) == laid_out.text
    assert [run.bold for run in document.paragraphs[0].runs] == [True, None]
