"""Codings and memos that came with a text wait in the vault with it, and come in at its release.

They were made on the original words: when names are replaced they move with the text, and their
comments have the same names replaced. What cannot be moved with certainty is listed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from qualcode.coding.text_revision import edits_between
from qualcode.model import (
    Coding,
    Finding,
    Memo,
    MemoKind,
    OffsetMap,
    ReleaseState,
    Segment,
    Source,
    Span,
)
from qualcode.services.identifying_cells import looks_identifying
from qualcode.services.open_study import OpenStudy
from qualcode.services.released_text import Key, Prepared
from qualcode.services.watch import is_certain
from qualcode.store.change import Change
from qualcode.store.rows.codebook import load_codebook
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.codings import coding_row, load_codings
from qualcode.store.rows.memos import load_memos, memo_row
from qualcode.store.vault import Vault
from qualcode.wording import Message

KIND = "codings"
_QUOTED = 60


@dataclass(frozen=True)
class Waiting:
    """What waits with one source: its text when it came in, and what stands on that text."""

    text: str
    codings: tuple[Coding, ...] = ()
    memos: tuple[Memo, ...] = ()


def keep_waiting(change: Change, source_id: str, waiting: Waiting) -> None:
    """Has the vault hold what came with a text."""
    change.keep(KIND, source_id, _to_bytes(waiting))


def forget_waiting(change: Change, vault: Vault, source_ids: Iterable[str]) -> None:
    """Has the vault no longer hold what came with some texts."""
    leaving = set(source_ids)
    for record_id in vault.ids(KIND):
        if record_id in leaving:
            change.keep(KIND, record_id, None)


def n_waiting(study: OpenStudy, source_id: str) -> int:
    """How many codings wait with a source; 0 while the vault is locked."""
    vault = study.vault
    if vault is None or source_id not in vault.ids(KIND):
        return 0
    return len(_from_bytes(vault.get(KIND, source_id)).codings)


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """How many codings and memos came in with a released text, and points to check."""

    n_codings: int = 0
    n_memos: int = 0
    findings: tuple[Finding, ...] = ()


def bring_in(
    study: OpenStudy, change: Change, prepared: Prepared, key: Key, *, stated: bool = False
) -> BroughtIn:
    """Writes what waited with a source that is being released, moved with its words.

    A comment in which detection still sees a name stays in the vault, unless the researcher
    ``stated`` that everything is anonymised already.
    """
    vault, source = study.unlocked(), prepared.original.source
    if source.id not in vault.ids(KIND):
        return BroughtIn()
    waiting = _from_bytes(vault.get(KIND, source.id))
    released = replace(source, state=ReleaseState.RELEASED, version=1)
    coming = _Coming(change, prepared, key, released, waiting.text, stated)
    for coding in waiting.codings:
        coming.take_coding(coding)
    for memo in waiting.memos:
        coming.take_memo(memo)
    return coming.written()


@dataclass
class _Coming:
    """Codings and memos on their way into the released text."""

    change: Change
    prepared: Prepared
    key: Key
    source: Source
    before: str
    stated: bool
    codings: list[Coding] = field(default_factory=list)
    memos: list[Memo] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        now = self.prepared.original.transcript().text
        self._corrected = OffsetMap(edits_between(self.before, now))
        self._replaced = OffsetMap(self.prepared.edits)
        self._now, self._text = now, self.prepared.transcript.text
        self._codes = {code.id for code in load_codebook(self.change.connection).codes}
        self._coders = {coder.id for coder in load_coders(self.change.connection)}
        self._label = self.source.label

    def take_coding(self, coding: Coding) -> None:
        segment = self._segment(coding.segment)
        if segment is None:
            self.findings.append(_lost(self._label, coding.segment.quote))
        elif coding.code_id not in self._codes or coding.coder_id not in self._coders:
            self.findings.append(_without_code(self._label, segment.quote))
        else:
            comment = self._words(coding.comment)
            self.codings.append(replace(coding, segment=segment, comment=comment))

    def take_memo(self, memo: Memo) -> None:
        segment = self._segment(memo.segment) if memo.segment is not None else None
        if memo.segment is not None and segment is None:
            self.findings.append(_lost(self._label, memo.segment.quote))
        text = self._words(memo.text)
        if text.strip() and memo.coder_id in self._coders:
            self.memos.append(replace(memo, text=text, segment=segment))

    def _segment(self, segment: Segment) -> Segment | None:
        """Where the same words stand in the released text, names replaced; None when they do not."""
        corrected = self._corrected.move(segment.span).span
        if corrected is None or (corrected.cut(self._now) != segment.quote):
            return None
        there = self._replaced.move(corrected).span
        if there is None:
            return None
        return Segment.cut(self.source.id, self.source.version, self._text, there)

    def _words(self, text: str) -> str:
        """A comment with names replaced; empty when one would still stand in it."""
        if not text.strip():
            return ""
        done = self.key.replaced(text, self.prepared.original, "memo")
        named = any(is_certain(leak) for leak in done.leaks)
        if named or (not self.stated and looks_identifying(done.text, self.key.watch.language)):
            self.findings.append(_names_somebody(self._label))
            return ""
        return done.text

    def written(self) -> BroughtIn:
        """Writes what is not in the study yet."""
        connection = self.change.connection
        known = {c.id for c in load_codings(connection, source_id=self.source.id)}
        fresh = [c for c in self.codings if c.id not in known]
        self.change.insert_many("coding", [coding_row(c) for c in fresh])
        present = {m.id for m in load_memos(connection)}
        memos = [m for m in self.memos if m.id not in present]
        self.change.insert_many("memo", [memo_row(m) for m in memos])
        return BroughtIn(len(fresh), len(memos), tuple(self.findings))


def _to_bytes(waiting: Waiting) -> bytes:
    codings = [
        [c.id, c.code_id, c.coder_id, *_span(c.segment), c.created_at, c.comment]
        for c in waiting.codings
    ]
    memos = [
        [m.id, m.kind.value, m.text, m.coder_id, m.about, m.about_id, m.created_at]
        + (_span(m.segment) if m.segment else [])
        for m in waiting.memos
    ]
    stored = {"text": waiting.text, "codings": codings, "memos": memos}
    return json.dumps(stored, ensure_ascii=False).encode("utf-8", "replace")


def _span(segment: Segment) -> list[Any]:
    return [segment.source_id, segment.span.start, segment.span.end]


def _from_bytes(content: bytes) -> Waiting:
    stored = json.loads(content)
    text = stored["text"]

    def segment(source_id: str, start: int, end: int) -> Segment:
        return Segment.cut(source_id, 0, text, Span(start, end))

    codings = tuple(
        Coding(i, code, coder, segment(source, a, b), at, comment, "import")
        for i, code, coder, source, a, b, at, comment in stored["codings"]
    )
    memos = tuple(
        Memo(
            i,
            MemoKind(kind),
            words,
            coder,
            about,
            about_id,
            at,
            segment(place[0], place[1], place[2]) if place else None,
        )
        for i, kind, words, coder, about, about_id, at, *place in stored["memos"]
    )
    return Waiting(text, codings, memos)


def _lost(label: str, quote: str) -> Finding:
    return Finding(
        Message("{label}: “{quote}”", label=label, quote=" ".join(quote.split())[:_QUOTED]),
        Message("These words are no longer in the transcript, or were replaced as a name."),
        Message("What stood on them was left out: code the words anew."),
    )


def _without_code(label: str, quote: str) -> Finding:
    return Finding(
        Message("{label}: “{quote}”", label=label, quote=" ".join(quote.split())[:_QUOTED]),
        Message("The code or the coder of this coding is no longer in the study."),
        Message("It was left out: code the words anew."),
    )


def _names_somebody(label: str) -> Finding:
    return Finding(
        Message("{label}, memo", label=label),
        Message("A memo or comment that came with this text may name somebody."),
        Message("It was left out: write it anew without the name."),
    )
