"""Put codes on segments, take them off, and bring in codings kept in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from qualcode.coding.codebook_operations import create_code
from qualcode.coding.locate import locate_extract
from qualcode.coding.word_index import WordIndex
from qualcode.errors import BadInputError, ConflictError, NotFoundError, RefusedError
from qualcode.ingest.canonical import canonical_text
from qualcode.model import Coding, ReleaseState, Segment, Span, new_id, now
from qualcode.services.codebook import write_changes
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.reading import find_source
from qualcode.services.visible import (
    coded_sources,
    private_to,
    visible_codebook,
    visible_codings,
    visible_ids,
)
from qualcode.store.became import became, note_became, stand_in
from qualcode.store.change import Change
from qualcode.store.rows.codebook import load_codebook, load_codes
from qualcode.store.rows.codings import coding_row, load_coding, load_codings
from qualcode.store.rows.sources import load_source, load_sources, load_text, load_transcript
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code to be made while coding, under the id its origin gave it."""

    id: str
    name: str
    parent_id: str | None = None


@dataclass(frozen=True, slots=True)
class SeenCoding:
    """A coding as it stood before the eyes of who changes it."""

    code_id: str
    span: Span
    comment: str = ""


class OvertakenError(ConflictError):
    """Somebody changed the coding meanwhile; ``present`` is how it stands now."""

    def __init__(self, message: Message, hint: Message, present: Coding) -> None:
        super().__init__(message, hint)
        self.present = present


def code_segment(
    study: OpenStudy,
    source_id: str,
    span: Span,
    code_ids: Iterable[str],
    *,
    quote: str | None = None,
    comment: str = "",
    new_codes: Iterable[NewCode] = (),
    coding_ids: Mapping[str, str] | None = None,
    operation_id: str | None = None,
) -> tuple[Coding, ...]:
    """Puts codes on a stretch of a released source; the same code there twice changes nothing.

    ``quote`` is what the screen showed: when the transcript says otherwise, nothing is written.
    ``new_codes`` are made in the same action and may be among ``code_ids``; ``coding_ids`` says by
    code which id the coding shall have. ``NotFoundError`` for a code that is no longer there.
    """
    wanted = tuple(dict.fromkeys(code_ids))
    with study.acting(
        "code_segment", Message("coded an extract"), Ability.CODE, operation_id=operation_id
    ) as change:
        if change.applied_before:
            return ()
        segment = cut_segment(change, source_id, span, quote)
        known_as = _made(study, change, source_id, new_codes)
        given = {known_as.get(k, k): v for k, v in (coding_ids or {}).items()}
        wanted = tuple(dict.fromkeys(known_as.get(c, c) for c in wanted))
        known_as = _standing_in(change, wanted)
        given = {known_as.get(k, k): v for k, v in given.items()}
        wanted = tuple(dict.fromkeys(known_as.get(c, c) for c in wanted))
        codes = load_codes(change.connection, wanted)
        unknown = [code_id for code_id in wanted if code_id not in codes]
        if unknown:
            raise NotFoundError(
                Message("This code is no longer in the codebook."),
                Message("Somebody removed it meanwhile: choose another."),
            )
        present = {
            (c.code_id, c.segment.span)
            for c in load_codings(
                change.connection, source_id=source_id, coder_id=study.coder.id, span=span
            )
        }
        fresh = tuple(
            Coding(given.get(code_id) or new_id(), code_id, study.coder.id, segment, now(), comment)
            for code_id in wanted
            if (code_id, span) not in present
        )
        change.insert_many("coding", [coding_row(c) for c in fresh])
        change.say(_put([codes[c].name for c in wanted]))
    return fresh


def _put(names: list[str]) -> Message:
    if len(names) == 1:
        return Message("put “{code}” on an extract", code=names[0])
    return Message("put several codes on an extract: {codes}", codes=", ".join(names))


def _made(
    study: OpenStudy, change: Change, source_id: str, new_codes: Iterable[NewCode]
) -> dict[str, str]:
    """Makes codes; by the id asked for, the id each has: another's where the name is there."""
    found: dict[str, str] = {}
    for new in new_codes:
        study.require(Ability.EDIT_CODEBOOK)
        tree = visible_codebook(change.connection, study)
        parent_id = found.get(new.parent_id or "", new.parent_id)
        same = (c for c in tree.codes if c.parent_id == parent_id and not c.retired)
        there = next((c for c in same if c.name.casefold() == new.name.strip().casefold()), None)
        if there is not None:
            found[new.id] = there.id
            if new.id != there.id:  # who asked may go on with the id they gave
                note_became(change, new.id, there.id)
            continue
        owner = private_to(change.connection, study, source_id)
        changes = create_code(tree, new.name, parent_id=parent_id, code_id=new.id)
        made = tuple(replace(c, private_to=owner) for c in changes.inserted)
        write_changes(change, replace(changes, inserted=made))
        found[new.id] = new.id
    return found


def _standing_in(change: Change, code_ids: tuple[str, ...]) -> dict[str, str]:
    """For codes that are gone, those that stand in for them."""
    gone = set(code_ids) - load_codes(change.connection, code_ids).keys()
    if not gone:
        return {}
    into, there = became(change.connection), {c.id for c in load_codebook(change.connection).codes}
    found = {code_id: stand_in(code_id, into, there.__contains__) for code_id in gone}
    return {code_id: other for code_id, other in found.items() if other is not None}


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Where words stand in a source; ``doubt`` says when they stand at several places."""

    source_id: str
    span: Span
    doubt: Message | None


def find_words(study: OpenStudy, source: str, words: str) -> FoundWords:
    """The first place of words in a source, case, typography and small slips aside.

    ``NotFoundError`` when the source does not hold them.
    """
    noun = find_source(study, source)
    with study.reading() as reader:
        text = load_transcript(reader, noun.id)
    found = locate_extract(canonical_text(words), [WordIndex(noun.id, text)]) if text else None
    if found is None or found.location is None:
        raise NotFoundError(
            Message("{label} does not hold these words.", label=noun.label),
            Message("Copy them from the transcript as it is released."),
        )
    return FoundWords(noun.id, found.location.span, found.reason)


def code_words(study: OpenStudy, source: str, code_id: str, words: str) -> Coding:
    """Puts a code on words as :func:`find_words` finds them.

    ``NotFoundError`` when the source does not hold them, ``ConflictError`` when they have the code
    already.
    """
    found = find_words(study, source, words)
    done = code_segment(study, found.source_id, found.span, (code_id,))
    if not done:
        raise ConflictError(
            Message("These words have this code already."), Message("Nothing was changed.")
        )
    return done[0]


def cut_segment(change: Change, source_id: str, span: Span, quote: str | None) -> Segment:
    """The segment at a span of a source's present text; RefusedError when it says other words."""
    source = load_source(change.connection, source_id)
    text = load_text(change.connection, source_id)
    if source is None or text is None or source.state is not ReleaseState.RELEASED:
        raise RefusedError(
            Message("Only released text can be coded."),
            Message("Release the transcript first, or choose another."),
        )
    try:
        segment = Segment.cut(source_id, source.version, text, span, quote)
    except ValueError:
        raise RefusedError(
            Message("The transcript has changed since this extract was selected."),
            Message("Load the transcript again and select the extract again."),
        ) from None
    if not segment.quote.strip():
        raise BadInputError(
            Message("There is nothing to code in this selection."), Message("Select some words.")
        )
    return segment


def remove_coding(
    study: OpenStudy,
    coding_id: str,
    *,
    seen: SeenCoding | None = None,
    operation_id: str | None = None,
) -> None:
    """Takes a code off an extract; undo puts it back. OvertakenError when it is not as ``seen``."""
    said = Message("took a code off an extract")
    with _changing(study, "remove_coding", said, coding_id, seen, operation_id) as (change, found):
        if found is not None:
            name = load_codes(change.connection, [found.code_id])[found.code_id].name
            change.delete("coding", coding_id)
            change.say(Message("took “{code}” off an extract", code=name))


def resize_coding(
    study: OpenStudy,
    coding_id: str,
    span: Span,
    *,
    quote: str | None = None,
    seen: SeenCoding | None = None,
    operation_id: str | None = None,
) -> Coding:
    """Moves the ends of a coded extract.

    ``quote`` is what the screen showed between the new ends. OvertakenError when the coding is
    no longer as it was ``seen``.
    """
    said = Message("moved the ends of an extract")
    with _changing(study, "resize_coding", said, coding_id, seen, operation_id) as (
        change,
        present,
    ):
        if present is None:
            return _own_coding(study, change, coding_id)
        segment = cut_segment(change, present.segment.source_id, span, quote)
        moved = replace(present, segment=segment)
        row = coding_row(moved)
        change.update("coding", row.pop("id"), **row)
    return moved


def recode(
    study: OpenStudy,
    coding_id: str,
    code_id: str,
    *,
    new_codes: Iterable[NewCode] = (),
    seen: SeenCoding | None = None,
    operation_id: str | None = None,
) -> Coding:
    """Puts another code in the place of a coding's; OvertakenError when it is not as ``seen``."""
    said = Message("gave an extract another code")
    with _changing(study, "recode", said, coding_id, seen, operation_id) as (change, present):
        if present is None:
            return _own_coding(study, change, coding_id)
        source_id = present.segment.source_id
        code_id = _made(study, change, source_id, new_codes).get(code_id, code_id)
        code_id = _standing_in(change, (code_id,)).get(code_id, code_id)
        codes = load_codes(change.connection, (present.code_id, code_id))
        if code_id not in codes:
            raise NotFoundError(
                Message("This code is no longer in the codebook."),
                Message("Somebody removed it meanwhile: choose another."),
            )
        was, becomes = codes[present.code_id].name, codes[code_id].name
        change.update("coding", coding_id, code_id=code_id)
        change.say(Message("recoded an extract from “{old}” to “{new}”", old=was, new=becomes))
    return replace(present, code_id=code_id)


def comment_coding(
    study: OpenStudy,
    coding_id: str,
    comment: str,
    *,
    seen: SeenCoding | None = None,
    operation_id: str | None = None,
) -> None:
    """Writes a remark on a coding; OvertakenError when it is no longer as ``seen``."""
    said = Message("commented an extract")
    with _changing(study, "comment_coding", said, coding_id, seen, operation_id) as (change, found):
        if found is not None:
            change.update("coding", coding_id, comment=comment)


def who_coded(study: OpenStudy) -> frozenset[str]:
    """The ids of the coders of whom this coder may see a coding; none while nothing is coded."""
    with study.reading() as reader:
        return frozenset(coded_sources(reader, study))


def list_codings(study: OpenStudy, *, coder_id: str | None = None) -> tuple[Coding, ...]:
    """Every coding, or one coder's: source by source, each in text order."""
    with study.reading() as reader:
        order = {source.id: n for n, source in enumerate(load_sources(reader))}
        found = visible_codings(reader, study)
    found = tuple(c for c in found if coder_id in (None, c.coder_id))
    return tuple(sorted(found, key=lambda c: order[c.segment.source_id]))


@contextmanager
def _changing(
    study: OpenStudy,
    action: str,
    said: Message,
    coding_id: str,
    seen: SeenCoding | None,
    operation_id: str | None,
) -> Iterator[tuple[Change, Coding | None]]:
    """An action on a coding one may change, with the coding; None when it was done before."""
    with study.acting(action, said, Ability.CODE, operation_id=operation_id) as change:
        if change.applied_before:
            yield change, None
        else:
            yield change, _own_coding(study, change, coding_id, seen)


def _own_coding(
    study: OpenStudy, change: Change, coding_id: str, seen: SeenCoding | None = None
) -> Coding:
    found = load_coding(change.connection, coding_id)
    if found is None or not visible_ids(change.connection, study, "coding", (coding_id,)):
        raise NotFoundError(
            Message("This coding is no longer in the study."),
            Message("It was taken off meanwhile; the history says by whom."),
        )
    if found.coder_id != study.coder.id:
        study.require(Ability.EDIT_STUDY)
    if seen is not None and seen != SeenCoding(found.code_id, found.segment.span, found.comment):
        raise OvertakenError(
            Message("This extract was changed meanwhile, in another window or by somebody else."),
            Message("Choose which of the two stays."),
            found,
        )
    return found
