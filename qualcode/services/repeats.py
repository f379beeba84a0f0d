"""Transcripts that are in the study already, under another label: told by their words."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from qualcode.anonymise.folding import fold_phrase
from qualcode.ingest.draft import TranscriptDraft
from qualcode.model import Finding, Source
from qualcode.services.ingest import Previewed, waiting_draft
from qualcode.services.open_study import OpenStudy
from qualcode.store.rows.sources import load_sources
from qualcode.wording import Message


def without_repeats(
    study: OpenStudy, interviews: Iterable[Previewed]
) -> tuple[tuple[Previewed, ...], tuple[Finding, ...]]:
    """What is new among transcripts, and a point to check for each that is there already.

    The words are compared with the originals in the vault and among themselves: another label,
    another format, other capitals or signs make no other interview.
    """
    known = in_vault(study)
    fresh: list[Previewed] = []
    findings: list[Finding] = []
    for previewed in interviews:
        words = words_of(previewed.draft)
        of = known.get(words)
        if of is None or of.casefold() == previewed.label.casefold():
            known.setdefault(words, previewed.label)
            fresh.append(previewed)
        else:
            findings.append(_repeat(previewed, of))
    return tuple(fresh), tuple(findings)


def unchanged(study: OpenStudy, interviews: Iterable[Previewed]) -> tuple[Previewed, ...]:
    """Those that the source of the same label has in the vault as they are: words, turns, roles."""
    sources = {s.label.casefold(): s for s in with_originals(study)}
    alike = []
    for previewed in interviews:
        source = sources.get(previewed.label.strip().casefold())
        if source is not None:
            known = waiting_draft(study, source.id).transcript()
            alike += [previewed] if known == previewed.draft.transcript() else []
    return tuple(alike)


def in_vault(study: OpenStudy) -> dict[bytes, str]:
    """The labels of the sources whose originals the vault holds, by their words."""
    return {words_of(waiting_draft(study, s.id)): s.label for s in with_originals(study)}


def with_originals(study: OpenStudy) -> tuple[Source, ...]:
    """The sources whose originals the vault holds; LockedError without the vault."""
    held = set(study.unlocked().ids("draft"))
    with study.reading() as reader:
        return tuple(s for s in load_sources(reader) if s.id in held)


def words_of(draft: TranscriptDraft) -> bytes:
    """A fingerprint of the words of a transcript, whoever says them."""
    return sha256(fold_phrase(draft.transcript().text).encode()).digest()


def _repeat(previewed: Previewed, of: str) -> Finding:
    return Finding(
        Message("file {name}", name=previewed.draft.name),
        Message(
            "This is word for word {of}, which is in the study already: it was left out.", of=of
        ),
        Message("If it must be there twice, tick “Keep both” (--keep-both)."),
    )
