"""A transcript to read, with the codings one may see."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.errors import NotFoundError, RefusedError
from qualcode.model import Coding, Source, Transcript
from qualcode.services.open_study import OpenStudy
from qualcode.services.visible import visible_codings as visible_codings
from qualcode.store.rows.sources import load_source, load_sources, load_transcript, load_transcripts
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A released source: its transcript and its codings in text order.

    ``unplaced`` codings stand on an older version of the text and wait to be placed again.
    """

    source: Source
    transcript: Transcript
    codings: tuple[Coding, ...]
    unplaced: tuple[Coding, ...]


def list_sources(study: OpenStudy) -> tuple[Source, ...]:
    """Every source, released or waiting, in order."""
    with study.reading() as reader:
        return load_sources(reader)


def find_source(study: OpenStudy, label_or_id: str) -> Source:
    """The source with this label or id; NotFoundError naming those there are."""
    sources = list_sources(study)
    wanted = label_or_id.strip().casefold()
    found = next((s for s in sources if wanted in (s.id, s.label.casefold())), None)
    if found is None:
        raise NotFoundError(
            Message("There is no source {label} in this study.", label=label_or_id),
            Message(
                "Its sources are: {labels}.", labels=", ".join(s.label for s in sources) or "—"
            ),
        )
    return found


def read_source(
    study: OpenStudy, source_id: str, *, coder_ids: tuple[str, ...] | None = None
) -> ReadSource:
    """A released source with the codings of these coders (all if not said).

    Raises RefusedError while the text still waits in the vault.
    """
    with study.reading() as reader:
        source = load_source(reader, source_id)
        transcript = load_transcript(reader, source_id)
        codings = visible_codings(reader, study, source_id)
    if source is None:
        raise NotFoundError(
            Message("This source is not in the study."), Message("Choose one of the list.")
        )
    if transcript is None:
        raise RefusedError(
            Message("{label} still waits in the vault.", label=source.label),
            Message("Release it first: only text without names can be coded."),
        )
    if coder_ids is not None:
        codings = tuple(c for c in codings if c.coder_id in coder_ids)
    present = tuple(c for c in codings if c.segment.version == source.version)
    older = tuple(c for c in codings if c.segment.version != source.version)
    return ReadSource(source, transcript, present, older)


def all_transcripts(study: OpenStudy) -> dict[str, Transcript]:
    """The present transcript of every released source, by source id."""
    with study.reading() as reader:
        return load_transcripts(reader)
