"""A corrected version of a transcript that is in the study already: codings move with their text."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.anonymise.replacement import edited_transcript, edits_for, find_mentions
from qualcode.coding.text_revision import edits_between, move_codings
from qualcode.model import Coding, Finding, ReleaseState, Source
from qualcode.services import release
from qualcode.services.ingest import Previewed, keep_draft
from qualcode.services.key_store import load_key
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.reading import find_source
from qualcode.store.change import Change
from qualcode.store.rows.codings import coding_row, load_codings
from qualcode.store.rows.sources import load_transcript
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Reimport:
    """What became of the codings when the text was corrected."""

    said: Message
    n_moved: int
    n_changed: int
    n_unplaced: int
    findings: tuple[Finding, ...]


def reimport(study: OpenStudy, label_or_id: str, previewed: Previewed) -> Reimport:
    """Replaces the text of a source by a corrected version, as one action.

    A source that still waits is simply replaced in the vault. A released one is released anew
    with the study's key; its codings move with their words. Those whose words changed are
    listed, those whose words are gone stay on the old version and are listed too.
    """
    source = find_source(study, label_or_id)
    vault = study.unlocked()
    said = Message("imported a corrected version of {label}", label=source.label)
    with study.acting("reimport", said, Ability.USE_VAULT) as change:
        keep_draft(change, source.id, previewed)
        if source.state is not ReleaseState.RELEASED:
            change.update("source", source.id, position=source.position)
            return _report(source, (), (), ())
        key = release.whole_for(load_key(vault), source.label)
        fresh = previewed.draft.transcript()
        names = edits_for(find_mentions(fresh.text, key, source.label))
        speakers = release.neutral_speakers(change, source, previewed.draft)
        text = edited_transcript(fresh, names, speakers)
        before = load_transcript(change.connection, source.id)
        number = source.version + 1
        release.put_version(change, source, text, number=number, reason="correction")
        change.update("source", source.id, version=number)
        change.keep("edits", source.id, release.edits_to_bytes(names))
        present = tuple(
            c
            for c in load_codings(change.connection, source_id=source.id)
            if c.segment.version == source.version
        )
        edits = edits_between(before.text if before else "", text.text)
        moved = move_codings(present, edits, text.text, number)
        _write(change, (*moved.moved, *moved.changed))
        return _report(source, moved.moved, moved.changed, moved.unplaced)


def _write(change: Change, codings: tuple[Coding, ...]) -> None:
    rows = [(c.id, coding_row(c)) for c in codings]
    columns = ("version", "start", "end", "quote")
    change.update_many("coding", ((i, {k: row[k] for k in columns}) for i, row in rows))


def _report(
    source: Source,
    moved: tuple[Coding, ...],
    changed: tuple[Coding, ...],
    unplaced: tuple[Coding, ...],
) -> Reimport:
    findings = [
        Finding(
            Message("{label}: “{quote}”", label=source.label, quote=c.segment.quote[:60]),
            Message("The words of this extract were changed by the correction."),
            Message("Read the extract again and move its ends if need be."),
        )
        for c in changed
    ]
    findings += [
        Finding(
            Message("{label}: “{quote}”", label=source.label, quote=c.segment.quote[:60]),
            Message("These words are no longer in the transcript."),
            Message("The coding is kept on the old version: code the new words, or take it off."),
        )
        for c in unplaced
    ]
    said = Message(
        "{label}: {moved} codings moved with their words, {changed} with changed words, {unplaced} to place again.",
        label=source.label,
        moved=len(moved),
        changed=len(changed),
        unplaced=len(unplaced),
    )
    return Reimport(said, len(moved), len(changed), len(unplaced), tuple(findings))
