"""Put codes on segments, take them off, and bring in codings kept in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qualcode.coding.locate import locate_extract
from qualcode.coding.word_index import WordIndex
from qualcode.errors import BadInputError, ConflictError, NotFoundError, RefusedError
from qualcode.ingest.canonical import canonical_text
from qualcode.model import Coding, ReleaseState, Segment, Span, new_id, now
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.reading import find_source
from qualcode.services.visible import visible_codings, visible_ids
from qualcode.store.change import Change
from qualcode.store.rows.codebook import load_codebook
from qualcode.store.rows.codings import coding_row, load_coding, load_codings
from qualcode.store.rows.sources import load_sources, load_transcript
from qualcode.wording import Message


def code_segment(
    study: OpenStudy,
    source_id: str,
    span: Span,
    code_ids: Iterable[str],
    *,
    quote: str | None = None,
    comment: str = "",
    operation_id: str | None = None,
) -> tuple[Coding, ...]:
    """Puts codes on a stretch of a released source; the same code there twice changes nothing.

    ``quote`` is what the screen showed: when the transcript says otherwise, nothing is written.
    """
    wanted = tuple(dict.fromkeys(code_ids))
    with study.acting(
        "code_segment", Message("coded an extract"), Ability.CODE, operation_id=operation_id
    ) as change:
        if change.applied_before:
            return ()
        segment = cut_segment(change, source_id, span, quote)
        tree = load_codebook(change.connection)
        unknown = [code_id for code_id in wanted if code_id not in tree]
        if unknown:
            raise NotFoundError(
                Message("This code is no longer in the codebook."),
                Message("Somebody removed it meanwhile: choose another."),
            )
        present = {
            (c.code_id, c.segment.span)
            for c in load_codings(change.connection, source_id=source_id, coder_id=study.coder.id)
        }
        fresh = tuple(
            Coding(new_id(), code_id, study.coder.id, segment, now(), comment)
            for code_id in wanted
            if (code_id, span) not in present
        )
        change.insert_many("coding", [coding_row(c) for c in fresh])
        names = ", ".join(f"“{tree.get(c).name}”" for c in wanted)
        change.say(Message("put {codes} on an extract", codes=names))
    return fresh


def code_words(study: OpenStudy, source: str, code_id: str, words: str) -> Coding:
    """Puts a code on words found in a source as they stand there; the first place if several."""
    noun = find_source(study, source)
    with study.reading() as reader:
        text = load_transcript(reader, noun.id)
    found = locate_extract(canonical_text(words), [WordIndex(noun.id, text)]) if text else None
    if found is None or found.location is None:
        raise NotFoundError(
            Message("{label} does not hold these words.", label=noun.label),
            Message("Copy them from the transcript as it is released."),
        )
    done = code_segment(study, noun.id, found.location.span, (code_id,))
    if not done:
        raise ConflictError(
            Message("These words have this code already."), Message("Nothing was changed.")
        )
    return done[0]


def cut_segment(change: Change, source_id: str, span: Span, quote: str | None) -> Segment:
    """The segment at a span of a source's present text; RefusedError when it says other words."""
    source = next((s for s in load_sources(change.connection) if s.id == source_id), None)
    transcript = load_transcript(change.connection, source_id)
    if source is None or transcript is None or source.state is not ReleaseState.RELEASED:
        raise RefusedError(
            Message("Only released text can be coded."),
            Message("Release the transcript first, or choose another."),
        )
    try:
        segment = Segment.cut(source_id, source.version, transcript.text, span, quote)
    except ValueError:
        raise RefusedError(
            Message("The transcript has changed since this extract was selected."),
            Message("Load the transcript again and select the extract anew."),
        ) from None
    if not segment.quote.strip():
        raise BadInputError(
            Message("There is nothing to code in this selection."), Message("Select some words.")
        )
    return segment


def remove_coding(study: OpenStudy, coding_id: str, *, operation_id: str | None = None) -> None:
    """Takes a code off an extract; undo puts it back."""
    with study.acting(
        "remove_coding",
        Message("took a code off an extract"),
        Ability.CODE,
        operation_id=operation_id,
    ) as change:
        if not change.applied_before:
            _own_coding(study, change, coding_id)
            change.delete("coding", coding_id)


def resize_coding(
    study: OpenStudy, coding_id: str, span: Span, *, operation_id: str | None = None
) -> Coding:
    """Moves the ends of a coded extract."""
    with study.acting(
        "resize_coding",
        Message("moved the ends of an extract"),
        Ability.CODE,
        operation_id=operation_id,
    ) as change:
        present = _own_coding(study, change, coding_id)
        if change.applied_before:
            return present
        segment = cut_segment(change, present.segment.source_id, span, None)
        moved = replace(present, segment=segment)
        row = coding_row(moved)
        change.update("coding", row.pop("id"), **row)
    return moved


def recode(study: OpenStudy, coding_id: str, code_id: str) -> Coding:
    """Puts another code in the place of a coding's."""
    with study.acting("recode", Message("gave an extract another code"), Ability.CODE) as change:
        present = _own_coding(study, change, coding_id)
        if code_id not in load_codebook(change.connection):
            raise NotFoundError(
                Message("This code is no longer in the codebook."),
                Message("Somebody removed it meanwhile: choose another."),
            )
        change.update("coding", coding_id, code_id=code_id)
    return replace(present, code_id=code_id)


def comment_coding(study: OpenStudy, coding_id: str, comment: str) -> None:
    """Writes a remark on a coding."""
    with study.acting("comment_coding", Message("commented an extract"), Ability.CODE) as change:
        _own_coding(study, change, coding_id)
        change.update("coding", coding_id, comment=comment)


def list_codings(study: OpenStudy, *, coder_id: str | None = None) -> tuple[Coding, ...]:
    """Every coding, or one coder's: source by source, each in text order."""
    with study.reading() as reader:
        order = {source.id: n for n, source in enumerate(load_sources(reader))}
        found = visible_codings(reader, study)
    found = tuple(c for c in found if coder_id in (None, c.coder_id))
    return tuple(sorted(found, key=lambda c: order[c.segment.source_id]))


def _own_coding(study: OpenStudy, change: Change, coding_id: str) -> Coding:
    found = load_coding(change.connection, coding_id)
    if found is None or not visible_ids(change.connection, study, "coding", (coding_id,)):
        raise NotFoundError(
            Message("This coding is no longer in the study."),
            Message("It was taken off meanwhile; the history says by whom."),
        )
    if found.coder_id != study.coder.id:
        study.require(Ability.EDIT_STUDY)
    return found
