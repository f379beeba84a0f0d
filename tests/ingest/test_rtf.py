"""Rich text, compared with an independent reader's text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from striprtf.striprtf import rtf_to_text

from qualcode.errors import BadInputError
from qualcode.ingest.reading import read_document
from tests.ingest.samples import looks, said, texts

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Cyr;}}"
    r"{\colortbl;\red0\green0\blue0;}{\*\generator Riched20;}{\info{\author Personne}}"
)


def rtf(body: str) -> bytes:
    return f"{HEAD}{body}}}".encode("latin-1")


SAMPLES = (
    r"\pard Enqu\'eatrice : \'c7a va ?\par M3 : Tr\u232\'e8s bien\u8230?\par",
    r"\pard\b E : \b0 oui {\i (rires)} non\par{\b M3}\~: \ldblquote voil\'e0\rdblquote\par",
    r"\pard{\f1 \'cf\'f0\'e8\'e2\'e5\'f2}\par\'e9t\'e9\tab fin\line suite\par",
    r"\pard\uc2\u8217''apostrophe\uc1\u8217'ici \emdash  tiret\par",
    r"{\header En-t\'eate}\pard a{\*\bkmkstart b}{\pict\pngblip 89504e47}c\par",
    r"\pard \u-10179?\u-8704? emoji\par",
)


@pytest.mark.parametrize("body", SAMPLES)
def test_the_text_is_that_of_an_independent_reader(body: str) -> None:
    content = rtf(body)
    read: Callable[[str], str] = rtf_to_text
    theirs = read(content.decode("latin-1")).encode("utf-16", "surrogatepass")
    lines = theirs.decode("utf-16").replace("\x00", "").split("\n")
    ours = texts(read_document("a.rtf", content))
    assert ours == [line.strip() for line in lines if line.strip()]


def test_bold_and_italic_end_with_their_group() -> None:
    document = read_document("a.rtf", rtf(r"\pard{\b E : {\i et} vous ?} oui\par\plain non\par"))
    assert looks(document) == [
        [("E : ", "b"), ("et", "bi"), (" vous ?", "b"), (" oui", "")],
        [("non", "")],
    ]


def test_list_entries_are_marked_and_their_signs_dropped() -> None:
    body = r"\pard{\listtext\f3\'b7\tab}\ls1 Quel parcours ?\par\pard R\'e9ponse\par"
    document = read_document("a.rtf", rtf(body))
    assert [(q.text, q.bullet) for q in document.paragraphs] == [
        ("Quel parcours ?", True),
        ("Réponse", False),
    ]


def test_notes_deletions_and_hidden_text_are_left_out_with_a_remark() -> None:
    body = (
        r"\pard oui{\footnote une note}{\*\annotation un avis}{\deleted parti}{\v Lancelin} non\par"
    )
    document = read_document("a.rtf", rtf(body))
    assert texts(document) == ["oui non"]
    assert said(document) == [
        "One footnote or endnote was left out.",
        "One comment was left out.",
        "The file has tracked changes: insertions were kept, one deletion was left out.",
        "One stretch of hidden text was left out.",
    ]


def test_a_table_gives_a_turn_a_row() -> None:
    rows = [("Locuteur", "Texte"), ("E", "Bonjour"), ("M3", r"Un\par deux")]
    body = "".join(
        rf"\trowd\cellx1\cellx2\pard\intbl {a}\cell\pard\intbl {b}\cell\row " for a, b in rows
    )
    document = read_document("a.rtf", rtf(body + r"\pard fin\par"))
    assert [(q.speaker, q.text) for q in document.paragraphs] == [
        ("E", "Bonjour"),
        ("M3", "Un"),
        ("M3", "deux"),
        (None, "fin"),
    ]


def test_raw_bytes_of_a_picture_are_skipped() -> None:
    body = r"\pard avant{\pict\bin5 }}}}}}apr\'e8s\par"
    assert texts(read_document("a.rtf", rtf(body))) == ["avantaprès"]


def test_what_follows_the_document_is_ignored() -> None:
    assert texts(read_document("a.rtf", rtf(r"\pard un\par") + b"deux")) == ["un"]


def test_a_file_cut_short_is_read_as_far_as_it_goes_with_a_remark() -> None:
    document = read_document("a.rtf", rtf(r"\pard{\b un\par deux")[:-1])
    assert texts(document) == ["un", "deux"]
    assert "cut short" in said(document)[0]


def test_endless_groups_are_refused() -> None:
    with pytest.raises(BadInputError):
        read_document("a.rtf", b"{\\rtf1 " + b"{" * 2_000_000)
