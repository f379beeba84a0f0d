"""Codings kept in a spreadsheet come into the study, each extract found in its transcript.

Where a participant has no transcript, their extracts become a source of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.coding.locate import LocateMethod, LocateOutcome, locate_extract
from qualcode.ingest.canonical import canonical_text
from qualcode.ingest.codings_plan import CodingsPlan, ExtractRow
from qualcode.ingest.codings_table import plan_codings
from qualcode.ingest.reading import read_table
from qualcode.model import (
    Code,
    Coder,
    CoderKind,
    Coding,
    Finding,
    Segment,
    Span,
    new_id,
    now,
)
from qualcode.services import release
from qualcode.services.coders import coder_in
from qualcode.services.extract_places import Places, places_in
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.progress import Progress, nobody_watches, watched
from qualcode.services.stated_extracts import put_in_as_stated
from qualcode.store.change import Change
from qualcode.store.rows.codebook import code_row, load_codebook
from qualcode.store.rows.codings import coding_row, load_codings
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class FoundExtract:
    """An extract and what was matched in the transcript, with how (exact, typography, gaps…)."""

    line: int
    quote: str
    matched: str
    method: str
    score: float


@dataclass(frozen=True, slots=True)
class CodingsImport:
    """What came in, what was matched how, and points to check."""

    plan: CodingsPlan
    n_codings: int
    n_new_codes: int
    n_sources_made: int
    coders: tuple[str, ...]
    found: tuple[FoundExtract, ...]
    findings: tuple[Finding, ...]

    def n_by_method(self) -> dict[str, int]:
        """How many extracts were found by each method."""
        counts: dict[str, int] = {}
        for each in self.found:
            counts[each.method] = counts.get(each.method, 0) + 1
        return counts


def import_codings(
    study: OpenStudy,
    name: str,
    content: bytes,
    *,
    coder: str | None = None,
    coder_kind: CoderKind = CoderKind.PERSON,
    statement: release.Statement | None = None,
    progress: Progress = nobody_watches,
) -> CodingsImport:
    """Takes over a table of codings as one action; rows that cannot be placed are findings.

    A coder column names who coded; else ``coder``, else whoever acts. With the vault unlocked,
    extracts quoted from the original text are found there and follow its names' replacement.
    Participants without any transcript need ``statement``: their extracts go into the study as
    they stand, so the researcher states that no name is in them. Without it their rows wait, each
    person a finding; RefusedError when all rows would.
    """
    table = read_table(name, content)
    with study.reading() as reader:
        plan = plan_codings(name, table, load_codebook(reader))
    with study.acting("import_codings", Message("imported codings"), Ability.CODE) as change:
        coders = _coders(study, change, plan, coder, coder_kind)
        places = places_in(study, change.connection)
        made = put_in_as_stated(change, plan, places, statement)
        fresh = _codes_of(plan, made.waiting)
        change.insert_many("code", [code_row(code) for code in fresh])
        coming = _Coming(study, change, places, coders)
        for number, row in enumerate(watched(plan.extracts, progress)):
            if number not in made.waiting:
                coming.take(row)
        coming.write()
        change.say(
            Message.plural("imported {n} coding", "imported {n} codings", n=len(coming.codings))
        )
    return CodingsImport(
        plan,
        len(coming.codings),
        len(fresh),
        made.n_made,
        tuple(dict.fromkeys(coders[row.coder].name for row in plan.extracts)),
        tuple(coming.found),
        (*plan.findings, *made.findings, *coming.findings),
    )


def _codes_of(plan: CodingsPlan, waiting: frozenset[int]) -> list[Code]:
    """The new codes and themes, parents first, without those that waiting rows alone speak of."""
    known = {code.id: code for code in plan.new_codes}
    used = {n: _with_those_above(known, row.code_ids) for n, row in enumerate(plan.extracts)}
    kept = {i for n, ids in used.items() if n not in waiting for i in ids}
    left = {i for n, ids in used.items() if n in waiting for i in ids} - kept
    return [code for code in plan.new_codes if code.id not in left]


def _with_those_above(known: dict[str, Code], code_ids: tuple[str, ...]) -> set[str]:
    """New codes, the themes above them and the barriers that levers among them answer."""
    found: set[str] = set()
    waiting = [known[i] for i in code_ids if i in known]
    while waiting:
        code = waiting.pop()
        if code.id not in found:
            found.add(code.id)
            waiting += [known[i] for i in (code.parent_id, code.answers) if i in known]
    return found


@dataclass
class _Coming:
    """Codings on their way in."""

    study: OpenStudy
    change: Change
    places: Places
    coders: dict[str, Coder]
    codings: list[Coding] = field(default_factory=list)
    found: list[FoundExtract] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def take(self, row: ExtractRow) -> None:
        """Places one row, or says why not."""
        where = self.places.of(row)
        if not where:
            self.findings.append(_nowhere(row, self.places.waiting_for(row)))
            return
        placed = self._by_offsets(row, where) or self._by_words(row, where)
        if placed is not None:
            self._code(row, *placed)

    def write(self) -> None:
        """Writes the codings that are not in the study yet."""
        present = {_identity(c) for c in load_codings(self.change.connection)}
        fresh: dict[tuple[object, ...], Coding] = {}
        for coding in self.codings:
            if _identity(coding) not in present:
                fresh.setdefault(_identity(coding), coding)
        self.codings = list(fresh.values())
        self.change.insert_many("coding", [coding_row(c) for c in self.codings])

    def _code(self, row: ExtractRow, source_id: str, span: Span) -> None:
        source, text = self.places.sources[source_id], self.places.texts[source_id].text
        segment = Segment.cut(source_id, source.version, text, span)
        coder = self.coders[row.coder]
        for code_id in row.code_ids:
            self.codings.append(
                Coding(new_id(), code_id, coder.id, segment, now(), row.memo, "import")
            )

    def _by_offsets(self, row: ExtractRow, where: list[str]) -> tuple[str, Span] | None:
        if row.span is None:
            return None
        for source_id in where:
            released = self.places.texts[source_id].text
            if released[row.span.start : row.span.end] == row.quote:
                self._note(row, row.quote, LocateMethod.EXACT.value, 100.0)
                return source_id, row.span
            original = self.places.originals.get(source_id)
            if original and original.text[row.span.start : row.span.end] == row.quote:
                moved = self.places.moves[source_id].move(row.span).span
                if moved is not None:
                    self._note(row, moved.cut(released), LocateMethod.EXACT.value, 100.0)
                    return source_id, moved
        return None

    def _by_words(self, row: ExtractRow, where: list[str]) -> tuple[str, Span] | None:
        quote = canonical_text(row.quote)
        outcome = locate_extract(quote, [self.places.indexes[s] for s in where])
        place = outcome.location
        if (place is None or place.method is LocateMethod.APPROXIMATE) and self.places.originals:
            before = self._in_original(quote, where)
            if before is not None and (place is None or before[2] >= place.score):
                source_id, span, score, method = before
                self._note(row, span.cut(self.places.texts[source_id].text), method, score)
                return source_id, span
        if place is None:
            self.findings.append(_not_found(row, outcome))
            return None
        if outcome.is_ambiguous:
            self.findings.append(_ambiguous(row, outcome))
        self._note(row, place.matched_text, place.method.value, place.score)
        return place.source_id, place.span

    def _in_original(self, quote: str, where: list[str]) -> tuple[str, Span, float, str] | None:
        known = [i for s in where if (i := self.places.original_indexes.get(s)) is not None]
        place = locate_extract(quote, known).location if known else None
        if place is None:
            return None
        moved = self.places.moves[place.source_id].move(place.span).span
        return (place.source_id, moved, place.score, place.method.value) if moved else None

    def _note(self, row: ExtractRow, matched: str, method: str, score: float) -> None:
        self.found.append(FoundExtract(row.line, row.quote, matched, method, score))


def _identity(coding: Coding) -> tuple[object, ...]:
    return (coding.coder_id, coding.code_id, coding.segment.source_id, coding.segment.span)


def _coders(
    study: OpenStudy, change: Change, plan: CodingsPlan, coder: str | None, kind: CoderKind
) -> dict[str, Coder]:
    if coder is not None:
        return dict.fromkeys(("", *plan.coders), coder_in(study, change, coder, kind))
    named = {name: coder_in(study, change, name, CoderKind.PERSON) for name in plan.coders}
    return {"": study.coder, **named}


def _nowhere(row: ExtractRow, waiting: str | None) -> Finding:
    place = Message("row {line}", line=row.line)
    if waiting is not None:
        return Finding(
            place,
            Message("The transcript {label} is not released yet.", label=waiting),
            Message("Release it, then import the table again: nothing comes in twice."),
        )
    return Finding(
        place,
        Message("Nothing in the study was said by {person}.", person=row.participant),
        Message("Check how the participant is written, or import their transcript."),
    )


def _not_found(row: ExtractRow, outcome: LocateOutcome) -> Finding:
    reason = outcome.reason or Message("No transcript holds these words.")
    return Finding(
        Message("row {line}: “{quote}”", line=row.line, quote=row.quote[:60]),
        reason,
        Message("Correct the extract in the table and import it again: nothing comes in twice."),
    )


def _ambiguous(row: ExtractRow, outcome: LocateOutcome) -> Finding:
    return Finding(
        Message("row {line}: “{quote}”", line=row.line, quote=row.quote[:60]),
        Message.plural(
            "These words stand at {n} place; the first was taken.",
            "These words stand at {n} places; the first was taken.",
            n=len(outcome.places),
        ),
        Message("Look at it in the transcript, and move the coding if another place is meant."),
    )
