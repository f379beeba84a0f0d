"""The sentences that records of studies hold, so that none is worded anew without a thought."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qualcode.services import history
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message

KEPT = Path(__file__).with_name("recorded_sentences.txt")


def kept_sentences() -> frozenset[str]:
    """The sentences some version has recorded, by their English."""
    return frozenset(KEPT.read_text(encoding="utf-8").splitlines())


def recorded_in(study: OpenStudy) -> frozenset[str]:
    """The sentences of a study's record, those within others too."""
    return frozenset(text for a in history.list_activities(study) for text in _texts(a.said))


def _texts(said: Message) -> Iterator[str]:
    yield said.text
    for value in said.values.values():
        if isinstance(value, Message):
            yield from _texts(value)
