"""The texts of a project that comes in, with the codings and memos that stand on them."""

from __future__ import annotations

from dataclasses import replace

from qualcode.model import (
    Coding,
    Finding,
    InterviewFacts,
    Memo,
    MemoKind,
    Segment,
    Source,
    SourceKind,
    Span,
    now,
)
from qualcode.refi.guids import made_of
from qualcode.refi.project import RefiCoding, RefiNote, RefiSelection, RefiSource
from qualcode.services import refi_words
from qualcode.services.ingest import Previewed, keep_draft, respondents
from qualcode.services.interviews import add_interview_row, link_participant
from qualcode.services.neutral_labels import same_interview
from qualcode.services.refi_coming import Coming
from qualcode.services.refi_preview import ComingSource
from qualcode.services.refi_waiting import Waiting, keep_waiting
from qualcode.store.rows.codings import coding_row
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.memos import memo_row
from qualcode.store.rows.sources import load_sources, load_transcript, source_row
from qualcode.wording import Message

_QUOTED = 60
_SPOKEN = (SourceKind.TRANSCRIPT, SourceKind.EXTRACTS)


def take_source(coming: Coming, one: ComingSource) -> None:
    """One text: onto the released one the study has, or into the vault."""
    if one.previewed is not None:
        _into_the_vault(coming, one, one.previewed)
    elif one.present is not None:
        _onto_released(coming, one, one.present)


def _into_the_vault(coming: Coming, one: ComingSource, previewed: Previewed) -> None:
    source_id = one.source.guid
    if one.present is None:
        interview_id = _new_source(coming, one, previewed)
        previewed = _with_facts(coming, one.source, previewed, interview_id)
    keep_draft(coming.change, source_id, previewed)
    text = previewed.draft.transcript().text
    codings, memos = _standing_on(coming, one, source_id, text, 0)
    if not coming.n_waiting_texts:
        memos += memos_of_the_project(coming)
    coming.n_waiting_texts += 1
    coming.source_ids.append(source_id)
    keep_waiting(coming.change, source_id, Waiting(text, tuple(codings), tuple(memos)))
    coming.n_waiting += len(codings)
    coming.n_memos += len(memos)


def _onto_released(coming: Coming, one: ComingSource, present: Source) -> None:
    """Codings on released text come in at once; their comments only without any name."""
    transcript = load_transcript(coming.change.connection, present.id)
    text = transcript.text if transcript else ""
    codings, memos = _standing_on(coming, one, present.id, text, present.version)
    fresh = [
        replace(c, comment=coming.passed(c.comment))
        for c in codings
        if c.id not in coming.known_codings
    ]
    coming.change.insert_many("coding", [coding_row(c) for c in fresh])
    coming.n_codings += len(fresh)
    write_memos(coming, memos)
    coming.source_ids.append(present.id)


def write_memos(coming: Coming, memos: list[Memo]) -> None:
    """Writes memos that wait for no text, without those that may name somebody."""
    new = [m for m in memos if m.id not in coming.known_memos]
    kept = [replace(m, text=coming.passed(m.text)) for m in new]
    rows = [memo_row(m) for m in kept if m.text.strip()]
    coming.change.insert_many("memo", rows)
    coming.n_memos += len(rows)


def _new_source(coming: Coming, one: ComingSource, previewed: Previewed) -> str | None:
    """Says that a text waits; returns the interview it belongs to, if it is one."""
    written = _told(coming, one.source, refi_words.NATURE)
    nature = refi_words.meant(str(written or ""), refi_words.NATURES) or SourceKind.TRANSCRIPT
    interview_id = None
    connection = coming.change.connection
    if nature in _SPOKEN:
        interview = same_interview(one.label, load_interviews(connection))
        interview = interview or add_interview_row(coming.change, one.label)
        interview_id = interview.id
        in_a_case = any(one.source.guid in case.source_guids for case in coming.project.cases)
        if not in_a_case and len(respondents(previewed.draft)) == 1:
            link_participant(coming.change, interview, one.label)
    position = len(load_sources(connection))
    noun = Source(one.source.guid, one.label, nature, interview_id, position=position)
    coming.change.insert("source", source_row(noun))
    return interview_id


def _told(coming: Coming, source: RefiSource, word: Message) -> object:
    """What one of our own variables says of a source."""
    if not coming.is_own:
        return None
    named = {v.guid for v in coming.project.variables if refi_words.is_word(v.name, word)}
    return next((v.value for v in source.values if v.variable_guid in named), None)


def _with_facts(
    coming: Coming, source: RefiSource, previewed: Previewed, interview_id: str | None
) -> Previewed:
    """Date, place and duration of an interview, as the head of a file would say them."""
    if interview_id is None or not coming.is_own:
        return previewed
    duration = _told(coming, source, refi_words.DURATION)
    facts = InterviewFacts(
        date=str(_told(coming, source, refi_words.DATE) or ""),
        place=str(_told(coming, source, refi_words.PLACE) or ""),
        duration_min=duration if isinstance(duration, float) else None,
    )
    return replace(previewed, draft=replace(previewed.draft, facts=facts))


def _standing_on(
    coming: Coming, one: ComingSource, source_id: str, text: str, version: int
) -> tuple[list[Coding], list[Memo]]:
    codings: list[Coding] = []
    memos: list[Memo] = []
    for placed in one.selections:
        if placed.span is None:
            continue
        selection = placed.selection
        segment = Segment.cut(source_id, version, text, placed.span)
        for coding in selection.codings:
            _take_coding(coming, coding, segment, selection, codings, memos)
        for guid in selection.note_guids:
            memos += coming.memo(guid, "source", source_id, segment)
        if selection.description.strip():
            memos.append(_description(coming, selection, source_id, segment))
    if text:
        whole = Segment.cut(source_id, version, text, Span(0, len(text)))
        for coding in one.source.codings:
            _take_coding(coming, coding, whole, RefiSelection("", 0, 0), codings, memos)
    for guid in one.source.note_guids:
        memos += coming.memo(guid, "source", source_id)
    return codings, memos


def _description(
    coming: Coming, selection: RefiSelection, source_id: str, segment: Segment
) -> Memo:
    """The comment that ATLAS.ti and others keep with a quotation."""
    guid = made_of(selection.guid, "description")
    note = RefiNote(guid, "", selection.description, selection.user_guid, selection.created_at)
    return replace(coming.as_memo(note, "source", source_id, segment), kind=MemoKind.THEORETICAL)


def _take_coding(
    coming: Coming,
    coding: RefiCoding,
    segment: Segment,
    selection: RefiSelection,
    codings: list[Coding],
    memos: list[Memo],
) -> None:
    code_id = coming.codes.get(coding.code_guid)
    if code_id is None:
        coming.findings.append(_unknown_code(segment.quote))
        return
    comments = []
    for guid in coding.note_guids:
        note = coming.notes.get(guid)
        if note and (not coming.is_own or coming.is_called(note, refi_words.COMMENT)):
            comments.append(note.text)
            coming.used_notes.add(guid)
        else:
            memos += coming.memo(guid, "coding", coding.guid)
    coder = coming.coder_id(coding.user_guid or selection.user_guid)
    at = coding.created_at or selection.created_at or now()
    comment = "\n\n".join(comments)
    codings.append(Coding(coding.guid, code_id, coder, segment, at, comment, "import"))


def memos_of_the_project(coming: Coming) -> list[Memo]:
    """Memos on codes and on the project, and those that hang on nothing."""
    project = coming.project
    memos: list[Memo] = []
    for code in project.codes:
        for guid in code.note_guids:
            memos += coming.memo(guid, "code", coming.codes[code.guid])
    for guid in project.note_guids:
        memos += coming.memo(guid, "study", "")
    hung = _hung_on_texts(coming)
    for note in project.notes:
        if note.guid not in hung:
            memos += coming.memo(note.guid, "study", "")
    about = project.description.strip()
    if about and not coming.is_own:
        guid = made_of("description of the project", about)
        memos.append(coming.as_memo(RefiNote(guid, "", about), "study", ""))
    return memos


def _hung_on_texts(coming: Coming) -> set[str]:
    """The notes that some text, selection or coding refers to."""
    hung: set[str] = set()
    for source in coming.project.sources:
        hung.update(source.note_guids)
        for selection in source.selections:
            hung.update(selection.note_guids)
            for coding in selection.codings:
                hung.update(coding.note_guids)
    return hung


def _unknown_code(quote: str) -> Finding:
    return Finding(
        Message("“{quote}”", quote=" ".join(quote.split())[:_QUOTED]),
        Message("The code of this coding is not in the file."),
        Message("It was left out: export the project anew with its codebook."),
    )
