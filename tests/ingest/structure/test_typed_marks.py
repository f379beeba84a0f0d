"""Marks of Markdown in files that are no Markdown: pasted from a site or a program."""

import pytest

from qualcode.ingest.reading import read_document
from qualcode.ingest.structure.recognise import recognise
from qualcode.model import Role
from tests.ingest.samples import docx_of

TALK = [
    ("nadia ferhat", "So when did the choir begin?"),
    ("Émile Rostand", "In a garage. We were five."),
    ("nadia ferhat", "And who wrote the songs?"),
    ("Émile Rostand", "I did, *badly*."),
]
MARKED = [
    "**{}:** {}",
    "**{}**: {}",
    "__{}__: {}",
    "**{} :** {}",
    "**[00:02:10] {}:** {}",
    "*{}:* {}",
    "_{}_: {}",
]


def _typed(mark: str) -> str:
    turns = [mark.format(*turn) for turn in TALK]
    return "\n\n".join(["## Beginnings", *turns[:2], "We grew.", "## The songs", *turns[2:]])


@pytest.mark.parametrize("mark", MARKED)
@pytest.mark.parametrize("kind", ["txt", "md", "docx", "windows"])
def test_labels_between_stars_are_labels_in_any_file(mark: str, kind: str) -> None:
    text = _typed(mark)
    name = "a.txt" if kind == "windows" else f"a.{kind}"

    def fill(document: object) -> None:
        for line in text.split("\n\n"):
            document.add_paragraph(line)  # type: ignore[attr-defined]

    content = text.replace("\n", "\r\n" if kind == "windows" else "\n").encode()
    draft = recognise(read_document(name, docx_of(fill) if kind == "docx" else content))
    assert [(turn.speaker, turn.text) for turn in draft.turns] == [
        ("nadia ferhat", "So when did the choir begin?"),
        ("Émile Rostand", "In a garage. We were five.\nWe grew."),
        ("", "The songs"),
        ("nadia ferhat", "And who wrote the songs?"),
        ("Émile Rostand", "I did, badly."),
    ]
    assert draft.header == ("Beginnings",)
    assert [s.role for s in draft.speakers] == [Role.INTERVIEWER, Role.RESPONDENT]


def test_names_as_headings_are_labels() -> None:
    text = "### Nadia\nWhen?\n\n### Émile\nIn May. It rained.\n\n### Nadia\nAnd?\n\n### Émile\nMud."
    draft = recognise(read_document("a.txt", text.encode()))
    assert [(turn.speaker, turn.text) for turn in draft.turns] == [
        ("Nadia", "When?"),
        ("Émile", "In May. It rained."),
        ("Nadia", "And?"),
        ("Émile", "Mud."),
    ]


def test_labels_and_questions_may_be_the_whole_line_in_bold() -> None:
    text = "**Nadia**\n\nWhen?\n\n**Émile**\n\nIn May. It rained.\n\n**Nadia**\n\nAnd?\n\n**Émile**\n\nMud."
    draft = recognise(read_document("a.txt", text.encode()))
    assert [turn.speaker for turn in draft.turns] == ["Nadia", "Émile"] * 2
    text = "**Who sang first?**\n\nI did, in the garage.\n\n__And then?__\n\n**All?**\n\nAll of us, loudly."
    draft = recognise(read_document("a.txt", text.encode()))
    assert [(turn.speaker, turn.text) for turn in draft.turns][:2] == [
        ("Q", "Who sang first?"),
        ("R", "I did, in the garage."),
    ]


def test_stars_and_hashes_of_a_plain_text_stay() -> None:
    text = "MN : Alors ?\nM3 : Le poste #2, c'est **tout** pour eux.\nMN : Ah ?\nM3 : 3 * 4 heures."
    draft = recognise(read_document("a.txt", text.encode()))
    assert draft.turns[1].text == "Le poste #2, c'est **tout** pour eux."
    assert draft.turns[3].text == "3 * 4 heures."
