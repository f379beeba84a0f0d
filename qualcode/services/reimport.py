"""A corrected version of a transcript that is in the study already: codings move with their text."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.coding.text_revision import edits_between, move_codings
from qualcode.errors import RefusedError
from qualcode.model import Coding, Finding, ReleaseState, Source
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
            return _report(source, (), (), ())
        known = identifiers_of(change.connection, source)
        original = Original(source, previewed.draft, known)
        prepared = prepare(original, present_key(study), neutral_names(original))
        _refuse_leaks(prepared)
        return _put_version(change, prepared)


def _put_version(change: Change, prepared: Prepared) -> Reimport:
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
    moved = move_codings(present, edits, text.text, number)
    _write(change, (*moved.moved, *moved.changed))
    return _report(source, moved.moved, moved.changed, moved.unplaced)


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
