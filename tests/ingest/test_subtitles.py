"""Subtitles from Whisper, Teams, Zoom and subtitle editors."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.ingest.cues import Cue, timing
from qualcode.ingest.reading import read_document
from tests.ingest.samples import looks, said, texts

WHISPER = """WEBVTT

00:00.000 --> 00:04.500
Bonjour, est-ce que vous pourriez
vous présenter ?

00:04.500 --> 01:02:09.000
Oui.
"""


def cues(name: str, text: str) -> list[tuple[str | None, float | None, float | None, str]]:
    document = read_document(name, text.encode())
    return [(q.speaker, q.start_s, q.end_s, q.text) for q in document.paragraphs]


def test_whisper_cues_have_times_and_joined_lines() -> None:
    assert cues("a.vtt", WHISPER) == [
        (None, 0.0, 4.5, "Bonjour, est-ce que vous pourriez vous présenter ?"),
        (None, 4.5, 3729.0, "Oui."),
    ]


def test_teams_voices_are_speakers() -> None:
    text = (
        "\ufeffWEBVTT\r\n\r\nNOTE durée 12 min\r\nencore\r\n\r\n5f2a/12-0\r\n"
        "00:00:03.1 --> 00:00:05.0 align:start\r\n<v Inès Lorcat>Bonjour &amp; merci</v>\r\n\r\n"
        "5f2a/13-0\r\n00:00:05.0 --> 00:00:07.0\r\n<v.loud M3>Oui <i>(rires)</i></v><v E>Ah</v>\r\n"
    )
    document = read_document("a.vtt", text.encode())
    assert [(q.speaker, q.text, q.line) for q in document.paragraphs] == [
        ("Inès Lorcat", "Bonjour & merci", 1),
        ("M3", "Oui (rires)", 2),
        ("E", "Ah", 2),
    ]
    assert looks(document)[1] == [("Oui ", ""), ("(rires)", "i")]
    assert document.findings == ()


def test_zoom_names_before_colons_are_speakers() -> None:
    text = "WEBVTT\n\n" + "\n\n".join(
        f"{n}\n00:00:{n:02d}.000 --> 00:00:{n + 1:02d}.000\n{who}: phrase {n}, à 12:30"
        for n, who in enumerate(["Inès Lorcat", "Thomas P.", "Inès Lorcat", "Thomas P."], 1)
    )
    assert [(who, words) for who, _, _, words in cues("a.vtt", text)][:2] == [
        ("Inès Lorcat", "phrase 1, à 12:30"),
        ("Thomas P.", "phrase 2, à 12:30"),
    ]


def test_a_colon_now_and_then_names_nobody() -> None:
    text = WHISPER + "\n00:10.000 --> 00:12.000\nVoilà : c’est dit.\n"
    assert {who for who, *_ in cues("a.vtt", text)} == {None}


SRT = """1
00:00:01,000 --> 00:00:02,500
<i>Bonjour</i>
à vous

2
00:00:03,000 --> 00:00:04,000
- Oui.
- Non.

3
00:00:05,000 --> 00:00:06,000
<rires> {\\an8}fin
"""


def test_srt_cues_are_read_and_two_dashes_are_two_speakers() -> None:
    assert [words for *_, words in cues("a.srt", SRT)] == [
        "Bonjour à vous",
        "- Oui.",
        "- Non.",
        "<rires> fin",
    ]


def test_srt_without_blank_lines_is_read() -> None:
    tight = SRT.replace("\n\n", "\n")
    assert cues("a.srt", tight) == cues("a.srt", SRT)


def test_an_srt_is_known_without_its_ending() -> None:
    assert read_document("a.txt", SRT.encode("utf-16")).format == "srt"


def test_what_belongs_to_no_cue_is_named() -> None:
    document = read_document("a.srt", f"Perdu\n\n{SRT}\n\nPerdu aussi\n".encode())
    assert len(texts(document)) == 4
    assert said(document)[0] == "This line belongs to no subtitle and was left out: “Perdu”."
    assert len(said(document)) == 2


WORDS = st.text(alphabet="abcdé '’,.!", min_size=1, max_size=30).filter(lambda t: t.strip())
TIMES = st.integers(min_value=0, max_value=10**7)


def clock(thousandths: int) -> str:
    seconds = thousandths // 1000
    parts = f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"
    return f"{parts},{thousandths % 1000:03d}"


@given(st.lists(st.tuples(TIMES, TIMES, WORDS), min_size=1, max_size=8))
def test_composed_cues_come_back(spoken: list[tuple[int, int, str]]) -> None:
    text = "\n\n".join(
        f"{n}\n{clock(a)} --> {clock(b)}\n{words}" for n, (a, b, words) in enumerate(spoken, 1)
    )
    found = cues("a.srt", text)
    assert [(a, b) for _, a, b, _ in found] == [(a / 1000, b / 1000) for a, b, _ in spoken]
    assert [words for *_, words in found] == [" ".join(w.split()) for _, _, w in spoken]


def test_a_timing_line_is_known_in_its_usual_forms() -> None:
    assert timing("00:01 --> 00:02") == (1.0, 2.0)
    assert timing("1:00:01.25 --> 1:00:02,5 line:0") == (3601.25, 3602.5)
    assert timing("de 00:01 à 00:02") is None
    assert Cue(1, 0.0, 1.0, ("a",)).lines == ("a",)


def test_names_above_the_words_of_every_cue_are_speakers() -> None:
    cues = [
        ("Hedda Vik", "You spin what?"),
        ("Tor Lund", "Flax,\nand hemp."),
        ("Hedda Vik", "Alone?"),
    ]
    text = "\n\n".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{name}\n{said}"
        for n, (name, said) in enumerate(cues, 1)
    )
    document = read_document("a.srt", text.encode())
    assert [(q.speaker, q.text) for q in document.paragraphs] == [
        ("Hedda Vik", "You spin what?"),
        ("Tor Lund", "Flax, and hemp."),
        ("Hedda Vik", "Alone?"),
    ]


def test_first_lines_of_captions_are_words_when_none_comes_back() -> None:
    text = "\n\n".join(
        f"00:00:0{n},000 --> 00:00:0{n},900\nWe saw {n} seals\nnear the quay" for n in range(1, 5)
    )
    document = read_document("a.srt", text.encode())
    assert {(q.speaker, q.text[:6]) for q in document.paragraphs} == {(None, "We saw")}
