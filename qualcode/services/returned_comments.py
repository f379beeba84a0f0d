"""Comments that come back from Word: memos, or proposed codings, on the right words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from qualcode.coding.comment_places import Marked, place_comment
from qualcode.coding.names import fold_name
from qualcode.ingest.commented_docx import CommentedFile, ReadComment, read_commented
from qualcode.model import Code, Codebook, Coding, Finding, Memo, Segment, Source, Span
from qualcode.model.text_mark import TextMark, head_of
from qualcode.services.open_study import OpenStudy
from qualcode.services.visible import visible_codebook, visible_codings, visible_memos
from qualcode.store.engine import Reader
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.sources import load_sources, load_transcript, load_transcripts
from qualcode.wording import Message

_PROPOSES = re.compile(r"\s*(?:code|nœud|noeud|node)\s*:\s*(.+)", re.IGNORECASE)
_SHOWN = 60


class Becomes(StrEnum):
    """What a comment becomes: a memo on words, a memo on a coding, a proposed coding."""

    MEMO = "memo"
    ANSWER = "answer"
    CODING = "coding"


BECOMES = {
    Becomes.MEMO: Message("memo"),
    Becomes.ANSWER: Message("memo on a coding"),
    Becomes.CODING: Message("proposed coding"),
}


@dataclass(frozen=True, slots=True)
class Returned:
    """A comment that can be taken in.

    ``coder_id`` is the coder of its author's name, None where nobody has it. ``exact`` says whether
    the words commented stand there letter by letter. ``coding`` is what an answer answers.
    """

    number: str
    author: str
    coder_id: str | None
    text: str
    becomes: Becomes
    source: Source
    segment: Segment
    exact: bool = True
    code: Code | None = None
    coding: Coding | None = None


@dataclass(frozen=True, slots=True)
class ReturnedComments:
    """What came back, how many comments were qualcode's own and unchanged, and points to check."""

    comments: tuple[Returned, ...]
    n_unchanged: int
    n_there: int
    findings: tuple[Finding, ...]


def read_comments(study: OpenStudy, name: str, content: bytes) -> ReturnedComments:
    """What the comments of a Word file would become; nothing is written.

    Comments that were written out with the text and not touched are passed over, those that are in
    the study already too. What cannot be placed is a finding.
    """
    read = read_commented(name, content)
    with study.reading() as reader:
        return _Reading(study, reader, read).all(name)


class _Reading:
    """One file against the study as it is."""

    def __init__(self, study: OpenStudy, reader: Reader, read: CommentedFile) -> None:
        self.reader, self.read = reader, read
        self.tree: Codebook = visible_codebook(reader, study)
        self.codings = {head_of(c.id): c for c in visible_codings(reader, study)}
        self.memos = visible_memos(reader, study)
        self.coders = {c.name.casefold(): c.id for c in load_coders(reader)}
        self.sources = {s.id: s for s in load_sources(reader)}
        self.heads = {head_of(s.id): s for s in self.sources.values()}
        self.texts = {key: t.text for key, t in load_transcripts(reader).items()}
        self.keys = {c.number: c.key for c in read.comments}
        self.findings: list[Finding] = []

    def all(self, name: str) -> ReturnedComments:
        found, n_unchanged, n_there = [], 0, 0
        for comment in self.read.comments:
            if comment.key is not None and comment.key.fits(comment.text):
                n_unchanged += 1
                continue
            if not comment.text.strip():
                continue
            taken = self._answer(comment) or self._placed(comment)
            if taken is None:
                self.findings.append(_unplaced(name, comment))
            elif self._is_there(taken):
                n_there += 1
            else:
                found.append(taken)
        return ReturnedComments(tuple(found), n_unchanged, n_there, tuple(self.findings))

    def _answer(self, comment: ReadComment) -> Returned | None:
        """A reply to a coding's comment, or that comment with other words in it."""
        key = comment.key or self.keys.get(comment.answers)
        coding = self.codings.get(key.row) if key is not None else None
        if coding is None:
            return None
        source = self.sources[coding.segment.source_id]
        return Returned(
            comment.number,
            comment.author,
            self._coder(comment),
            comment.text,
            Becomes.ANSWER,
            source,
            coding.segment,
            code=self.tree.get(coding.code_id) if coding.code_id in self.tree else None,
            coding=coding,
        )

    def _placed(self, comment: ReadComment) -> Returned | None:
        where = self._place(comment)
        if where is None:
            return None
        source, segment, exact = where
        code, text = self._proposed(comment.text)
        return Returned(
            comment.number,
            comment.author,
            self._coder(comment),
            text,
            Becomes.MEMO if code is None else Becomes.CODING,
            source,
            segment,
            exact,
            code,
        )

    def _proposed(self, text: str) -> tuple[Code | None, str]:
        """The code a comment names in its first line, and what else it says."""
        first, _, rest = text.partition("\n")
        said = _PROPOSES.fullmatch(first)
        wanted = fold_name((said[1] if said else first).split(" › ")[-1])
        named = [c for c in self.tree.codes if fold_name(c.name) == wanted and not c.retired]
        if len(named) == 1:
            return named[0], rest.strip()
        return None, text.strip()

    def _place(self, comment: ReadComment) -> tuple[Source, Segment, bool] | None:
        if comment.first < 0 or comment.last < comment.first:
            return None
        stretch = self.read.paragraphs[comment.first : comment.last + 1]
        marks = [p.marks[0] if p.marks else None for p in stretch]
        known = next((m for m in marks if m is not None), None) or self._mark_before(comment)
        candidates = self._candidates(known)
        for source, version in candidates:
            text = self._text(source, version)
            paragraphs = [
                Marked(p.text, m.start if m is not None and _same(m, source, version) else None)
                for p, m in zip(stretch, marks, strict=True)
            ]
            found = place_comment(text, paragraphs, comment.start, comment.end)
            present = self._carried(source, version, text, found.span) if found else None
            if found is not None and present is not None:
                segment = Segment.cut(source.id, source.version, self.texts[source.id], present)
                return source, segment, found.exact
        return None

    def _mark_before(self, comment: ReadComment) -> TextMark | None:
        """The nearest mark above: a paragraph cut in two keeps its mark in the first half."""
        above = self.read.paragraphs[: comment.first]
        return next((p.marks[-1] for p in reversed(above) if p.marks), None)

    def _candidates(self, known: TextMark | None) -> list[tuple[Source, int]]:
        """The text a comment belongs to; where all marks are gone, the only one whose words it has."""
        source = self.heads.get(known.source) if known is not None else None
        if known is not None and source is not None and source.id in self.texts:
            return [(source, known.version)]
        if any(p.marks for p in self.read.paragraphs):
            return []
        whole = [p.text for p in self.read.paragraphs if len(p.text) > _SHOWN]
        shares = [
            (sum(words[-_SHOWN:] in text for words in whole), key)
            for key, text in self.texts.items()
        ]
        best = max(shares, default=(0, ""))
        if not best[0] or sum(share == best[0] for share, _ in shares) > 1:
            return []
        return [(self.sources[best[1]], self.sources[best[1]].version)]

    def _text(self, source: Source, version: int) -> str:
        """The text that left: an older version where it is still kept."""
        if version == source.version:
            return self.texts[source.id]
        kept = load_transcript(self.reader, source.id, version)
        return kept.text if kept is not None else self.texts[source.id]

    def _carried(self, source: Source, version: int, text: str, span: Span) -> Span | None:
        """Where words of an older version stand now: in the one place that has them."""
        present = self.texts[source.id]
        if version == source.version or text == present:
            return span
        quote = span.cut(text)
        places = [m.start() for m in re.finditer(re.escape(quote), present)] if quote else []
        if len(places) == 1:
            return Span(places[0], places[0] + len(quote))
        return None

    def _coder(self, comment: ReadComment) -> str | None:
        return self.coders.get(comment.author.strip().casefold())

    def _is_there(self, taken: Returned) -> bool:
        if taken.becomes is Becomes.CODING and taken.code is not None:
            same = (taken.code.id, taken.segment)
            if any((c.code_id, c.segment) == same for c in self.codings.values()):
                return True
        return any(_says(memo, taken) for memo in self.memos)


def _same(mark: TextMark, source: Source, version: int) -> bool:
    return mark.source == head_of(source.id) and mark.version == version


def _says(memo: Memo, taken: Returned) -> bool:
    if memo.text.strip() != memo_text(taken).strip():
        return False
    if taken.coding is not None:
        return (memo.about, memo.about_id) == ("coding", taken.coding.id)
    return memo.segment == taken.segment


def memo_text(taken: Returned) -> str:
    """What a comment says as a memo: a code it proposes stands in front."""
    if taken.becomes is not Becomes.CODING or taken.code is None:
        return taken.text
    return "\n".join(part for part in (f"→ {taken.code.name}", taken.text) if part)


def _unplaced(name: str, comment: ReadComment) -> Finding:
    said = " ".join(comment.text.split())
    shown = said if len(said) <= _SHOWN else said[:_SHOWN].rstrip() + "…"
    return Finding(
        Message("{file}, comment of {author}", file=name, author=comment.author or "?"),
        Message("The words it stands on are not in the transcript any more: “{said}”", said=shown),
        Message("Open the transcript and write it there as a memo; nothing was guessed."),
    )


def authors_unknown(comments: Iterable[Returned]) -> Iterator[str]:
    """The authors who are no coder of the study, each once."""
    yield from dict.fromkeys(c.author or "?" for c in comments if c.coder_id is None)
