"""Plain text and Markdown."""

from __future__ import annotations

import textwrap

import pytest

from qualcode.ingest.hyphens import HyphenJoiner
from qualcode.ingest.reading import read_document
from qualcode.ingest.structure.recognise import recognise
from qualcode.wording import render
from tests.ingest.samples import looks, said, texts

TALK = (
    "M3 : Alors moi, quand je suis arrivé dans le territoire, il y avait encore onze médecins, et "
    "puis les uns après les autres ils sont partis, alors on s’est retrouvés à trois pour tout le "
    "canton, et je ne vous parle pas des gardes, ni de l’hiver, ni de la route du plateau."
)


def test_each_line_is_a_paragraph_with_its_number() -> None:
    document = read_document("a.txt", b"E : un\r\n\r\n  M3 : deux  \r\rE : trois")
    assert [(q.line, q.text) for q in document.paragraphs] == [
        (1, "E : un"),
        (3, "M3 : deux"),
        (5, "E : trois"),
    ]
    assert document.findings == ()


@pytest.mark.parametrize("width", [60, 72, 80])
def test_lines_cut_at_a_width_are_joined_again(width: int) -> None:
    asked = "E : Et comment avez-vous fait, concrètement, pour tenir aussi longtemps à si peu ?"
    turns = [asked, TALK] * 4
    wrapped = "\n\n".join(textwrap.fill(turn, width, break_on_hyphens=False) for turn in turns)
    document = read_document("a.txt", wrapped.encode())
    assert texts(document) == turns
    assert "joined again" in said(document)[0]


def test_short_turns_are_not_taken_for_cut_lines() -> None:
    turns = [f"E : Question {n} ?\nM3 : Réponse numéro {n}, voilà." for n in range(40)]
    assert len(texts(read_document("a.txt", "\n".join(turns).encode()))) == 80


def test_bullets_are_marked_and_dashes_left_to_the_dialogue() -> None:
    document = read_document("a.txt", "• Votre parcours ?\n– Eh bien voilà.\n".encode())
    assert [(q.text, q.bullet) for q in document.paragraphs] == [
        ("Votre parcours ?", True),
        ("– Eh bien voilà.", False),
    ]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("il est entière-", "ment parti", "il est entièrement parti"),
        ("est-", "ce que", "est-ce que"),
        ("pour-", "tant", "pourtant"),
        ("main-", "tenant", "maintenant"),
        ("rendez-", "vous pris", "rendez-vous pris"),
        ("vingt-", "cinq ans", "vingt-cinq ans"),
        ("avez-", "vous fait", "avez-vous fait"),
        ("Jean-", "Paul", "Jean-Paul"),
        ("2019-", "2020", "2019-2020"),
        ("peut-", "être", "peut-être"),
        ("attendez -", "voilà", "attendez - voilà"),
        ("attendez", "voilà", "attendez voilà"),
        ("terri\u00ad", "toire", "territoire"),
        ("com-", "munity", "community"),
        ("well-", "known", "well-known"),
    ],
)
def test_a_word_cut_at_a_line_end_is_whole_again(before: str, after: str, joined: str) -> None:
    assert HyphenJoiner([]).join(before, after) == joined


def test_what_the_text_says_elsewhere_decides_about_a_hyphen() -> None:
    assert HyphenJoiner(["un porte-parole"]).join("le porte-", "parole") == "le porte-parole"
    assert HyphenJoiner(["un Trévignacois"]).join("un trévi-", "gnacois") == "un trévignacois"


def test_markdown_marks_become_looks() -> None:
    document = read_document(
        "a.md",
        b"# Entretien\n\n- **Votre parcours ?**\n*(rires)* __oui__ et _non_ \\*\n> cit\xc3\xa9\n---\n",
    )
    assert looks(document) == [
        [("Entretien", "")],
        [("Votre parcours ?", "b")],
        [("(rires) ", "i"), ("oui", "b"), (" et ", ""), ("non ", "i"), ("*", "")],
        [("cité", "")],
    ]
    assert [(q.heading, q.bullet) for q in document.paragraphs][:2] == [(1, False), (0, True)]


@pytest.mark.parametrize(
    "typed", ["le docteur M***", "5 * 3 * 2", "un_nom_de_fichier", "*seul", "** seul", "a ** b"]
)
def test_marks_that_pair_with_nothing_stay_as_typed(typed: str) -> None:
    assert texts(read_document("a.md", typed.encode())) == [typed]


def test_bold_and_italic_together_are_both() -> None:
    document = read_document("a.md", b"***E :*** et **gras *et* gras**")
    assert looks(document) == [
        [("E :", "bi"), (" et ", ""), ("gras ", "b"), ("et", "bi"), (" gras", "b")]
    ]


def test_numbered_entries_keep_their_number() -> None:
    document = read_document("a.md", b"1. Un\n12) Deux")
    assert texts(document) == ["1. Un", "12) Deux"]
    assert all(q.bullet for q in document.paragraphs)


FOLDED = """name: Ottilie Fournel
interview_date: 4-Feb-2019
interview_city: Cahors
notes: Ottilie kept a dye works for most of her
  life, first with an uncle and then
  alone.
Q: What did the river look like when the works were
  open?
OF: It ran blue on Mondays, since the vats were
  emptied then, and brown on all the other
  days of the week.
Q: Did people complain about the colour, or was it
  the smell?
OF: Nobody did. The town lived on it, you
  see, the school and the church as well, and
  whoever complained had a cousin
  in the works.
Q: And the fish?
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("fence", ["", "---\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_folded_lines_are_joined_and_keys_at_the_head_are_facts(
    end: str, fence: str, name: str
) -> None:
    head, talk = FOLDED[: FOLDED.index("Q:")], FOLDED[FOLDED.index("Q:") :]
    text = (fence + head + fence + talk).replace("\n", end)
    document = read_document(name, text.encode())
    assert (
        "notes: Ottilie kept a dye works for most of her life, first with an uncle and then "
        in (texts(document)[3 + bool(fence and name == "a.txt")])
    )
    draft = recognise(document)
    assert [turn.text for turn in draft.turns][:2] == [
        "What did the river look like when the works were open?",
        "It ran blue on Mondays, since the vats were emptied then, and brown on all the other "
        "days of the week.",
    ]
    assert len(draft.turns) == 5
    assert (draft.facts.date, draft.facts.place) == ("2019-02-04", "Cahors")
    assert [render(finding.text, "en") for finding in draft.findings] == [
        "7 lines that begin with blanks were joined to the line above them."
    ]


def test_first_lines_set_in_by_a_typist_are_paragraphs_of_their_own() -> None:
    lines = [f"   Et le {n}e jour il fit froid.\nnous restions là." for n in range(12)]
    assert len(texts(read_document("a.txt", "\n".join(lines).encode()))) == 24
