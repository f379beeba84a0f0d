"""A source made of a participant's extracts, for studies whose transcripts are not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.errors import BadInputError
from qualcode.model import Role, Segment, Span, Transcript, Turn
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class ExtractsSource:
    """The transcript, and for each extract given (repeats included) where it stands in it."""

    transcript: Transcript
    spans: tuple[Span, ...]

    def segments(self, source_id: str, version: int) -> tuple[Segment, ...]:
        """The segment of each extract given, once the source has its id."""
        text = self.transcript.text
        return tuple(Segment.cut(source_id, version, text, span) for span in self.spans)


def extracts_source(quotes: Sequence[str], speaker: str = "") -> ExtractsSource:
    """One respondent's turn for each different extract, in order of appearance.

    Args:
        quotes: extracts in canonical form, as ``ingest`` gives them.
        speaker: how whoever is quoted is labelled.

    Raises:
        BadInputError: an extract is empty.
    """
    if any(not quote.strip() for quote in quotes):
        raise BadInputError(
            Message("An extract is empty."), Message("Leave out the rows without extract.")
        )
    spans: dict[str, Span] = {}
    reached = 0
    for quote in dict.fromkeys(quotes):
        spans[quote] = Span(reached, reached + len(quote))
        reached += len(quote) + 1
    turns = tuple(Turn(span, Role.RESPONDENT, speaker) for span in spans.values())
    return ExtractsSource(
        Transcript("\n".join(spans), turns), tuple(spans[quote] for quote in quotes)
    )
