"""The last step of every reader: canonical paragraphs, empty ones gone, never too many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qualcode.errors import BadInputError
from qualcode.ingest.canonical import canonical_line, canonical_runs
from qualcode.ingest.document import Document, Paragraph
from qualcode.ingest.limits import PARAGRAPHS
from qualcode.model import Finding
from qualcode.wording import Message


def assemble(
    name: str,
    format_name: str,
    paragraphs: Iterable[Paragraph],
    *,
    encoding: str = "",
    findings: Iterable[Finding] = (),
    participant: str = "",
) -> Document:
    """The document these paragraphs make; ``BadInputError`` when nothing is said in them."""
    kept: list[Paragraph] = []
    for paragraph in paragraphs:
        if len(kept) >= PARAGRAPHS:
            raise too_many_paragraphs(name)
        runs = canonical_runs(paragraph.runs, keep_tabs=True)
        if runs:
            speaker = canonical_line(paragraph.speaker) or None if paragraph.speaker else None
            same = runs == paragraph.runs and speaker == paragraph.speaker
            kept.append(paragraph if same else replace(paragraph, runs=runs, speaker=speaker))
    if not kept:
        raise no_text(name)
    return Document(name, format_name, tuple(kept), encoding, tuple(findings), participant)


def no_text(name: str) -> BadInputError:
    """The file was read and nobody says anything in it."""
    return BadInputError(
        Message("The file {name} holds no text.", name=name),
        Message("Open it in the program that wrote it, check what is in it, and save it again."),
    )


def too_many_paragraphs(name: str) -> BadInputError:
    """The file goes on for ever."""
    return BadInputError(
        Message("The file {name} has more than {n} paragraphs.", name=name, n=PARAGRAPHS),
        Message("Split it into one file for each interview."),
    )


def too_large(name: str, limit_bytes: int) -> BadInputError:
    """The file, or what it unpacks to, passes a cap."""
    megabytes = limit_bytes // (1024 * 1024)
    return BadInputError(
        Message(
            "The file {name} is larger than the {megabytes} MB that can be read.",
            name=name,
            megabytes=megabytes,
        ),
        Message("Split it, or take out its pictures and recordings, and try again."),
    )
