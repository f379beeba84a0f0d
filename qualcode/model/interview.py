"""One recorded exchange, and the sources of a study."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """What a source is."""

    TRANSCRIPT = "transcript"
    OBSERVATION = "observation"
    DOCUMENT = "document"
    EXTRACTS = "extracts"


class ReleaseState(StrEnum):
    """How far the text of a source has come towards the shared study file.

    WAITING: in the vault only. RELEASED: anonymised text in the study, codable.
    FINISHED is no state of release: it belongs to a coder's progress.
    """

    WAITING = "waiting"
    IN_REVIEW = "in_review"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class InterviewFacts:
    """What the head of a transcript says about the interview, as written there."""

    date: str = ""
    place: str = ""
    duration_min: float | None = None
    number: str = ""
    title: str = ""
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Interview:
    """One recorded exchange; ``position`` is the order in which interviews were done.

    ``date`` is text: ISO when it is known to the day (2026-03-12), else as the researcher wrote
    it (Mars 2020). ``duration_min`` is in minutes.
    """

    id: str
    label: str
    participant_ids: tuple[str, ...] = ()
    date: str = ""
    place: str = ""
    duration_min: float | None = None
    position: int = 0
    guide_version: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A transcript, an observation note or a document of the study."""

    id: str
    label: str
    kind: SourceKind = SourceKind.TRANSCRIPT
    interview_id: str | None = None
    state: ReleaseState = ReleaseState.WAITING
    version: int = 0
    position: int = 0
