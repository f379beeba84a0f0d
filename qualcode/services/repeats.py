"""Transcripts that are in the study already, under another label: told by their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from qualcode.anonymise.folding import fold_phrase
from qualcode.ingest.draft import TranscriptDraft
from qualcode.model import Finding, Source
from qualcode.services.ingest import Previewed, respondents, waiting_draft
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
    given = tuple(interviews)
    twins = twins_of(given, in_vault(study))
    fresh: list[Previewed] = []
    findings: list[Finding] = []
    for n, previewed in enumerate(given):
        twin = twins.get(n)
        of = given[twin].label if isinstance(twin, int) else twin
        if of is None or of.casefold() == previewed.label.casefold():
            fresh.append(previewed)
        else:
            findings.append(_repeat(previewed, of))
    return tuple(fresh), tuple(findings)


Twin = str | int
"""Whose words these are too: the label of a source, or the place of another arrival."""


def twins_of(arrivals: Sequence[Previewed], known: Mapping[bytes, str]) -> dict[int, Twin]:
    """The arrivals whose words are in the study or came before them, by place.

    Answers in a table are another's only when the same participant gives them: two people who say
    the same are two people. Those of one table are never each other's.
    """
    first: dict[bytes, int] = {}
    twins: dict[int, Twin] = {}
    for n, previewed in enumerate(arrivals):
        of_table = previewed.n_in_file > 1
        words = _words_of(previewed.draft, with_speakers=of_table)
        before = first.setdefault(words, n)
        if words in known:
            twins[n] = known[words]
        elif before != n and not (of_table and _of_one_file(arrivals[before], previewed)):
            twins[n] = before
    return twins


def _of_one_file(one: Previewed, other: Previewed) -> bool:
    return one.draft.name == other.draft.name and one.content == other.content


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
    """The labels of the sources whose originals the vault holds, by their words.

    They are there twice: by the words alone, and with who says them.
    """
    known: dict[bytes, str] = {}
    for source in with_originals(study):
        draft = waiting_draft(study, source.id)
        words = fold_phrase(draft.transcript().text)
        known[_fingerprint(words)] = source.label
        known[_fingerprint(_answered(words, draft))] = source.label
    return known


def with_originals(study: OpenStudy) -> tuple[Source, ...]:
    """The sources whose originals the vault holds; LockedError without the vault."""
    held = set(study.unlocked().ids("draft"))
    with study.reading() as reader:
        return tuple(s for s in load_sources(reader) if s.id in held)


def _words_of(draft: TranscriptDraft, *, with_speakers: bool) -> bytes:
    """A fingerprint of the words of a transcript, whoever says them, or with who answers."""
    words = fold_phrase(draft.transcript().text)
    return _fingerprint(_answered(words, draft) if with_speakers else words)


def _answered(words: str, draft: TranscriptDraft) -> str:
    return "\x1f".join((words, *(fold_phrase(each) for each in respondents(draft))))


def _fingerprint(words: str) -> bytes:
    return sha256(words.encode()).digest()


def _repeat(previewed: Previewed, of: str) -> Finding:
    return Finding(
        Message("file {name}", name=previewed.draft.name),
        Message(
            "This is word for word {of}, which is in the study already: it was left out.", of=of
        ),
        Message("If it must be there twice, tick “Keep both” (--keep-both)."),
    )
