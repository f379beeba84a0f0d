"""Tables that hold interviews."""

from __future__ import annotations

import pytest

from qualcode.errors import BadInputError
from qualcode.ingest.reading import read_document, read_documents
from tests.ingest.samples import said, texts, xlsx_of

TURNS: list[list[object]] = [
    ["Début", "Fin", "Locuteur", "Texte"],
    ["00:00:01", "4,5", "E :", "Bonjour"],
    ["00:01:02.5", None, "M3", "Oui.\nEt puis non."],
    [None, None, None, "Enfin."],
    ["00:02:00", None, "E", None],
]


def test_a_row_is_a_turn_with_its_speaker_and_times() -> None:
    document = read_document("a.xlsx", xlsx_of({"V": TURNS}))
    assert [(q.line, q.speaker, q.start_s, q.end_s, q.text) for q in document.paragraphs] == [
        (2, "E", 1.0, 4.5, "Bonjour"),
        (3, "M3", 62.5, None, "Oui."),
        (3, "M3", None, None, "Et puis non."),
        (4, "M3", None, None, "Enfin."),
    ]
    assert said(document) == ["The row names a speaker but holds no text; it was left out."]


def test_english_headings_in_a_csv_are_known() -> None:
    content = b"Speaker,Start time,Utterance\nI,0:05,Hello\nP1,0:09,Hi\n"
    document = read_document("a.csv", content)
    assert [(q.speaker, q.start_s) for q in document.paragraphs] == [("I", 5.0), ("P1", 9.0)]


def test_a_participant_column_gives_an_interview_each() -> None:
    content = b"entretien,locuteur,texte\nM1,E,a\nM1,M1,b\nM2,E,c\n,M2,d\n"
    documents = read_documents("a.csv", content)
    assert [(d.participant, texts(d)) for d in documents] == [
        ("M1", ["a", "b"]),
        ("M2", ["c", "d"]),
    ]
    with pytest.raises(BadInputError, match="2"):
        read_document("a.csv", content)


def test_a_row_an_answer_gives_question_and_answer() -> None:
    content = "participant;question;réponse\nM1;Quel parcours ?;Long.\nM1;Et après ?;Rien.\n"
    (document,) = read_documents("a.csv", content.encode())
    assert [(q.speaker, q.text, q.runs[0].bold) for q in document.paragraphs] == [
        ("Q", "Quel parcours ?", True),
        ("M1", "Long.", False),
        ("Q", "Et après ?", True),
        ("M1", "Rien.", False),
    ]


def test_questions_as_headings_give_a_document_a_participant() -> None:
    rows = [["Code participant", "Quel parcours ?", "Et après ?"], ["M1", "Long.", ""]]
    rows.append(["M2", "Court.", "Rien."])
    documents = read_documents("a.xlsx", xlsx_of({"R": rows}))
    assert [(d.participant, texts(d)) for d in documents] == [
        ("M1", ["Quel parcours ?", "Long."]),
        ("M2", ["Quel parcours ?", "Court.", "Et après ?", "Rien."]),
    ]
    assert "one row a participant" in said(documents[0])[0]


def test_turns_without_headings_are_known_by_their_shape() -> None:
    content = "E;Bonjour à vous\nM3;Bonjour, oui, alors voilà\nE;Et ensuite ?\nM3;Ensuite, rien\n"
    document = read_document("a.csv", content.encode())
    assert [q.speaker for q in document.paragraphs] == ["E", "M3", "E", "M3"]
    assert document.paragraphs[0].line == 1


def test_a_sheet_of_facts_comes_before_its_interview() -> None:
    facts = [["Date", "12 mars 2024"], ["Durée :", "41 min"]]
    document = read_document("a.xlsx", xlsx_of({"Entretien": facts, "Verbatim": TURNS}))
    assert texts(document)[:3] == ["Date : 12 mars 2024", "Durée : 41 min", "Bonjour"]


def test_a_table_without_a_word_is_refused() -> None:
    with pytest.raises(BadInputError):
        read_documents("a.csv", b"locuteur,texte\n,\n")
