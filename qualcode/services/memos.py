"""Memos: analytic notes on anything of the study, searched and linked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qualcode.coding.names import fold_letters
from qualcode.errors import BadInputError, ConflictError, NotFoundError
from qualcode.model import Memo, MemoKind, MemoLink, Segment, Span, new_id, now
from qualcode.services.memo_subjects import check_there, said_of
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.visible import visible_memos
from qualcode.store.change import Change
from qualcode.store.rows.codings import load_coding
from qualcode.store.rows.memos import load_memos, memo_link_row, memo_row
from qualcode.store.rows.sources import load_source, load_text
from qualcode.wording import Message


def list_memos(study: OpenStudy, *, source_id: str | None = None) -> tuple[Memo, ...]:
    """Every memo, oldest first; those on stretches of one source if given."""
    with study.reading() as reader:
        found = visible_memos(reader, study)
    if source_id is None:
        return found
    return tuple(m for m in found if m.segment and m.segment.source_id == source_id)


def find_memos(memos: Iterable[Memo], words: str, *, kind: MemoKind | None = None) -> list[Memo]:
    """Memos that hold every one of some words, in text or quote; accents and case do not matter."""
    wanted = fold_letters(words).split()
    found = []
    for memo in memos:
        quote = memo.segment.quote if memo.segment else ""
        held = fold_letters(f"{memo.text}\n{quote}")
        if kind in (None, memo.kind) and all(word in held for word in wanted):
            found.append(memo)
    return found


def write_memo(
    study: OpenStudy,
    text: str,
    *,
    kind: MemoKind = MemoKind.THEORETICAL,
    about: str = "study",
    about_id: str = "",
    source_id: str | None = None,
    span: Span | None = None,
    quote: str | None = None,
    links: Iterable[tuple[str, str]] = (),
    operation_id: str | None = None,
) -> Memo:
    """A new memo of the coder who acts; ``about`` names what ``about_id`` is.

    With ``source_id`` and ``span`` it stands on that stretch of text and is about its source;
    ``quote`` is what the screen showed there. ``links`` are (about, id) of what else it speaks of.
    ``BadInputError`` for an empty text.
    """
    if not text.strip():
        raise BadInputError(Message("An empty memo is not kept."), Message("Write something."))
    if source_id is not None and span is not None:
        about, about_id = "source", source_id
    noun = Memo(new_id(), kind, text, study.coder.id, about, about_id, now())
    with study.acting(
        "write_memo", Message("wrote a memo"), Ability.COMMENT, operation_id=operation_id
    ) as change:
        if change.applied_before:
            return noun
        check_there(change.connection, about, about_id)
        if source_id is not None and span is not None:
            noun = replace(noun, segment=_cut(change, source_id, span, quote))
        noun = replace(noun, links=_made(change, noun.id, links))
        change.insert("memo", memo_row(noun))
        change.insert_many("memo_link", [memo_link_row(link) for link in noun.links])
        what = said_of(change.connection, about, about_id)
        change.say(Message("wrote a memo on {what}", what=what))
    return noun


def edit_memo(
    study: OpenStudy,
    memo_id: str,
    text: str,
    *,
    kind: MemoKind | None = None,
    seen: str | None = None,
    operation_id: str | None = None,
) -> Memo:
    """Changes the text of one's memo, and its kind if given.

    With ``seen``, the text this one began from, ConflictError when it was changed meanwhile.
    """
    if not text.strip():
        raise BadInputError(
            Message("An empty memo is not kept."), Message("Remove it, or write something.")
        )
    with study.acting(
        "edit_memo", Message("changed a memo"), Ability.COMMENT, operation_id=operation_id
    ) as change:
        present = _own_memo(study, change, memo_id)
        if change.applied_before:
            return present
        if seen is not None and present.text not in (seen, text):
            raise ConflictError(
                Message("This memo was changed meanwhile, in another window or by somebody else."),
                Message("Both texts are shown: keep one, or take from both."),
            )
        edited = replace(present, text=text, kind=kind or present.kind)
        change.update("memo", memo_id, text=edited.text, kind=edited.kind.value)
        what = said_of(change.connection, present.about, present.about_id)
        change.say(Message("changed a memo on {what}", what=what))
    return edited


def remove_memo(study: OpenStudy, memo_id: str, *, operation_id: str | None = None) -> None:
    """Removes one's memo with its links; undo brings it back."""
    with study.acting(
        "remove_memo", Message("removed a memo"), Ability.COMMENT, operation_id=operation_id
    ) as change:
        if change.applied_before:
            return
        present = _own_memo(study, change, memo_id)
        change.delete_many("memo_link", [link.id for link in present.links])
        change.delete_many("memo_link", _links_to(change, memo_id))
        change.delete("memo", memo_id)
        what = said_of(change.connection, present.about, present.about_id)
        change.say(Message("removed a memo on {what}", what=what))


def link_memo(
    study: OpenStudy, memo_id: str, about: str, about_id: str, *, operation_id: str | None = None
) -> Memo:
    """Says that one's memo speaks of something else too: a code, an extract, another memo."""
    with study.acting(
        "link_memo", Message("linked a memo"), Ability.COMMENT, operation_id=operation_id
    ) as change:
        present = _own_memo(study, change, memo_id)
        if change.applied_before:
            return present
        links = _made(change, memo_id, [(about, about_id)], present)
        change.insert_many("memo_link", [memo_link_row(link) for link in links])
        change.say(
            Message("linked a memo to {what}", what=said_of(change.connection, about, about_id))
        )
    return replace(present, links=(*present.links, *links))


def unlink_memo(study: OpenStudy, link_id: str, *, operation_id: str | None = None) -> None:
    """Takes a link off one's memo."""
    with study.acting(
        "unlink_memo", Message("took a link off a memo"), Ability.COMMENT, operation_id=operation_id
    ) as change:
        row = None if change.applied_before else change.get("memo_link", link_id)
        if row is not None:
            _own_memo(study, change, row["memo_id"])
            change.delete("memo_link", link_id)


def place_of(study: OpenStudy, memo: Memo) -> tuple[str, Span] | None:
    """Where a memo's text stands: its own stretch, its coding's, or the head of its source."""
    if memo.segment is not None:
        return memo.segment.source_id, memo.segment.span
    if memo.about == "source":
        return memo.about_id, Span(0, 0)
    if memo.about != "coding":
        return None
    with study.reading() as reader:
        coding = load_coding(reader, memo.about_id)
    return (coding.segment.source_id, coding.segment.span) if coding else None


def _cut(change: Change, source_id: str, span: Span, quote: str | None) -> Segment:
    source = load_source(change.connection, source_id)
    text = load_text(change.connection, source_id)
    try:
        if source is None or text is None:
            raise ValueError("no text to stand on")
        return Segment.cut(source_id, source.version, text, span, quote)
    except ValueError:
        raise BadInputError(
            Message("The transcript has changed since these words were selected."),
            Message("Load the transcript again and select the words again."),
        ) from None


def _made(
    change: Change, memo_id: str, links: Iterable[tuple[str, str]], present: Memo | None = None
) -> tuple[MemoLink, ...]:
    known = {(link.about, link.about_id) for link in present.links} if present else set()
    wanted = [pair for pair in dict.fromkeys(links) if pair not in known]
    for about, about_id in wanted:
        if (about, about_id) == ("memo", memo_id):
            raise BadInputError(
                Message("A memo is not linked to itself."), Message("Choose another memo.")
            )
        check_there(change.connection, about, about_id)
    return tuple(MemoLink(new_id(), memo_id, about, about_id) for about, about_id in wanted)


def _links_to(change: Change, memo_id: str) -> list[str]:
    every = (link for memo in load_memos(change.connection) for link in memo.links)
    return [link.id for link in every if (link.about, link.about_id) == ("memo", memo_id)]


def _own_memo(study: OpenStudy, change: Change, memo_id: str) -> Memo:
    """A memo of whoever acts; somebody else's only for those who may edit the study."""
    found = next((m for m in visible_memos(change.connection, study) if m.id == memo_id), None)
    if found is None:
        raise NotFoundError(
            Message("This memo is not in the study."), Message("It may have been removed.")
        )
    if found.coder_id != study.coder.id:
        study.require(Ability.EDIT_STUDY)
    return found
