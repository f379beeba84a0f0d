"""Codings made on a raw text stand on the same words of the transcript that was read from it."""

from __future__ import annotations

from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.ingest.alignment import Alignment
from qualcode.ingest.decoding import Decoded
from qualcode.ingest.draft import TranscriptDraft
from qualcode.ingest.plain import read_txt
from qualcode.ingest.structure.recognise import recognise
from qualcode.model import Span

WORDS = [
    "oui",
    "l’équipe",
    "e\u0301te\u0301",
    "très",
    "😀",
    "coordonner",
    "(rires)",
    "non",
    "M3",
    "ça",
]
SAID = st.lists(st.sampled_from(WORDS), min_size=2, max_size=12)
GAPS = st.sampled_from([" ", "  ", " \t", "\u00a0"])


def _draft(raw: str) -> TranscriptDraft:
    return recognise(read_txt("E1.txt", Decoded(raw, "utf-8")))


@st.composite
def interviews(draw: st.DrawFn) -> str:
    """Labelled turns, some with times, blank lines and several paragraphs."""
    lines = []
    for n in range(draw(st.integers(3, 8))):
        label = "Enquêtrice : " if n % 2 == 0 else "M3 : "
        time = f"[00:0{n}:00] " if draw(st.booleans()) else ""
        gap = draw(GAPS)
        lines.append(time + label + gap.join(draw(SAID)))
        lines += [""] * draw(st.integers(0, 2))
        if draw(st.booleans()):
            lines.append(draw(GAPS).join(draw(SAID)))
    return "\n".join(lines)


@settings(max_examples=150, deadline=None)
@given(interviews(), st.data())
def test_what_was_coded_in_the_raw_text_is_what_is_coded_in_the_transcript(
    raw: str, data: st.DataObject
) -> None:
    draft = _draft(raw)
    alignment = Alignment(raw, draft)
    text = draft.transcript().text
    assert alignment.text == text
    assert alignment.n_lost == 0
    ends = st.integers(0, len(raw))
    start, end = sorted((data.draw(ends), data.draw(ends)))
    span = alignment.into(Span(start, end))
    if span is None or start == end:
        return
    said = "".join(span.cut(text).split())
    # a letter at an end may be composed with the mark beside it
    written = iter(normalize("NFC", raw[max(0, start - 1) : end + 1]))
    assert all(letter in written for letter in said)


@settings(max_examples=80, deadline=None)
@given(interviews())
def test_every_turn_is_found_where_it_was_said(raw: str) -> None:
    draft = _draft(raw)
    alignment = Alignment(raw, draft)
    lines = raw.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    for turn, known in zip(draft.turns, draft.transcript().turns, strict=True):
        first = starts[turn.line - 1]
        last = first + len(lines[turn.line - 1])
        span = alignment.into(Span(first, last))
        assert span is not None
        assert known.span.start == span.start
        assert known.span.end >= span.end


def test_a_label_or_a_blank_line_alone_is_nowhere() -> None:
    raw = "Enquêtrice : Bonjour ?\n\nM3 : Oui, bonjour.\nEnquêtrice : Et ?\nM3 : Voilà."
    alignment = Alignment(raw, _draft(raw))
    assert alignment.into(Span(0, 11)) is None
    assert alignment.into(Span(raw.index("\n\n"), raw.index("M3"))) is None
    found = alignment.into(Span(raw.index("M3 : Oui"), raw.index("bonjour.") + 8))
    assert found is not None
    assert found.cut(alignment.text) == "Oui, bonjour."


def test_a_short_answer_is_not_found_inside_a_name() -> None:
    raw = "Anne : Ça va ?\nLouis : oui\nAnne : Vraiment ?\nLouis : oui\nAnne : Bien.\nLouis : oui voilà"
    alignment = Alignment(raw, _draft(raw))
    at = raw.index("oui\nAnne : Vraiment")
    found = alignment.into(Span(at, at + 3))
    assert found is not None
    assert found.cut(alignment.text) == "oui"
    assert alignment.text[: found.start] == "Ça va ?\n"
