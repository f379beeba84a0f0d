"""The preview being corrected: it holds names, so it stays in the server's memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import cast

from app.frame.handles import Handle
from qualcode.model import Finding
from qualcode.services.corrections import TranscriptDraft
from qualcode.services.ingest import Preview, Previewed


@dataclass
class Desk:
    """Transcripts read and not yet brought in; ``left_out`` holds numbers of the list."""

    interviews: list[Previewed]
    findings: tuple[Finding, ...]
    left_out: set[int] = field(default_factory=set)

    def correct(
        self, number: int, correction: Callable[[TranscriptDraft], TranscriptDraft]
    ) -> None:
        """Puts a corrected draft in the place of the one there."""
        previewed = self.interviews[number]
        self.interviews[number] = replace(previewed, draft=correction(previewed.draft))

    def relabel(self, number: int, label: str) -> None:
        """Gives a transcript another label."""
        self.interviews[number] = replace(self.interviews[number], label=label.strip())

    def wanted(self) -> tuple[Previewed, ...]:
        """What is to come in."""
        return tuple(p for n, p in enumerate(self.interviews) if n not in self.left_out)

    def n_findings(self) -> int:
        """How many points there are to check."""
        return len(self.findings) + sum(len(p.draft.findings) for p in self.interviews)


def desk_of(handle: Handle) -> Desk | None:
    """The preview on the desk, or None."""
    return cast("Desk | None", handle.desk.get("ingest"))


def put_on_desk(handle: Handle, preview: Preview) -> None:
    """Puts a fresh preview on the desk."""
    handle.desk["ingest"] = Desk(list(preview.interviews), preview.findings)


def clear_desk(handle: Handle) -> None:
    """Takes the preview off the desk."""
    handle.desk.pop("ingest", None)
