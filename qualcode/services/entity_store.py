"""The study's entities as the vault holds them, with what the review noted and every step of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from qualcode.anonymise.entity import (
    Decision,
    Entity,
    Exemption,
    Place,
    Policy,
    SecondReading,
    Spotted,
)
from qualcode.anonymise.identifiers import Tier
from qualcode.model import IdentifierKind, Span
from qualcode.store.change import Change
from qualcode.store.vault import Vault
from qualcode.wording import Message

ENTITIES = "entities"  # sixteen records, so that one decision rewrites a sixteenth of them
REVIEW = "review"
STEPS = "review-step"
_RECORD = "study"


@dataclass(frozen=True, slots=True)
class Seed:
    """A form entered by hand, and the participant it names if it names one."""

    form: str
    participant: str = ""


@dataclass(frozen=True)
class ReviewNotes:
    """What the review knows beside the entities.

    ``read`` tells who read which source in full, and when; ``looked_through`` the sources
    detection has seen, with the fingerprint of their text; ``by_policy`` that decisions were
    taken without anybody looking; ``kept`` forms the audit lets stand.
    """

    seeds: tuple[Seed, ...] = ()
    policies: Mapping[IdentifierKind, Policy] = field(default_factory=dict)
    read: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    looked_through: Mapping[str, int] = field(default_factory=dict)
    by_policy: bool = False
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the review: who, when, what the entities were before (None: not there)."""

    number: int
    coder_id: str
    at: str
    said: Message
    before: tuple[tuple[str, Entity | None], ...]


def load_entities(vault: Vault) -> tuple[Entity, ...]:
    """Every entity of the study, none when detection never ran."""
    buckets = vault.understood(ENTITIES, _entities_from_bytes)
    return tuple(entity for _, bucket in buckets for entity in bucket)


def _entities_from_bytes(content: bytes) -> tuple[Entity, ...]:
    return tuple(entity_from_json(stored) for stored in json.loads(content))


def keep_entities(change: Change, present: Iterable[Entity], changed: Iterable[Entity]) -> None:
    """Has the vault hold changed entities beside those present."""
    wanted = {e.id: e for e in changed}
    rewrite(change, present, wanted, ())


def rewrite(
    change: Change,
    present: Iterable[Entity],
    changed: Mapping[str, Entity],
    gone: Iterable[str],
) -> None:
    """Has the vault hold changed entities and no longer those gone."""
    leaving = set(gone)
    whole = {e.id: e for e in present} | dict(changed)
    touched = {entity_id[0] for entity_id in (*changed, *leaving)}
    for bucket in sorted(touched):
        inside = [e for e in whole.values() if e.id[0] == bucket and e.id not in leaving]
        content = json.dumps([entity_to_json(e) for e in inside], ensure_ascii=False).encode()
        change.keep(ENTITIES, bucket, content)


def load_notes(vault: Vault) -> ReviewNotes:
    """What the review noted."""
    if _RECORD not in vault.ids(REVIEW):
        return ReviewNotes()
    stored = json.loads(vault.get(REVIEW, _RECORD))
    return ReviewNotes(
        seeds=tuple(Seed(form, who) for form, who in stored["seeds"]),
        policies={IdentifierKind(k): Policy(p) for k, p in stored["policies"].items()},
        read={source: (coder, at) for source, (coder, at) in stored["read"].items()},
        looked_through=stored["looked_through"],
        by_policy=stored["by_policy"],
        kept=tuple(stored["kept"]),
    )


def keep_notes(change: Change, notes: ReviewNotes) -> None:
    """Has the vault hold what the review noted."""
    stored = {
        "seeds": [[s.form, s.participant] for s in notes.seeds],
        "policies": {k.value: p.value for k, p in notes.policies.items()},
        "read": {source: list(who) for source, who in notes.read.items()},
        "looked_through": dict(notes.looked_through),
        "by_policy": notes.by_policy,
        "kept": list(notes.kept),
    }
    change.keep(REVIEW, _RECORD, json.dumps(stored, ensure_ascii=False).encode())


def keep_step(change: Change, step: Step) -> None:
    """Adds a step of the review, so that it can be taken back."""
    change.keep(STEPS, f"{step.number:09d}", step_to_bytes(step))


def step_to_bytes(step: Step) -> bytes:
    """A step as the vault keeps it."""
    return json.dumps(
        {
            "coder_id": step.coder_id,
            "at": step.at,
            "said": step.said.as_json(),
            "before": [[i, e and entity_to_json(e)] for i, e in step.before],
        },
        ensure_ascii=False,
    ).encode()


def step_from_bytes(number: int, content: bytes) -> Step:
    """The step that ``step_to_bytes`` wrote."""
    stored = json.loads(content)
    return Step(
        number,
        stored["coder_id"],
        stored["at"],
        Message.from_json(stored["said"]),
        tuple((i, e and entity_from_json(e)) for i, e in stored["before"]),
    )


def load_steps(vault: Vault) -> tuple[Step, ...]:
    """The steps of the review that stand, oldest first."""
    return tuple(step_from_bytes(int(number), content) for number, content in vault.records(STEPS))


def next_number(vault: Vault) -> int:
    """The number of the next step."""
    known = vault.ids(STEPS)
    return int(known[-1]) + 1 if known else 1


def with_read(notes: ReviewNotes, source_id: str, coder_id: str, at: str) -> ReviewNotes:
    """The notes with a source read in full."""
    return replace(notes, read={**notes.read, source_id: (coder_id, at)})


def entity_to_json(entity: Entity) -> dict[str, Any]:
    """An entity as plain JSON values."""
    return {
        "id": entity.id,
        "form": entity.form,
        "kind": entity.kind.value,
        "tier": entity.tier.value,
        "variants": list(entity.variants),
        "policy": entity.policy.value,
        "replacement": entity.replacement,
        "decision": entity.decision.value,
        "everywhere": entity.everywhere,
        "interview": entity.interview,
        "participant": entity.participant,
        "by_hand": entity.by_hand,
        "spotted": [_spotted_to_json(s) for s in entity.spotted],
        "exemptions": [[_place_to_json(e.place), e.replacement] for e in entity.exemptions],
        "decided_by": entity.decided_by,
        "decided_at": entity.decided_at,
        "why": entity.why,
        "second": [[s.coder_id, s.decision.value, s.at] for s in entity.second],
    }


def entity_from_json(stored: Mapping[str, Any]) -> Entity:
    """The entity that ``entity_to_json`` wrote."""
    return Entity(
        **{
            **stored,
            "kind": IdentifierKind(stored["kind"]),
            "tier": Tier(stored["tier"]),
            "variants": tuple(stored["variants"]),
            "policy": Policy(stored["policy"]),
            "decision": Decision(stored["decision"]),
            "spotted": tuple(_spotted_from_json(s) for s in stored["spotted"]),
            "exemptions": tuple(
                Exemption(_place_from_json(place), words) for place, words in stored["exemptions"]
            ),
            "second": tuple(
                SecondReading(coder, Decision(said), at) for coder, said, at in stored["second"]
            ),
        }
    )


def _place_to_json(place: Place) -> list[Any]:
    return [place.source_id, place.span.start, place.span.end, place.field, place.number]


def _place_from_json(stored: list[Any]) -> Place:
    source_id, start, end, name, number = stored
    return Place(source_id, Span(start, end), name, number)


def _spotted_to_json(spotted: Spotted) -> list[Any]:
    reasons = [reason.as_json() for reason in spotted.reasons]
    return [_place_to_json(spotted.place), spotted.form, spotted.tier.value, reasons]


def _spotted_from_json(stored: list[Any]) -> Spotted:
    place, form, tier, reasons = stored
    said = tuple(Message.from_json(reason) for reason in reasons)
    return Spotted(_place_from_json(place), form, Tier(tier), said)
