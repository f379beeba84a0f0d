"""An interview guide as YAML or plain text."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.ingest.guide_file import read_guide
from qualcode.model import Question


def test_yaml_versions_have_dates_notes_questions_and_prompts() -> None:
    content = """
versions:
  - date: 2024-02-26
    note: première version
    questions:
      - text: Qui êtes-vous ?
        prompts: ["Depuis quand ?", "Et avant ?"]
      - Que faites-vous ?
  - date: 27 mai 2024
    questions:
      - question: Qui êtes-vous ?
        relances: Et avant ?
"""
    first, second = read_guide("guide.yaml", content.encode()).versions
    assert (first.number, first.valid_from, first.note) == (
        1,
        date(2024, 2, 26),
        "première version",
    )
    assert first.questions == (
        Question("Qui êtes-vous ?", ("Depuis quand ?", "Et avant ?")),
        Question("Que faites-vous ?"),
    )
    assert (second.number, second.valid_from) == (2, date(2024, 5, 27))
    assert second.questions == (Question("Qui êtes-vous ?", ("Et avant ?",)),)


def test_a_bare_list_of_questions_is_a_guide() -> None:
    read = read_guide(
        "guide.yml", b"- Who are you?\n- {theme: work, questions: ['What do you do?']}\n"
    )
    assert [question.text for question in read.versions[0].questions] == [
        "Who are you?",
        "What do you do?",
    ]


def test_plain_text_gives_questions_and_prompts() -> None:
    content = """Guide d'entretien
Version 1 - 12 mars 2024
Thème 1 : le parcours
1. Pouvez-vous vous présenter ?
   - Depuis quand ?
   Relance : Et avant ?
2. Que pensez-vous du projet ?

Version 2, 3 mai 2024
- Parlez-moi de vous.
- Et les autres ?
  Relances : lesquels ?
"""
    first, second = read_guide("guide.txt", content.encode()).versions
    assert first.valid_from == date(2024, 3, 12)
    assert first.questions == (
        Question("Pouvez-vous vous présenter ?", ("Depuis quand ?", "Et avant ?")),
        Question("Que pensez-vous du projet ?"),
    )
    assert second.questions == (
        Question("Parlez-moi de vous."),
        Question("Et les autres ?", ("lesquels ?",)),
    )


def test_a_guide_written_in_word_is_read() -> None:
    word = Document()
    word.add_paragraph("Guide d'entretien, version 1, 12 mars 2024")
    word.add_paragraph("Que faites-vous ici ?")
    word.add_paragraph("Depuis quand ?", style="List Bullet")
    stream = BytesIO()
    word.save(stream)
    (version,) = read_guide("guide.docx", stream.getvalue()).versions
    assert version.valid_from == date(2024, 3, 12)
    assert version.questions == (Question("Que faites-vous ici ?", ("Depuis quand ?",)),)


def test_a_version_without_date_among_several_is_reported() -> None:
    content = b"versions:\n- questions: [A]\n- {date: 2024-01-01, questions: [B]}\n"
    assert len(read_guide("guide.yaml", content).findings) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a: [",
        b"- &a [x]\n- *a\n",
        b"[" * 5000,
        b"a: 1",
        b"!!python/object:os.system {}",
        b"- : -",
    ],
)
def test_what_is_no_guide_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(QualcodeError):
        read_guide("guide.yaml", content)


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_give_a_guide_or_a_sentence(content: bytes) -> None:
    for name in ("guide.yaml", "guide.txt", "guide.docx"):
        try:
            read = read_guide(name, content)
        except QualcodeError:
            continue
        assert all(question.text for version in read.versions for question in version.questions)
