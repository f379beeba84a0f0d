"""Real-sized transcripts, one of each convention: the studies that ship with the project."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.ingest.document import Document
from qualcode.ingest.reading import read_documents
from qualcode.ingest.structure.recognise import recognise
from qualcode.model import Role

FOLDERS = sorted((Path(__file__).parents[3] / "corpora").glob("*/transcripts/*.*"))


@pytest.mark.parametrize("path", FOLDERS, ids=[path.name for path in FOLDERS])
def test_two_speakers_take_turns_and_their_roles_are_sure(path: Path) -> None:
    (document,) = read_documents(path.name, path.read_bytes())
    draft = recognise(document)
    assert [speaker.role for speaker in draft.speakers] == [Role.INTERVIEWER, Role.RESPONDENT]
    assert all(speaker.sure for speaker in draft.speakers)
    asks = [turn.role is Role.INTERVIEWER for turn in draft.turns]
    assert asks == [number % 2 == 0 for number in range(len(asks))]
    assert draft.transcript().n_words() > 1000


def test_ten_thousand_words_take_a_moment() -> None:
    path = next(path for path in FOLDERS if path.suffix == ".docx")
    (document,) = read_documents(path.name, path.read_bytes())
    long = replace(document, paragraphs=document.paragraphs * 4)
    best = min(_seconds(long) for _ in range(3))
    assert recognise(long).transcript().n_words(interviewer=True) > 8000
    assert best < 1.0  # 0.1 s on a quiet machine; a slip to quadratic time takes many seconds


def _seconds(document: Document) -> float:
    start = time.perf_counter()
    recognise(document)
    return time.perf_counter() - start
