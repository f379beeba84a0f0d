"""The review of what detection proposes: decisions on entities, each step kept and reversible.

Everything a reviewer does goes through here; changes to entities and the second reader have
rooms of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from qualcode.anonymise.entity import Decision, Entity
from qualcode.anonymise.identifiers import Tier
from qualcode.model import now
from qualcode.services import entity_store
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.review_edits import (
    add_by_hand,
    edit,
    exempt,
    merge,
    no_exemption,
    refuse_real_form,
    same_person_proposals,
    set_policy,
    split,
    with_replacement,
)
from qualcode.services.review_steps import (
    decided,
    get_entity,
    is_passage,
    step,
    steps,
    undo_step,
)
from qualcode.services.second_reading import ReadersAgreement, readers_agreement, second_reading
from qualcode.wording import Message

__all__ = [
    "ReadersAgreement",
    "ReviewProgress",
    "accept",
    "accept_by_policy",
    "accept_sure",
    "add_by_hand",
    "defer",
    "edit",
    "exempt",
    "get_entity",
    "list_entities",
    "merge",
    "no_exemption",
    "put_together",
    "readers_agreement",
    "refuse_real_form",
    "reject",
    "review_progress",
    "same_person_proposals",
    "second_reading",
    "set_policy",
    "split",
    "steps",
    "tick_read",
    "undo_step",
    "with_replacement",
]


@dataclass(frozen=True, slots=True)
class ReviewProgress:
    """How far the review is: entities decided and not, and sources read in full."""

    n_entities: int
    n_open: int
    n_open_direct: int
    read_in_full: tuple[str, ...]


def list_entities(study: OpenStudy) -> tuple[Entity, ...]:
    """Every entity, the riskiest undecided ones first."""
    return tuple(sorted(entity_store.load_entities(study.unlocked()), key=lambda e: e.risk))


def accept(study: OpenStudy, entity_ids: Iterable[str], *, why: str = "") -> tuple[Entity, ...]:
    """Says that entities are to be replaced as proposed."""

    def said(n: int) -> Message:
        return Message.plural("accepted {n} element", "accepted {n} elements", n=n)

    return _decide(study, entity_ids, Decision.ACCEPTED, said, why)


def reject(study: OpenStudy, entity_ids: Iterable[str], *, why: str = "") -> tuple[Entity, ...]:
    """Says that entities name nobody and stay as they are."""

    def said(n: int) -> Message:
        return Message.plural("rejected {n} element", "rejected {n} elements", n=n)

    return _decide(study, entity_ids, Decision.REJECTED, said, why)


def defer(study: OpenStudy, entity_ids: Iterable[str], *, why: str = "") -> tuple[Entity, ...]:
    """Puts entities aside for later; they still count as undecided."""

    def said(n: int) -> Message:
        return Message.plural("deferred {n} element", "deferred {n} elements", n=n)

    return _decide(study, entity_ids, Decision.DEFERRED, said, why)


def accept_sure(study: OpenStudy) -> tuple[Entity, ...]:
    """Accepts everything of the sure tier that nobody has decided yet."""
    present = entity_store.load_entities(study.unlocked())
    return accept(
        study,
        [e.id for e in present if e.is_open and e.tier is Tier.SURE and not is_passage(e)],
    )


def accept_by_policy(study: OpenStudy) -> tuple[Entity, ...]:
    """Takes every proposal as it stands, without anybody looking; noted as such.

    What detection holds sure or likely is accepted, the rest too if it may name a person.
    """
    vault = study.unlocked()
    wanted = [e for e in entity_store.load_entities(vault) if e.is_open and not is_passage(e)]
    with step(study, "accept_by_policy") as taken:
        for entity in wanted:
            taken.put(decided(study, entity, Decision.ACCEPTED, ""))
        notes = entity_store.load_notes(vault)
        entity_store.keep_notes(taken.change, replace(notes, by_policy=True))
        taken.say(
            Message.plural(
                "accepted {n} proposal that nobody reviewed",
                "accepted {n} proposals that nobody reviewed",
                n=len(wanted),
            )
        )
    return tuple(wanted)


def put_together(study: OpenStudy, entities: Iterable[Entity], said: Message) -> None:
    """Puts decided entities in place as one step of the review."""
    with step(study, "decide_together") as taken:
        for entity in entities:
            taken.put(replace(entity, decided_by=study.coder.id, decided_at=now()))
        taken.say(said)


def tick_read(study: OpenStudy, source_id: str, *, read: bool = True) -> None:
    """Notes that somebody read a transcript in full, from its first to its last word."""
    vault = study.unlocked()
    notes = entity_store.load_notes(vault)
    said = Message("read a transcript in full") if read else Message("took back a reading in full")
    with study.acting("read_in_full", said, Ability.USE_VAULT, undoable=False) as change:
        if read:
            fresh = entity_store.with_read(notes, source_id, study.coder.id, now())
        else:
            fresh = replace(notes, read={k: v for k, v in notes.read.items() if k != source_id})
        entity_store.keep_notes(change, fresh)


def review_progress(study: OpenStudy) -> ReviewProgress:
    """How many entities wait for a decision, and who has been read in full."""
    vault = study.unlocked()
    present = entity_store.load_entities(vault)
    waiting = [e for e in present if e.is_open and not is_passage(e)]
    return ReviewProgress(
        len(present),
        len(waiting),
        sum(e.is_direct for e in waiting),
        tuple(entity_store.load_notes(vault).read),
    )


def _decide(
    study: OpenStudy,
    entity_ids: Iterable[str],
    decision: Decision,
    said: Callable[[int], Message],
    why: str,
) -> tuple[Entity, ...]:
    present = {e.id: e for e in entity_store.load_entities(study.unlocked())}
    chosen = [present.get(i) or get_entity(study, i) for i in dict.fromkeys(entity_ids)]
    if not chosen:
        return ()
    with step(study, decision.value) as taken:
        done = tuple(decided(study, entity, decision, why) for entity in chosen)
        for entity in done:
            taken.put(entity)
        taken.say(said(len(done)))
    return done
