"""The steps of a review: each written with what was there before, so that it can be taken back.

The vault holds them; the study's own record says how many entities were decided, never which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from qualcode.anonymise.entity import Decision, Entity
from qualcode.errors import ConflictError, NotFoundError
from qualcode.model import IdentifierKind, now
from qualcode.services import entity_store
from qualcode.services.entity_store import Step
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store.change import Change
from qualcode.wording import Message


def get_entity(study: OpenStudy, entity_id: str) -> Entity:
    """One entity by its id, or by the beginning of it.

    ``NotFoundError`` when none, or more than one, is meant.
    """
    found = [e for e in entity_store.load_entities(study.unlocked()) if e.id.startswith(entity_id)]
    if len(found) != 1 or not entity_id:
        raise NotFoundError(
            Message("This element is not in the review."),
            Message("Look through the transcripts again, then choose one of the list."),
        )
    return found[0]


def is_passage(entity: Entity) -> bool:
    """Whether it is a passage to read again, which nothing replaces by itself."""
    return entity.kind is IdentifierKind.CONTEXT


def decided(study: OpenStudy, entity: Entity, decision: Decision, why: str) -> Entity:
    """The entity under a decision of whoever acts, now."""
    return replace(
        entity,
        decision=decision,
        decided_by=study.coder.id,
        decided_at=now(),
        why=why or entity.why,
    )


class StepUnderWay:
    """One step on its way: what is put and dropped, and what was there before."""

    def __init__(self, change: Change, present: Iterable[Entity]) -> None:
        self.change = change
        self._present = {e.id: e for e in present}
        self._put: dict[str, Entity] = {}
        self._dropped: list[str] = []
        self.said = Message("decided on elements")

    def put(self, entity: Entity) -> None:
        """An entity as it is from now on."""
        self._put[entity.id] = entity

    def drop(self, entity: Entity) -> None:
        """An entity that is there no longer."""
        self._dropped.append(entity.id)

    def say(self, said: Message) -> None:
        """What the record will say, without any name."""
        self.said = said
        self.change.say(said)

    def before(self) -> tuple[tuple[str, Entity | None], ...]:
        """What was there before, by id."""
        return tuple((i, self._present.get(i)) for i in (*self._put, *self._dropped))

    def keep(self) -> None:
        """Has the vault hold the outcome."""
        entity_store.rewrite(self.change, self._present.values(), self._put, self._dropped)


@contextmanager
def step(study: OpenStudy, action: str) -> Iterator[StepUnderWay]:
    """One step of the review, recorded and kept once everything in it was put or dropped."""
    vault = study.unlocked()
    said = Message("decided on elements")
    with study.acting(action, said, Ability.USE_VAULT, undoable=False) as change:
        taken = StepUnderWay(change, entity_store.load_entities(vault))
        yield taken
        taken.keep()
        number = entity_store.next_number(vault)
        noted = Step(number, study.coder.id, now(), taken.said, taken.before())
        entity_store.keep_step(change, noted)


def steps(study: OpenStudy) -> tuple[Step, ...]:
    """The steps of the review that stand, oldest first."""
    return entity_store.load_steps(study.unlocked())


def undo_step(study: OpenStudy) -> Step:
    """Takes back this coder's own latest step of the review; returns it.

    Raises NotFoundError without any, ConflictError when a later step changed the same entities.
    """
    vault = study.unlocked()
    all_steps = entity_store.load_steps(vault)
    mine = [s for s in all_steps if s.coder_id == study.coder.id]
    if not mine:
        raise NotFoundError(
            Message("There is no step of the review to take back."),
            Message("Each reader takes back their own steps only."),
        )
    last = mine[-1]
    touched = {i for i, _ in last.before}
    later = {i for s in all_steps if s.number > last.number for i, _ in s.before}
    if touched & later:
        raise ConflictError(
            Message("Another reader decided on the same elements since."),
            Message("Decide on them again instead."),
        )
    present = entity_store.load_entities(vault)
    said = Message("took back a step of the review")
    with study.acting("undo_review", said, Ability.USE_VAULT, undoable=False) as change:
        back = {i: e for i, e in last.before if e is not None}
        gone = [i for i, e in last.before if e is None]
        entity_store.rewrite(change, present, back, gone)
        change.keep(entity_store.STEPS, f"{last.number:09d}", None)
    return last
