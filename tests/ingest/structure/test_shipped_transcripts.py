"""Real-sized transcripts, one of each convention: the studies that ship with the project."""

from pathlib import Path

import pytest

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
