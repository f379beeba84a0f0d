"""A copy made comparable with the study: names replaced, stretches moved onto the study's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from qualcode.anonymise.replacement import FormFinder, edits_for
from qualcode.coding.text_revision import edits_between
from qualcode.errors import LockedError, RefusedError
from qualcode.model import Finding, OffsetMap, SourceKind, Span, TextEdit, Transcript
from qualcode.services import entity_store
from qualcode.services.key_store import load_key
from qualcode.services.open_study import OpenStudy
from qualcode.services.released_text import needs_capitals
from qualcode.services.watch import watch_over
from qualcode.services.withdrawal import blanking_of_withdrawn
from qualcode.store.engine import Reader
from qualcode.store.merging import Done, RowThere, actions_since
from qualcode.store.rewriting import FindEdits, Rewriter, holds_words, moved
from qualcode.store.row_change import Row
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.sources import load_source, load_sources, load_transcript
from qualcode.store.tables import metadata
from qualcode.wording import Message

_ANCHOR = {"source_id", "version", "start", "end", "quote"}
_LEAST_ALIKE = 0.5  # share of words two versions of a transcript must have in common
_OF_TEXTS = {"source", "transcript_version"}
_WITH_TEXTS = {*_OF_TEXTS, "interview", "interview_participant"}
_FINAL = frozenset(("redact", "withdraw"))
_NOWHERE = Message("text")
_SHOWN = 60


@dataclass
class Aligner:
    """Moves what stands on the copy's transcripts onto the study's present ones."""

    ours: Reader
    theirs: Reader
    rewriter: Rewriter
    findings: list[Finding] = field(default_factory=list)
    _maps: dict[tuple[str, int], tuple[OffsetMap, str, int] | None] = field(default_factory=dict)
    _labels: dict[str, tuple[str, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._labels = {s.id: (s.label, s.version) for s in load_sources(self.ours)}

    def row(self, row: Row) -> Row:
        """A row with its stretch of text moved; as it is where the texts are the same."""
        if not row.keys() >= _ANCHOR or not row["source_id"]:
            return row
        where = row["source_id"], row["version"]
        if where not in self._maps:
            self._maps[where] = self._between(*where)
        known = self._maps[where]
        if known is None:
            return row
        offsets, text, version = known
        span = moved(offsets, Span(row["start"], row["end"]))
        quote = span.cut(text)
        # names replaced here since are no difference anybody need look at
        if quote != row["quote"] and quote != self.rewriter.text(row["quote"], None):
            self._tell(row["source_id"], quote or row["quote"])
        at = {"version": version, "start": span.start, "end": span.end, "quote": quote}
        return row | at

    def _between(self, source_id: str, version: int) -> tuple[OffsetMap, str, int] | None:
        """From the copy's text to the study's present one; None where nothing moves."""
        label, present = self._labels.get(source_id, ("", 0))
        there = load_transcript(self.theirs, source_id, version)
        same = load_transcript(self.ours, source_id, version)
        here = load_transcript(self.ours, source_id)
        if there is None or here is None:
            return None
        if (
            same is not None
            and same.text == there.text
            and (version == present or not self._is_present_there(source_id, version))
        ):
            return None
        _require_alike(label, there, here)
        return OffsetMap(edits_between(there.text, here.text)), here.text, present

    def _is_present_there(self, source_id: str, version: int) -> bool:
        source = load_source(self.theirs, source_id)
        return source is not None and source.version == version

    def _tell(self, source_id: str, quote: str) -> None:
        finding = Finding(
            Message("{label}: “{quote}”", label=self._labels[source_id][0], quote=quote[:60]),
            Message("The text of this extract is not the same in the copy."),
            Message("Read the extract again and move its ends if need be."),
        )
        if finding not in self.findings:
            self.findings.append(finding)


def _require_alike(label: str, there: Transcript, here: Transcript) -> None:
    alike = SequenceMatcher(None, there.text.split(), here.text.split(), autojunk=False)
    if alike.real_quick_ratio() < _LEAST_ALIKE or alike.ratio() < _LEAST_ALIKE:
        raise RefusedError(
            Message("The text of {label} is not the same interview in the copy.", label=label),
            Message("Less than half of its words are the same: look which file is the right one."),
        )


def comparable(
    study: OpenStudy, ours: Reader, theirs: Reader, rows: Iterable[RowThere]
) -> tuple[tuple[RowThere, ...], list[Finding]]:
    """Rows of a copy with the key's names replaced and their stretches moved, and what to check.

    Raises LockedError when names were replaced here since, and the vault is not open.
    """
    rewriter = Rewriter(_edits(study, ours, theirs))
    aligner = Aligner(ours, theirs, rewriter)

    def settled(table: str, row: Row | None) -> Row | None:
        if row is None:
            return None
        placed = aligner.row(row)
        if not placed.keys() >= _ANCHOR or not placed["source_id"]:
            return rewriter.row(table, placed, None)
        # the quote is cut from our own text: there is nothing to replace in it
        return rewriter.row(table, {**placed, "quote": ""}, None) | {"quote": placed["quote"]}

    found = tuple(
        replace(row, before=settled(row.table, row.before), there=settled(row.table, row.there))
        for row in rows
    )
    return found, [*aligner.findings, *_naming(study, ours, found)]


def _naming(study: OpenStudy, ours: Reader, found: Iterable[RowThere]) -> Iterator[Finding]:
    """What a copy brings that still names somebody: a part of a name, a name with a slip."""
    if study.vault is None:
        return
    watch = watch_over(study)
    exempt = tuple(coder.name for coder in load_coders(ours))
    texts = dict.fromkeys(
        value
        for row in found
        for name, value in (row.there or {}).items()
        if isinstance(value, str) and name != "quote" and _holds_words(row.table, name)
    )
    for text in texts:
        forms = dict.fromkeys(
            leak.text
            for leak in watch.leaks(text)
            if watch.stopped(_NOWHERE, leak).certain
            and not any(leak.text in coder for coder in exempt)
        )
        if forms:
            yield _names_somebody(text, ", ".join(forms))


def _holds_words(table: str, name: str) -> bool:
    column = metadata.tables[table].c.get(name)
    return column is not None and holds_words(column)


def _names_somebody(text: str, forms: str) -> Finding:
    quote = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return Finding(
        Message("“{quote}”", quote=quote),
        Message("What the copy brings may name somebody: {forms}.", forms=forms),
        Message(
            "Replace it everywhere, in the history too, with “qualcode redact”, or on the "
            "Pseudonymisation screen under “A name found late, a withdrawal”."
        ),
    )


def without_own_texts(done: Iterable[Done], rows: Iterable[RowThere]) -> tuple[RowThere, ...]:
    """The rows but for extracts that entered the copy as texts of their own: those stay there.

    Raises RefusedError when transcripts were imported or corrected in the copy, and not taken back.
    """
    if any(each.action in _FINAL for each in done):
        raise RefusedError(
            Message("A name was replaced, or somebody withdrew, in the copy only."),
            Message("Do the same in this study: its vault must know."),
        )
    rows = tuple(rows)
    own = {row.row_id: row.there for row in rows if row.there and _is_of_extracts(row)}
    held = {*own, *(str(source["interview_id"]) for source in own.values())}
    kept = []
    for row in rows:
        there = row.there or {}
        known = {row.row_id, there.get("source_id"), there.get("interview_id")}
        if row.table in _WITH_TEXTS and row.here is None and known & held:
            continue
        if row.table in _OF_TEXTS:
            raise RefusedError(
                Message("Transcripts were imported or corrected in the copy."),
                Message(
                    "Take that back in the copy, and bring it again. Or write the copy as a project "
                    "(.qdpx) and import that here: its texts wait in the vault, codings keep their "
                    "coder, and nothing comes in twice."
                ),
            )
        kept.append(row)
    return tuple(kept)


def _is_of_extracts(row: RowThere) -> bool:
    fresh = row.table == "source" and row.before is None and row.here is None
    return fresh and row.there is not None and row.there["kind"] == SourceKind.EXTRACTS.value


def _edits(study: OpenStudy, ours: Reader, theirs: Reader) -> FindEdits:
    since = actions_since(theirs, ours)
    if study.vault is None:
        if since & _FINAL:
            raise LockedError(
                Message("Since this copy was made a name was replaced, or somebody withdrew."),
                Message("Open the vault: what comes back is checked against it."),
            )
        return lambda text, label: ()
    entities = entity_store.load_entities(study.vault)
    key = [entry for e in entities if e.replaces for entry in e.key_entries()]
    names = FormFinder([*load_key(study.vault), *key], needs_capitals=needs_capitals)
    gone = blanking_of_withdrawn(study, ours, theirs) if "withdraw" in since else ()

    def find(text: str, label: str | None) -> tuple[TextEdit, ...]:
        found = [*edits_for(names.find(text)), *(e for each in gone for e in each(text, label))]
        apart: list[TextEdit] = []
        for edit in sorted(found, key=lambda e: (e.span.start, -len(e.span))):
            if not apart or edit.span.start >= apart[-1].span.end:
                apart.append(edit)
        return tuple(apart)

    return find
