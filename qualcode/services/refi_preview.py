"""What a project of another program would bring, source by source, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from qualcode.coding.text_revision import edits_between
from qualcode.errors import QualcodeError
from qualcode.ingest.alignment import Alignment
from qualcode.ingest.canonical import canonical_text
from qualcode.ingest.decoding import Decoded
from qualcode.ingest.draft import DraftTurn, TranscriptDraft, count_speakers
from qualcode.ingest.notes import find_notes
from qualcode.ingest.plain import read_txt
from qualcode.ingest.structure.recognise import recognise
from qualcode.model import Finding, OffsetMap, ReleaseState, Source, Span, Transcript
from qualcode.refi.conventions import Fit, Misfit, Misfitting, fit
from qualcode.refi.layout import LaidOut, turns_of
from qualcode.refi.project import RefiProject, RefiSelection, RefiSource
from qualcode.refi.ruler import with_line_feeds
from qualcode.services import refi_read, refi_words
from qualcode.services.ingest import Previewed, unreadable
from qualcode.services.neutral_labels import label_of_file
from qualcode.services.open_study import OpenStudy
from qualcode.services.progress import Progress, nobody_watches, watched
from qualcode.store.rows.sources import load_sources, load_transcripts
from qualcode.wording import LANGUAGES, Message

_QUOTED = 60


@dataclass(frozen=True, slots=True)
class ComingSelection:
    """A selection and where it stands in the canonical text; None when it has no place there."""

    selection: RefiSelection
    span: Span | None


@dataclass(frozen=True, slots=True)
class ComingSource:
    """One text of the project: how its offsets were read, and where its selections stand.

    ``previewed`` is what would wait in the vault; for a source the study has released already it
    is None, ``present`` is that source, and the selections stand in its released text.
    """

    source: RefiSource
    label: str
    fit: Fit
    selections: tuple[ComingSelection, ...]
    previewed: Previewed | None
    present: Source | None
    findings: tuple[Finding, ...]

    @property
    def n_codings(self) -> int:
        """Codings that would come in."""
        placed = sum(len(c.selection.codings) for c in self.selections if c.span is not None)
        return placed + len(self.source.codings)


@dataclass(frozen=True, slots=True)
class ProjectPreview:
    """The whole project as understood; nothing has been written."""

    name: str
    project: RefiProject
    sources: tuple[ComingSource, ...]
    findings: tuple[Finding, ...]

    @property
    def n_codings(self) -> int:
        """Codings that would come in."""
        return sum(source.n_codings for source in self.sources)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Points to check of the file and of its sources."""
        return (*self.findings, *(f for source in self.sources for f in source.findings))


def preview_project(
    study: OpenStudy, name: str, content: bytes, progress: Progress = nobody_watches
) -> ProjectPreview:
    """How a project file of another program is understood for this study; nothing is written.

    Raises BadInputError for a file that is none, is hostile or damaged.
    """
    project = refi_read.read_project(name, content)
    with study.reading() as reader:
        present = {s.id: s for s in load_sources(reader)}
        texts = load_transcripts(reader)
    labels = _Labels(project, present.values())
    coming: list[ComingSource] = []
    findings = list(project.findings)
    for source in watched(project.sources, progress):
        try:
            known = present.get(source.guid)
            text = texts.get(source.guid) if known else None
            if known is not None and known.state is ReleaseState.RELEASED and text is not None:
                coming.append(_onto_released(project, source, known, text))
            else:
                coming.append(_as_new(project, source, labels.of(source), known))
        except QualcodeError as error:
            findings.append(unreadable(source.name or source.guid, error))
    return ProjectPreview(name, project, tuple(coming), tuple(findings))


class _Labels:
    """Neutral labels for sources: their name where it says nothing of a person, else E1, E2…"""

    def __init__(self, project: RefiProject, present: Iterable[Source]) -> None:
        self._own = project.is_own
        self._present = {source.id: source.label for source in present}
        self._taken = {label.casefold() for label in self._present.values()}
        self._number = 0

    def of(self, source: RefiSource) -> str:
        if source.guid in self._present:
            return self._present[source.guid]
        name = source.name.strip()
        label = name if self._own else label_of_file(Path(name).stem)
        while not label or label.casefold() in self._taken:
            self._number += 1
            label = f"E{self._number}"
        self._taken.add(label.casefold())
        return label


def _onto_released(
    project: RefiProject, source: RefiSource, present: Source, text: Transcript
) -> ComingSource:
    """Selections on a source the study has: as it was exported, else moved with their words."""
    fitted = fit(source, project.origin)
    raw = with_line_feeds(source.text)
    for language in LANGUAGES:
        laid_out = LaidOut(text, language)
        if laid_out.text == raw:
            return _coming(source, present.label, fitted, laid_out.back, present=present)
    if text.text == raw:
        return _coming(source, present.label, fitted, lambda span: span, present=present)
    draft = _draft(source)
    alignment = Alignment(raw, draft)
    moved = _Moved(draft.transcript().text, text.text)

    def into(span: Span) -> Span | None:
        there = alignment.into(span)
        return moved.into(there) if there is not None else None

    changed = Finding(
        Message("source {name}", name=present.label),
        Message("Its text in the file is not the one of the study."),
        Message("Codings were moved with their words; those whose words changed stay behind."),
    )
    return _coming(source, present.label, fitted, into, present=present, findings=(changed,))


class _Moved:
    """Spans of one text in another: only where the same words stand."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._offsets = OffsetMap(edits_between(old, new))

    def into(self, span: Span) -> Span | None:
        there = self._offsets.move(span).span
        if there is None or there.cut(self._new) != span.cut(self._old):
            return None
        return there


def _as_new(
    project: RefiProject, source: RefiSource, label: str, known: Source | None
) -> ComingSource:
    """A text that would wait in the vault, its selections in the canonical text of its draft."""
    fitted = fit(source, project.origin)
    raw = with_line_feeds(source.text)
    draft, into = _understood(project, source, raw)
    previewed = Previewed(label, draft, source.text.encode("utf-8", "replace"))
    return _coming(source, label, fitted, into, previewed=previewed, present=known)


def _understood(
    project: RefiProject, source: RefiSource, raw: str
) -> tuple[TranscriptDraft, Callable[[Span], Span | None]]:
    """The draft of a text, and the way from its raw spans into the draft's text."""
    if project.is_own:
        for language in LANGUAGES:
            own = _own_draft(source, raw, language)
            if own is not None:
                return own, LaidOut(own.transcript(), language).back
    draft = _draft(source)
    return draft, Alignment(raw, draft).into


def _own_draft(source: RefiSource, raw: str, language: str) -> TranscriptDraft | None:
    """The draft of a text that qualcode laid out itself; None when it is no such text any more."""
    text = turns_of(raw)
    if text is None or any(
        canonical_text(said) != said for said in map(text.turn_text, text.turns)
    ):
        return None
    if LaidOut(text, language).text != raw:
        return None
    how = Message("as qualcode wrote it")
    turns = tuple(
        DraftTurn(
            words := text.turn_text(turn),
            turn.speaker,
            turn.role,
            how,
            turn.start_s,
            line=number,
            notes=find_notes(words),
        )
        for number, turn in enumerate(text.turns, 1)
    )
    return count_speakers(TranscriptDraft(source.name, "refi-qda", "utf-8", turns))


def _draft(source: RefiSource) -> TranscriptDraft:
    """The draft of a text as if it had been taken in as a file."""
    name = source.name or source.guid
    text = with_line_feeds(source.text)
    return recognise(read_txt(f"{Path(name).stem}.txt", Decoded(text, "utf-8")))


def _coming(
    source: RefiSource,
    label: str,
    fitted: Fit,
    into: Callable[[Span], Span | None],
    *,
    previewed: Previewed | None = None,
    present: Source | None = None,
    findings: tuple[Finding, ...] = (),
) -> ComingSource:
    selections: list[ComingSelection] = []
    homeless: list[RefiSelection] = []
    for selection, placed in zip(source.selections, fitted.placed, strict=True):
        span = into(Span(placed.start, placed.end)) if placed is not None else None
        selections.append(ComingSelection(selection, span))
        if placed is not None and span is None:
            homeless.append(selection)
    return ComingSource(
        source,
        label,
        fitted,
        tuple(selections),
        previewed,
        present,
        (
            *findings,
            *_doubt(label, fitted, len(source.selections)),
            *(_misfit(label, source, m) for m in fitted.misfits),
            *(_no_words(label, s) for s in homeless),
        ),
    )


def _doubt(label: str, fitted: Fit, n: int) -> Iterator[Finding]:
    if not n or not fitted.is_doubtful or fitted.rival is None:
        return
    yield Finding(
        Message("source {name}", name=label),
        Message(
            "How the offsets were counted is not certain: {way} fits {score}%, {rival} {second}%.",
            way=refi_words.counted(fitted.convention),
            score=round(100 * fitted.score),
            rival=refi_words.counted(fitted.rival),
            second=round(100 * (fitted.runner_up or 0.0)),
        ),
        Message("Look at a few extracts of this source before you rely on them."),
    )


_WHY = {
    Misfit.OUT_OF_TEXT: Message("It reaches out of the text, and stays behind."),
    Misfit.INSIDE_CHARACTER: Message("It begins or ends inside a character."),
    Misfit.OTHER_WORDS: Message("Other words stand there than the file says."),
    Misfit.CUT_WORD: Message("It begins or ends inside a word."),
}


def _misfit(label: str, source: RefiSource, misfitting: Misfitting) -> Finding:
    selection, there = misfitting.selection, misfitting.placed
    words = selection.name or (
        with_line_feeds(source.text)[there.start : there.end] if there is not None else ""
    )
    return Finding(
        Message(
            "{name}, {start}–{end}: “{quote}”",
            name=label,
            start=selection.start,
            end=selection.end,
            quote=" ".join(words.split())[:_QUOTED],
        ),
        _WHY[misfitting.why],
        Message(
            "Compare it with the program the file comes from; nothing was moved to make it fit."
        ),
    )


def _no_words(label: str, selection: RefiSelection) -> Finding:
    return Finding(
        Message(
            "{name}, {start}–{end}: “{quote}”",
            name=label,
            start=selection.start,
            end=selection.end,
            quote=" ".join(selection.name.split())[:_QUOTED],
        ),
        Message("It covers no words of the transcript: a label, a time, or words now changed."),
        Message("It was left out; code the words anew if it matters."),
    )
