"""An operation on the codebook carried out: read, planned and written in one recorded action."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from qualcode.coding.codebook_changes import CodebookChanges
from qualcode.model import Codebook, Coding
from qualcode.model.summary import Summary
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store.became import note_became
from qualcode.store.change import Change
from qualcode.store.rows.code_links import load_code_links
from qualcode.store.rows.codebook import code_row, load_codebook
from qualcode.store.rows.codings import load_codings
from qualcode.store.rows.memos import load_memos
from qualcode.store.rows.requests import load_requests
from qualcode.store.rows.summaries import links_of_summary, load_summaries
from qualcode.wording import Message

_CHANGED = Message("changed the codebook")
_NOTHING = CodebookChanges(_CHANGED)


def do(
    study: OpenStudy,
    action: str,
    plan: Callable[[Codebook], CodebookChanges],
    operation_id: str | None = None,
) -> CodebookChanges:
    """Carries out a change of codes; nothing when the operation id was carried out before."""
    with study.acting(action, _CHANGED, Ability.EDIT_CODEBOOK, operation_id=operation_id) as change:
        if change.applied_before:
            return _NOTHING
        changes = plan(load_codebook(change.connection))
        write_changes(change, changes)
    return changes


def do_with_codings(
    study: OpenStudy,
    action: str,
    plan: Callable[[Codebook, Sequence[Coding]], CodebookChanges],
    operation_id: str | None = None,
    replaced_by: tuple[Iterable[str], str] = ((), ""),
) -> CodebookChanges:
    """Carries out a change of codes and codings.

    ``replaced_by`` names codes that go and the one that stands in for them: links, memos and
    requests about them follow.
    """
    with study.acting(action, _CHANGED, Ability.EDIT_CODEBOOK, operation_id=operation_id) as change:
        if change.applied_before:
            return _NOTHING
        changes = plan(load_codebook(change.connection), load_codings(change.connection))
        follow(change, *replaced_by)
        write_changes(change, changes)
    return changes


def write_changes(change: Change, changes: CodebookChanges) -> None:
    """Writes an operation's rows; new parents come before their children."""
    change.insert_many("code", [code_row(code) for code in changes.inserted])
    for code in changes.updated:
        row = code_row(code)
        change.update("code", row.pop("id"), **row)
    change.delete_many("coding", changes.removed_codings)
    recoded = ((c.id, {"code_id": c.code_id, "comment": c.comment}) for c in changes.recoded)
    change.update_many("coding", recoded)
    for code_id in changes.deleted:
        change.delete("code", code_id)
    change.say(changes.said)


def follow(change: Change, gone: Iterable[str], into_id: str) -> None:
    """Points what speaks of codes that go to the code that stands in for them."""
    ids = set(gone)
    if not ids:
        return
    for code_id in sorted(ids):
        note_became(change, code_id, into_id)
    known = set()
    for link in load_code_links(change.connection):
        ends = tuple(into_id if end in ids else end for end in (link.from_id, link.to_id))
        same = (*ends, link.kind)
        if ends[0] == ends[1] or same in known:
            change.delete("code_link", link.id)
        elif ids & {link.from_id, link.to_id}:
            change.update("code_link", link.id, from_id=ends[0], to_id=ends[1])
        known.add(same)
    for memo in load_memos(change.connection):
        if memo.about == "code" and memo.about_id in ids:
            change.update("memo", memo.id, about_id=into_id)
        for linked in memo.links:
            if linked.about == "code" and linked.about_id in ids:
                change.update("memo_link", linked.id, about_id=into_id)
    for request in load_requests(change.connection):
        if request.about == "code" and request.about_id in ids:
            change.update("request", request.id, about_id=into_id)
    _join_summaries(change, ids, into_id)


def _join_summaries(change: Change, gone: set[str], into_id: str) -> None:
    """Summaries of codes that go come under the one that stands in, in one text where both are."""
    places: dict[tuple[str, str], Summary] = {}
    concerned = [s for s in load_summaries(change.connection) if s.code_id in gone | {into_id}]
    for summary in sorted(concerned, key=lambda s: s.code_id != into_id):
        place = (summary.about_id, summary.coder_id)
        kept = places.get(place)
        if kept is None:
            places[place] = replace(summary, code_id=into_id)
            if summary.code_id != into_id:
                change.update("summary", summary.id, code_id=into_id)
            continue
        places[place] = joined = replace(kept, text=f"{kept.text}\n\n{summary.text}")
        change.update("summary", kept.id, text=joined.text)
        for link_id in links_of_summary(change.connection, summary.id):
            change.update("summary_link", link_id, summary_id=kept.id)
        change.delete("summary", summary.id)
