"""A transcript as plain text that any program opens and qualcode reads back."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.export.transcript_labels import Facts, colon, turn_head
from qualcode.model import Transcript


def transcript_txt(transcript: Transcript, facts: Facts = ()) -> bytes:
    """UTF-8 text: a turn begins with its label, paragraphs are parted by a blank line.

    Taking the file in again gives the same turns, speakers and start times (end times have no
    place in plain text).
    """
    return ("\n\n".join((*_head(facts), *_turns(transcript))) + "\n").encode("utf-8")


def _head(facts: Facts) -> Iterator[str]:
    for label, value in facts:
        yield f"{label}{colon()} {value}"


def _turns(transcript: Transcript) -> Iterator[str]:
    for turn in transcript.turns:
        yield f"{turn_head(turn)} " + transcript.turn_text(turn).replace("\n", "\n\n")
