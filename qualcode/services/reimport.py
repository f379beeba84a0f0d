"""A corrected version of a transcript that is in the study already: codings move with their text."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.coding.text_revision import Moved, edits_between, move_segments
from qualcode.errors import RefusedError
from qualcode.model import Coding, Finding, Memo, ReleaseState, Source
from qualcode.services import anonymise
from qualcode.services.ingest import Previewed, keep_draft
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.originals import Original, identifiers_of
from qualcode.services.reading import find_source
from qualcode.services.release import present_key
from qualcode.services.released_text import (
    EDITS,
    Prepared,
    edits_to_bytes,
    log_replacements,
    neutral_names,
    prepare,
    put_version,
)
from qualcode.services.visible import visible_codings, visible_memos
from qualcode.store.change import Change
from qualcode.store.rows.codings import coding_row, load_codings
from qualcode.store.rows.memos import anchor_columns, load_memos
from qualcode.store.rows.sources import load_transcript
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Reimport:
    """What became of the codings when the text was corrected."""

    said: Message
    findings: tuple[Finding, ...]


def reimport(study: OpenStudy, label_or_id: str, previewed: Previewed) -> Reimport:
    """Replaces the text of a source by a corrected version, as one action.

    A source that still waits is simply replaced in the vault. A released one is looked through
    for names and released anew with the study's key: names that are new are replaced as proposed.
    Its codings move with their words. Those whose words changed are listed, those whose words are
    gone stay on the old version and are listed too. Raises RefusedError when a real form would
    still stand in the text.
    """
    source = find_source(study, label_or_id)
    study.unlocked()
    if source.state is ReleaseState.RELEASED:
        anonymise.propose_for(study, source, previewed.draft)
    said = Message("imported a corrected version of {label}", label=source.label)
    with study.acting("reimport", said, Ability.USE_VAULT) as change:
        keep_draft(change, source.id, previewed)
        if source.state is not ReleaseState.RELEASED:
            change.update("source", source.id, position=source.position)
            return _report(source, Moved((), (), ()), Moved((), (), ()), set())
        known = identifiers_of(change.connection, source)
        original = Original(source, previewed.draft, known)
        prepared = prepare(original, present_key(study), neutral_names(original))
        _refuse_leaks(prepared)
        return _put_version(study, change, prepared)


def _put_version(study: OpenStudy, change: Change, prepared: Prepared) -> Reimport:
    source, text = prepared.original.source, prepared.transcript
    before = load_transcript(change.connection, source.id)
    number = source.version + 1
    put_version(change, source, text, number=number, reason="correction")
    change.update("source", source.id, version=number)
    change.keep(EDITS, source.id, edits_to_bytes(prepared.edits))
    log_replacements(change, source.id, prepared.by_kind)
    present = tuple(
        c
        for c in load_codings(change.connection, source_id=source.id)
        if c.segment.version == source.version
    )
    edits = edits_between(before.text if before else "", text.text)
    moved = move_segments(present, edits, text.text, number)
    memos = move_segments(_memos_on(change, source), edits, text.text, number)
    _write(change, (*moved.moved, *moved.changed))
    change.update_many(
        "memo", ((m.id, anchor_columns(m.segment)) for m in (*memos.moved, *memos.changed))
    )
    seen = {c.id for c in visible_codings(change.connection, study, source.id)}
    seen |= {m.id for m in visible_memos(change.connection, study)}
    return _report(source, moved, memos, seen)


def _memos_on(change: Change, source: Source) -> tuple[Memo, ...]:
    """Memos on stretches of the version that is being replaced."""
    place = (source.id, source.version)
    every = load_memos(change.connection)
    return tuple(
        m for m in every if m.segment and (m.segment.source_id, m.segment.version) == place
    )


def _refuse_leaks(prepared: Prepared) -> None:
    """Raises RefusedError when a real form would come back with the corrected version."""
    certain = [stopped for stopped in prepared.leaks if stopped.certain]
    if certain:
        raise RefusedError(
            Message(
                "The corrected version still names somebody: {where}: {what}",
                where=certain[0].place,
                what=certain[0].leak.why,
            ),
            Message("Correct it, or decide on this element in the review, then import it again."),
        )


def _write(change: Change, codings: tuple[Coding, ...]) -> None:
    rows = [(c.id, coding_row(c)) for c in codings]
    columns = ("version", "start", "end", "quote")
    change.update_many("coding", ((i, {k: row[k] for k in columns}) for i, row in rows))


def _report(source: Source, codings: Moved[Coding], memos: Moved[Memo], seen: set[str]) -> Reimport:
    """How many moved; what is quoted of them is only what this coder may see."""
    said = Message(
        "{label}: {moved}, {changed}, {unplaced}.",
        label=source.label,
        moved=Message.plural(
            "{n} coding moved with its words",
            "{n} codings moved with their words",
            n=len(codings.moved),
        ),
        changed=Message.plural(
            "{n} with changed words", "{n} with changed words", n=len(codings.changed)
        ),
        unplaced=Message.plural(
            "{n} to place again", "{n} to place again", n=len(codings.unplaced)
        ),
    )
    findings = (*_of_codings(source, codings, seen), *_of_memos(source, memos, seen))
    return Reimport(said, findings)


def _of_codings(source: Source, moved: Moved[Coding], seen: set[str]) -> list[Finding]:
    changed = [
        Finding(
            _place(source, c.segment.quote),
            Message("The words of this extract were changed by the correction."),
            Message("Read the extract again and move its ends if need be."),
        )
        for c in moved.changed
        if c.id in seen
    ]
    return changed + [
        Finding(
            _place(source, c.segment.quote),
            Message("These words are no longer in the transcript."),
            Message("The coding is kept on the old version: code the new words, or take it off."),
        )
        for c in moved.unplaced
        if c.id in seen
    ]


def _of_memos(source: Source, moved: Moved[Memo], seen: set[str]) -> list[Finding]:
    changed = [
        Finding(
            _place(source, m.segment.quote if m.segment else ""),
            Message("The words this memo stands on were changed by the correction."),
            Message("Read the memo again beside the new words."),
        )
        for m in moved.changed
        if m.id in seen
    ]
    return changed + [
        Finding(
            _place(source, m.segment.quote if m.segment else ""),
            Message("The words this memo stood on are no longer in the transcript."),
            Message("The memo is kept on the old version: write it again on the new words."),
        )
        for m in moved.unplaced
        if m.id in seen
    ]


def _place(source: Source, quote: str) -> Message:
    return Message("{label}: “{quote}”", label=source.label, quote=quote[:60])
