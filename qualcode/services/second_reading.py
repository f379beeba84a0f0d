"""A second reader of the review: their own decisions, and how far they agree with those that stand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qualcode.agreement.coding.cohen_kappa import cohen_kappa
from qualcode.agreement.coefficient import Coefficient
from qualcode.agreement.two_by_two import TwoByTwo
from qualcode.anonymise.entity import Decision, Entity, SecondReading
from qualcode.model import now
from qualcode.services import entity_store
from qualcode.services.open_study import OpenStudy
from qualcode.services.review_steps import get_entity, step
from qualcode.wording import Message

_TAKEN = (Decision.ACCEPTED, Decision.EDITED)


@dataclass(frozen=True, slots=True)
class ReadersAgreement:
    """What two readers made of the same entities: replaced or not."""

    n: int
    percent: float | None
    kappa: Coefficient
    apart: tuple[str, ...]


def second_reading(study: OpenStudy, entity_id: str, decision: Decision) -> Entity:
    """What a second reader decides; the decision that stands is not changed by it."""
    entity = get_entity(study, entity_id)
    others = tuple(s for s in entity.second if s.coder_id != study.coder.id)
    reading = SecondReading(study.coder.id, decision, now())
    with step(study, "second_reading") as taken:
        done = replace(entity, second=(*others, reading))
        taken.put(done)
        taken.say(Message("read an element a second time"))
    return done


def readers_agreement(study: OpenStudy, coder_id: str) -> ReadersAgreement:
    """How far a second reader agrees with the decisions that stand, on replacing or not."""
    both = []
    for entity in entity_store.load_entities(study.unlocked()):
        second = next((s for s in entity.second if s.coder_id == coder_id), None)
        if second is not None and not entity.is_open:
            both.append((entity, entity.is_taken, second.decision in _TAKEN))
    table = TwoByTwo(
        both=sum(a and b for _, a, b in both),
        a_only=sum(a and not b for _, a, b in both),
        b_only=sum(b and not a for _, a, b in both),
        neither=sum(not a and not b for _, a, b in both),
    )
    same = sum(a == b for _, a, b in both)
    return ReadersAgreement(
        len(both),
        same / len(both) if both else None,
        cohen_kappa(table.ratings()),
        tuple(e.id for e, a, b in both if a != b),
    )
