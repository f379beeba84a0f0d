"""The review of what detection proposes: decisions on entities, each step kept and reversible.

Every step is written to the vault with what was there before, in the transaction that records it;
the study's own record says how many entities were decided, never which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from qualcode.agreement.coding.cohen_kappa import cohen_kappa
from qualcode.agreement.coefficient import Coefficient
from qualcode.agreement.two_by_two import TwoByTwo
from qualcode.anonymise.entity import (
    Decision,
    Entity,
    Exemption,
    Place,
    Policy,
    SecondReading,
    tier_of,
)
from qualcode.anonymise.folding import fold_phrase
from qualcode.anonymise.gathering import SamePerson, reads_as_ordinary, same_person
from qualcode.anonymise.identifiers import Tier
from qualcode.engines.lexicon import load_lexicon
from qualcode.errors import BadInputError, ConflictError, NotFoundError
from qualcode.model import IdentifierKind, new_id, now
from qualcode.services import entity_store
from qualcode.services.anonymise import replacements_for
from qualcode.services.entity_store import Step
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.studies import get_study
from qualcode.store.change import Change
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class ReviewProgress:
    """How far the review is: entities decided and not, and sources read in full."""

    n_entities: int
    n_open: int
    n_open_direct: int
    n_deferred: int
    read_in_full: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadersAgreement:
    """What two readers made of the same entities: replaced or not."""

    n: int
    percent: float | None
    kappa: Coefficient
    apart: tuple[str, ...]


def list_entities(study: OpenStudy) -> tuple[Entity, ...]:
    """Every entity, the riskiest undecided ones first."""
    return tuple(sorted(entity_store.load_entities(study.unlocked()), key=lambda e: e.risk))


def get_entity(study: OpenStudy, entity_id: str) -> Entity:
    """One entity by its id, or by the beginning of it."""
    found = [e for e in entity_store.load_entities(study.unlocked()) if e.id.startswith(entity_id)]
    if len(found) != 1 or not entity_id:
        raise NotFoundError(
            Message("This element is not in the review."),
            Message("Look through the transcripts again, then choose one of the list."),
        )
    return found[0]


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
        [e.id for e in present if e.is_open and e.tier is Tier.SURE and not _is_passage(e)],
    )


def accept_by_policy(study: OpenStudy) -> tuple[Entity, ...]:
    """Takes every proposal as it stands, without anybody looking; noted as such.

    What detection holds sure or likely is accepted, the rest too if it may name a person.
    """
    vault = study.unlocked()
    wanted = [e for e in entity_store.load_entities(vault) if e.is_open and not _is_passage(e)]
    with _step(study, "accept_by_policy") as step:
        for entity in wanted:
            step.put(_decided(study, entity, Decision.ACCEPTED, ""))
        notes = entity_store.load_notes(vault)
        entity_store.keep_notes(step.change, replace(notes, by_policy=True))
        step.say(
            Message.plural(
                "accepted {n} proposal that nobody reviewed",
                "accepted {n} proposals that nobody reviewed",
                n=len(wanted),
            )
        )
    return tuple(wanted)


def edit(
    study: OpenStudy,
    entity_id: str,
    *,
    replacement: str | None = None,
    policy: Policy | None = None,
    kind: IdentifierKind | None = None,
    participant: str | None = None,
    why: str = "",
) -> Entity:
    """Accepts an entity with another replacement, policy, kind, or as a participant.

    Raises BadInputError when the replacement would itself be a real form of the study.
    """
    present = entity_store.load_entities(study.unlocked())
    entity = get_entity(study, entity_id)
    changed = replace(entity, kind=kind or entity.kind, policy=policy or entity.policy)
    if participant is not None:
        changed = replace(changed, participant=participant.strip())
    if replacement is not None:
        refuse_real_form(replacement, entity, present)
        changed = replace(changed, replacement=replacement.strip())
        if changed.policy is Policy.KEEP:
            changed = replace(changed, policy=Policy.DESCRIPTOR)
    elif policy is not None or kind is not None or participant is not None:
        with study.reading() as reader:
            proposing = replacements_for(study, reader, present)
        changed = replace(changed, replacement=proposing.propose(changed))
    with _step(study, "edit_entity") as step:
        done = _decided(study, changed, Decision.EDITED, why)
        step.put(done)
        step.say(Message("changed what stands for an element"))
    return done


def add_by_hand(
    study: OpenStudy,
    form: str,
    *,
    kind: IdentifierKind = IdentifierKind.PERSON,
    replacement: str = "",
    participant: str = "",
) -> Entity:
    """A form detection did not find, accepted at once."""
    if not form.strip():
        raise BadInputError(
            Message("There is no form to replace."), Message("Write the real form.")
        )
    present = entity_store.load_entities(study.unlocked())
    same = next((e for e in present if form.strip() in e.forms and e.kind is kind), None)
    entity = same or Entity(
        new_id(),
        form.strip(),
        kind,
        Tier.SURE,
        variants=(form.strip(),),
        everywhere=True,
        participant=participant.strip(),
        by_hand=True,
    )
    if replacement.strip():
        refuse_real_form(replacement, entity, present)
        entity = replace(entity, replacement=replacement.strip())
    elif not entity.replacement:
        with study.reading() as reader:
            entity = replace(
                entity, replacement=replacements_for(study, reader, present).propose(entity)
            )
    with _step(study, "add_entity") as step:
        done = _decided(study, entity, Decision.ACCEPTED, "")
        step.put(done)
        step.say(Message("added an element by hand"))
    return done


def merge(study: OpenStudy, entity_ids: Iterable[str]) -> Entity:
    """Makes one entity of several: the first keeps its form, kind and replacement."""
    chosen = [get_entity(study, i) for i in dict.fromkeys(entity_ids)]
    if len(chosen) < 2:
        raise BadInputError(
            Message("Merging needs two elements or more."), Message("Choose those that are one.")
        )
    first, others = chosen[0], chosen[1:]
    who = next((e.participant for e in chosen if e.participant), "")
    together = replace(
        first,
        variants=tuple(dict.fromkeys(f for e in chosen for f in e.forms)),
        spotted=tuple(s for e in chosen for s in e.spotted),
        exemptions=tuple(x for e in chosen for x in e.exemptions),
        participant=who,
        replacement=f"[{who}]" if who and not first.participant else first.replacement,
        interview=first.interview if len({e.interview for e in chosen}) == 1 else "",
        everywhere=any(e.everywhere for e in chosen),
    )
    with _step(study, "merge_entities") as step:
        step.put(together)
        for other in others:
            step.drop(other)
        step.say(
            Message.plural(
                "merged {n} element into another", "merged {n} elements into another", n=len(others)
            )
        )
    return together


def split(
    study: OpenStudy, entity_id: str, *, forms: Iterable[str] = (), interview: str = ""
) -> tuple[Entity, Entity]:
    """Takes some forms, or all mentions of one interview, out of an entity into another.

    Returns what is left and the new entity, which waits for a decision under a new replacement.
    """
    entity = get_entity(study, entity_id)
    leaving = set(forms)
    sources = _labels(study)
    going = [
        s
        for s in entity.spotted
        if (s.form in leaving if leaving else sources.get(s.place.source_id) == interview)
    ]
    if not going or len(going) == len(entity.spotted):
        raise BadInputError(
            Message("This would leave nothing to split."),
            Message("Choose some of its forms, or one of the interviews it is mentioned in."),
        )
    staying = tuple(s for s in entity.spotted if s not in going)
    new_forms = tuple(dict.fromkeys(s.form for s in going))
    kept = tuple(f for f in entity.forms if f not in leaving) or entity.forms
    left = replace(
        entity,
        form=kept[0],
        variants=kept,
        spotted=staying,
        tier=tier_of(staying, everywhere=entity.everywhere),
    )
    apart = Entity(
        new_id(),
        new_forms[0],
        entity.kind,
        tier_of(going, everywhere=entity.everywhere),
        variants=new_forms,
        policy=entity.policy,
        everywhere=not reads_as_ordinary(new_forms[0], load_lexicon()),
        interview="" if leaving else interview,
        spotted=tuple(going),
    )
    present = entity_store.load_entities(study.unlocked())
    with study.reading() as reader:
        apart = replace(apart, replacement=replacements_for(study, reader, present).propose(apart))
    with _step(study, "split_entity") as step:
        step.put(left)
        step.put(apart)
        step.say(Message("split an element in two"))
    return left, apart


def exempt(
    study: OpenStudy, entity_id: str, place: Place, *, replacement: str | None = None
) -> Entity:
    """One mention treated otherwise: kept as it stands, or given a replacement of its own."""
    entity = get_entity(study, entity_id)
    others = tuple(e for e in entity.exemptions if e.place != place)
    with _step(study, "exempt_mention") as step:
        done = replace(entity, exemptions=(*others, Exemption(place, replacement)))
        step.put(done)
        step.say(Message("made an exception for one mention"))
    return done


def no_exemption(study: OpenStudy, entity_id: str, place: Place) -> Entity:
    """The mention treated like its entity again."""
    entity = get_entity(study, entity_id)
    with _step(study, "exempt_mention") as step:
        done = replace(entity, exemptions=tuple(e for e in entity.exemptions if e.place != place))
        step.put(done)
        step.say(Message("took back an exception for one mention"))
    return done


def second_reading(study: OpenStudy, entity_id: str, decision: Decision) -> Entity:
    """What a second reader decides; the decision that stands is not changed by it."""
    entity = get_entity(study, entity_id)
    others = tuple(s for s in entity.second if s.coder_id != study.coder.id)
    reading = SecondReading(study.coder.id, decision, now())
    with _step(study, "second_reading") as step:
        done = replace(entity, second=(*others, reading))
        step.put(done)
        step.say(Message("read an element a second time"))
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


_TAKEN = (Decision.ACCEPTED, Decision.EDITED)


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


def set_policy(study: OpenStudy, kind: IdentifierKind, policy: Policy) -> int:
    """The policy of a kind from now on; undecided entities of it take it at once."""
    vault = study.unlocked()
    present = entity_store.load_entities(vault)
    wanted = [e for e in present if e.kind is kind and e.is_open and e.policy is not policy]
    with _step(study, "set_policy") as step:
        proposing = replacements_for(study, step.change.connection, present)
        for entity in wanted:
            changed = replace(entity, policy=policy)
            step.put(replace(changed, replacement=proposing.propose(changed)))
        notes = entity_store.load_notes(vault)
        entity_store.keep_notes(
            step.change, replace(notes, policies={**notes.policies, kind: policy})
        )
        step.say(Message("changed the policy of a kind of element"))
    return len(wanted)


def review_progress(study: OpenStudy) -> ReviewProgress:
    """How many entities wait for a decision, and who has been read in full."""
    vault = study.unlocked()
    present = entity_store.load_entities(vault)
    waiting = [e for e in present if e.is_open and not _is_passage(e)]
    return ReviewProgress(
        len(present),
        len(waiting),
        sum(e.is_direct for e in waiting),
        sum(e.decision is Decision.DEFERRED for e in present),
        tuple(entity_store.load_notes(vault).read),
    )


def same_person_proposals(study: OpenStudy) -> tuple[SamePerson, ...]:
    """Entities that may be one person, place or body, with the reason; nothing merges by itself."""
    present = [
        e
        for e in entity_store.load_entities(study.unlocked())
        if e.decision is not Decision.REJECTED
    ]
    return same_person(present, get_study(study).language)


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
            Message("Decide on them anew instead."),
        )
    present = entity_store.load_entities(vault)
    said = Message("took back a step of the review")
    with study.acting("undo_review", said, Ability.USE_VAULT, undoable=False) as change:
        back = {i: e for i, e in last.before if e is not None}
        gone = [i for i, e in last.before if e is None]
        entity_store.rewrite(change, present, back, gone)
        change.keep(entity_store.STEPS, f"{last.number:09d}", None)
    return last


def put_together(study: OpenStudy, entities: Iterable[Entity], said: Message) -> None:
    """Puts decided entities in place as one step of the review."""
    with _step(study, "decide_together") as step:
        for entity in entities:
            step.put(replace(entity, decided_by=study.coder.id, decided_at=now()))
        step.say(said)


def with_replacement(study: OpenStudy, entity: Entity, present: Iterable[Entity]) -> Entity:
    """The entity with what its policy proposes now."""
    with study.reading() as reader:
        return replace(entity, replacement=replacements_for(study, reader, present).propose(entity))


def refuse_real_form(replacement: str, entity: Entity, present: Iterable[Entity]) -> None:
    """Raises BadInputError when a replacement holds a real form of the study."""
    words = f" {fold_phrase(replacement)} "
    for other in present:
        if other.decision is Decision.REJECTED or _is_passage(other) or not other.everywhere:
            continue
        for form in other.forms:
            if f" {fold_phrase(form)} " in words:
                raise BadInputError(
                    Message("“{form}” is a real form of this study.", form=form),
                    Message("Choose a replacement that names nobody in it."),
                )


def _is_passage(entity: Entity) -> bool:
    return entity.kind is IdentifierKind.CONTEXT


def _labels(study: OpenStudy) -> dict[str, str]:
    from qualcode.services.reading import list_sources

    return {s.id: s.label for s in list_sources(study)}


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
    with _step(study, decision.value) as step:
        done = tuple(_decided(study, entity, decision, why) for entity in chosen)
        for entity in done:
            step.put(entity)
        step.say(said(len(done)))
    return done


def _decided(study: OpenStudy, entity: Entity, decision: Decision, why: str) -> Entity:
    return replace(
        entity,
        decision=decision,
        decided_by=study.coder.id,
        decided_at=now(),
        why=why or entity.why,
    )


class _Step:
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
def _step(study: OpenStudy, action: str) -> Iterator[_Step]:
    vault = study.unlocked()
    said = Message("decided on elements")
    with study.acting(action, said, Ability.USE_VAULT, undoable=False) as change:
        step = _Step(change, entity_store.load_entities(vault))
        yield step
        step.keep()
        noted = Step(
            entity_store.next_number(vault), study.coder.id, now(), step.said, step.before()
        )
        entity_store.keep_step(change, noted)
