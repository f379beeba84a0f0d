"""From one original to the text that may enter the study, and what its head says, names replaced."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from qualcode.anonymise.entity import Entity
from qualcode.anonymise.gathering import reads_as_ordinary
from qualcode.anonymise.leaks.search import Leak, LeakKind
from qualcode.anonymise.plan import Plan, Planned
from qualcode.anonymise.replacement import edited_transcript
from qualcode.engines.lexicon import load_lexicon
from qualcode.model import (
    KeyEntry,
    OffsetMap,
    ReleaseState,
    Role,
    Source,
    Span,
    TextEdit,
    Transcript,
    new_id,
    now,
)
from qualcode.services.ingest import respondents
from qualcode.services.neutral_labels import label_in_group, neutral_label
from qualcode.services.originals import PLACE, Original
from qualcode.services.table_cells import CellGate
from qualcode.services.watch import Stopped, Watch
from qualcode.store.change import Change
from qualcode.store.rows.interviews import load_interview
from qualcode.store.rows.sources import version_row
from qualcode.wording import Message

EDITS = "edits"
_REPLACED = (LeakKind.WHOLE, LeakKind.WORD)
# replacing a name may lay bare a part of another; a third round has never been seen
_ROUNDS = 3


@dataclass(frozen=True)
class Key:
    """Everything that says what is replaced: the review's entities, a key, and the watch over both."""

    entities: Mapping[str, Entity]
    plan: Plan
    watch: Watch

    @classmethod
    def of(cls, entities: Iterable[Entity], key: Iterable[KeyEntry], watch: Watch) -> Key:
        """The entities and the key together; the key goes first where both know a form."""
        present = tuple(entities)
        plan = Plan(present, key=key, needs_capitals=needs_capitals)
        return cls({e.id: e for e in present}, plan, watch)

    def replaced(self, text: str, original: Original, field: str = "text") -> Outcome:
        """A text of an original with every mention replaced, and what would still stand in it.

        What comes out is searched, once when nothing is left. A part of a replaced name, and a
        name that is also a word but carries a capital inside a sentence, are replaced with it.
        """
        source = original.source
        mentions = self.plan.mentions(text, source.id, source.label, field)
        edits = _edits_of(mentions, text)
        leaks = self.watch.leaks(OffsetMap(edits).apply(text))
        for _ in range(_ROUNDS):
            offsets = OffsetMap(edits)
            released = offsets.apply(text)
            more, gone = self._left_over(leaks, offsets.inverse(text), mentions)
            if not more:
                return Outcome(mentions, edits, released, leaks)
            mentions = tuple(sorted((*mentions, *more), key=lambda p: p.span))
            edits = _edits_of(mentions, text)
            leaks = self.watch.leaks_after(released, leaks, _edits_of(gone, released))
        return Outcome(mentions, edits, OffsetMap(edits).apply(text), leaks)

    def _left_over(
        self, leaks: Iterable[Leak], back: OffsetMap, mentions: tuple[Planned, ...]
    ) -> tuple[list[Planned], list[Planned]]:
        """What leaks found after replacement were before it, and the same as they stand now."""
        more: list[Planned] = []
        here: list[Planned] = []
        for leak in leaks:
            there = back.move(leak.span)
            if leak.kind not in _REPLACED or leak.form in self.watch.known:
                continue
            if self.watch.is_spared(leak):
                continue  # the mention a reviewer let stand; the others were replaced by the plan
            if there.span is None or not there.exact:
                continue
            if any(there.span.overlaps(one.span) for one in (*mentions, *more)):
                continue
            words = self._replacement(leak.form)
            more.append(Planned(there.span, "", words))
            here.append(Planned(leak.span, "", words))
        return more, here

    def _replacement(self, form: str) -> str:
        return self.watch.replacements.get(form) or "[…]"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A text after replacement: its mentions and edits, the text, and the leaks found in that."""

    mentions: tuple[Planned, ...]
    edits: tuple[TextEdit, ...]
    text: str
    leaks: tuple[Leak, ...]


def _edits_of(mentions: Iterable[Planned], text: str) -> tuple[TextEdit, ...]:
    return tuple(
        part
        for one in mentions
        if one.replacement is not None
        for part in TextEdit(one.span, one.replacement).within_lines(text)
    )


def needs_capitals(form: str) -> bool:
    """Whether a form is an ordinary word too, so that only a capital tells it."""
    return reads_as_ordinary(form, load_lexicon())


@dataclass(frozen=True, slots=True)
class Prepared:
    """A source's text ready for the study, what was replaced in it, and what still gives it away."""

    original: Original
    transcript: Transcript
    mentions: tuple[Planned, ...]
    edits: tuple[TextEdit, ...]
    place: str
    by_kind: Mapping[str, int]
    leaks: tuple[Stopped, ...]


def prepare(original: Original, key: Key, speakers: Mapping[str, str]) -> Prepared:
    """The released text of an original, searched for what must not be in it."""
    source, transcript = original.source, original.transcript()
    done = key.replaced(transcript.text, original)
    text = edited_transcript(transcript, done.edits, dict(speakers))
    place = key.replaced(original.draft.facts.place, original, PLACE)
    kinds = Counter(
        key.entities[m.entity_id].kind.value if m.entity_id in key.entities else "key"
        for m in done.mentions
        if m.replacement is not None
    )
    where = Message("{label}, place of the interview", label=source.label)
    begun = key.watch.openings(text.text, anywhere=True)
    leaks = (
        *_by_turn((*done.leaks, *_once(begun, done.leaks)), text, source.label, key.watch),
        *(key.watch.stopped(where, leak) for leak in place.leaks),
    )
    return Prepared(original, text, done.mentions, done.edits, place.text, kinds, leaks)


def _once(begun: Iterable[Leak], leaks: Iterable[Leak]) -> Iterator[Leak]:
    """Names that are words too and begin a sentence: replaced nowhere there, so pointed at once each."""
    known = tuple(leaks)
    told: set[str] = set()
    for leak in begun:
        if leak.form not in told and not any(leak.span.overlaps(one.span) for one in known):
            told.add(leak.form)
            yield leak


def _by_turn(
    leaks: Iterable[Leak], transcript: Transcript, label: str, watch: Watch
) -> Iterator[Stopped]:
    """Each leak with its turn; a name known though no key names it is pointed at once."""
    told: set[str] = set()
    for leak in leaks:
        if leak.form in told and leak.form in watch.known:
            continue
        told.add(leak.form)
        number = next(
            (n for n, turn in enumerate(transcript.turns, 1) if turn.span.overlaps(leak.span)), 0
        )
        yield watch.stopped(Message("{label}, turn {n}", label=label, n=number), leak)


def neutral_names(original: Original) -> dict[str, str]:
    """What each speaker's label becomes: the participant's identifier, or a neutral label."""
    draft, source = original.draft, original.source
    speakers: dict[str, str] = {}
    people = respondents(draft)
    for number, label in enumerate(people):
        if len(people) == 1:
            known = original.identifiers
            speakers[label] = known[0] if len(known) == 1 else source.label
        else:
            said = neutral_label(label) or label_in_group(label, source.label)
            speakers[label] = said or _lettered(source.label, number)
    interviewers = [s.label for s in draft.speakers if s.role is Role.INTERVIEWER]
    for number, label in enumerate(interviewers, start=1):
        speakers[label] = "" if len(interviewers) == 1 else str(number)
    return speakers


def names_borne(original: Original) -> dict[str, frozenset[str]]:
    """Every name a speaker may bear in the released versions: texts of old have letters (G1-A)."""
    names = neutral_names(original)
    borne = {who: {name} for who, name in names.items()}
    for number, who in enumerate(respondents(original.draft)):
        if (letter := _lettered(original.source.label, number)) not in names.values():
            borne[who].add(letter)
    return {who: frozenset(held) for who, held in borne.items()}


def _lettered(label: str, number: int) -> str:
    """What a speaker of a group is called by their place among those who answer: G1-A, G1-B…"""
    return f"{label}-{_letter(number)}"


def _letter(number: int) -> str:
    letters = ""
    while number >= 0:
        letters = chr(ord("A") + number % 26) + letters
        number = number // 26 - 1
    return letters


def put_into_study(change: Change, prepared: Prepared, gate: CellGate) -> None:
    """Writes a source's released text, what its head says, and a count of what was replaced.

    A day or a place in its head that may name somebody waits in the vault.
    """
    source = prepared.original.source
    put_version(change, source, prepared.transcript, number=1, reason="release")
    change.update("source", source.id, state=ReleaseState.RELEASED.value, version=1)
    change.keep(EDITS, source.id, edits_to_bytes(prepared.edits))
    log_replacements(change, source.id, prepared.by_kind)
    _take_over_facts(change, prepared, gate)


def log_replacements(change: Change, source_id: str, by_kind: Mapping[str, int]) -> None:
    """The log of replacements: how many of each kind in a source, no names."""
    row_id, value = f"replaced.{source_id}", json.dumps(dict(sorted(by_kind.items())))
    if change.get("setting", row_id) is None:
        change.insert("setting", {"id": row_id, "value": value})
    else:
        change.update("setting", row_id, value=value)


def put_version(
    change: Change, source: Source, text: Transcript, *, number: int, reason: str
) -> None:
    """Adds a version of a source's text."""
    row = version_row(new_id(), source.id, number, text, reason=reason, created_at=now())
    change.insert("transcript_version", row)


def _take_over_facts(change: Change, prepared: Prepared, gate: CellGate) -> None:
    source, facts = prepared.original.source, prepared.original.draft.facts
    interview_id = source.interview_id
    interview = load_interview(change.connection, interview_id) if interview_id else None
    if interview is None:
        return
    known = {
        "date": interview.date or facts.date,
        "place": interview.place or prepared.place,
        "duration_min": interview.duration_min or facts.duration_min,
    }
    passed = gate.facts(known, (interview.id, interview.label), asdict(interview))
    change.update("interview", interview.id, **passed)


def edits_to_bytes(edits: Iterable[TextEdit]) -> bytes:
    """Edits as the vault keeps them."""
    return json.dumps([[e.span.start, e.span.end, e.replacement] for e in edits]).encode()


def edits_from_bytes(stored: bytes) -> tuple[TextEdit, ...]:
    """The edits that ``edits_to_bytes`` wrote."""
    return tuple(TextEdit(Span(a, b), words) for a, b, words in json.loads(stored))
