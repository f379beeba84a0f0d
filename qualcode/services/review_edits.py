"""Entities of a review changed: edited, added, merged, split, mentions made exceptions of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qualcode.anonymise.bare_name import bare_name
from qualcode.anonymise.entity import (
    TWO_KINDS,
    Decision,
    Entity,
    Exemption,
    Place,
    Policy,
    Spotted,
    tier_of,
)
from qualcode.anonymise.folding import fold_phrase
from qualcode.anonymise.gathering import SamePerson, same_person, stands_everywhere
from qualcode.anonymise.identifiers import Tier
from qualcode.engines.lexicon import load_lexicon
from qualcode.errors import BadInputError
from qualcode.model import IdentifierKind, new_id
from qualcode.services import entity_store
from qualcode.services.anonymise import replacements_for
from qualcode.services.open_study import OpenStudy
from qualcode.services.reading import list_sources
from qualcode.services.review_steps import decided, get_entity, is_passage, step
from qualcode.wording import Message

_BY_HAND = Message("marked by hand in the text")


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
        refuse_real_form(replacement, present)
        changed = replace(changed, replacement=replacement.strip())
        if changed.policy is Policy.KEEP:
            changed = replace(changed, policy=Policy.DESCRIPTOR)
    elif policy is not None or kind is not None or participant is not None:
        with study.reading() as reader:
            proposing = replacements_for(study, reader, present)
        changed = replace(changed, replacement=proposing.propose(changed))
    with step(study, "edit_entity") as taken:
        done = decided(study, changed, Decision.EDITED, why)
        taken.put(done)
        taken.say(Message("changed what stands for an element"))
    return done


def add_by_hand(
    study: OpenStudy,
    form: str,
    *,
    kind: IdentifierKind = IdentifierKind.PERSON,
    replacement: str = "",
    participant: str = "",
    place: Place | None = None,
) -> Entity:
    """A form detection did not find, accepted at once.

    ``place`` is where somebody marked it: that mention is replaced whatever else is. A form known
    as an ordinary word as well, until now sought where it was spotted only, is sought everywhere
    from now on, unless it was marked at one place. What is replaced so already stays as it is, and
    nothing is recorded. ``BadInputError`` for an empty form.
    """
    if not form.strip():
        raise BadInputError(
            Message("There is no form to replace."), Message("Write the real form.")
        )
    present = entity_store.load_entities(study.unlocked())
    is_sought = kind is IdentifierKind.PERSON and place is None
    form = bare_name(form, load_lexicon()) if is_sought else form.strip()
    same = next((e for e in present if form in e.forms and e.kind is kind), None)
    entity = same or Entity(
        new_id(),
        form,
        kind,
        Tier.SURE,
        variants=(form,),
        everywhere=True,
        participant=participant.strip(),
        by_hand=True,
    )
    if replacement.strip():
        refuse_real_form(replacement, present)
        entity = replace(entity, replacement=replacement.strip())
    elif not entity.replacement:
        with study.reading() as reader:
            entity = replace(
                entity, replacement=replacements_for(study, reader, present).propose(entity)
            )
    if place is None:
        entity = replace(entity, everywhere=True)
    else:
        entity = _marked(entity, Spotted(place, form.strip(), Tier.SURE, (_BY_HAND,)))
    if same is not None and entity == same and same.is_taken:
        return same
    with step(study, "add_entity") as taken:
        done = decided(study, entity, Decision.ACCEPTED, "")
        taken.put(done)
        taken.say(Message("added an element by hand"))
    return done


def _marked(entity: Entity, mention: Spotted) -> Entity:
    """The entity with a mention somebody marked, no longer excepted if it was."""
    kept = tuple(x for x in entity.exemptions if x.place != mention.place)
    return replace(entity.with_mentions([mention]), exemptions=kept)


def merge(study: OpenStudy, entity_ids: Iterable[str]) -> Entity:
    """Makes one entity of several: the first keeps its form, kind and replacement.

    ``BadInputError`` for fewer than two.
    """
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
    with step(study, "merge_entities") as taken:
        taken.put(together)
        for other in others:
            taken.drop(other)
        taken.say(
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
    ``BadInputError`` when nothing would go, or nothing would be left.
    """
    entity = get_entity(study, entity_id)
    leaving = set(forms)
    sources = _labels(study)
    mentions = [
        replace(s, reasons=tuple(r for r in s.reasons if r != TWO_KINDS)) for s in entity.spotted
    ]
    going = [
        s
        for s in mentions
        if (s.form in leaving if leaving else sources.get(s.place.source_id) == interview)
    ]
    if not going or len(going) == len(entity.spotted):
        raise BadInputError(
            Message("This would leave nothing to split."),
            Message("Choose some of its forms, or one of the interviews it is mentioned in."),
        )
    staying = tuple(s for s in mentions if s not in going)
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
        everywhere=stands_everywhere(new_forms[0], entity.kind, load_lexicon()),
        interview="" if leaving else interview,
        spotted=tuple(going),
    )
    present = entity_store.load_entities(study.unlocked())
    with study.reading() as reader:
        apart = replace(apart, replacement=replacements_for(study, reader, present).propose(apart))
    with step(study, "split_entity") as taken:
        taken.put(left)
        taken.put(apart)
        taken.say(Message("split an element in two"))
    return left, apart


def exempt(
    study: OpenStudy, entity_id: str, place: Place, *, replacement: str | None = None
) -> Entity:
    """One mention treated otherwise: kept as it stands, or given a replacement of its own."""
    entity = get_entity(study, entity_id)
    others = tuple(e for e in entity.exemptions if e.place != place)
    with step(study, "exempt_mention") as taken:
        done = replace(entity, exemptions=(*others, Exemption(place, replacement)))
        taken.put(done)
        taken.say(Message("made an exception for one mention"))
    return done


def no_exemption(study: OpenStudy, entity_id: str, place: Place) -> Entity:
    """The mention treated like its entity again."""
    entity = get_entity(study, entity_id)
    with step(study, "exempt_mention") as taken:
        done = replace(entity, exemptions=tuple(e for e in entity.exemptions if e.place != place))
        taken.put(done)
        taken.say(Message("took back an exception for one mention"))
    return done


def set_policy(study: OpenStudy, kind: IdentifierKind, policy: Policy) -> int:
    """The policy of a kind from now on; undecided entities of it take it at once."""
    vault = study.unlocked()
    present = entity_store.load_entities(vault)
    wanted = [e for e in present if e.kind is kind and e.is_open and e.policy is not policy]
    with step(study, "set_policy") as taken:
        proposing = replacements_for(study, taken.change.connection, present)
        for entity in wanted:
            changed = replace(entity, policy=policy)
            taken.put(replace(changed, replacement=proposing.propose(changed)))
        notes = entity_store.load_notes(vault)
        entity_store.keep_notes(
            taken.change, replace(notes, policies={**notes.policies, kind: policy})
        )
        taken.say(Message("changed the policy of a kind of element"))
    return len(wanted)


def same_person_proposals(study: OpenStudy) -> tuple[SamePerson, ...]:
    """Entities that may be one person, place or body, with the reason; nothing merges by itself."""
    present = [
        e
        for e in entity_store.load_entities(study.unlocked())
        if e.decision is not Decision.REJECTED
    ]
    return same_person(present)


def with_replacement(study: OpenStudy, entity: Entity, present: Iterable[Entity]) -> Entity:
    """The entity with what its policy proposes now."""
    with study.reading() as reader:
        return replace(entity, replacement=replacements_for(study, reader, present).propose(entity))


def refuse_real_form(replacement: str, present: Iterable[Entity]) -> None:
    """Raises BadInputError when a replacement holds a real form of the study."""
    words = f" {fold_phrase(replacement)} "
    for other in present:
        if other.decision is Decision.REJECTED or is_passage(other) or not other.everywhere:
            continue
        for form in other.forms:
            if f" {fold_phrase(form)} " in words:
                raise BadInputError(
                    Message("“{form}” is a real form of this study.", form=form),
                    Message("Choose a replacement that names nobody in it."),
                )


def _labels(study: OpenStudy) -> dict[str, str]:
    return {s.id: s.label for s in list_sources(study)}
